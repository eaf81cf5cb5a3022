"""Selecting with the mouse inside one pane: drag, double click for the word, triple for the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from reader.article import Span
from reader.tui.widgets.gutter import GUTTER

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.tui.widgets.pane import Pane


class MouseSelection:
    """The state of a drag."""

    def __init__(self, pane: Pane) -> None:
        self._pane = pane
        self._from: int | None = None
        self._at = (0, 0)
        self._dragged = False
        self._on_bar = False
        self._scrolling: Timer | None = None

    def down(self, event: events.MouseDown) -> None:
        """The button goes down on the pane."""
        if event.button == 1 and event.x >= self._pane.size.width - 1:
            self._on_bar = True
            self._pane.capture_mouse()
            self._scroll_to_bar(event.y)
            return
        offset = self._offset_under(event.x, event.y)
        if event.button != 1 or offset is None:
            return
        self._from, self._at, self._dragged = offset, (event.x, event.y), False
        self._pane.capture_mouse()

    def move(self, event: events.MouseMove) -> None:
        """The mouse moves, the button perhaps down."""
        if self._on_bar:
            self._scroll_to_bar(event.y)
            return
        if self._from is None or (event.x, event.y) == self._at:
            return
        self._at, self._dragged = (event.x, event.y), True
        self._select()
        top = self._pane.gutter.top
        outside = not top <= event.y < top + self._pane.size.height
        if outside and self._scrolling is None:
            self._scrolling = self._pane.set_interval(1 / 20, self._scroll)
        elif not outside:
            self._stop_scrolling()

    def up(self, event: events.MouseUp) -> None:
        """The button is let go."""
        self._pane.release_mouse()
        self._stop_scrolling()
        self._from = None

    def click(self, event: events.Click) -> None:
        """A click, the first, second or third at its place."""
        if self._dragged or self._on_bar:
            self._dragged = self._on_bar = False
            return
        pane, column = self._pane, self._pane.column
        offset = self._offset_under(event.x, event.y)
        if column is None or offset is None:
            return
        selection = None
        if event.chain == 2:
            selection = word_at(column.text, offset)
        elif event.chain >= 3:
            selection = column.sentences[column.sentence_index(offset)]
        pane.post_message(pane.Pointed(pane, offset, selection))

    def _offset_under(self, x: int, y: int) -> int | None:
        """The offset of the text at a cell of the pane, its title counted; None where no text is."""
        pane, page = self._pane, self._pane.page
        if page is None or not len(page):
            return None
        return page.offset_at(pane.scroll_offset.y + y - pane.gutter.top, x - 1 - GUTTER)

    def _scroll_to_bar(self, y: int) -> None:
        """Bring the part of the text that the minimap shows at line `y` of the pane into the middle."""
        pane, page = self._pane, self._pane.page
        if page is not None:
            height = max(pane.size.height, 1)
            pane.scroll_freely((y - pane.gutter.top) * len(page) // height - height // 2)

    def _select(self) -> None:
        pane = self._pane
        top = pane.gutter.top
        to = self._offset_under(self._at[0], min(max(self._at[1], top), top + pane.size.height - 1))
        if to is None or self._from is None or pane.column is None:
            return
        start, end = sorted((self._from, to))
        pane.post_message(pane.Pointed(pane, self._from, Span(start, end) if start < end else None))

    def _scroll(self) -> None:
        up = self._at[1] < self._pane.gutter.top
        self._pane.scroll_relative(y=-1 if up else 1, animate=False)
        self._select()

    def _stop_scrolling(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None


def word_at(text: str, offset: int) -> Span | None:
    """The word over `offset`, looking at no more than its surroundings."""
    from reader.text.tokens import WORD

    for match in WORD.finditer(text, max(0, offset - 80), min(len(text), offset + 80)):
        if match.start() <= offset < match.end():
            return Span(match.start(), match.end())
    return None
