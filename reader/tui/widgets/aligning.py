"""Lining the other columns up on what the cursor stands on."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Span
from reader.tui.desk import Desk
from reader.tui.findings import Finding
from reader.tui.widgets.pane import Pane


def align(desk: Desk, pane: Pane, others: Iterable[Pane]) -> None:
    """Bring the counterparts of the cursor's place in `pane` to its row in every other pane.

    A source without a counterpart says so where it would stand. When nothing is shared here, the facing place comes to
    the row, so that the columns go together.
    """
    column = pane.column
    if column is None or pane.page is None:
        return
    finding = desk.finding_here()
    column.here = ()
    pane.set_ghost(None)
    stretch = desk.stretch_of(finding) if finding is not None else column.chosen
    row = pane.page.line_of(stretch.start) - pane.scroll_offset.y
    for other in others:
        if other.column is not None:
            _align_one(desk, other, finding, stretch, row)


def _align_one(desk: Desk, other: Pane, finding: Finding | None, stretch: Span, row: int) -> None:
    column = other.column
    assert column is not None
    target = column.article.id
    goal = finding.facing(target, stretch) if finding is not None else None
    here = tuple(finding.spans_in(target)) if finding is not None else ()
    if column.here != here:
        column.here = here
        other.refresh()
    linked = desk.layout.linked
    if goal is not None:
        other.set_ghost(None)
        if linked:
            other.line_up(goal.start, row)
        return
    facing = min(desk.findings.facing(desk.layout.active, stretch.start, target), max(len(column.text) - 1, 0))
    if finding is not None and _leaves_out(finding, target):
        line = other.set_ghost(facing, _subject(finding))
        if linked and line is not None:
            other.scroll_line_to(line, row)
        return
    other.set_ghost(None)
    if linked:
        other.line_up(facing, row)


def _leaves_out(finding: Finding, article: str) -> bool:
    from reader.compare.model import Dispute, Family

    thing = finding.thing
    return isinstance(thing, Family | Dispute) and article in thing.missing_from


def _subject(finding: Finding) -> str:
    return f"❝{finding.number}" if finding.kind == "family" else f"⚑{finding.number}"
