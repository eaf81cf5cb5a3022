"""Quotes, disputes, coverage, origins, notes, the library, the palette: driven by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui.screens.compare import CompareScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.listing import ListFrame
from reader.tui.widgets.listing import Listing
from reader.tui.widgets.styled import Bar, Rows
from tests.tui.driving import StoryApp, quay_app, reading, sentence, settled, until


def rows(app: StoryApp) -> list[str]:
    return app.screen.query_one(Listing).words.splitlines()


def explained(app: StoryApp) -> str:
    return app.screen.query_one("#inspector", Rows).words


async def test_the_quotes_list_leads_to_the_text_and_back_to_the_same_row(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("f3")
        await pilot.pause()
        assert "Ada Voss" in rows(app)[0]
        assert "3/4" in rows(app)[0]
        assert "elided" in rows(app)[0]
        await pilot.press("j", "l")
        assert "The Ledger" in explained(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        assert app.desk.layout.active == "a3"
        assert "no request was ever received" in sentence(app)
        await pilot.press("ctrl+o")
        await pilot.pause()
        listing = app.screen.query_one(Listing)
        assert listing.chosen is not None
        assert "mayor" in "".join(words for words, _ in listing.chosen.draw(100, None))
        assert listing.cell == 1


async def test_the_disputes_list_shows_sides_and_single_sources_below(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        shown = rows(app)
        assert "How many people were hurt" in shown[0]
        assert "the sources differ" in shown[0]
        assert "only in Harbour Times" in shown[2]
        assert "Coast Wire · police" in explained(app)
        await pilot.press("G")
        await pilot.pause()
        assert "Only Harbour Times says:" in explained(app)


async def test_coverage_is_a_matrix_and_each_cell_leads_to_its_place(store: Path) -> None:
    async with reading(store, (140, 40)) as (app, pilot):
        assert app.desk is not None
        await pilot.press("f5")
        await pilot.pause()
        await pilot.pause()
        names = app.screen.query_one("#list-columns", Bar).words
        assert names.index("Harbour") < names.index("Coast") < names.index("The Led") < names.index("Channel")
        assert "fullest" in rows(app)[0]
        assert "elided" in rows(app)[0]
        assert "⚠fragment" in rows(app)[0]
        assert "·" in rows(app)[1]
        await pilot.press("l", "l", "l")
        await pilot.pause()
        assert "Channel 6  leaves it out" in explained(app)
        await pilot.press("h", "h", "enter")
        await pilot.pause()
        assert app.desk.layout.active == "a2"
        assert "until Friday" in sentence(app)


async def test_origins_show_who_rests_on_whom(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f7")
        await pilot.pause()
        assert "a letter" in rows(app)[0]
        assert "The Ledger ← a letter" in explained(app)


async def test_the_notes_list_follows_what_is_tagged(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f6")
        await pilot.pause()
        assert "Nothing is tagged" in explained(app)
        await pilot.press("f2", "s", "2", "d", "1")
        await settled(app, pilot)
        await pilot.press("f6")
        await pilot.pause()
        assert len(rows(app)) == 2
        await pilot.press("u")
        await settled(app, pilot)
        await pilot.pause()
        await pilot.press("f6")
        await pilot.pause()
        assert len(rows(app)) == 1


async def test_lists_filter_as_words_are_typed_and_sort(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f3", "slash")
        await pilot.pause()
        await pilot.press(*"mayor")
        assert len(rows(app)) == 1
        await pilot.press("enter", "f2", "f3")
        await pilot.pause()
        assert len(rows(app)) == 1  # it comes back as it was left
        await pilot.press("escape")
        await pilot.pause()
        assert len(rows(app)) == 2
        await pilot.press("o")
        await pilot.pause()
        assert "by sources" in app.screen.query_one("#list-heading", Bar).words


async def test_q_goes_back_to_the_text_then_out(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        await pilot.press("q")
        await pilot.pause()
        assert app.return_value == 0


async def test_the_palette_holds_every_action_with_its_key(store: Path) -> None:
    from reader.tui.actions import COMPARE, actions_in
    from reader.tui.palette import ActionsProvider

    async with reading(store) as (app, _):
        provider = ActionsProvider(app.screen)
        texts = [hit.text async for hit in provider.discover()]
        assert set(texts) == {action.title for action in actions_in(COMPARE) if action.id != "palette"}
        found = [hit async for hit in provider.search("shared quote")]
        assert any("(s)" in str(hit.match_display) for hit in found)


async def test_the_library_offers_samples_then_shows_what_was_read(store: Path) -> None:
    from reader.tui.app import CrossreadApp

    async with reading(store) as (app, pilot):
        await pilot.press("s", "7")
        await settled(app, pilot)
    library = CrossreadApp([], store=store)
    async with library.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: library.screen.query_one(Listing).words != "")
        await settled(library, pilot)
        words = library.screen.query_one(Listing).words
        assert "Quay fire" in words.splitlines()[0]
        assert "4 sources" in words.splitlines()[0]
        assert "1 to follow up" in words.splitlines()[0]
        assert "sample" in words
        await pilot.press("r")
        await pilot.pause()
        await pilot.press(*" two", "enter")
        await settled(library, pilot)
        assert "Quay fire two" in library.screen.query_one(Listing).words
        await pilot.press("A")
        await settled(library, pilot)
        assert "Quay fire" not in library.screen.query_one(Listing).words
        await pilot.press("full_stop")
        await settled(library, pilot)
        assert "(archived)" in library.screen.query_one(Listing).words
    library.notebook.close()


async def test_a_story_whose_files_are_gone_opens_as_it_was_read_last(store: Path) -> None:
    from reader.tui.app import CrossreadApp

    async with reading(store) as (app, pilot):
        await settled(app, pilot)
    library = CrossreadApp([], store=store)
    async with library.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: bool(library.screen.query_one(Listing).words))
        await settled(library, pilot)
        assert isinstance(library.screen, ListFrame)
        await pilot.press("g", "enter")
        await until(pilot, lambda: library.desk is not None)
        assert isinstance(library.screen, CompareScreen)
        assert library.desk is not None
        assert next(iter(library.desk.columns.values())).label == "Harbour Times"
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(library.screen, LibraryScreen)
    library.notebook.close()


async def test_export_from_the_app_writes_the_notes(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(store) as (app, pilot):
        await pilot.press("s", "2")
        await settled(app, pilot)
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("enter")
        await settled(app, pilot)
        files = list(tmp_path.glob("*.md"))
        assert len(files) == 1
        assert "Nobody told us anything until Friday" in files[0].read_text("utf-8")


async def test_what_cannot_be_opened_leaves_one_line_and_status_two(tmp_path: Path) -> None:
    from reader.tui.app import CrossreadApp

    app = CrossreadApp([str(tmp_path / "missing.txt")], store=tmp_path / "notes.sqlite3")
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.error is not None)
    assert "missing.txt" in str(app.error)
    assert app.return_value == 2


async def test_a_keymap_of_the_readers_own(store: Path) -> None:
    from reader.config import Settings

    app = quay_app(store, settings=Settings(keymap={"sentence.next": "J", "paragraph.next": "j"}))
    async with reading(store, app=app) as (_, pilot):
        await pilot.press("j", "j")
        assert sentence(app).startswith("“Nobody")
        await pilot.press("J")
        assert sentence(app).startswith("She has run")


async def test_a_theme_that_does_not_exist_is_said_and_reading_goes_on(store: Path) -> None:
    from reader.config import Settings

    app = quay_app(store, settings=Settings(theme="no-such-theme"))
    async with reading(store, app=app) as (_, pilot):
        await pilot.pause()
        assert any("no-such-theme" in notice.message for notice in app._notifications)


async def test_every_theme_can_be_worn(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("s", "1")
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            assert app._exception is None


async def test_the_heading_of_the_chosen_source_stands_out_in_the_coverage(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f5")
        await pilot.pause()
        for chosen in ("Harbour Times", "Coast Wire"):
            heading = app.screen.query_one("#list-columns", Bar)
            assert [words.strip() for words, style in heading._left if style == "strong"] == [chosen]
            await pilot.press("l")
            await pilot.pause()
