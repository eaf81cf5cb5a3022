"""The pane: one source's text with its marks, drawn line by line.

A `ScrollView` over its own wrapped lines: only the lines on screen are ever made into strips, and those are kept. The
scrollbar is the last cell of each strip, so that it can be a map of the marks and costs nothing.
"""

from __future__ import annotations

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.article import Span
from reader.tui.column import Column
from reader.tui.page import Page
from reader.tui.widgets.ink import Ink
from reader.tui.widgets.lines import AROUND, Lines, View
from reader.tui.widgets.mouse_selection import MouseSelection
from reader.tui.widgets.revealing import top_showing


class Pane(ScrollView, can_focus=False):
    """Shows a `Column`; another can be put in its place at any time."""

    ALLOW_SELECT = False  # Textual would select the whole widget on a double click; `MouseSelection` takes the word

    DEFAULT_CSS = """
    Pane { overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 0; padding-top: 1; }
    """

    class Pointed(Message):
        """The mouse took a place or a stretch: the cursor should go there."""

        def __init__(self, pane: Pane, offset: int, selection: Span | None) -> None:
            self.pane, self.offset, self.selection = pane, offset, selection
            super().__init__()

    class LaidOut(Message):
        """The text has other lines: what hung on the old ones is to be brought up to date."""

        def can_replace(self, message: Message) -> bool:
            """One is enough."""
            return isinstance(message, Pane.LaidOut)

    class Scrolled(Message):
        """The window moved without the cursor (wheel, scrollbar)."""

        def __init__(self, pane: Pane) -> None:
            self.pane = pane
            super().__init__()

    def __init__(self, beside: Pane | None = None) -> None:
        super().__init__()
        self.column: Column | None = None
        self.active = False
        self.divided = False
        """Whether a line divides it from the column at its left."""
        self.hints: dict[int, tuple[tuple[int, str], ...]] = {}
        """Line → (cell, letters) of each hint on it, while hints are shown."""
        self._ghost: tuple[int, str] | None = None
        self._page: Page | None = None
        self.ink: Ink = Ink(self) if beside is None else beside.ink
        """Shared with the pane beside it: each style is looked up once."""
        self._lines = Lines(self.ink)
        self._mouse = MouseSelection(self)
        self._quiet = False
        self._titled = ("", "")
        self._row: int | None = None
        """The row of the cursor, when it is in sight: a new size keeps it."""
        self._laid_out = Size(0, 0)
        self._shown: tuple[object, ...] = ()
        """Everything the lines drawn last depend on, and those lines."""
        self._strips: list[Strip] = []
        self._drawn: tuple[int, int] | None = None
        """The lines of the sentence where the cursor was drawn last."""

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show(self, column: Column | None) -> None:
        """Show `column` at the place where it was left."""
        self.column = column
        self._ghost = None
        self.hints = {}
        self._page = None
        self._lay_out(keep_cursor=False)

    def marks_changed(self) -> None:
        """Draw anew after the column's marks, matches or head have changed."""
        if self.column is not None and self._page is not self.column.page(self.text_width):
            self._lay_out(keep_cursor=True)
        elif self._read_marks():
            self.refresh()

    def title(self, words: tuple[str, str]) -> None:
        """Name the column: its name, and facts beside it."""
        if self._titled != words:
            self._titled = words
            self.refresh(Region(0, -self.gutter.top, self.outer_size.width, 1))

    @property
    def text_width(self) -> int:
        """Cells for text: the window's width without what stands around it."""
        return max(self.size.width - AROUND, 8)

    @property
    def page(self) -> Page | None:
        """The lines now shown; None before the pane has a size."""
        return self._page

    def _lay_out(self, *, keep_cursor: bool) -> None:
        column = self.column
        if column is None or not self.size.width:
            self._scrolls_over(0)
            self._lines.clear()
            self.refresh()
            return
        self._laid_out = self.size
        self._drawn = None
        row = self._row if keep_cursor else None
        self._page = page = column.page(self.text_width)
        self._ghost = None
        self._read_marks()
        top = page.line_of(column.top) if column.top else 0
        if row is not None:
            first, last = page.lines_of(column.sentence)
            room = max(self.size.height - 1 - (last - first), 0)  # lines above it, if all of it is to show
            top = first - min(row, room)
        self._scrolls_over(len(page))
        self._scroll_quietly(top, remember=False)
        if not keep_cursor:
            self._remember_row()
        self.refresh()

    def _scrolls_over(self, lines: int) -> None:
        # Without Textual's watchers: they would lay the whole screen out for a number that no layout depends on.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, lines))

    def _remember_row(self) -> None:
        row = self._cursor_row(self._page) if self.column is not None and self._page is not None else -1
        self._row = row if 0 <= row < self.size.height else None

    def _cursor_row(self, page: Page) -> int:
        assert self.column is not None
        return page.line_of(self.column.sentence.start) - self.scroll_offset.y

    def _read_marks(self) -> bool:
        return self._page is not None and self.column is not None and self._lines.read(self._page, self.column)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """A new width is a new page: cursor and place are kept by their offsets in the text.

        Laid out here, not at the event that follows, so that no frame has the old lines in the new width.
        """
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.column is not None and self.size != self._laid_out:
            self._lay_out(keep_cursor=self._page is not None)
            self.post_message(self.LaidOut())
        return changed

    def on_resize(self, event: events.Resize) -> None:
        """Should Textual have changed the size in a way of its own."""
        if self.size != self._laid_out:
            self._lay_out(keep_cursor=True)

    def notify_style_update(self) -> None:
        """Another theme: styles are resolved once, here."""
        super().notify_style_update()
        self._lines.restyle()

    # --- moving ------------------------------------------------------------------------------------------------------

    def cursor_moved(self, *, scroll: bool = True, centre: bool = False) -> None:
        """Draw the cursor at its new sentence and bring it into the window."""
        column, page = self.column, self._page
        if column is None or page is None:
            return
        first, last = page.lines_of(column.sentence)
        before = self.scroll_offset.y
        if scroll:
            # Above the first sentence stands the head: it is shown.
            at_head = first <= page.line_of(0)
            self._scroll_quietly(0 if at_head else top_showing(first, last, before, self.size.height, centre=centre))
        self._remember_row()
        if self.scroll_offset.y == before and self._drawn is not None:
            for old_first, old_last in {self._drawn, (first, last)}:
                self.refresh_lines(old_first, old_last - old_first + 1)
        else:
            self.refresh()
        self._drawn = (first, last)

    def line_up(self, offset: int, row: int) -> int:
        """Bring the line of `offset` to `row` of the window, as nearly as the text allows; gives its row."""
        if self._page is None:
            return row
        line = self._page.line_of(offset)
        self._scroll_quietly(line - row)
        return line - self.scroll_offset.y

    def row_of(self, offset: int) -> int | None:
        """The row of the window at which `offset` is drawn; None when it is out of sight."""
        if self._page is None:
            return None
        row = self._page.line_of(offset) - self.scroll_offset.y
        return row if 0 <= row < self.size.height else None

    def page_by(self, pages: float) -> None:
        """Move the window by pages, less two lines to keep one's place, and the cursor with it."""
        if self.column is None or self._page is None:
            return
        step = max(int(self.size.height * abs(pages)) - 2, 1) * (1 if pages > 0 else -1)
        row = max(self._cursor_row(self._page), 0)
        before = self.scroll_offset.y
        self._scroll_quietly(before + step)
        moved = self.scroll_offset.y - before
        at = self.scroll_offset.y + row if moved else self.scroll_offset.y + row + step
        target = self._page.lines[min(max(at, 0), len(self._page) - 1)]
        index = self.column.sentence_index(target.start)
        if pages > 0 and index == self.column.cursor and self.column.sentences[index].end <= target.start:
            index = min(index + 1, len(self.column.sentences) - 1)
        self.column.cursor = index
        self.cursor_moved()

    def _scroll_quietly(self, line: int, *, remember: bool = True) -> None:
        limit = max(len(self._page) - self.size.height, 0) if self._page is not None else 0
        self._quiet = True
        try:
            self.scroll_to(y=min(max(line, 0), limit), animate=False, force=True)
        finally:
            self._quiet = False
        if remember:
            self._remember_top()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place as an offset; tell of a move that no command made."""
        super().watch_scroll_y(old_value, new_value)
        resizing = self.size != self._laid_out  # Textual keeps the place within the text before we lay it out anew
        if not self._quiet and not resizing and round(old_value) != round(new_value):
            self._remember_top()
            self._remember_row()
            self.post_message(self.Scrolled(self))

    def _remember_top(self) -> None:
        if self.column is not None and self._page is not None and len(self._page):
            line = self._page.lines[min(self.scroll_offset.y, len(self._page) - 1)]
            self.column.top = line.start if self.scroll_offset.y else 0

    # --- what is laid over -------------------------------------------------------------------------------------------

    def set_ghost(self, offset: int | None, words: str = "") -> int | None:
        """Say in place of the blank line near `offset` that `words` is left out; None takes it away. Gives the line."""
        ghost = None
        if offset is not None and self._page is not None:
            ghost = (self._page.blank_near(self._page.line_of(offset)), words)
        if ghost != self._ghost:
            self._ghost = ghost
            self.refresh()
        return ghost[0] if ghost else None

    def scroll_line_to(self, line: int, row: int) -> None:
        """Bring line number `line` to `row` of the window."""
        self._scroll_quietly(line - row)

    def set_hints(self, hints: dict[int, tuple[tuple[int, str], ...]]) -> None:
        """Show letters at places: line → (cell, letters). An empty mapping takes them away."""
        self.hints = hints
        self.refresh()

    # --- drawing -----------------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The title and the lines. Textual's cache of styled lines would only cost time: strips are kept already."""
        if self._page is None and self.column is not None and self.size.width:
            self._lay_out(keep_cursor=False)  # Textual draws a new widget once before it tells it its size
        filters, ground = self.get_line_filters(), self.background_colors[1]
        view, words = self._view(), self._titled
        state = (view, words, self._lines.version, filters, ground)
        if state != self._shown:  # Textual asks for all lines whenever one of them, here or beside, is to be drawn
            self._shown, self._strips = state, self._lines.window(words, view, filters, ground)
        shown = self._strips[crop.y : crop.bottom]
        return shown if crop.width == view.width else [strip.crop(crop.x, crop.right) for strip in shown]

    def _view(self) -> View:
        size, column = self.size, self.column
        return View(
            size.width,
            size.height,
            self.scroll_offset.y,
            self.active,
            self.divided,
            self._ghost,
            column.sentence if column is not None else Span(0, 0),
            column.selection if column is not None else None,
            column.here if column is not None else (),
            self.hints,
        )

    # --- mouse -------------------------------------------------------------------------------------------------------

    def scroll_freely(self, line: int) -> None:
        """Bring line number `line` to the top of the window; the cursor stays where it is."""
        self._scroll_quietly(line)
        self._remember_row()
        self.refresh()
        self.post_message(self.Scrolled(self))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection."""
        self._mouse.down(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Grow the selection."""
        self._mouse.move(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the selection."""
        self._mouse.up(event)

    def on_click(self, event: events.Click) -> None:
        """One click moves the cursor, two take the word, three the sentence."""
        self._mouse.click(event)
