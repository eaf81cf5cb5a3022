"""What no widget of ours has checked is checked on its way to the terminal; and what goes wrong is one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.last_check import OnlyText, harmless_line
from reader.tui.screens.ask import AskScreen
from reader.tui.screens.pick import PickScreen, _fit
from tests.safety.hostile import CONTROLS, HIDING, MARKUP, every
from tests.safety.stream import read
from tests.tui.driving import quay_app, reading, seen, until

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize("payload", [*CONTROLS.values(), *HIDING.values(), every()])
def test_a_drawn_line_is_text_and_as_wide_as_it_was_laid_out(payload: str) -> None:
    for text in (payload, f"the ferry {payload} left", "\ud800"):
        line = harmless_line(text)
        stream = read(line.encode())
        assert not stream.controls and not stream.hidden and not set("\n\r\t") & set(line)
        assert cell_len(line) == sum(map(cell_len, text)) or cell_len(line) == cell_len(text)


def test_a_line_that_is_text_is_left_as_it_is() -> None:
    line = [Segment("The ferry", Style(bold=True)), Segment(" left – “at once”. 日本語")]
    assert OnlyText().apply(line, BLACK) is line


def test_no_line_holds_a_link_that_the_terminal_would_follow() -> None:
    line = OnlyText().apply([Segment("here", Style(bold=True, link="https://harbour.example"))], BLACK)
    assert line[0].text == "here" and line[0].style is not None
    assert line[0].style.link is None and line[0].style.bold


async def test_widgets_that_check_nothing_are_checked(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await app.screen.mount(Static(f"harbour {every()}", markup=False, id="hint"))
        await pilot.pause()
        stream = read("\n".join(seen(app)).encode())
        assert not stream.controls and not stream.hidden


async def test_notices_show_markup_as_it_stands(store: Path) -> None:
    app = quay_app(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for markup in MARKUP[:2]:
            app.notify(markup)
        await until(pilot, lambda: all(any(markup in line for line in seen(app)) for markup in MARKUP[:2]))
    app.notebook.close()


async def test_what_is_copied_is_text_with_its_lines(store: Path) -> None:
    async with reading(store) as (app, _):
        app.copy_to_clipboard(f"one\ttwo\nthree {every()} \udcff")
        assert app.clipboard.startswith("one\ttwo\nthree ")
        stream = read(app.clipboard.encode())
        assert not stream.controls and not stream.hidden


@pytest.mark.parametrize("sheet", [AskScreen("Name"), PickScreen("Tag", [("a", "a", "1", "")], "make")])
async def test_a_sheet_answers_once_however_fast_the_keys_come(store: Path, sheet: ModalScreen[Any]) -> None:
    answers: list[object] = []
    async with reading(store) as (app, pilot):
        app.push_screen(sheet, answers.append)
        await pilot.pause()
        sheet.dismiss(None)
        sheet.dismiss(None)
        await pilot.pause()
        assert answers == [None] and len(app.screen_stack) == 1


async def test_a_fault_ends_the_app_and_shows_nothing_of_the_notes(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = quay_app(store)

    def fail() -> None:
        secret = "who says so"
        raise ZeroDivisionError(f"not {len(secret)}")

    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            app.call_later(fail)
            await pilot.pause()
            await pilot.pause()
    app.notebook.close()
    assert isinstance(app.fault, ZeroDivisionError)
    out, err = capsys.readouterr()
    assert "who says so" not in out + err and "Traceback" not in out + err


def test_names_are_fitted_from_best_to_not_at_all() -> None:
    fits = [_fit("dis", name) for name in ("disputed", "not disputed", "undisputed", "do it, sir", "fine")]
    assert fits == [4, 3, 2, 1, 0]
    assert _fit("", "anything") == 4 and _fit("x" * 2000, "x" * 80) == 0
