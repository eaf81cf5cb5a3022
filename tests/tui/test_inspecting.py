"""What the header, the inspector and the help say."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui.screens.compare import CompareScreen
from reader.tui.widgets.styled import Bar, Rows
from tests.tui.driving import StoryApp, hintline, inspector, reading, seen
from tests.tui.stories import HARBOUR, story


async def test_the_header_counts_what_was_found(store: Path) -> None:
    async with reading(store) as (app, _):
        words = app.screen.query_one("#header", Bar).words
        assert "Quay fire" in words
        assert "4 sources" in words
        assert "1 origin ·" in words
        assert "2 shared quotes" in words
        assert "2 disputes" in words
        assert "+1 ▸" in words


async def test_the_inspector_explains_the_quote_with_what_was_left_out(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("s")
        words = inspector(app)
        assert "❝1 of 2 shared quotes · Ada Voss · in 3 of 4 sources · left out by Channel 6" in words
        assert "[anything]" in words
        assert "elided · cut short" in words
        assert "via a letter" in words
        assert "⚠ date changed" in words


async def test_the_inspector_explains_the_dispute(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("d")
        words = inspector(app)
        assert "How many people were hurt" in words
        assert words.index("twelve · 2 of 4 sources") < words.index("nine · 1 of 4 sources")
        assert "Coast Wire · police" in words
        assert "silent on it: The Ledger" in words
        assert "false" not in words


async def test_one_article_alone_says_there_is_nothing_to_compare_it_with(store: Path) -> None:
    app = StoryApp(story(HARBOUR), None, store=store)
    async with reading(store, app=app) as (app, _):
        assert "nothing yet to compare it with" in inspector(app)
        assert "1 source" in app.screen.query_one("#header", Bar).words


async def test_help_shows_the_keys_of_the_place(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Next shared quote" in app.screen.query_one(Rows).words
        await pilot.press("escape")
        assert isinstance(app.screen, CompareScreen)


async def test_in_a_small_window_both_camps_of_a_dispute_can_be_read(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("d")
        shown = "\n".join(seen(app)[-8:])
        assert "⚑1 of 2 disputes · the sources differ" in shown
        assert "twelve · 2 of 4 sources  ▸ Harbour Times" in shown
        assert "nine · 1 of 4 sources  Coast Wire" in shown


async def test_where_the_inspector_is_cut_off_the_hint_line_says_how_to_read_on(store: Path) -> None:
    async with reading(store, (80, 12)) as (app, pilot):
        assert "more" not in hintline(app)
        await pilot.press("s")
        await pilot.pause()
        assert "> more" in hintline(app)
        assert "i larger" in hintline(app)
        above = seen(app)[-4:-1]
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert seen(app)[-4:-1] != above
        await pilot.press("less_than_sign")
        await pilot.pause()
        assert seen(app)[-4:-1] == above
        await pilot.press("i", "i")
        await pilot.pause()
        assert "larger" not in hintline(app)
        assert "? help" in hintline(app)


async def test_where_nothing_is_found_the_signs_are_explained(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("j", "k")
        assert "❝ shared quote" in inspector(app)
        assert "◆ disputes" in inspector(app)
        assert not app.screen.query_one("#inspector", Rows).cut_off
        await pilot.press("s")
        assert "◆ disputes" not in inspector(app)


async def test_while_a_field_is_open_the_hint_line_names_no_key_that_would_be_typed(store: Path) -> None:
    async with reading(store, (80, 12)) as (app, pilot):
        await pilot.press("s", "slash")
        await pilot.pause()
        assert hintline(app).split() == ["esc", "closes"]
        await pilot.press("escape")
        await pilot.pause()
        assert "? help" in hintline(app)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
async def test_help_is_named_at_every_width_and_no_hint_is_cut(store: Path, width: int) -> None:
    async with reading(store, (width, 12)) as (app, pilot):
        await pilot.press("d", "v")
        await pilot.pause()
        line = seen(app)[-1]
        assert "? help " in line
        assert "selecting" in line
        assert ("> " in line) == ("> more" in line)
        assert (" i " in line) == ("i larger" in line)
