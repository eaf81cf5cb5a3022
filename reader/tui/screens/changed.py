"""What changed since the sources were read: a sheet to scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.tui.rows import Row
from reader.tui.screens.sheet import Sheet
from reader.tui.widgets.styled import Rows


class ChangedScreen(Sheet[None]):
    """Shows rows that are made already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,c,enter", "dismiss", "Close", show=False),
        Binding("j,down", "roll(1)", show=False),
        Binding("k,up", "roll(-1)", show=False),
        Binding("space,pagedown", "roll(10)", show=False),
        Binding("b,pageup", "roll(-10)", show=False),
    ]

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = tuple(rows)

    def compose(self) -> ComposeResult:
        """The sheet."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = "What changed since you read it"
            sheet.border_subtitle = "[was] {is now} · j k · esc closes".replace("[", r"\[")
            yield Rows()

    def on_mount(self) -> None:
        """Fill the sheet."""
        self.query_one(Rows).show(self._rows)

    def action_roll(self, lines: int) -> None:
        """Scroll the sheet."""
        self.query_one(Rows).roll(lines)
