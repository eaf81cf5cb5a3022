"""What is known of a source, corrected in the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.tui.screens.details import DetailsScreen, wrong_detail
from reader.tui.widgets.styled import Bar
from tests.tui.driving import StoryApp, reading, seen, settled, until
from tests.tui.stories import story


async def test_a_corrected_outlet_is_in_the_header_and_there_at_the_next_opening(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("j", "I")
        await pilot.pause()
        assert isinstance(app.screen, DetailsScreen)
        app.screen.query_one("#outlet", Input).value = "Quay Gazette"
        await pilot.press("enter")
        await settled(app, pilot)
        assert any("Quay Gazette" in line for line in seen(app))
        assert app.desk is not None and app.desk.column.cursor == 1
        assert "u takes it back" in app.screen.query_one("#hintline", Bar).words
    async with reading(store, (80, 24)) as (app, pilot):
        assert any("Quay Gazette" in line for line in seen(app))
        await pilot.press("u")
        await settled(app, pilot)
        assert any("Harbour Times" in line for line in seen(app))
        assert not any("Quay Gazette" in line for line in seen(app))


async def test_esc_leaves_everything_as_it_was(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("I")
        await pilot.pause()
        await pilot.press("X", "escape")
        await settled(app, pilot)
        assert app.desk is not None and app.desk.column.article.source.title == "Fire at the north quay"


async def test_the_form_fits_eighty_columns_and_shows_what_is_known(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("I")
        await pilot.pause()
        lines = "\n".join(seen(app))
        for words in ("title", "outlet", "byline", "published", "updated", "address", "Jo Pell", "2026-11-21"):
            assert words in lines


async def test_a_date_that_is_none_is_said_and_nothing_is_lost(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("I")
        await pilot.pause()
        app.screen.query_one("#published", Input).value = "last Friday"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailsScreen)
        assert "2026-11-21" in str(app.screen.query_one("#question").border_subtitle)
        assert app.focused is not None and app.focused.id == "published"


async def test_a_copied_citation_has_the_corrected_details(store: Path) -> None:
    async with reading(store, (80, 24)) as (app, pilot):
        await pilot.press("I")
        await pilot.pause()
        app.screen.query_one("#byline", Input).value = "Ann Moor"
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("y")
        assert "Ann Moor" in app.clipboard


@pytest.mark.parametrize("words", ["", "2026", "2026-11", "2026-11-21", "2026-11-21T08:30:00Z"])
def test_dates_to_any_precision_are_taken(words: str) -> None:
    assert wrong_detail("published", words) == ""


def test_what_is_no_date_and_no_address_is_told() -> None:
    assert wrong_detail("updated", "2026-13-40")
    assert wrong_detail("url", "harbour.example")
    assert not wrong_detail("url", "https://harbour.example")
    assert not wrong_detail("byline", "anyone")


async def test_the_sources_are_compared_again_when_what_a_comparison_rests_on_is_corrected(store: Path) -> None:
    def compared_with(app: StoryApp) -> str | None:
        assert app.desk is not None
        return app.desk.findings.comparison.articles[0].source.outlet

    async with reading(store, app=StoryApp(story(), None, store=store)) as (app, pilot):
        assert compared_with(app) == "Harbour Times"
        await pilot.press("I")
        await pilot.pause()
        app.screen.query_one("#outlet", Input).value = "Quay Gazette"
        await pilot.press("enter")
        await until(pilot, lambda: compared_with(app) == "Quay Gazette")
        await pilot.press("u")
        await until(pilot, lambda: compared_with(app) == "Harbour Times")
        first = app.desk and app.desk.findings
        await pilot.press("1")
        await settled(app, pilot)
        assert app.desk is not None and app.desk.findings is first
