"""The lines of a pane as strips: gutter, text with its marks, minimap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.article import Span
from reader.tui.column import CURSOR, HERE, SELECTED, Column, Drawn
from reader.tui.page import Line, Page
from reader.tui.widgets.gutter import GUTTER, gutter_of
from reader.tui.widgets.ink import Ink
from reader.tui.widgets.minimap import Minimap, places_of

AROUND = GUTTER + 3
"""Cells of a line that are not text: the divider, the gutter, a space, the minimap."""

_KEPT = 400
"""Strips kept: some five windows, so that paging there and back draws nothing anew."""

Piece = tuple[int, int, int]
Hints = Mapping[int, tuple[tuple[int, str], ...]]


class View(NamedTuple):
    """How a pane looks at its lines.

    Attributes:
        top: the line at the top of the window.
        divided: a line is drawn at the left.
        ghost: a line number and what it says is left out.
    """

    width: int
    height: int
    top: int
    active: bool
    divided: bool
    ghost: tuple[int, str] | None


def prepare(page: Page, column: Column) -> Drawn:
    """What is drawn beside a page, worked out once for its marks; a column out of sight can be prepared beforehand."""
    drawn = column.drawn
    if drawn is None or drawn[0] is not page or drawn[1] is not column.marks:
        drawn = column.drawn = (page, column.marks, gutter_of(page, column.marks), places_of(page, column.marks))
    return drawn


class Lines:
    """Draws a page with the marks of its column; keeps what it has drawn."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._page: Page | None = None
        self._column: Column | None = None
        self._gutter: dict[int, tuple[tuple[str, str], ...]] = {}
        self._strips: dict[tuple[object, ...], Strip] = {}
        self._minimap = Minimap()
        self._seen: tuple[object, object, object] = (None, None, None)

    def clear(self) -> None:
        """Nothing is shown."""
        self._page = self._column = None
        self._seen = (None, None, None)
        self._strips.clear()

    def restyle(self) -> None:
        """Another theme: styles are resolved anew."""
        self._ink.clear()
        self._strips.clear()

    def read(self, page: Page, column: Column) -> bool:
        """Take another page, or other marks; whether anything is other than before."""
        seen = (page, column.marks, column.matches)
        if self._column is column and all(new is old for new, old in zip(seen, self._seen, strict=True)):
            return False
        self._page, self._column, self._seen = page, column, seen
        self._strips.clear()
        drawn = prepare(page, column)
        self._gutter = drawn[2]
        self._minimap.read(page, drawn[3], column.matches)
        return True

    def strip(self, number: int, row: int, view: View, hints: Hints) -> Strip:
        """Line `number` of the page, at `row` of the window, exactly as wide as the view."""
        page, column = self._page, self._column
        if page is None or column is None:
            return Strip.blank(view.width, self._ink.text())
        bar = self._minimap.cell(row, view.height, view.top)
        if number >= len(page):
            return self._kept((-1, view.width, view.divided, bar), lambda: self._empty(view, bar))
        line = page.lines[number]
        ghost = view.ghost[1] if view.ghost is not None and view.ghost[0] == number else None
        on_cursor = _overlap(line, column.sentence)
        selection = _overlap(line, column.selection) if column.selection is not None else None
        here = tuple(part for span in column.here if (part := _overlap(line, span)) is not None)
        key = (number, view.width, view.divided, view.active, bar, ghost, on_cursor, here)
        if selection is not None or number in hints:
            return self._draw(number, line, view, on_cursor, here, selection, bar, hints.get(number, ()))
        if ghost is not None:
            return self._kept(key, lambda: self._ink.framed(self._ink.ghost(ghost, view.width - AROUND), view, bar))
        return self._kept(key, lambda: self._draw(number, line, view, on_cursor, here, None, bar, ()))

    def title(self, words: tuple[str, str], width: int, active: bool, divided: bool) -> Strip:
        """The line above the text: the name, facts, a rule that is heavy over the column with the cursor."""
        key = ("title", words, width, active, divided)
        return self._kept(key, lambda: self._ink.title(words, width, active=active, divided=divided))

    def _kept(self, key: tuple[object, ...], draw: Callable[[], Strip]) -> Strip:
        strip = self._strips.pop(key, None) or draw()
        self._strips[key] = strip  # the last used is last: the oldest go first
        if len(self._strips) > _KEPT:
            for old in list(self._strips)[: _KEPT // 4]:
                del self._strips[old]
        return strip

    def _empty(self, view: View, bar: tuple[str, bool]) -> Strip:
        return self._ink.framed([], view, bar)

    def _draw(
        self,
        number: int,
        line: Line,
        view: View,
        on_cursor: tuple[int, int] | None,
        here: tuple[tuple[int, int], ...],
        selection: tuple[int, int] | None,
        bar: tuple[str, bool],
        hints: tuple[tuple[int, str], ...],
    ) -> Strip:
        column, page, ink = self._column, self._page, self._ink
        assert column is not None and page is not None
        segments = ink.gutter(self._gutter.get(number, ()), cursor=on_cursor is not None, active=view.active)
        if line.own:
            segments.append(Segment(line.own, ink.of("head")))
        elif line.end > line.start:
            if line.lead:
                segments.append(Segment(line.lead, ink.of("lead")))
            over = [piece for piece in column.marks.own.cut(line.start, line.end) if piece[2]]
            over += [piece for piece in column.matches.cut(line.start, line.end) if piece[2]]
            over += [(start, end, HERE) for start, end in here]
            if on_cursor is not None and view.active:
                over.append((*on_cursor, CURSOR))
            if selection is not None:
                over.append((*selection, SELECTED))
            for start, end, bits in _with(column.marks.runs.cut(line.start, line.end), over):
                segments.append(Segment(page.text[start:end], ink.of(line.kind, bits)))
        strip = ink.framed(segments, view, bar)
        for cell, letters in hints:
            strip = ink.with_hint(strip, 1 + GUTTER + cell, letters, view.width)
        return strip


def _overlap(line: Line, span: Span) -> tuple[int, int] | None:
    start, end = max(line.start, span.start), min(line.end, span.end)
    return (start, end) if start < end else None


def _with(pieces: list[Piece], over: list[Piece]) -> list[Piece]:
    """`pieces` with more bits laid over parts of them."""
    for start, end, bits in over:
        cut: list[Piece] = []
        for left, right, old in pieces:
            if right <= start or left >= end:
                cut.append((left, right, old))
                continue
            if left < start:
                cut.append((left, start, old))
            cut.append((max(left, start), min(right, end), old | bits))
            if right > end:
                cut.append((end, right, old))
        pieces = cut
    return pieces
