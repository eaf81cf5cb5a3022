"""Search and hints."""

from __future__ import annotations

from pathlib import Path

from reader.tui.widgets.styled import Bar
from tests.tui.driving import compare_screen, reading


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
