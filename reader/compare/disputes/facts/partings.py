"""Like claims of two sources that part in one thing that is no figure: a condition, a list, the one who did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.clusters import clusters
from reader.compare.disputes.drafts import Draft, Wording

Part = Literal["condition", "list", "name"]

# How often each, in claims that are wholly alike, proves a real contradiction: less surely than a figure.
_CONFIDENCE = {"condition": 0.7, "list": 0.65, "name": 0.7}


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim gives: its words where they stand, or the words that say there are none."""

    claim: Claim
    words: Span | str


@dataclass(frozen=True, slots=True)
class Parting:
    """Two claims that say the same but for one part.

    Attributes:
        part: which.
        one, other: what each gives for it.
        likeness: of the rest of the claims, 0 to 1.
    """

    part: Part
    one: Said
    other: Said
    likeness: float


def parting_drafts(wording: Wording, partings: Sequence[Parting]) -> Iterator[Draft]:
    """One dispute for each group of claims that part in one thing, with each article's side; the surest first."""
    for group in clusters(partings, lambda pair: [_key(pair, said) for said in (pair.one, pair.other)]):
        chosen: dict[int, Said] = {}
        for pair in group:
            for said in (pair.one, pair.other):
                chosen.setdefault(said.claim.doc, said)
        given = {doc: _words(wording, said) for doc, said in chosen.items()}
        counts = Counter(words.casefold() for words in given.values())
        order = sorted(chosen, key=lambda doc: (-counts[given[doc].casefold()], given[doc].casefold(), doc))
        best = group[0]
        yield Draft(
            "contradicted_fact",
            wording.statement(best.one.claim),
            tuple(wording.side(chosen[doc].claim, "reports", given[doc]) for doc in order),
            _CONFIDENCE[best.part] * (0.5 + 0.5 * best.likeness),
            best.part,
            places=wording.places(said.claim for pair in group for said in (pair.one, pair.other)),
        )


def _key(pair: Parting, said: Said) -> tuple[str, int, int]:
    return pair.part, said.claim.doc, said.claim.index


def _words(wording: Wording, said: Said) -> str:
    if isinstance(said.words, str):
        return said.words
    return " ".join(said.words.of(wording.documents[said.claim.doc].text).split())
