"""The compare view, driven by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui.screens.compare import CompareScreen
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.styled import Bar, Rows
from tests.tui.driving import StoryApp, compare_screen, quay_app, reading, seen, sentence, settled
from tests.tui.stories import HARBOUR, story


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "notes.sqlite3"


def inspector(app: StoryApp) -> str:
    return app.screen.query_one("#inspector", Rows).words


def hintline(app: StoryApp) -> str:
    return app.screen.query_one("#hintline", Bar).words


async def test_the_sources_stand_side_by_side_as_many_as_fit(store: Path) -> None:
    for width, count in ((60, 1), (80, 2), (120, 3), (160, 4), (200, 4)):
        async with reading(store, (width, 30)) as (app, _):
            assert len(compare_screen(app).shown) == count
            assert sum(pane.display for pane in app.screen.query(Pane)) == count


async def test_the_header_counts_what_was_found(store: Path) -> None:
    async with reading(store) as (app, _):
        words = app.screen.query_one("#header", Bar).words
        assert "Quay fire" in words
        assert "4 sources" in words
        assert "1 origin ·" in words
        assert "2 shared quotes" in words
        assert "2 disputes" in words
        assert "+1 ▸" in words


async def test_the_cursor_goes_by_sentence_and_paragraph(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("j")
        assert sentence(app) == "The mayor of Port Orr left the meeting early."
        await pilot.press("j", "j")
        assert sentence(app) == "She has run it for nineteen years."
        await pilot.press("K")
        assert sentence(app).startswith("“Nobody told us")
        await pilot.press("K")
        assert sentence(app).startswith("The mayor")
        await pilot.press("J", "J")
        assert sentence(app).startswith("Twelve people")
        await pilot.press("G")
        assert sentence(app).startswith("Sign up")
        await pilot.press("g", "k")
        assert sentence(app) == "Fire at the north quay"


async def test_s_goes_from_quote_to_quote_and_says_when_there_is_none(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("s")
        assert sentence(app).startswith("“Nobody told us")
        await pilot.press("s")
        assert "no request was ever received" in sentence(app)
        await pilot.press("s")
        assert "No shared quote below" in hintline(app)
        await pilot.press("S")
        assert sentence(app).startswith("“Nobody told us")


async def test_d_goes_from_dispute_to_dispute(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("d")
        assert sentence(app).startswith("Twelve people")
        await pilot.press("d", "D")
        assert sentence(app).startswith("Twelve people")


async def test_tab_goes_to_the_same_passage_and_round_the_sources_that_have_it(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("s")
        await pilot.press("tab")
        assert app.desk is not None
        assert app.desk.layout.active == "a2"
        assert sentence(app).startswith("“Nobody told us … until")
        await pilot.press("tab")
        assert app.desk.layout.active == "a3"
        await pilot.press("tab")
        assert app.desk.layout.active == "a1"  # channel 6 does not have it
        await pilot.press("shift+tab")
        assert app.desk.layout.active == "a3"


async def test_a_source_that_leaves_the_quote_out_says_so_in_place(store: Path) -> None:
    async with reading(store, (160, 30)) as (app, pilot):
        await pilot.press("s")
        assert any("❝1 not in this source" in line for line in seen(app))
        await pilot.press("j")
        assert not any("not in this source" in line for line in seen(app))


async def test_counterparts_stand_on_the_row_of_the_cursor(store: Path) -> None:
    async with reading(store, (120, 24)) as (app, pilot):
        await pilot.press("d", "d")
        screen = compare_screen(app)
        assert app.desk is not None
        rows = []
        for pane in screen.panes:
            finding = app.desk.findings.disputes[1] if pane.column is not None else None
            if finding is not None and pane.display and pane.column is not None:
                spans = finding.spans_in(pane.column.article.id)
                if spans:
                    rows.append(pane.row_of(spans[0].start))
        assert None not in rows


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


async def test_search_counts_in_all_sources_and_n_goes_round(store: Path) -> None:
    async with reading(store, (160, 30)) as (app, pilot):
        assert app.desk is not None
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*"nobody told us")
        assert app.desk.search.counts == {"a1": 1, "a2": 1, "a3": 1}
        counts = app.screen.query_one("#search-counts", Bar).words
        assert "3" in counts
        assert "Coast Wire 1" in counts
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk.layout.active == "a1"
        await pilot.press("n")
        assert app.desk.layout.active == "a2"
        await pilot.press("n", "n")
        assert app.desk.layout.active == "a1"
        await pilot.press("N")
        assert app.desk.layout.active == "a3"
        await pilot.press("escape")
        assert not app.desk.search.words


async def test_hints_go_to_any_sentence_on_screen(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("f")
        goals = dict(compare_screen(app)._hints._goals)
        label = next(label for label, (source, offset) in goals.items() if source == "a2" and offset > 0)
        await pilot.press(*label)
        assert app.desk.layout.active == "a2"
        assert app.desk.column.sentence.start == goals[label][1]
        await pilot.press("f", "escape")
        assert not compare_screen(app)._hints.shown


async def test_back_and_forward(store: Path) -> None:
    async with reading(store) as (app, pilot):
        assert app.desk is not None
        await pilot.press("j", "s", "tab", "ctrl+o")
        assert app.desk.layout.active == "a1"
        assert sentence(app).startswith("“Nobody")
        await pilot.press("ctrl+o")
        assert sentence(app).startswith("The mayor of Port Orr")
        await pilot.press("O", "O")
        assert app.desk.layout.active == "a2"


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


async def test_one_article_alone_says_there_is_nothing_to_compare_it_with(store: Path) -> None:
    app = StoryApp(story(HARBOUR), None, store=store)
    async with reading(store, app=app) as (app, _):
        assert "nothing yet to compare it with" in inspector(app)
        assert "1 source" in app.screen.query_one("#header", Bar).words


async def test_the_inspector_grows_and_hides(store: Path) -> None:
    async with reading(store) as (app, pilot):
        rows = app.screen.query_one("#inspector", Rows)
        usual = rows.size.height
        await pilot.press("i")
        await pilot.pause()
        assert rows.size.height > usual
        await pilot.press("i")
        await pilot.pause()
        assert not rows.region


async def test_help_shows_the_keys_of_the_place(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Next shared quote" in app.screen.query_one(Rows).words
        await pilot.press("escape")
        assert isinstance(app.screen, CompareScreen)


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
