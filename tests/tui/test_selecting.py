"""Selecting and copying, and what the clipboard and the terminal get."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import StoryApp, compare_screen, reading, seen
from tests.tui.stories import HARBOUR, story


async def test_select_by_word_and_copy_with_the_citation(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("s", "v", "v")
        chosen = app.desk.column.selection
        assert chosen is not None
        assert chosen.of(HARBOUR.text).startswith("Nobody told us anything")
        await pilot.press("W", "e")
        chosen = app.desk.column.selection
        assert chosen is not None
        assert chosen.of(HARBOUR.text) == "told us anything until Friday, and then we read it in the"
        await pilot.press("w", "E", "y")
        assert app.clipboard.startswith("“Nobody told us anything")
        assert (
            "Harbour Times, “Fire at the north quay”, Jo Pell, 2026-11-21, https://harbour.example/quay"
            in app.clipboard
        )
        await pilot.press("escape")
        assert app.desk.column.selection is None


async def test_the_mouse_takes_a_word_a_sentence_a_stretch(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        pane = compare_screen(app).panes[0]
        page = pane.page
        assert page is not None
        line, cell = page.cell_of(HARBOUR.text.index("mayor"))
        at = (1 + 5 + cell, 1 + line - pane.scroll_offset.y)
        await pilot.click(pane, offset=at, times=2)
        selection = app.desk.column.selection
        assert selection is not None
        assert selection.of(HARBOUR.text) == "mayor"
        await pilot.click(pane, offset=at, times=3)
        selection = app.desk.column.selection
        assert selection is not None
        assert selection.of(HARBOUR.text) == "The mayor of Port Orr left the meeting early."
        await pilot.click(pane, offset=at)
        assert app.desk.column.selection is None
        await pilot.mouse_down(pane, offset=at)
        await pilot.hover(pane, offset=(at[0] + 8, at[1]))
        await pilot.mouse_up(pane, offset=(at[0] + 8, at[1]))
        selection = app.desk.column.selection
        assert selection is not None
        assert selection.of(HARBOUR.text) == "mayor of"


async def test_nothing_but_what_is_read_reaches_the_terminal(store: Path) -> None:
    from reader.article import Source
    from tests.tui.stories import article

    bad = "Words \x1b]52;c;ZXZpbA==\x07 and \x1b[31mred\x9b31m, \u202eturned\u202c round, \ud800 alone."
    evil = article("a1", Source(f"T\x1b]0;x\x07{bad}", f"Out\x1b[2J{bad}", bad), ("title", bad), ("paragraph", bad))
    app = StoryApp(
        story(evil, HARBOUR.__class__("a2", "b", HARBOUR.text, HARBOUR.blocks, HARBOUR.source)), None, store=store
    )
    async with reading(store, app=app) as (app, pilot):
        await pilot.press("j", "1", "f")
        text = "".join(seen(app))
        for character in "\x1b\x07\x9b\u202e\u202c\ud800":
            assert character not in text
