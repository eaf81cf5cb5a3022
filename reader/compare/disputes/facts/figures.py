"""One report that gives several figures for one thing: a later one holds, or two are set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.claims.slots import Value, conflict
from reader.compare.document import Document
from reader.text.lexicon import words
from reader.text.phrases import phrase_book
from reader.text.stems import is_content, stem

# Two figures of one report are of one thing when the sentences say this much the same, by weight: "hurt at the mill"
# and "hurt at the quarry" have two words of three.
_ALIKE = 0.75
# Without a word that one is later, they stand side by side: in one sentence, or in the next but one at most.
_APART = 2
# And say nearly the same, each in somebody's name.
_SAME = 0.7
_PRONOUNS = frozenset({"it", "that", "this", "them", "the"})


def own_rivals(values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Figures of one article that cannot both hold, in the order of the text: of one unit, or of one thing counted."""
    groups: dict[tuple[int, str], list[Value]] = defaultdict(list)
    for value in values:
        if value.slot == "number" and value.claim.polarity.sign > 0 and not value.claim.question:
            groups[value.claim.doc, value.key.partition(":")[0]].append(value)
    for group in groups.values():
        for one, other in combinations(group, 2):
            bare = "count:" in (one.key, other.key)
            if (one.key == other.key or bare) and conflict(one, other):
                yield one, other


def gives_way(documents: Sequence[Document], index: ClaimIndex, one: Value, other: Value) -> Value | None:
    """The one of two rivals that the report itself says has given way to the other; None if it says nothing."""
    if not _of_one_thing(index, one, other):
        return None
    first, second = _time(documents, one), _time(documents, other)
    if "first" in first and "first" not in second and "later" not in first:
        return one
    if "first" in second and "first" not in first and "later" not in second:
        return other
    return one if "later" in second and "later" not in first else None


def side_by_side(documents: Sequence[Document], index: ClaimIndex, one: Value, other: Value) -> bool:
    """Whether two rivals are given by two people or documents, one after the other: police say nine, the log 19."""
    if one.key != other.key or not 0 <= other.claim.index - one.claim.index <= _APART or one.claim is other.claim:
        return False
    if _given(documents, one) and _given(documents, other):
        return _object(documents, other) in _PRONOUNS or _object(documents, one) == _object(documents, other)
    speakers = [_speaker(documents, value.claim) for value in (one, other)]
    return all(speakers) and speakers[0].isdisjoint(speakers[1]) and _shared(index, one, other) >= _SAME


def _of_one_thing(index: ClaimIndex, one: Value, other: Value) -> bool:
    return one.claim is not other.claim and _shared(index, one, other) >= _ALIKE


def _shared(index: ClaimIndex, one: Value, other: Value) -> float:
    """The share of the lighter claim that both have."""
    left, right = index.place(one.claim), index.place(other.claim)
    lighter = min(index.whole[left], index.whole[right])
    return index.weight(index.stems[left] & index.stems[right]) / lighter if lighter else 0.0


def _time(documents: Sequence[Document], value: Value) -> set[str]:
    """Which tables of time the sentence of a figure has words of."""
    document = documents[value.claim.doc]
    first, last = document.words(value.claim.sentence)
    hits = phrase_book("figures").find(document.norms, first, last)
    return {hit.table for hit in hits if hit.table != "giving"}


def _given(documents: Sequence[Document], value: Value) -> bool:
    """Whether the figure is given as "puts … at N"."""
    document = documents[value.claim.doc]
    at = document.words(value.span)[0]
    return document.norms[at - 1] == "at" and _verb(document, value.claim, at) is not None


def _verb(document: Document, claim: Claim, at: int) -> int | None:
    giving = words("figures", "giving")
    return next((place for place in range(at - 1, claim.first - 1, -1) if document.norms[place] in giving), None)


def _object(documents: Sequence[Document], value: Value) -> str:
    """What the figure is given for: the last word before "at", a pronoun as it stands."""
    document = documents[value.claim.doc]
    at = document.words(value.span)[0] - 2
    norm = document.norms[at] if at >= 0 else ""
    return norm if norm in _PRONOUNS else stem(norm)


def _speaker(documents: Sequence[Document], claim: Claim) -> frozenset[str]:
    if claim.speaker is None:
        return frozenset()
    document = documents[claim.doc]
    first, last = document.words(claim.speaker)
    return frozenset(norm for norm in document.norms[first:last] if is_content(norm))
