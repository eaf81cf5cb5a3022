"""The sources side by side: which of them are on screen, each in a pane, lined up on what the cursor stands on."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from reader.tui.desk import Desk
from reader.tui.widgets.aligning import align
from reader.tui.widgets.column_titles import column_title
from reader.tui.widgets.component import bare
from reader.tui.widgets.lines import prepare, prepared
from reader.tui.widgets.pane import Pane
from reader.tui.window import Window, columns_that_fit, look

_IDLE = 0.15
"""Seconds without a new layout after which the sources out of sight are laid out for when they come into it."""


class Columns(Horizontal):
    """As many panes as fit; `window` says which sources they show."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.window = Window((), 0, 0, 0)
        self._desk: Desk | None = None
        self._warming: Timer | None = None

    def compose(self) -> ComposeResult:
        """The panes of the first frame."""
        yield (first := Pane())
        for _ in range(columns_that_fit(self.app.size.width) - 1):
            yield Pane(first)

    @property
    def panes(self) -> list[Pane]:
        """All panes, those out of use too, from left to right."""
        return list(self.query_children(Pane))

    @property
    def pane(self) -> Pane | None:
        """The pane with the reader's cursor."""
        return next((pane for pane in self.panes if pane.active and pane.display), None)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing of its own: the panes cover it."""
        return bare(self, crop)

    def lay_out(self, desk: Desk) -> None:
        """Put the sources that fit into panes."""
        self._desk = desk
        layout = desk.layout
        fit = 1 if layout.zoomed else min(columns_that_fit(self.app.size.width), len(layout.order))
        self.window = look(layout.order, layout.active, layout.first, fit, layout.pinned)
        layout.first = self.window.first
        shown = self.window.shown
        for number, pane in enumerate(self._enough(len(shown))):
            pane.display = number < len(shown)
            column = desk.columns[shown[number]] if pane.display else None
            active = column is not None and column.article.id == layout.active
            pane.divided = number > 0
            if pane.active != active:
                pane.active = active
                pane.refresh()
            if pane.column is not column and (column is not None or pane.column is not None):
                pane.show(column)
        self._title()
        self._warm_soon()

    def _enough(self, count: int) -> list[Pane]:
        panes = self.panes
        new = [Pane(panes[0]) for _ in range(count - len(panes))]
        if new:
            self.mount(*new)
        return panes + new

    def marks_changed(self) -> None:
        """Marks, matches or heads of the sources have changed."""
        for pane in self.panes:
            if pane.column is not None:
                pane.marks_changed()
        self._title()
        self._warm_soon()

    @on(Pane.LaidOut)
    def align(self) -> None:
        """Line the other sources up on what the cursor stands on."""
        if (pane := self.pane) is not None and self._desk is not None:
            align(self._desk, pane, [other for other in self.panes if other is not pane and other.display])

    def _title(self) -> None:
        count = max(len(self.window.shown), 1)
        for pane in self.panes:
            if pane.column is not None and pane.display and self._desk is not None:
                pane.title(column_title(self._desk, pane.column, self.app.size.width // count - 5))

    def _warm_soon(self) -> None:
        if self._warming is not None:
            self._warming.stop()
        self._warming = self.set_timer(_IDLE, self._warm)

    def _warm(self) -> None:
        """Lay out, one at a time while nothing else happens, the sources that would come into sight next."""
        pane = self.pane
        if pane is None or self._desk is None or not self._desk.compared:
            return  # first the marks: then `marks_changed` begins again
        for column in self._desk.columns.values():
            page = column.page(pane.text_width)
            if column.article.id not in self.window.shown and not prepared(page, column):
                prepare(page, column)
                self._warm_soon()
                return
