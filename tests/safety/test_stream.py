"""The reading of a terminal's stream finds every payload, so that a test that finds none says something."""

from __future__ import annotations

from tests.safety.hostile import CONTROLS, HIDING
from tests.safety.stream import read


def test_every_control_is_found() -> None:
    seen = {"U+0009", "U+000A", "U+000D"}
    assert [name for name, control in CONTROLS.items() if not read(f"a{control}b".encode()).controls] == sorted(seen)


def test_bytes_that_latin_1_would_obey_are_found() -> None:
    assert all(read(b"before " + bytes([code]) + b"31337m").controls for code in range(0x80, 0xA0))


def test_everything_that_hides_is_found() -> None:
    streams = {name: read(f"before {hiding} after".encode()) for name, hiding in HIDING.items()}
    missed = [name for name, stream in streams.items() if not (stream.hidden or stream.controls)]
    assert missed == ["variation selectors", "a pile of marks"]  # these are seen


def test_the_text_between_controls_is_kept() -> None:
    stream = read(b"\x1b[1mbold\x1b[0m\x1b]8;;https://x.example\x1b\\ link\x1b]8;;\x07 end\r\n")
    assert stream.text == "bold link end\r\n"
    assert [control.kind for control in stream.controls] == ["CSI m", "CSI m", "OSC 8", "OSC 8"]


def test_modes_are_told_apart_and_places_are_not() -> None:
    assert read(b"\x1b[?1049h\x1b[?25l\x1b[3;4H\x1b[7;1H").kinds == {"CSI ?1049h", "CSI ?25l", "CSI H"}


def test_joiners_inside_words_are_letters_and_elsewhere_hide() -> None:
    assert not read("می\u200cخواهم".encode()).hidden
    assert read("ferry \u200d".encode()).hidden == {"U+200D"}
