"""What stands in a column's border: outlet, date, how many quotes and disputes the source has a part in."""

from __future__ import annotations

from reader.tui.column import Column
from reader.tui.dates import short_date
from reader.tui.desk import Desk
from reader.tui.wrap import cells, cut_apart

_LABEL = 12
"""Cells of the name below which the date gives way, then the counts."""


def column_title(desk: Desk, column: Column, room: int) -> tuple[str, str]:
    """The name and the facts beside it, in at most `room` cells with what stands between."""
    article = column.article
    quotes = desk.findings.count(article.id, "family")
    disputes = desk.findings.count(article.id, "dispute")
    counts = " ".join(part for part in (f"{quotes}❝" if quotes else "", f"{disputes}⚑" if disputes else "") if part)
    updated, date = bool(article.source.updated), short_date(article.source.updated or article.source.published)
    tails = [(f"{date}, updated" if updated and date else "", counts), (date, counts), ("", counts), ("", "")]
    pin = "⊢ " if desk.layout.pinned == article.id else ""
    for facts in tails:
        tail = " ─ ".join(fact for fact in facts if fact)
        left = room - (cells(tail, 0, len(tail)) + 3 if tail else 0) - len(pin)
        if left >= min(_LABEL, cells(column.label, 0, len(column.label))):
            break
    labels = [column.label, *(other.label for other in desk.columns.values() if other is not column)]
    return f"{pin}{cut_apart(labels, max(left, 1))[0]}", tail
