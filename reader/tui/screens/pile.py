"""What sorting a folder would move where, and a yes or a no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.tui.rows import Row
from reader.tui.screens.sheet import Sheet
from reader.tui.widgets.styled import Rows


class PileScreen(Sheet[bool]):
    """Gives whether the files may be moved. No other key than `y` says yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,n", "answer(False)", "Leave", show=False),
        Binding("y", "answer(True)", "Move", show=False),
        Binding("j,down", "roll(1)", show=False),
        Binding("k,up", "roll(-1)", show=False),
        Binding("space,pagedown", "roll(10)", show=False),
        Binding("b,pageup", "roll(-10)", show=False),
    ]

    def __init__(self, rows: Sequence[Row], moves: bool) -> None:
        super().__init__()
        self._rows, self._moves = tuple(rows), moves

    def compose(self) -> ComposeResult:
        """The sheet."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = "Sort into stories"
            asks = "y moves the files · " if self._moves else "nothing to move · "
            sheet.border_subtitle = f"{asks}j k · esc leaves"
            yield Rows()

    def on_mount(self) -> None:
        """Fill the sheet."""
        self.query_one(Rows).show(self._rows)

    def action_answer(self, yes: bool) -> None:
        """Leave with an answer."""
        self.dismiss(yes and self._moves)

    def action_roll(self, lines: int) -> None:
        """Scroll the sheet."""
        self.query_one(Rows).roll(lines)
