"""What of a text may reach the terminal.

Textual hands control sequences inside a text straight to the terminal, and terminals disagree about the width of some
characters. Texts are cleaned when they are read; this is the second check, on the way to the screen. The result has the
length of what goes in, so that every offset holds.
"""

from __future__ import annotations

import re

from reader.text.harmless import BROKEN, CONTROLS, JOINERS, PILE, TURNING, UNSEEN, joins

ZERO = "\N{ZERO WIDTH SPACE}"
"""Stands for a character that is not drawn; `drawn` takes it out of what reaches the terminal."""

_SPACES = "\t\n\r\v\f\x85\u2028\u2029"

_MARKS = '“”"„‟«»‹› '

SIGN = "\N{MIDDLE DOT}"
"""Stands for a control character."""

_UNSAFE = re.compile(
    f"[{CONTROLS}\u2028\u2029{TURNING}{UNSEEN}{BROKEN}{JOINERS}"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]"  # variation selectors: terminals disagree on the width they give
)
# A joiner between pictures: where it is not known the family of four takes eight cells, not two.
_PICTURE = re.compile("[\u2190-\u2bff\u3000-\u303f\U0001f000-\U0001faff\ufe0f]")


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SPACES:
        return " "
    if character in JOINERS and joins(match.string, match.start()):
        return ZERO if _PICTURE.match(match.string, match.start() - 1) else character
    if "\ud800" <= character <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    return SIGN if character < "\xa0" else ZERO


def displayed(text: str) -> str:
    """`text` with everything replaced, one for one, that a terminal must not see or cannot measure."""
    text = _UNSAFE.sub(_stand_in, text)
    return text if text.isascii() else PILE.sub(lambda pile: pile[1] + ZERO * len(pile[2]), text)


def drawn(text: str) -> str:
    """A piece of a `displayed` text as it goes to the terminal."""
    return text.replace(ZERO, "") if ZERO in text else text


def quoted(text: str) -> str:
    """`text` on one line in one pair of quotation marks, whatever marks it came with."""
    return f"“{one_line(text).strip(_MARKS)}”"


def one_line(text: str) -> str:
    """`text` for a place with one line: safe, white space runs made one space."""
    return " ".join(drawn(displayed(text)).split())
