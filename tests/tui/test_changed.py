"""What changed in a source since it was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.article import Article
from reader.notes.changes import text_changes
from reader.notes.store import Store
from reader.tui.changed import change_rows, changes_of
from reader.tui.screens.changed import ChangedScreen
from reader.tui.widgets.styled import Rows
from tests.tui.driving import StoryApp, reading, settled
from tests.tui.stories import HARBOUR, WIRE, comparison, story


def rewritten(article: Article, old: str, new: str) -> Article:
    """The article as another version has it."""
    assert len(old) == len(new), "blocks keep their places"
    return replace(article, text=article.text.replace(old, new))


def read_before(path: Path) -> None:
    """The Harbour Times was read when it spoke of eleven hurt."""
    with Store.open(path, backups=False) as kept:
        kept.register(story(rewritten(HARBOUR, "Twelve people", "Eleven people"), WIRE))


async def test_opening_a_story_says_that_a_source_has_changed_and_a_key_shows_how(store: Path) -> None:
    read_before(store)
    app = StoryApp(story(HARBOUR, WIRE), comparison(HARBOUR, WIRE), store=store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        (notice,) = [note.message for note in app._notifications]
        assert "One source has changed" in notice and "c shows how" in notice
        await pilot.press("c")
        await settled(app, pilot)
        assert isinstance(app.screen, ChangedScreen)
        words = app.screen.query_one(Rows).words
        assert "Harbour Times" in words and "Coast Wire" not in words
        assert "[Eleven] {Twelve}" in words
        assert "ferry carries" not in words  # what is the same is left out
        styles = {segment.style for line in app.screen.query_one(Rows)._lines for segment in line}
        assert any(style and style.strike for style in styles)
        assert any(style and style.underline for style in styles)
        await pilot.press("escape")
        await settled(app, pilot)
        assert not isinstance(app.screen, ChangedScreen)
    app.notebook.close()


async def test_the_changes_can_be_seen_at_later_openings_too(store: Path) -> None:
    read_before(store)
    for _ in range(2):
        app = StoryApp(story(HARBOUR, WIRE), comparison(HARBOUR, WIRE), store=store)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(app, pilot)
            await pilot.press("c")
            await settled(app, pilot)
            assert isinstance(app.screen, ChangedScreen)
        app.notebook.close()


async def test_where_nothing_changed_it_says_so(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("c")
        await settled(app, pilot)
        assert not isinstance(app.screen, ChangedScreen)
        assert "another version" in app.screen._words  # type: ignore[attr-defined]


def test_words_taken_out_and_put_in_stand_in_their_paragraph() -> None:
    before = "The quay burned.\n\nNine were hurt.\n\nIt rained.\n\nThe ferry was late."
    after = "The quay burned.\n\nTwelve were hurt.\n\nIt rained.\n\nThe old ferry was late."
    rows = [row.text for row in change_rows(before, after, text_changes(before, after))]
    assert rows == ["  ⋯", "  [Nine] {Twelve} ⚠ number were hurt.", "  ⋯", "  The {old} ferry was late."]


def test_a_paragraph_that_is_gone_and_one_that_is_new_are_shown() -> None:
    before = "The quay burned.\n\nNobody saw the smoke."
    after = "The quay burned.\n\nThe mayor wept."
    text = " ".join(row.text for row in change_rows(before, after, text_changes(before, after)))
    assert "smoke" in text and "{" in text and "wept" in text
    assert change_rows(before, before, ()) == []


def test_a_text_that_came_back_is_set_against_what_was_read_between(store: Path) -> None:
    with Store.open(store, backups=False) as kept:
        other = story(rewritten(HARBOUR, "Twelve people", "Eleven people"), WIRE)
        for read in (story(HARBOUR, WIRE), other, story(HARBOUR, WIRE)):
            known = kept.register(read)
        (earlier,) = kept.earlier_versions(known.story)
        assert (earlier.article, earlier.after) == ("a1", HARBOUR.fingerprint)
        assert any("{Twelve}" in row.text for row in changes_of(kept, known.story, story(HARBOUR, WIRE)))
