"""A rendering of an utterance word by word, with what stands between the words: ellipses, brackets, breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.compare.document import Document

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[\s*\]|\*\s\*\s\*")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*\s|\n\s*\n|^$")
_SPACE = re.compile(r"\s+")
_QUOTE_MARKS = "\"'“”‘’«»‹›„‚`"


@dataclass(frozen=True, slots=True)
class Rendering:
    """Words in order with their surroundings.

    Attributes:
        norms: the folded words.
        raw: the words as written.
        before: the text between each word and the one before it; "" for the first and after a break.
        breaks: positions where the rendering begins anew, after an attribution or in the next paragraph.
        bracketed: positions that stand in square brackets.
        named: positions written as a name: a capital that no sentence start explains.
        ellipses: positions with an ellipsis right before them; the number of words stands for one at the end.
    """

    norms: tuple[str, ...]
    raw: tuple[str, ...]
    before: tuple[str, ...]
    breaks: frozenset[int]
    bracketed: frozenset[int]
    named: frozenset[int]
    ellipses: frozenset[int]

    def opens(self, position: int) -> bool:
        """Whether a sentence may begin with the word at `position`."""
        return position < len(self.before) and _opens(self.before[position])


def read_rendering(
    document: Document, words: Sequence[int], breaks: Sequence[int] = (), bracketed: frozenset[int] = frozenset()
) -> Rendering:
    """The rendering that consists of these words of the document, given as indices."""
    text, starts, ends = document.text, document.starts, document.ends
    raw = tuple(text[starts[word] : ends[word]] for word in words)
    broken = frozenset(breaks)
    before = tuple(
        "" if not position or position in broken else text[ends[words[position - 1]] : starts[word]]
        for position, word in enumerate(words)
    )
    ellipses = {position for position, gap in enumerate(before) if _ELLIPSIS.search(gap)}
    for position in broken:  # "…,” she said, “… and": the ellipsis stands at the edge of a piece
        if _ELLIPSIS.search(text[ends[words[position - 1]] : ends[words[position - 1]] + 4]) or _ELLIPSIS.search(
            text[max(0, starts[words[position]] - 4) : starts[words[position]]]
        ):
            ellipses.add(position)
    named = frozenset(
        position
        for position, word in enumerate(raw)
        if word[:1].isupper() and word not in _NEVER_NAMES and not _opens(before[position])
    )
    return Rendering(
        tuple(document.norms[word] for word in words), raw, before, broken, bracketed, named, frozenset(ellipses)
    )


_NEVER_NAMES = frozenset(["I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"])


def _opens(gap: str) -> bool:
    """Whether a sentence may begin after this gap: then a capital says nothing."""
    return not gap or bool(_ENDS_SENTENCE.search(gap)) or any(mark in gap for mark in _QUOTE_MARKS)


def plain_gap(gap: str) -> str:
    """What stands between two words, white space made one."""
    return _SPACE.sub(" ", gap)
