"""A list of one-line entries, of which only those on screen are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.rows import Piece, fitted
from reader.tui.widgets.styled import Palette


@dataclass(frozen=True)
class Goal:
    """Where Enter goes: a place in a source."""

    article: str
    offset: int


@dataclass(frozen=True)
class Entry:
    """One line of a list.

    Attributes:
        id: the same as long as the entry is about the same thing.
        draw: its pieces, given the width in cells and which of its goals is chosen (None: the row is not).
        goals: where it can lead, one for each source that has a part in it.
        words: what the filter looks at.
        keys: what each order sorts by, by the order's name.
    """

    id: str
    draw: Callable[[int, int | None], Sequence[Piece]]
    goals: tuple[Goal, ...] = ()
    words: str = ""
    keys: dict[str, tuple[object, ...]] = field(default_factory=dict)


class Listing(ScrollView, can_focus=True):
    """The entries, one of them chosen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Listing { overflow-x: hidden; overflow-y: auto; scrollbar-size: 1 1; }"

    class Chosen(Message):
        """Another row, or another of its sources, is chosen."""

    class Opened(Message):
        """The chosen row was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: list[Entry] = []
        self._at = 0
        self.cell = 0
        self._palette = Palette(self)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def chosen(self) -> Entry | None:
        """The chosen entry; None when there is none."""
        return self._entries[self._at] if self._entries else None

    @property
    def goal(self) -> Goal | None:
        """Where Enter goes."""
        entry = self.chosen
        return entry.goals[min(self.cell, len(entry.goals) - 1)] if entry is not None and entry.goals else None

    @property
    def words(self) -> str:
        """What is shown, without styles, an entry a line."""
        return "\n".join("".join(words for words, _ in entry.draw(self.size.width, None)) for entry in self._entries)

    def show(self, entries: list[Entry], choose: str | None = None) -> None:
        """Show other entries; the chosen one stays chosen if it is still there."""
        keep = choose or (self.chosen.id if self.chosen is not None else None)
        self._entries = entries
        ids = [entry.id for entry in entries]
        self._at = ids.index(keep) if keep in ids else min(self._at, max(len(entries) - 1, 0))
        self.virtual_size = Size(self.size.width, len(entries))
        self._reveal()
        self.refresh()

    def move(self, step: int) -> None:
        """Choose the entry `step` rows on."""
        self.move_to(self._at + step)

    def move_to(self, number: int) -> None:
        """Choose an entry by its place."""
        number = min(max(number, 0), max(len(self._entries) - 1, 0))
        if number != self._at:
            self._at = number
            self.post_message(self.Chosen())
        self._reveal()
        self.refresh()

    def page(self, pages: int) -> None:
        """Move by the window's height."""
        self.move(pages * max(self.size.height - 1, 1))

    def move_cell(self, step: int) -> None:
        """Choose another of the row's sources."""
        entry = self.chosen
        if entry is None or not entry.goals:
            return
        cell = min(max(min(self.cell, len(entry.goals) - 1) + step, 0), len(entry.goals) - 1)
        if cell != self.cell:
            self.cell = cell
            self.post_message(self.Chosen())
            self.refresh()

    def _reveal(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if not self.size.height:
            return
        if self._at < top:
            self.scroll_to(y=self._at, animate=False)
        elif self._at >= top + height:
            self.scroll_to(y=self._at - height + 1, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Another size: the chosen row stays in sight."""
        self.virtual_size = Size(event.size.width, len(self._entries))
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """A click chooses, two open."""
        number = self.scroll_offset.y + event.y
        if number < len(self._entries):
            self.move_to(number)
            if event.chain == 2:
                self.post_message(self.Opened())

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._palette.clear()

    def render_line(self, y: int) -> Strip:
        """One entry."""
        width = self.size.width
        number = self.scroll_offset.y + y
        if number >= len(self._entries):
            return Strip.blank(width, self._palette(""))
        chosen = number == self._at
        entry = self._entries[number]
        cell = min(self.cell, max(len(entry.goals) - 1, 0)) if chosen else None
        fill = "chosen" if chosen else ""
        segments = [Segment("▌ " if chosen else "  ", self._palette(f"here|{fill}" if chosen else ""))]
        for words, style in entry.draw(max(width - 3, 1), cell):
            segments.append(Segment(words, self._palette(f"{style}|{fill}" if fill else style)))
        return fitted(segments, width, self._palette(fill))
