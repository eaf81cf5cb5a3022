"""A question with a few answers, each one key."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from reader.tui.display import one_line
from reader.tui.rows import row
from reader.tui.screens.sheet import Sheet
from reader.tui.widgets.styled import Rows


class ChooseScreen(Sheet[str | None]):
    """Gives the key of the answer, or None.

    Args:
        question: one line.
        answers: (key, what it means).
    """

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._answers = one_line(question), tuple(answers)

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="question") as box:
            box.border_subtitle = "esc leaves"
            yield Rows(id="answers")

    def on_mount(self) -> None:
        """Say them."""
        rows = [row((self._question, "strong"), lines=2), row(" ")]
        rows += [row((f"  {key}  ", "key"), meaning) for key, meaning in self._answers]
        self.query_one(Rows).show(rows)

    def on_key(self, event: events.Key) -> None:
        """An answer, or leaving."""
        event.stop()
        if event.key in {key for key, _ in self._answers}:
            self.dismiss(event.key)
        elif event.key in ("escape", "q", "ctrl+c"):
            self.dismiss(None)
