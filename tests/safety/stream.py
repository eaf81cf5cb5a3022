"""What a terminal would make of bytes: text, and control functions as ECMA-48 and xterm have them.

It errs on the strict side: C1 controls count as controls although many terminals ignore them in UTF-8, and bytes that
are no UTF-8 count as controls, for a terminal set to Latin-1 would obey them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_STRINGS = {"]": "OSC", "P": "DCS", "_": "APC", "^": "PM", "X": "SOS"}
_C1 = {0x9D: "OSC", 0x90: "DCS", 0x9F: "APC", 0x9E: "PM", 0x98: "SOS"}
_CSI = re.compile(r"([0-?]*)([ -/]*)([@-~])")
_ESCAPE = re.compile(r"([ -/]*)([0-~])")
# How a string ends: BEL (only OSC's), ST as ESC \ or C1. CAN and SUB break it off.
_END = re.compile("\x07|\x1b\\\\|\x9c|\x18|\x1a")

# Format characters that are seen: Arabic, Syriac and Kaithi signs that embrace a number or a word.
_SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}

HARMLESS_CONTROLS = frozenset("\n\r\t")


@dataclass(frozen=True, slots=True)
class Control:
    """A control function.

    Attributes:
        kind: what it is, without what varies from one screen to the next: "CSI m", "CSI ?1049h", "OSC 52", "C0 07".
        content: everything between introducer and end.
    """

    kind: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """What came out: the text that is shown, and the control functions, both in order."""

    text: str
    controls: tuple[Control, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of control functions."""
        return frozenset(control.kind for control in self.controls)

    @property
    def hidden(self) -> set[str]:
        """Characters of the text that show nothing or turn the line round, but for joiners inside words."""
        pairs = zip(" " + self.text, self.text, strict=False)
        return {f"U+{ord(character):04X}" for before, character in pairs if _hides(before, character)}


def _hides(before: str, character: str) -> bool:
    """Whether a character of a text shows nothing or turns the line round."""
    if character in "\u200c\u200d":  # letters' own in Persian, Hindi and others; elsewhere they hide
        return not (before >= "\u0300" and unicodedata.category(before)[0] in "LM")
    return unicodedata.category(character) in ("Cf", "Zl", "Zp", "Cs") and ord(character) not in _SEEN


def read(data: bytes) -> Stream:
    """Split what a program wrote into text and control functions."""
    text: list[str] = []
    controls: list[Control] = []
    for piece in _pieces(data.decode("utf-8", "surrogateescape")):
        if isinstance(piece, Control):
            controls.append(piece)
        else:
            text.append(piece)
    return Stream("".join(text), tuple(controls))


def _pieces(stream: str) -> Iterator[str | Control]:
    at = 0
    while at < len(stream):
        character = stream[at]
        code = ord(character)
        if character == "\x1b":
            at, control = _escape(stream, at + 1)
            yield control
        elif code in _C1:
            at, control = _string(stream, at + 1, _C1[code])
            yield control
        elif code == 0x9B:
            at, control = _csi(stream, at + 1)
            yield control
        elif (code < 0x20 and character not in HARMLESS_CONTROLS) or code == 0x7F:
            yield Control(f"C0 {code:02X}")
            at += 1
        elif 0x80 <= code < 0xA0:
            yield Control(f"C1 {code:02X}")
            at += 1
        elif 0xDC80 <= code <= 0xDCFF:
            yield Control(f"no UTF-8: {code - 0xDC00:02X}")
            at += 1
        else:
            yield character
            at += 1


def _escape(stream: str, at: int) -> tuple[int, Control]:
    following = stream[at : at + 1]
    if following == "[":
        return _csi(stream, at + 1)
    if following in _STRINGS:
        return _string(stream, at + 1, _STRINGS[following]) if following else (at, Control("cut off"))
    match = _ESCAPE.match(stream, at)
    return (match.end(), Control(f"ESC {match.group()}")) if match else (at, Control("ESC alone"))


def _csi(stream: str, at: int) -> tuple[int, Control]:
    match = _CSI.match(stream, at)
    if match is None:
        return at, Control("CSI malformed", stream[at : at + 20])
    values, between, final = match.groups()
    # Modes are told apart, as are private forms; other numbers are places, sizes and colours.
    shown = values if final in "hl" else "".join(sign for sign in values if sign in "<=>?")
    return match.end(), Control(f"CSI {shown}{between}{final}", values)


def _string(stream: str, at: int, name: str) -> tuple[int, Control]:
    match = _END.search(stream, at)
    end, after = (match.start(), match.end()) if match else (len(stream), len(stream))
    content = stream[at:end]
    number = content.partition(";")[0] if name == "OSC" else ""
    return after, Control(f"{name} {number}".strip(), content)
