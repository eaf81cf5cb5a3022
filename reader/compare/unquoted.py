"""Renderings without marks: indirect speech, and a speaker's words lifted into the outlet's own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.compare.alignment import Alignment
from reader.compare.document import Document
from reader.compare.roots import RootIndex
from reader.compare.utterances import Utterance
from reader.compare.wording import Wording
from reader.text.cues import cue_forms

# Indirect speech keeps this share of the clause's weight at least, and this many content words, when its sentence
# names the speaker and has a verb of saying; without either, only a run of the very words counts.
_REPORTED_SHARE = 0.6
_REPORTED_CONTENT = 3
# Words lifted without marks: a run this long, with this many content words, or half as long again of changed words.
_UNMARKED_WORDS = 6
_UNMARKED_CONTENT = 3
_UNMARKED_SHARE = 0.75
# How many pairs of content words a sentence must share with a root before the two are aligned.
_PAIRS = 2
# A clause is shown whole when that adds no more words than this at either end.
_REACH = 8

_PRONOUNS = frozenset("he she they who".split())


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A rendering at words `[first, last)` of a document; the alignment counts from `first`."""

    document: int
    first: int
    last: int
    root: int
    alignment: Alignment
    reported: bool
    score: float


def find_unquoted(documents: Sequence[Document], utterances: Sequence[Utterance], index: RootIndex) -> list[Unquoted]:
    """The renderings of roots outside all quotes, in order of document and place; the best root of each clause."""
    quoted: list[list[tuple[int, int]]] = [[] for _ in documents]
    for utterance in utterances:
        for quote in utterance.quotes:
            quoted[utterance.document].append(documents[utterance.document].words(quote.span))
    found: list[Unquoted] = []
    for number, document in enumerate(documents):
        for first, last in _clauses(document, sorted(quoted[number])):
            best = _best(documents, number, first, last, index)
            if best is not None:
                found.append(best)
    return found


def _clauses(document: Document, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of words of each sentence that stand outside quotes."""
    at = 0
    for sentence in document.sentences:
        first, last = document.words(sentence)
        while at < len(quoted) and quoted[at][1] <= first:
            at += 1
        index, low = at, first
        while index < len(quoted) and quoted[index][0] < last:
            if quoted[index][0] > low:
                yield low, quoted[index][0]
            low = max(low, quoted[index][1])
            index += 1
        if low < last:
            yield low, last


def _best(documents: Sequence[Document], number: int, first: int, last: int, index: RootIndex) -> Unquoted | None:
    wording = index.wording
    if last - first < _UNMARKED_WORDS - 1:
        return None
    loose = wording.loose[number][first:last]
    content = [identity for identity in loose if wording.weights[identity] == 1.0]
    counts: dict[int, int] = {}
    for seed in zip(content, content[1:], strict=False):
        for root in index.holders(seed):
            counts[root] = counts.get(root, 0) + 1
    best: Unquoted | None = None
    for root in sorted(counts, key=lambda each: (-counts[each], each)):
        if counts[root] < _PAIRS:
            break
        found = _judge(documents[number], number, first, last, root, index, wording)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


def _judge(
    document: Document, number: int, first: int, last: int, root: int, index: RootIndex, wording: Wording
) -> Unquoted | None:
    alignment = index.align(root, tuple(wording.loose[number][first:last]))
    if alignment is None:
        return None
    weights = wording.weights
    low, high = alignment.member_range
    matched = [
        wording.loose[number][first + position]
        for block in alignment.blocks
        for position in range(block.member, block.member + block.size)
    ]
    content = sum(weights[identity] == 1.0 for identity in matched)
    share = alignment.weight / wording.weigh(wording.loose[number][first + low : first + high])
    root_low, root_high = alignment.root_range
    compact = alignment.weight / wording.weigh(index.roots[root].utterance.loose[root_low:root_high])
    attributed = _attributes(document, first, last, low, high, index.roots[root].utterance)
    if attributed:
        holds = content >= _REPORTED_CONTENT and min(share, compact) >= _REPORTED_SHARE
    else:
        longest = max(block.size for block in alignment.blocks)
        holds = (
            content >= _UNMARKED_CONTENT
            and min(share, compact) >= _UNMARKED_SHARE
            and alignment.words >= _UNMARKED_WORDS
            and (longest >= _UNMARKED_WORDS or alignment.words >= 2 * _UNMARKED_WORDS)
        )
    if not holds:
        return None
    start, end = _shown(document, first, last, first + low, first + high)
    shifted = tuple(block._replace(member=block.member - (start - first)) for block in alignment.blocks)
    return Unquoted(
        number, start, end, root, Alignment(shifted, alignment.weight, alignment.moved), attributed, min(share, compact)
    )


def _attributes(document: Document, first: int, last: int, low: int, high: int, root: Utterance) -> bool:
    """Whether the words outside the matched ones say that somebody says it: a verb of saying and the speaker."""
    outside = document.norms[max(0, first - 1) : first + low] + document.norms[first + high : last]
    verbs = cue_forms()
    if not any(norm in verbs for norm in outside) and "according" not in outside:
        return False
    if root.speaker is None:
        return True
    name = {part.casefold().removesuffix("'s") for part in root.speaker.replace("’", "'").split()}
    return any(norm.removesuffix("'s") in name or norm in _PRONOUNS for norm in outside)


def _shown(document: Document, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """The matched words `[low, high)` widened to the clause they stand in, so that they read well when cut out."""
    text, starts, ends = document.text, document.starts, document.ends
    verbs = cue_forms()
    start = low
    while start > first and low - start < _REACH and not _breaks(text, ends[start - 1], starts[start]):
        if document.norms[start - 1] in verbs:
            break
        start -= 1
    if start > first and low - start >= _REACH:
        start = low
    while start < low and document.norms[start] == "that":
        start += 1
    end = high
    while end < last and end - high < _REACH and not _breaks(text, ends[end - 1], starts[end]):
        end += 1
    if end < last and end - high >= _REACH:
        end = high
    return start, end


def _breaks(text: str, end: int, start: int) -> bool:
    return any(sign in ',;:—–.!?()“”"' for sign in text[end:start])


def span_of(document: Document, unquoted: Unquoted) -> Span:
    """Where the rendering stands."""
    return document.span(unquoted.first, unquoted.last)
