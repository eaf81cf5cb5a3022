"""How the compare view is laid out: columns, window, inspector, sizes of the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.config import Settings
from reader.tui.widgets.lines import AROUND, View
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.styled import Rows
from tests.tui.driving import StoryApp, compare_screen, quay_app, reading, seen, sentence
from tests.tui.stories import long_comparison


async def test_the_sources_stand_side_by_side_as_many_as_fit(store: Path) -> None:
    for width, count in ((60, 1), (80, 2), (120, 3), (160, 4), (200, 4)):
        async with reading(store, (width, 30)) as (app, _):
            assert len(compare_screen(app).shown) == count
            assert sum(pane.display for pane in app.screen.query(Pane)) == count


async def test_zoom_pin_and_the_sliding_window(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        screen = compare_screen(app)
        assert screen.shown == ("a1", "a2")
        await pilot.press("l", "l")
        assert screen.shown == ("a2", "a3")
        await pilot.press("p")
        assert screen.shown[0] == "a3"
        await pilot.press("l")
        assert screen.shown == ("a3", "a1")
        await pilot.press("z")
        assert screen.shown == ("a1",)
        await pilot.press("z")
        assert screen.shown == ("a3", "a1")


async def test_the_cursor_keeps_its_sentence_and_stays_in_sight_when_the_terminal_changes(store: Path) -> None:
    async with reading(store, (120, 24)) as (app, pilot):
        await pilot.press("d", "j")
        before = sentence(app)
        for size in ((60, 20), (200, 50), (34, 12), (80, 24), (120, 40), (20, 5), (90, 18)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert sentence(app) == before
        pane = compare_screen(app).pane
        assert pane is not None
        assert app.desk is not None
        assert pane.row_of(app.desk.column.sentence.start) is not None


async def test_a_tiny_terminal_says_how_much_it_needs_and_nothing_is_lost(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("s")
        before = sentence(app)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        words = " ".join("".join(seen(app)).split())
        assert "30×8" in words
        assert "20×5" in words
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert sentence(app) == before
        assert any("Harbour Times" in line for line in seen(app))


async def test_the_inspector_grows_and_hides(store: Path) -> None:
    async with reading(store) as (app, pilot):
        rows = app.screen.query_one("#inspector", Rows)
        usual = rows.size.height
        await pilot.press("i")
        await pilot.pause()
        assert rows.size.height > usual
        tall = rows.size.height
        await pilot.press("i")
        await pilot.pause()
        assert rows.size.height > tall
        await pilot.press("i")
        await pilot.pause()
        assert not rows.region


async def test_what_was_read_last_comes_back(store: Path, tmp_path: Path) -> None:
    from reader.tui.session import Session

    path = tmp_path / "session.json"
    async with reading(store, app=quay_app(store, session=Session.load(path))) as (app, pilot):
        await pilot.press("s", "tab", "j", "p", "i")
        before = sentence(app)
    async with reading(store, app=quay_app(store, session=Session.load(path))) as (app, pilot):
        assert app.desk is not None
        assert sentence(app) == before
        assert app.desk.layout.active == "a2"
        assert app.desk.layout.pinned == "a2"
        assert app.desk.layout.inspector == "tall"


@pytest.mark.parametrize("keys", [("i",), ("i", "i"), ("z", "z"), ("i", "i", "i")])
async def test_counterparts_stay_on_the_row_of_the_cursor_when_the_layout_changes(
    store: Path, keys: tuple[str, ...]
) -> None:
    async with reading(store, (80, 24), app=StoryApp(*long_comparison(1200, 60), store=store)) as (app, pilot):
        await pilot.press("s", "s", "s", "s", "s", "s")
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert app.desk is not None
        finding = app.desk.finding_here()
        assert finding is not None
        rows = []
        for pane in compare_screen(app).panes[:2]:
            assert pane.column is not None
            rows.append(pane.row_of(finding.spans_in(pane.column.article.id)[0].start))
        assert rows[0] is not None and rows[0] == rows[1]


async def test_a_new_size_is_drawn_once_with_the_lines_of_that_size(store: Path) -> None:
    async with reading(store, (120, 30)) as (app, pilot):
        widths: list[tuple[int, int]] = []
        for pane in compare_screen(app).panes:
            draw = pane._lines.window

            def window(words: tuple[str, str], view: View, *more: Any, pane: Pane = pane, draw: Any = draw) -> Any:
                page = pane.page
                widths.append((view.width - AROUND, page.width if page is not None else 0))
                return draw(words, view, *more)

            pane._lines.window = window  # type: ignore[method-assign]
        await pilot.resize_terminal(90, 30)
        await pilot.pause()
        assert widths
        assert all(window == page for window, page in widths)


@pytest.mark.parametrize("keys", [("s", "2", "d", "v"), ("f3",), ("f5",), ("question_mark",), ("t",), ("slash", "a")])
async def test_without_colours_nothing_is_coloured_not_even_the_ground(
    store: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(store, (80, 24), app=quay_app(store, settings=Settings(theme="nord"))) as (app, pilot):
        compare_screen(app).panes[-1].show(None)  # as before there is text
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        colours = {
            colour.name
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        assert colours <= {"default"}
