"""Words with spans and with the folded form that matching compares."""

from __future__ import annotations

import re
from typing import NamedTuple

# A word: letters and digits with inner apostrophes, hyphens, points in numbers; masked letters ("f**k", "s—t", "d-n"
# only when a mask sign repeats or stands between single letters) count as one word.
WORD = re.compile(
    r"""
      \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k|km|pm|am)?\b    # 1,200  3.5  5:20  21st  90s
    | \w*[*]{1,}\w*                                          # f**k  s***
    | \w(?:[—–]\w+)(?=\W|$)                                  # s—t
    | \w+(?:['’‘]\w+)*                                       # don’t  O'Neill
    """,
    re.VERBOSE,
)

MASKED = "\N{LOWER HALF BLOCK}"
"""The folded form of every masked word, whatever is masked and however."""

_MASK_SIGN = re.compile(r"[*—–]")


class Token(NamedTuple):
    """A word at `[start, end)` in code points; `norm` is its folded form."""

    start: int
    end: int
    norm: str


def fold_word(word: str) -> str:
    """The form of a word that matching compares: case folded, one apostrophe, no thousands separators."""
    if word.isascii() and word.isalpha():
        return word.lower()
    if _MASK_SIGN.search(word):
        return MASKED
    word = word.casefold().replace("’", "'").replace("‘", "'")
    if word[:1].isdigit():
        word = word.replace(",", "")
    return word


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]` with spans in code points of `text`."""
    stop = len(text) if end is None else end
    return [Token(match.start(), match.end(), fold_word(match.group())) for match in WORD.finditer(text, start, stop)]
