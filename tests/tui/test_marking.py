"""The reader's own marks, made by keys."""

from __future__ import annotations

from pathlib import Path

from reader.tui.screens.compare import CompareScreen
from reader.tui.widgets.styled import Bar
from tests.tui.driving import inspector, reading, seen, sentence, settled


async def test_a_tag_is_one_key_and_undone_by_another(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("s", "2")
        await settled(app, pilot)
        (annotation,) = app.desk.kept.annotations
        assert annotation.tags == ("disputed",)
        assert "1 tag" in app.screen.query_one("#header", Bar).words
        assert any("D❝1" in line for line in seen(app))
        assert "D disputed" in inspector(app)
        await pilot.press("u")
        await settled(app, pilot)
        assert not app.desk.kept.annotations
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert len(app.desk.kept.annotations) == 1


async def test_the_same_tag_again_takes_it_off(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("j", "1", "1")
        await settled(app, pilot)
        assert not app.desk.kept.annotations


async def test_a_note_is_kept_as_it_is_typed(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("j", "a", *"who?", "escape")
        await settled(app, pilot)
        (annotation,) = app.desk.kept.annotations
        assert annotation.note == "who?"
        assert sentence(app).startswith("The mayor")
        assert "who?" in inspector(app)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("end", "!", "escape")
        await settled(app, pilot)
        assert app.desk.kept.annotations[0].note == "who?!"


async def test_a_note_under_way_is_kept_when_the_app_closes(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("j", "a", *"half a th")
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        assert [annotation.note for annotation in app.desk.kept.annotations] == ["half a th"]


async def test_keys_typed_into_a_note_are_no_actions(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("a", *"quit 123 jk?", "escape")
        await settled(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert app.desk is not None
        assert app.desk.kept.annotations[0].note == "quit 123 jk?"
        assert app.desk.kept.annotations[0].tags == ()


async def test_two_claims_are_linked_with_four_keys(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("s", "1")
        await pilot.press("m", "tab", "2", "L")
        await pilot.pause()
        await pilot.press("c")
        await settled(app, pilot)
        (link,) = app.desk.kept.links
        assert link.relation == "contradicts"
        assert "contradicts" in inspector(app)


async def test_linking_claims_without_a_mark_invents_no_tag_and_is_one_step(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("s", "m", "tab", "L")
        await pilot.pause()
        await pilot.press("c")
        await settled(app, pilot)
        assert len(app.desk.kept.links) == 1
        assert [note.tags for note in app.desk.kept.annotations] == [(), ()]
        assert "contradicts" in inspector(app)
        await pilot.press("u")
        await settled(app, pilot)
        assert app.desk.kept.links == () == app.desk.kept.annotations


async def test_the_picker_finds_a_tag_by_part_of_its_name_and_makes_new_ones(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("j", "t")
        await pilot.pause()
        await pilot.press(*"unver", "enter")
        await settled(app, pilot)
        assert app.desk.kept.annotations[0].tags == ("unverified",)
        await pilot.press("t")
        await pilot.pause()
        await pilot.press(*"hearsay", "enter")
        await settled(app, pilot)
        assert "hearsay" in app.desk.kept.annotations[0].tags


async def test_a_quote_is_tagged_in_every_source_at_once(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("s", "T")
        await pilot.pause()
        await pilot.press("enter")
        await settled(app, pilot)
        assert {annotation.article for annotation in app.desk.kept.annotations} == {"a1", "a2", "a3"}


async def test_what_is_typed_before_the_note_is_open_goes_into_the_note(store: Path) -> None:
    from textual import events

    async with reading(store) as (app, pilot):
        await pilot.press("j")
        for character in "a12 jk":  # no frame between the keys
            key = "space" if character == " " else character
            app.post_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause(0.2)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.desk is not None
        (annotation,) = app.desk.kept.annotations
        assert annotation.note == "12 jk"
        assert annotation.tags == ()
