"""What the header, the inspector and the help say."""

from __future__ import annotations

from pathlib import Path

from reader.tui.screens.compare import CompareScreen
from reader.tui.widgets.styled import Bar, Rows
from tests.tui.driving import StoryApp, inspector, reading
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
        assert "❝1 of 2 · Ada Voss · in 3 of 4 sources · left out by Channel 6" in words
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
