"""Text of others on its way out: nothing in it steers a terminal, hides, or turns the line round.

Articles are cleaned when they are read (`reader.ingest.decode`); names of files, tags, notes, settings and the store
are what others made them, and every way out, to the terminal or into a file, goes through one of the functions here.
The one exception is the text in the app, whose offsets must hold: `reader.tui.display` replaces the same characters one
for one.
"""

from __future__ import annotations

import re

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line for someone."""

CONTROLS = "\x00-\x1f\x7f-\x9f"
"""C0, DEL and C1: in a terminal's hands they move, ring, ask, and begin every control function."""

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates of direction: they make a text say other than it shows (CVE-2021-42574)."""

UNSEEN = "\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"
"""Zero width, soft hyphen, invisible operators, interlinear marks, tags: room for words that nobody sees."""

BROKEN = "\ud800-\udfff\ufffe\uffff"
"""Lone surrogates, which no encoding holds, and the two code points that are no characters."""

JOINERS = "\u200c\u200d"
"""Letters' own in Persian, Hindi and others, and what makes one picture of several; they hide anywhere else."""

MARK = "\N{REPLACEMENT CHARACTER}"

_UNSAFE = re.compile(f"[{CONTROLS}{TURNING}\u2028\u2029{UNSEEN}{BROKEN}{JOINERS}]")
_DROPPED = re.compile(f"[{UNSEEN}{JOINERS}]")
# Scripts that are written with joiners begin after the Latin and Greek letters' marks; U+2000 on there are signs, and
# behind those the letters of East Asia, which have none.
_JOINING = re.compile(
    "[\u0300-\u1fff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefe\U00010800-\U00011fff\U0001e900-\U0001e95f]"
)
# Eight marks on one letter are more than any script needs; piles of dozens lie over the lines above and below.
_ABOVE = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
PILE = re.compile(f"({_ABOVE}{_ABOVE}{{7}})({_ABOVE}+)")  # the first stands alone: the search can look for it
"""Marks over one letter that are too many, as groups 1 (to be kept) and 2."""


_PICTURE = re.compile("[\u2190-\u2bff\u3000-\u303f\ufe0f\U0001f000-\U0001faff]")


def joins(text: str, at: int) -> bool:
    """Whether the joiner at `at` stands in a word that is written with it, or between pictures."""
    if at == 0:
        return False
    if _JOINING.match(text, at - 1):
        return True
    return bool(_PICTURE.match(text, at - 1) and _PICTURE.match(text, at + 1))


def shown(text: str) -> str:
    """`text` for people: line breaks are newlines, controls show as U+FFFD, what is unseen is left out."""
    if not text.isprintable():  # the common case is decided in C
        text = _UNSAFE.sub(_shown, text.replace("\r\n", "\n"))
    return text if text.isascii() else PILE.sub(r"\1", text)


def marked(text: str) -> str:
    """`text` for one line about it, with U+FFFD for everything that is no letter, sign or space of its line.

    For names in messages: a name that hides something must not look like one that does not.
    """
    return text if text.isprintable() else _UNSAFE.sub(_marked, text)


def escaped(text: str) -> str:
    """JSON `text` with every unsafe character but its layout's newlines as `\\uXXXX`, which JSON reads as the same."""
    return _UNSAFE.sub(_escaped, text) if _UNSAFE.search(text) else text


def is_harmless(text: str) -> bool:
    """Whether `text` is one line of which nothing steers or hides."""
    return text.isprintable() or all(map(_kept, _UNSAFE.finditer(text)))


def _kept(match: re.Match[str]) -> bool:
    return match.group() in JOINERS and joins(match.string, match.start())


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    if character in "\n\t" or _kept(match):
        return character
    if character in BREAKS:
        return "\n"
    return "" if _DROPPED.match(character) else MARK


def _marked(match: re.Match[str]) -> str:
    return match.group() if _kept(match) else MARK


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\n" or _kept(match):
        return character
    if character > "\uffff":
        high, low = divmod(ord(character) - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
    return f"\\u{ord(character):04x}"
