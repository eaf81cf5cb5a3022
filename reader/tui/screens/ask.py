"""A line to be typed."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from reader.tui.screens.sheet import Sheet


class AskScreen(Sheet[str | None]):
    """Gives the words, or None.

    Args:
        title: what is asked for.
        value: what stands in the field at first.
    """

    def __init__(self, title: str, value: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._title, self._value, self._placeholder = title, value, placeholder

    def compose(self) -> ComposeResult:
        """The field."""
        with Vertical(id="question") as box:
            box.border_title = self._title
            box.border_subtitle = "enter · esc leaves"
            yield Input(self._value, placeholder=self._placeholder, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip() or None)

    def on_key(self, event: events.Key) -> None:
        """Leaving."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
