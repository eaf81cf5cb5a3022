"""Utterances: the quotes of one source that belong together, as one run of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.article import Span
from reader.compare.document import Document
from reader.compare.families.wording import Wording
from reader.compare.model import Quote

_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
# Pieces of one utterance further apart than this are read, and shown, as renderings of their own: the text between
# them would be longer than an attribution ("…,” said Ada Voss, who has led the harbour board since the merger, “…").
WIDEST_BREAK = 40
# A speech is aligned in parts of so many words: aligning costs the product of the lengths, and no outlet's rendering of
# one utterance is longer.
LONGEST = 400


@dataclass(slots=True, eq=False)
class Utterance:
    """Quotes joined before aligning.

    Attributes:
        document: index of its document.
        quotes: at least one, in order of the text.
        words: indices into the document's words, in order; marks and attributions between the pieces are left out.
        loose: the loose id of each of these words.
        breaks: positions in `words` where a new quote begins, the first (0) left out.
        foreign: positions in `words` that stand in brackets: the outlet's words, not the speaker's.
        fullness: how many of the words are the speaker's own: foreign and masked ones do not count.
        part: whether it is a part of a speech, and ends where no mark does.
        speaker, tentative: of the first quote that has one.
        key: document and start, the order of the text.
    """

    document: int
    quotes: tuple[Quote, ...]
    words: list[int]
    loose: tuple[int, ...]
    breaks: tuple[int, ...]
    foreign: frozenset[int]
    fullness: int
    part: bool
    speaker: str | None
    tentative: bool
    key: tuple[int, int]

    @property
    def scare(self) -> bool:
        return all(quote.kind == "scare" for quote in self.quotes)


def read_utterances(documents: Sequence[Document], quotes: Sequence[Quote], wording: Wording) -> list[Utterance]:
    """Utterances in order of article and start. Titles and nicknames are no utterances."""
    index_of = {document.article.id: index for index, document in enumerate(documents)}
    groups: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        if quote.kind in ("direct", "scare"):
            groups.setdefault((quote.article, quote.utterance if quote.nested_in is None else quote.id), []).append(
                quote
            )
    found: list[Utterance] = []
    for (article, _), group in groups.items():
        index = index_of[article]
        for run in _near(documents[index], sorted(group, key=lambda quote: quote.span)):
            found.extend(_read(documents[index], index, run, wording))
    return sorted(found, key=lambda utterance: utterance.key)


def _near(document: Document, quotes: list[Quote]) -> list[list[Quote]]:
    """`quotes` cut where the text between two of them is too long to be an attribution."""
    runs = [[quotes[0]]]
    for before, after in pairwise(quotes):
        first, last = document.words(Span(before.span.end, max(before.span.end, after.span.start)))
        if last - first > WIDEST_BREAK:
            runs.append([])
        runs[-1].append(after)
    return runs


def _read(document: Document, index: int, quotes: list[Quote], wording: Wording) -> Iterator[Utterance]:
    """The quotes as one utterance; a speech in parts."""
    words: list[int] = []
    breaks: list[int] = []
    foreign: list[int] = []
    for quote in quotes:
        first, last = document.words(quote.span)
        if words:
            first = max(first, words[-1] + 1)
            breaks.append(len(words))
        foreign.extend(len(words) + word - first for word in _bracketed(document, quote.span) if word >= first)
        words.extend(range(first, last))
    loose = wording.loose[index]
    speaker = next((quote.speaker for quote in quotes if quote.speaker), None)
    edges = [0, *breaks, len(words)]
    for low in range(0, len(words), LONGEST):
        high = min(len(words), low + LONGEST)
        ids = tuple([loose[word] for word in words[low:high]])
        brackets = frozenset(at - low for at in foreign if low <= at < high)
        masked = ids.count(wording.masked) if wording.masked >= 0 else 0
        yield Utterance(
            index,
            tuple(
                quote for quote, (start, end) in zip(quotes, pairwise(edges), strict=True) if start < high and end > low
            ),
            words[low:high],
            ids,
            tuple(at - low for at in breaks if low < at < high),
            brackets,
            len(ids) - len(brackets) - masked,
            len(words) > LONGEST,
            speaker.name if speaker else None,
            speaker.tentative if speaker else True,
            (index, document.starts[words[low]]),
        )


def _bracketed(document: Document, span: Span) -> list[int]:
    """The words of the span that stand in brackets, square or (the habit of some agencies) round."""
    text = document.text
    if text.find("[", span.start, span.end) < 0 and text.find("(", span.start, span.end) < 0:
        return []
    found: list[int] = []
    for match in _BRACKETS.finditer(text, span.start, span.end):
        first, last = document.words(Span(*match.span()))
        # "[W]e": the bracket holds a part of a word that is the speaker's.
        found.extend(word for word in range(first, last) if document.ends[word] <= match.end())
    return found
