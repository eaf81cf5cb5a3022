"""Words with spans and with the folded form that matching compares."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

# A word: letters and digits with inner apostrophes and points; a letter or ending an editor put in brackets ("[W]e",
# "claim[ed]") belongs to it. A masked expletive is one word, whatever masks it: stars ("f**k", but no *emphasis*), or
# dashes between, or after, what expletives begin and end with ("s—t", "f---", "bulls--"; but no dash between words).
# The first two lines only save time: what can begin no word is passed over at once, and a plain word is taken without
# trying the rest. Repetitions have bounds so that no text ("1,1,1,…x") is read again from each of its words.
_WORD = r"""
    (?=[\w\[*])(?:
      [A-Za-z]++(?![\w'’‘\[*–—-])
    | \d+(?:[.,:]\d+){0,9}+(?:st|nd|rd|th|s|m|bn|k|km|pm|am)?+\b   # 1,200  3.5  5:20  21st  90s
    | (?<!\w)(?:[fsbdacFSBDAC]|[Ss]h|[Ff]u|[Bb]ulls|[Mm]other-?f|[Gg]od-?d)[-–—]{1,6}+
      (?:i?t|c?k|c?king|ing|in|c?ked|c?kers?|ers?|t?ch|h|ed|m?n|a?mn|s?s|s?hole|s?sholes|y|ty|up)\b
    | (?<!\w)(?:[fF]u?|[sS]h?|[Bb]ulls|[Mm]other-?f)(?:-{2,6}+|[–—]{1,3}+)(?!\w)
    | \w++(?:['’‘]\w++|\[(?!sic)[^\W\d]{1,3}\]){0,9}+(?!\*)       # don’t  O'Neill  claim[ed]
    | \[(?!sic)[^\W\d]{1,3}\]\w++                                # [W]e
    | (?<![\w*])(?:[^\W\d]++(?:\*{2,}\w*+|\*\w++)|\*{3,}\w*+)     # f**k  f*ck  s***  ****
    | \w++                                                      # a word before a star that masks nothing
    )
"""
WORD = re.compile(_WORD, re.VERBOSE)
_WORD_AND_GAP = re.compile(f"({_WORD})", re.VERBOSE)

MASKED = "\N{LOWER HALF BLOCK}"
"""The folded form of every masked word, whatever is masked and however."""

_MASK_SIGN = re.compile(r"[*—–-]")


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
    if "[" in word:
        word = word.replace("[", "").replace("]", "")
    word = word.casefold().replace("’", "'").replace("‘", "'")
    if word[:1].isdigit():
        word = word.replace(",", "")
    return word


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]` with spans in code points of `text`."""
    stop = len(text) if end is None else end
    return [Token(match.start(), match.end(), fold_word(match.group())) for match in WORD.finditer(text, start, stop)]


def word_places(text: str, start: int, end: int) -> tuple[list[int], list[int], list[str]]:
    """Where the words of `text[start:end]` begin and end, in code points of `text`, and the words as written.

    The same words as `tokens` finds, in a third of the time: the text is split at its words in one call, and the
    lengths of the pieces, added up, are the places. The stretch is read by itself, whatever stands beside it.
    """
    pieces = _WORD_AND_GAP.split(text[start:end])  # gap, word, gap, word, …, gap
    edges = list(accumulate(map(len, pieces), initial=start))
    return edges[1:-1:2], edges[2::2], pieces[1::2]
