"""Widgets that draw rows: their style names are component classes, resolved once a theme."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.rows import Item, Piece, strips_of, two_ends
from reader.tui.widgets.component import component_style, tag_style

_MORE = 2
"""Cells at the right for the sign that there is more."""


class Palette:
    """Resolves style names for a widget. "a|b" is a over b; "tag:red" a colour of the terminal's sixteen."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[str, Style] = {}

    def clear(self) -> None:
        """Forget everything: the theme has changed."""
        self._known.clear()

    def __call__(self, name: str) -> Style:
        style = self._known.get(name)
        if style is None:
            style = self._widget.rich_style
            for part in reversed(name.split("|")):
                if part.startswith("tag:"):
                    style += tag_style(self._widget, part[4:])
                elif part:
                    style += component_style(self._widget, f"words--{part}")
            self._known[name] = style
        return style


class Bar(Widget):
    """One line, with words at both ends."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Bar { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()
        self._palette = Palette(self)

    def say(self, left: Sequence[Piece] = (), right: Sequence[Piece] = ()) -> None:
        """Show other words."""
        if (self._left, self._right) != (tuple(left), tuple(right)):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh()

    @property
    def words(self) -> str:
        """What the bar says, without styles."""
        return "".join(words for words, _ in (*self._left, *self._right))

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._palette.clear()

    def render_line(self, y: int) -> Strip:
        """The line."""
        return two_ends(self._left, self._right, self.size.width, self._palette)


class Rows(Widget):
    """Rows one under another, wrapped; the wheel scrolls them, and `roll`.

    Not a `ScrollView`: that lays the whole screen out anew whenever the number of its lines changes, and here it
    changes with each move of the cursor.
    """

    ALLOW_SELECT = False

    class CutOff(Message):
        """There is more to see than fits, or there no longer is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cut_off = False
        self._rows: tuple[Item, ...] = ()
        self._lines: list[Strip] = []
        self._width = 0
        self._top = 0
        self._palette = Palette(self)

    def show(self, rows: Sequence[Item]) -> None:
        """Show other rows, from the top."""
        if self._rows != tuple(rows):
            self._rows = tuple(rows)
            self._top = 0
            self._wrap()

    @property
    def words(self) -> str:
        """What is shown, without styles, a row a line."""
        return "\n".join(item.text for item in self._rows)

    def roll(self, lines: int) -> None:
        """Scroll by lines."""
        below = max(len(self._lines) - self.size.height, 0)
        if self.cut_off != bool(below):
            self.cut_off = bool(below)
            self.post_message(self.CutOff())
        top = min(max(self._top + lines, 0), below)
        if top != self._top:
            self._top = top
            self.refresh()

    def _wrap(self) -> None:
        self._width = width = self.size.width
        room = width - _MORE
        self._lines = [strip for item in self._rows for strip in strips_of(item, room, self._palette)] if width else []
        self.roll(0)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Another size."""
        if event.size.width != self._width:
            self._wrap()
        self.roll(0)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self.roll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self.roll(-2)

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._palette.clear()
        if self.size.width and self.is_attached:
            self._wrap()

    def render_line(self, y: int) -> Strip:
        """One line of the window; the first and last say whether there is more."""
        width, palette = self.size.width, self._palette
        number = self._top + y
        if number >= len(self._lines):
            return Strip.blank(width, palette(""))
        more = "▴" if y == 0 and self._top else ""
        if y == self.size.height - 1 and number < len(self._lines) - 1:
            more = "▾"
        tail = Strip([Segment(more.rjust(_MORE), palette("dim"))], _MORE)
        return Strip.join([self._lines[number], tail])
