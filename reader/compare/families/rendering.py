"""A rendering of an utterance word by word, with what stands between the words: ellipses, brackets, breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reader.compare.document import Document

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[\s*\]|\*\s\*\s\*")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*\s|\n\s*\n|^$")
_SPACE = re.compile(r"\s+")
_QUOTE_MARKS = "\"'“”‘’«»‹›„‚`"


@dataclass(frozen=True)
class Rendering:
    """Words in order with their surroundings, read from the text when first asked for.

    Attributes:
        words: indices into the document's words.
        breaks: positions in `words` where the rendering begins anew, after an attribution or in the next paragraph.
        bracketed: positions that stand in brackets.
    """

    document: Document
    words: Sequence[int]
    breaks: frozenset[int] = frozenset()
    bracketed: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.words)

    def text(self, first: int, last: int) -> str:
        """The text from word `first` to word `last - 1`."""
        document = self.document
        return document.text[document.starts[self.words[first]] : document.ends[self.words[last - 1]]]

    @cached_property
    def norms(self) -> list[str]:
        """The folded words."""
        norms = self.document.norms
        return [norms[word] for word in self.words]

    @cached_property
    def raw(self) -> list[str]:
        """The words as written."""
        text, starts, ends = self.document.text, self.document.starts, self.document.ends
        return [text[starts[word] : ends[word]] for word in self.words]

    @cached_property
    def before(self) -> list[str]:
        """The text between each word and the one before it; "" for the first and after a break."""
        text, starts, ends = self.document.text, self.document.starts, self.document.ends
        gaps = [text[ends[last] : starts[word]] for last, word in pairwise(self.words)]
        return ["", *("" if at in self.breaks else gap for at, gap in enumerate(gaps, 1))]

    @cached_property
    def named(self) -> frozenset[int]:
        """Positions written as a name: a capital that no sentence start explains."""
        return frozenset(
            at
            for at, word in enumerate(self.raw)
            if word[:1].isupper() and word not in _NEVER_NAMES and not _opens(self.before[at])
        )

    @cached_property
    def ellipses(self) -> frozenset[int]:
        """Positions with an ellipsis right before them."""
        found = {at for at, gap in enumerate(self.before) if len(gap) > 1 and _ELLIPSIS.search(gap)}
        text, starts, ends = self.document.text, self.document.starts, self.document.ends
        for at in self.breaks:  # "…,” she said, “… and": the ellipsis stands at the edge of a piece
            behind, ahead = ends[self.words[at - 1]], starts[self.words[at]]
            if _ELLIPSIS.search(text, behind, behind + 4) or _ELLIPSIS.search(text, max(0, ahead - 4), ahead):
                found.add(at)
        return frozenset(found)


_NEVER_NAMES = frozenset(["I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"])


def _opens(gap: str) -> bool:
    """Whether a sentence may begin after this gap: then a capital says nothing."""
    if gap == " ":
        return False
    return not gap or bool(_ENDS_SENTENCE.search(gap)) or any(mark in gap for mark in _QUOTE_MARKS)


def plain_gap(gap: str) -> str:
    """What stands between two words, white space made one."""
    return _SPACE.sub(" ", gap)
