"""Whatever an article, a name, a note or a setting holds, the app draws text and nothing else."""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)

from tests.safety.hostile import MARKUP, SENTINEL, every, harmless, hostile
from tests.safety.house import NAMES, House, built
from tests.safety.stream import Stream, read
from tests.safety.terminals import CROSSREAD, Terminal

SIZE = (120, 40)
ENTER, ESCAPE, TAB, LEAVE = "\r", "\x1b", "\t", "\x11"
F = dict(enumerate(("OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~", "[20~"), start=2))
VIEWS = {f"F{number}": f"\x1b{code}" for number, code in F.items()}


_NOT_PASTED = {ord(control): None for control in "\x00\x04\x05\x08\x1b\x7f"}
"""What xterm leaves out of a paste by default (disallowedPasteControls): with it a paste could end itself."""


def pasted(words: str) -> str:
    """As a terminal sends what is pasted."""
    return f"\x1b[200~{words.translate(_NOT_PASTED)}\x1b[201~"


def in_full(words: str) -> Iterator[str]:
    """A whole session: every view, field, sheet and notice, each with the words pasted where words can be."""
    yield from ("j", "j", "s", "d", TAB, "i", "i", "i", "z", "z", "p", "p", ".", "J", "G", "g", "f", ESCAPE)
    yield from ("y", "Y", "w", "w", "y", ESCAPE)
    yield from ("a", pasted(words), ESCAPE, "1", "u", "\x12")
    yield from ("t", pasted(words), ENTER, "t", ESCAPE)
    yield from ("/", pasted(words), ENTER, "n", ESCAPE, "/", pasted("ferry"), ENTER, ESCAPE)
    yield from ("I", pasted(words), ENTER, ESCAPE, "c", ESCAPE)
    yield from ("x", pasted(words), ENTER, "x", "\x15", pasted(f"{words[:20]}/{words}"), ENTER)
    for number in (3, 4, 5, 6, 7, 9):
        yield from (f"\x1b{F[number]}", *"jj", "l", "o", "/", pasted(words), ENTER, ESCAPE, "m", "G", "g", ENTER)
    yield from ("?", "j", ESCAPE, "\x10", pasted(words), "\x15", "undo", ESCAPE)
    yield from (VIEWS["F8"], "j", "o", ".", "/", pasted(words), ENTER, ESCAPE, "r", ESCAPE)
    yield from ("+", pasted(words), ENTER, "s", pasted(words), ENTER)


def in_short(words: str) -> Iterator[str]:
    """A session that shows every view and copies, and no more."""
    yield from ("j", "y", "a", pasted(words), ESCAPE, "/", pasted(words), ENTER, ESCAPE, *VIEWS.values(), "?", ESCAPE)


def session(house: House, keys: Iterator[str]) -> bytes:
    """What the app writes in a session on the house's story."""
    with Terminal([*CROSSREAD, str(house.story)], house.environment, SIZE) as terminal:
        terminal.until(b"ferry")
        terminal.until_quiet(1.0)
        for key in keys:
            terminal.type(key)
            terminal.until_quiet(0.25 if key == ESCAPE else 0.08)
        terminal.type(LEAVE)
        terminal.end()
        return terminal.shown


def wrong(stream: Stream, own: frozenset[str]) -> list[str]:
    """What is not as in a session on harmless words."""
    found = sorted(stream.kinds - own) + sorted(stream.hidden)
    return found + [f"{control.kind}: {control.content}" for control in stream.controls if SENTINEL in control.content]


def test_a_session_on_hostile_words_writes_what_one_on_harmless_words_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where exports go
    calm = built(tmp_path / "calm", harmless, tuple(f"harmless {number}" for number in range(len(NAMES))))
    own = read(session(calm, in_short("harmless words"))).kinds
    assert {"CSI ?1049h", "CSI ?1049l", "CSI m", "CSI H", "OSC 52"} <= own  # the whole session was driven

    house = built(tmp_path / "house", hostile)
    shown = session(house, in_full(every()))
    stream = read(shown)
    assert b"Traceback" not in shown and b"fault in crossread" not in shown
    assert "CSI ?1049l" in stream.kinds  # it came to its end
    assert wrong(stream, own) == []
    assert SENTINEL in stream.text  # payloads were on the screen, as text
    assert any(markup in stream.text for markup in MARKUP)
    copied = [
        control.content.partition(";")[2].partition(";")[2] for control in stream.controls if control.kind == "OSC 52"
    ]
    assert copied and all(base64.b64decode(words, validate=True) for words in copied)
    for words in copied:
        assert wrong(read(base64.b64decode(words)), frozenset()) == []
