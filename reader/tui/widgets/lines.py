"""The lines of a pane as strips: gutter, text with its marks, minimap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from textual.color import TRANSPARENT, Color
from textual.filter import LineFilter
from textual.strip import Strip

from reader.article import Span
from reader.tui.column import CURSOR, HERE, SELECTED, Column, Sign
from reader.tui.page import Line, Page
from reader.tui.spans import Runs
from reader.tui.widgets.gutter import GUTTER, Gutter, Signs, Waiting, by_line
from reader.tui.widgets.ink import Ink
from reader.tui.widgets.minimap import Minimap, Places, places_of

AROUND = GUTTER + 3
"""Cells of a line that are not text: the divider, the gutter, a space, the minimap."""

_KEPT = 160
"""Strips kept: some four windows, so that paging there and back draws nothing anew. Each is some fifteen objects for
the garbage collector to look at."""

Piece = tuple[int, int, int]
Hints = Mapping[int, tuple[tuple[int, str], ...]]


class View(NamedTuple):
    """How a pane looks at its lines.

    Attributes:
        top: the line at the top of the window.
        divided: a line is drawn at the left.
        ghost: a line number and what it says is left out.
        sentence, selection, here: where the cursor stands, what is selected, and the counterparts of what the cursor
            of the active source stands on.
        hints: line → (cell, letters) of each hint on it, while hints are shown.
    """

    width: int
    height: int
    top: int
    active: bool
    divided: bool
    ghost: tuple[int, str] | None
    sentence: Span
    selection: Span | None
    here: tuple[Span, ...]
    hints: Hints


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn beside a page, worked out once for what was found; the reader's marks come on top."""

    page: Page
    found: tuple[Sign, ...]
    waiting: Waiting
    places: Places


def prepared(page: Page, column: Column) -> bool:
    """Whether there is nothing left to work out for the column's page."""
    drawn = column.drawn
    return drawn is not None and drawn.page is page and drawn.found is column.marks.signs


def prepare(page: Page, column: Column) -> Drawn:
    """Work it out, if that is not done; a column out of sight can be prepared beforehand."""
    if column.drawn is None or not prepared(page, column):
        waiting = by_line(page, column.marks.signs)
        column.drawn = Drawn(page, column.marks.signs, waiting, places_of(waiting))
    return column.drawn


class LineStrip(Strip):
    """A strip that can be freed.

    Textual keeps in a strip what it was divided into, which is nearly always the strip itself: a circle, that waits for
    the garbage collector, whose rounds then hold up a key for several frames.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The strip in pieces that end at `cuts` (cells)."""
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class Lines:
    """Draws a page with the marks of its column; keeps what it has drawn."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._page: Page | None = None
        self._column: Column | None = None
        self._gutter: Gutter | None = None
        self._strips: dict[tuple[object, ...], Strip] = {}
        self._minimap = Minimap()
        self._seen: tuple[object, ...] = ()
        self._runs: Runs | None = None
        self._filters: tuple[Sequence[LineFilter], Color] = ((), TRANSPARENT)
        self.version = 0
        """Another whenever the same view would be drawn another way."""

    def clear(self) -> None:
        """Nothing is shown."""
        self._page = self._column = None
        self._forget()

    def restyle(self) -> None:
        """Another theme: styles are resolved anew."""
        self._ink.clear()
        self._strips.clear()
        self.version += 1

    def _forget(self) -> None:
        self._seen = ()
        self._strips.clear()
        self.version += 1

    def read(self, page: Page, column: Column) -> bool:
        """Take another page, or other marks; whether anything is other than before."""
        seen = (page, column.marks, column.matches)
        if self._column is column and self._seen and all(new is old for new, old in zip(seen, self._seen, strict=True)):
            return False
        drawn = prepare(page, column)
        if page is not self._page or column.marks.runs is not self._runs:
            self._forget()
        self._page, self._column, self._seen = page, column, seen
        self._runs = column.marks.runs
        own = by_line(page, column.marks.own_signs)
        self._gutter = Gutter(page, drawn.waiting, own)
        self._minimap.read(page, [*drawn.places, *places_of(own)], column.matches)
        self.version += 1
        return True

    def window(
        self, words: tuple[str, str], view: View, filters: Sequence[LineFilter] = (), ground: Color = TRANSPARENT
    ) -> list[Strip]:
        """The title and all lines of a window, each exactly as wide as the view, as the terminal gets them.

        Args:
            words: the title: the source's name, facts.
            filters, ground: what is done to every line, for terminals of few colours, and on which ground.
        """
        if self._filters != (filters, ground):
            self._filters = (filters, ground)
            self._strips.clear()
        return [self._title(words, view), *(self._strip(view.top + row, row, view) for row in range(view.height))]

    def _strip(self, number: int, row: int, view: View) -> Strip:
        page, column = self._page, self._column
        if page is None or column is None or self._gutter is None:
            return self._kept(("blank", view.width), lambda: Strip.blank(view.width, self._ink.text()))
        bar = self._minimap.cell(row, view.height, view.top)
        if number >= len(page):
            return self._kept((-1, view.width, view.divided, bar), lambda: self._ink.framed([], view, bar))
        line = page.lines[number]
        ghost = view.ghost[1] if view.ghost is not None and view.ghost[0] == number else None
        cursor = _overlap(line, view.sentence)
        over = self._over(line, view, column, cursor)
        signs = self._gutter.at(number)
        # Whether this is the active column shows on the cursor's lines alone: the others stay when that changes.
        stands = None if cursor is None else view.active
        key = (number, view.width, view.divided, stands, bar, ghost, over, signs)
        if ghost is not None:
            strip = self._kept(key, lambda: self._ink.framed(self._ink.ghost(ghost, view.width - AROUND), view, bar))
        else:
            strip = self._kept(key, lambda: self._draw(line, view, bar, cursor is not None, over, signs))
        for cell, letters in view.hints.get(number, ()):
            strip = self._ink.with_hint(strip, 1 + GUTTER + cell, letters, view.width)
        return strip

    def _title(self, words: tuple[str, str], view: View) -> Strip:
        """The line above the text: the name, facts, a rule that is heavy over the column with the cursor."""
        key = ("title", words, view.width, view.active, view.divided)
        return self._kept(key, lambda: self._ink.title(words, view.width, active=view.active, divided=view.divided))

    def _kept(self, key: tuple[object, ...], draw: Callable[[], Strip]) -> Strip:
        strip = self._strips.pop(key, None) or self._finished(draw())
        self._strips[key] = strip  # the last used is last: the oldest go first
        if len(self._strips) > _KEPT:
            for old in list(self._strips)[: _KEPT // 4]:
                del self._strips[old]
        return strip

    def _finished(self, strip: Strip) -> Strip:
        filters, ground = self._filters
        segments = list(strip)
        for line_filter in filters:
            segments = line_filter.apply(segments, ground)
        return LineStrip(segments, strip.cell_length)

    def _over(self, line: Line, view: View, column: Column, cursor: tuple[int, int] | None) -> tuple[Piece, ...]:
        """What changes with the keys and lies over a line's words, from the bottom up."""
        if line.own or line.start == line.end:
            return ()
        over = [piece for piece in column.marks.own.cut(line.start, line.end) if piece[2]]
        over += [piece for piece in column.matches.cut(line.start, line.end) if piece[2]]
        over += [(*part, HERE) for span in view.here if (part := _overlap(line, span)) is not None]
        if cursor is not None and view.active:
            over.append((*cursor, CURSOR))
        if view.selection is not None and (part := _overlap(line, view.selection)) is not None:
            over.append((*part, SELECTED))
        return tuple(over)

    def _draw(
        self,
        line: Line,
        view: View,
        bar: tuple[str, bool],
        cursor: bool,
        over: tuple[Piece, ...],
        signs: Signs,
    ) -> Strip:
        column, page, ink = self._column, self._page, self._ink
        assert column is not None and page is not None
        segments = ink.gutter(signs, cursor=cursor, active=view.active)
        if line.own:
            segments.append(Segment(line.own, ink.of("head")))
        elif line.end > line.start:
            if line.lead:
                segments.append(Segment(line.lead, ink.of("lead")))
            for start, end, bits in _with(column.marks.runs.cut(line.start, line.end), over):
                segments.append(Segment(page.text[start:end], ink.of(line.kind, bits)))
        return ink.framed(segments, view, bar)


def _overlap(line: Line, span: Span) -> tuple[int, int] | None:
    start, end = max(line.start, span.start), min(line.end, span.end)
    return (start, end) if start < end else None


def _with(pieces: list[Piece], over: tuple[Piece, ...]) -> list[Piece]:
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
