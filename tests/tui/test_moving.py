"""Moving through the text and across the sources by keys."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import compare_screen, hintline, reading, seen, sentence


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
