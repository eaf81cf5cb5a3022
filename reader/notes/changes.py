"""What changed in an article since it was read: word by word, silent edits included."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import Indel

from reader.article import Span
from reader.notes.flags import changed_flags
from reader.notes.model import AnchorFlag
from reader.notes.words import Vocabulary, Words

_MOST_WORDS = 3000
"""Words of one changed stretch that are compared one by one; aligning grows with the square of the length."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A stretch of the text as it was that stands otherwise in the text as it is.

    Attributes:
        before, after: half-open, in code points of either text; empty where words were put in or taken out.
        flags: whether it touches a number or a negation.
    """

    op: Literal["insert", "delete", "replace"]
    before: Span
    after: Span
    flags: tuple[AnchorFlag, ...] = ()


def text_changes(before: str, after: str) -> tuple[TextChange, ...]:
    """The changes from one version of a text to another, in order. Marks, spaces and case do not count.

    Paragraphs that are the same are matched first, then words within the others.
    """
    vocabulary = Vocabulary()
    one, two = Words(before, vocabulary), Words(after, vocabulary)
    old, new = _paragraphs(one), _paragraphs(two)
    first, second = [one.string[a:b] for a, b in old], [two.string[a:b] for a, b in new]
    out: list[TextChange] = []
    for op, low, high, other, other_high in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if op != "equal":
            out += _word_changes(one, two, _words_of(old, low, high), _words_of(new, other, other_high))
    return tuple(out)


def _paragraphs(words: Words) -> list[tuple[int, int]]:
    """Ranges of words between line breaks."""
    out: list[tuple[int, int]] = []
    first = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or "\n" in words.text[words.ends[index - 1] : words.starts[index]]:
            out.append((first, index))
            first = index
    return out


def _words_of(ranges: list[tuple[int, int]], low: int, high: int) -> tuple[int, int]:
    """The words of paragraphs `[low, high)`; for none, the place between two."""
    if low < high:
        return ranges[low][0], ranges[high - 1][1]
    edge = ranges[low][0] if low < len(ranges) else ranges[-1][1] if ranges else 0
    return edge, edge


def _word_changes(one: Words, two: Words, old: tuple[int, int], new: tuple[int, int]) -> list[TextChange]:
    (a, b), (c, d) = old, new
    if max(b - a, d - c) > _MOST_WORDS:
        return [_change(one, two, a, b, c, d)]
    merged: list[list[int]] = []
    for operation in Indel.opcodes(one.string[a:b], two.string[c:d]):
        if operation.tag == "equal":
            continue
        here = [a + operation.src_start, a + operation.src_end, c + operation.dest_start, c + operation.dest_end]
        if merged and here[0] - merged[-1][1] <= 1 and here[2] - merged[-1][3] <= 1:  # a word between is no island
            merged[-1][1], merged[-1][3] = here[1], here[3]
        else:
            merged.append(here)
    return [_change(one, two, *ranges) for ranges in merged]


def _change(one: Words, two: Words, a: int, b: int, c: int, d: int) -> TextChange:
    flags = changed_flags([one.norm(i) for i in range(a, b)], [two.norm(i) for i in range(c, d)])
    op: Literal["insert", "delete", "replace"] = "insert" if a == b else "delete" if c == d else "replace"
    return TextChange(op, _span(one, a, b), _span(two, c, d), flags)


def _span(words: Words, first: int, last: int) -> Span:
    """Where words stand; for none, the place before the next one."""
    if first < last:
        return words.span(first, last)
    at = words.starts[first] if first < len(words) else len(words.text)
    return Span(at, at)
