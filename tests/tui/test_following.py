"""What is still to be done: questions ticked off, and marks put back whose words are gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.article import Article, Story
from reader.tui.widgets.styled import Rows
from tests.tui.driving import StoryApp, compare_screen, reading, seen, sentence, settled
from tests.tui.stories import ARTICLES, HARBOUR, comparison, story


async def test_what_was_tagged_to_follow_up_is_a_question_and_is_ticked_off_with_a_key(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("s", "7", "f9")
        await settled(app, pilot)
        (line,) = [line for line in seen(app) if "to follow up " in line and "[ ]" in line]
        assert "Nobody told us" in line and "Harbour Times" in line
        await pilot.press("m")
        await settled(app, pilot)
        assert any("[x]" in line and "Nobody told us" in line for line in seen(app))
        await pilot.press("u")
        await settled(app, pilot)
        assert not any("[x]" in line for line in seen(app))


async def test_a_dispute_without_a_reply_is_a_question_that_leads_to_the_text(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f9")
        await settled(app, pilot)
        assert any("How many people were hurt" in line and "nobody replies" in line for line in seen(app))
        await pilot.press("enter")
        await pilot.pause()
        compare_screen(app)
        assert "people were hurt" in sentence(app)


async def test_questions_are_ticked_off_in_their_own_list_only(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("f4", "m")
        await pilot.pause()
        assert "F9" in seen(app)[-1]


def changed() -> Story:
    """The story with the sentence of the ferry's owner told in other words."""
    text = HARBOUR.text.replace(
        "The fire began in a store of nets before midnight.", "Some nets in a store were the first to burn at midnight."
    )
    ends, blocks = 0, []
    for block in HARBOUR.blocks:
        words = HARBOUR.text[block.start : block.end].replace(
            "The fire began in a store of nets before midnight.",
            "Some nets in a store were the first to burn at midnight.",
        )
        start = text.index(words, ends)
        ends = start + len(words)
        blocks.append(replace(block, start=start, end=ends))
    new = Article(HARBOUR.id, HARBOUR.path, text, tuple(blocks), HARBOUR.source)
    return story(new, *ARTICLES[1:])


async def test_a_mark_whose_words_are_gone_is_put_back_where_the_reader_says(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        at = HARBOUR.text.index("The fire began")
        compare_screen(app).jump("a1", at)
        await pilot.press("1")
        await settled(app, pilot)
    new = changed()
    app = StoryApp(new, replace(comparison(), articles=new.articles, families=(), disputes=(), passages=(),
                                single_source=(), quotes=(), origins=()), store=store)  # fmt: skip
    async with reading(store, app=app) as (app, pilot):
        assert app.desk is not None
        (mark,) = app.desk.kept.annotations
        assert mark.status == "orphan" and mark.suggestions
        await pilot.press("f6")
        await pilot.pause()
        assert "puts it back" in app.screen.query_one("#inspector", Rows).words
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("1")
        await settled(app, pilot)
        (mark,) = app.desk.kept.annotations
        assert mark.status == "exact" and mark.tags == ("supported",)
        await pilot.press("u")
        await settled(app, pilot)
        assert app.desk.kept.annotations[0].status == "orphan"


async def test_a_mark_that_stands_is_not_moved(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("s", "1")
        await settled(app, pilot)
        await pilot.press("f6", "r")
        await pilot.pause()
        assert "Only a mark whose words are gone" in seen(app)[-1]


async def test_one_side_of_a_dispute_is_tagged_at_once(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("d", "T")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        await pilot.press(*"verified")
        await pilot.press("enter")
        await settled(app, pilot)
        assert [note.article for note in app.desk.kept.annotations] == ["a1", "a4"], "twelve, and not nine"
