"""A dispute's two camps: who stands where, side by side where there is room, and who leaves a camp out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.style import Style

from reader.article import Span
from reader.compare.model import Dispute, DisputeKind, Place, Side, Stance
from reader.tui.camps import camps
from reader.tui.findings import Findings
from reader.tui.rows import ABREAST, Abreast, row, strips_of
from tests.tui.driving import StoryApp, reading, seen
from tests.tui.stories import HARBOUR, LEDGER, REQUEST, comparison, span, story

HERE = Span(0, 5)


def dispute(kind: DisputeKind, *sides: Side) -> Dispute:
    return Dispute("d", kind, "what is disputed", sides, 0.9)


def side(stance: Stance, article: str, value: str | None = None, *, hedged: bool = False) -> Side:
    return Side(stance, article, HERE, value, None, hedged)


def parted(kind: DisputeKind, *sides: Side) -> tuple[str, list[str], str, list[str]]:
    found = camps(dispute(kind, *sides))
    assert found is not None
    first, second = found.first, found.second
    return first.title, [x.article for x in first.sides], second.title, [x.article for x in second.sides]


def test_a_denial_stands_against_the_claim() -> None:
    sides = (side("asserts", "a1"), side("denies", "a2"), side("reports", "a3"))
    assert parted("denied_claim", *sides) == ("claimed", ["a1", "a3"], "denied", ["a2"])


def test_figures_part_by_what_they_are() -> None:
    sides = (side("reports", "a1", "nine"), side("reports", "a2", "Nine"), side("reports", "a3", "twelve"))
    assert parted("contradicted_fact", *sides) == ("nine", ["a1", "a2"], "twelve", ["a3"])


def test_a_third_figure_stands_with_the_second_under_no_ones_name() -> None:
    sides = (side("reports", "a1", "nine"), side("reports", "a2", "ten"), side("reports", "a3", "twelve"))
    assert parted("contradicted_fact", *sides) == ("nine", ["a1"], "otherwise", ["a2", "a3"])


def test_a_hedge_and_a_correction_part_their_sources() -> None:
    hedge = (side("asserts", "a1"), side("asserts", "a2", hedged=True))
    assert parted("hedged_claim", *hedge) == ("told flat", ["a1"], "told with a hedge", ["a2"])
    corrected = (side("corrects", "a1"), side("reports", "a2"))
    assert parted("correction_update", *corrected) == ("before", ["a2"], "corrected", ["a1"])


def test_doubts_and_those_who_stand_by_it_are_in_no_camp() -> None:
    answers = (side("challenges", "a3"), side("reiterates", "a1"))
    found = camps(dispute("denied_claim", side("asserts", "a1"), side("denies", "a2"), *answers))
    assert found is not None and found.back == answers


def test_a_source_with_the_claim_alone_leaves_the_denial_out() -> None:
    found = camps(dispute("denied_claim", side("asserts", "a1"), side("asserts", "a2"), side("denies", "a2")))
    assert found is not None
    assert [found.left_out(source) for source in ("a1", "a2", "a3")] == ["denied", "", ""]


def test_one_camp_alone_is_no_two() -> None:
    assert camps(dispute("denied_claim", side("asserts", "a1"))) is None


@pytest.mark.parametrize("width", [ABREAST, ABREAST + 1, 140])
def test_columns_stand_side_by_side_where_there_is_room(width: int) -> None:
    item = Abreast((row("claimed"), row("one")), (row("denied"),))
    lines = strips_of(item, width, lambda name: Style())
    assert [strip.cell_length for strip in lines] == [width, width]
    assert "claimed" in lines[0].text and "│ denied" in lines[0].text


def test_and_one_under_the_other_where_there_is_none() -> None:
    item = Abreast((row("claimed"), row("one")), (row("denied"),))
    lines = strips_of(item, ABREAST - 1, lambda name: Style())
    assert [strip.text.strip() for strip in lines] == ["claimed", "one", "denied"]


async def test_the_list_of_disputes_shows_both_camps_and_who_leaves_one_out(store: Path) -> None:
    async with reading(store, (120, 40)) as (app, pilot):
        await pilot.press("f4", "j")
        await pilot.pause()
        screen = "\n".join(seen(app))
        assert "claimed · 1 of 4 sources" in screen and "│ denied · 2 of 4 sources" in screen
        assert "without what is claimed: Harbour Times, The Ledger" in screen
        assert "without what is denied: Channel 6" in screen
        assert "silent on it: Coast Wire" in screen


def test_words_that_another_source_has_too_or_disputes_are_no_claim_of_one_source() -> None:
    found = comparison()
    own = found.single_source[0]
    shared = Place("a1", next(s for s in HARBOUR.sentences if REQUEST in s.of(HARBOUR.text)))
    disputed = Place("a1", span(HARBOUR, "Twelve people were hurt, the hospital said."))
    findings = Findings(replace(found, single_source=(own, shared, disputed, Place("a3", span(LEDGER, REQUEST)))))
    assert findings.singles == (own,)


async def test_one_source_alone_is_not_said_of_a_shared_quote(store: Path) -> None:
    found = comparison()
    shared = Place("a1", span(HARBOUR, REQUEST))
    app = StoryApp(story(), replace(found, single_source=(*found.single_source, shared)), store=store)
    async with reading(store, app=app) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        assert sum("only in" in line for line in seen(app)) == 1
