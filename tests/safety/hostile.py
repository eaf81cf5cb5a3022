"""Words that would steer a terminal, each with a sentinel in what it steers with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

SENTINEL = "31337"
"""Stands in every payload that has parameters: no control function of the program itself holds it."""

_BEL, _ST, _C1_ST = "\x07", "\x1b\\", "\x9c"


def _strings() -> Iterator[tuple[str, str]]:
    for end_name, end in (("BEL", _BEL), ("ST", _ST), ("C1 ST", _C1_ST)):
        for start_name, start in (("ESC", "\x1b]"), ("C1", "\x9d")):
            for number in (0, 1, 2, 4, 7, 8, 9, 10, 12, 50, 52, 133, 777, 1337):
                body = {8: f";https://{SENTINEL}.example", 52: f"c;{SENTINEL}AA"}.get(number, f"{SENTINEL}")
                yield f"OSC {number} {start_name} {end_name}", f"{start}{number};{body}{end}"
        for name, start in (("DCS", "\x1bP"), ("APC", "\x1b_"), ("PM", "\x1b^"), ("SOS", "\x1bX")):
            yield f"{name} {end_name}", f"{start}{SENTINEL}q{end}"
        for name, start in (("DCS", "\x90"), ("APC", "\x9f"), ("PM", "\x9e"), ("SOS", "\x98")):
            yield f"C1 {name} {end_name}", f"{start}{SENTINEL}q{end}"
    yield "OSC without end", f"\x1b]0;{SENTINEL}"


def _sequences() -> Iterator[tuple[str, str]]:
    for name, start in (("ESC", "\x1b["), ("C1", "\x9b")):
        for body in (
            f"{SENTINEL}m", f"{SENTINEL}H", f"{SENTINEL}J", f"{SENTINEL};6n", f"?{SENTINEL};6n", f">{SENTINEL}c", "c",
            "5n", "6n", "2J", "?1049h", "?1049l", f"?{SENTINEL}h", "?1003h", "?1006h", "?2004l", "?2026h", "?25l",
            f"{SENTINEL} q", f"{SENTINEL}t", "21t", "20h", "!p", f"{SENTINEL}u", f">{SENTINEL}u", f"{SENTINEL}b",
        ):  # fmt: skip
            yield f"CSI {body} {name}", f"{start}{body}"
    for body in ("c", "D", "E", "H", "M", "N", "O", "Z", "7", "8", "=", ">", "(0", ")0", "#8", " F", "%G", "n", "|"):
        yield f"ESC {body}", f"\x1b{body}"
    yield "a sequence cut in two", "\x1b"


CONTROLS: dict[str, str] = {
    **{f"U+{code:04X}": chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))},
    **dict(_strings()),
    **dict(_sequences()),
}
"""C0, DEL and C1, each alone and in every kind of control function; by name."""

TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\xad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u206a\u206f\ufeff\ufff9\ufffa\ufffb"
SEPARATORS = "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e"
TAGS = "\U000e0001" + "".join(chr(0xE0000 + ord(letter)) for letter in f"rm {SENTINEL}") + "\U000e007f"

HIDING: dict[str, str] = {
    **{f"U+{ord(character):04X}": character for character in TURNS + INVISIBLE + SEPARATORS},
    "tags": TAGS,
    "variation selectors": "\ufe00\ufe0f\U000e0100\U000e01ef",
    "a pile of marks": "a" + "\u0301\u0327\u20dd" * 60,
    "a word turned round": "\u202etxt.exe\u202c",
    "isolates left open": "\u2067\u2066\u2068",
}
"""What shows nothing, turns the line round, or lies over its neighbours; by name."""

MARKUP: tuple[str, ...] = (
    "[bold]loud[/bold]",
    "[@click=app.quit]quit[/]",
    f"[link=https://{SENTINEL}.example]here[/link]",
    "[on red]red[/]",
    "[/]",
    "[$error]",
    "[b",
    r"\[x]",
)
"""Rich's and Textual's markup, which is to be shown as it stands."""

Payload = Callable[[int], str]
"""The payload of a number, counted round: hostile ones, or harmless ones of the same shape."""

_ALL = (*CONTROLS.values(), *HIDING.values())


def hostile(number: int) -> str:
    """Payload `number`, round and round."""
    return _ALL[number % len(_ALL)]


def harmless(number: int) -> str:
    """Words in the place of payload `number`."""
    return "harmless"


COUNT = len(_ALL)


def every() -> str:
    """All payloads in one run, a letter between each and the next."""
    return "x".join(_ALL)
