"""A text as words that compare as one: folded, numbered, and strung together so that C code can search them.

Every distinct folded word is one character; a text is the string of its words' characters. `str.find` then finds
word sequences, rapidfuzz aligns them, and nothing of marks, dashes, spaces or case is left to differ.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reader.article import Span

# Letters and digits with inner apostrophes (but a possessive stands apart: a passage may end before it) and points in
# numbers; a character of a script without spaces is a word.
# Zero-width characters and soft hyphens inside a word are part of it, and folded away.
_WORD = re.compile(
    "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    "|\\d+(?:[.,]\\d+)*"
    "|[^\\W\\d\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    "(?:[\\w\u00ad\u200b-\u200d\u2060]|['’‘ʼ](?!s\\b)(?=\\w))*"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00ad": None, "\u200b": None, "\u200c": None,
                              "\u200d": None, "\u2060": None})  # fmt: skip
_SURROGATES = 0xD800


class Vocabulary:
    """Folded words and the characters that stand for them."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}

    def character(self, word: str) -> str:
        """The character of a folded word, a new one for a word not seen before."""
        found = self._characters.get(word)
        if found is None:
            number = len(self._characters) + 1
            found = chr(number if number < _SURROGATES else number + 0x800)
            self._characters[word] = found
        return found


def fold(word: str) -> str:
    """A word caseless, with one kind of apostrophe and nothing invisible."""
    return word.lower() if word.isascii() else word.translate(_APOSTROPHES).casefold()


class Words:
    """A text's words.

    Attributes:
        text: the text they are of.
        starts, ends: where each stands, in code points.
        string: a character a word.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        characters: list[str] = []
        folded: dict[str, str] = {}
        for match in _WORD.finditer(text):
            word = match.group()
            character = folded.get(word)
            if character is None:
                character = folded[word] = vocabulary.character(fold(word))
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            characters.append(character)
        self.string = "".join(characters)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The index of the first word that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> Span:
        """Where the words `[first, last)` stand."""
        return Span(self.starts[first], self.ends[last - 1])

    def norm(self, index: int) -> str:
        """The folded form of a word."""
        return fold(self.text[self.starts[index] : self.ends[index]])
