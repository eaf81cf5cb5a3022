"""Hints: letters on every sentence on screen; typing them goes there."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from textual import events

from reader.article import Span

if TYPE_CHECKING:
    from reader.tui.screens.compare import CompareScreen
    from reader.tui.widgets.pane import Pane

_LETTERS = "asdfghjklweruio"
"""Near the home row; the nearest come first."""


class Hints:
    """The letters now on screen."""

    def __init__(self, screen: CompareScreen) -> None:
        self._screen = screen
        self._goals: dict[str, tuple[str, int]] = {}
        self._typed = ""

    @property
    def shown(self) -> bool:
        """Whether there are any."""
        return bool(self._goals)

    def show(self) -> None:
        """Put letters on the first cells of every sentence that begins on screen."""
        self._typed = ""
        self._goals = {}
        letters = ("".join(pair) for pair in product(_LETTERS, repeat=2))
        for pane in self._screen.panes:
            hints: dict[int, tuple[tuple[int, str], ...]] = {}
            for sentence, line, cell in _sentences_on_screen(pane):
                label = next(letters, None)
                if label is None:
                    break
                hints[line] = (*hints.get(line, ()), (cell, label))
                assert pane.column is not None
                self._goals[label] = (pane.column.article.id, sentence.start)
            pane.set_hints(hints)
        self._screen.say("Type the two letters of a sentence; esc leaves.")

    def hide(self) -> None:
        """Take the letters away."""
        if self._goals:
            self._goals = {}
            for pane in self._screen.panes:
                pane.set_hints({})

    def key(self, event: events.Key) -> None:
        """A key while letters are shown: the first or second letter, or leaving."""
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        typed = self._typed + (event.character or "")
        if typed in self._goals:
            goal = self._goals[typed]
            self.hide()
            self._screen.jump(*goal)
        elif any(label.startswith(typed) for label in self._goals) and event.character:
            self._typed = typed
        else:
            self.hide()


def _sentences_on_screen(pane: Pane) -> list[tuple[Span, int, int]]:
    """Sentences that begin in the window, each with its line and cell."""
    column, page = pane.column, pane.page
    if column is None or page is None or not pane.display:
        return []
    top = pane.scroll_offset.y
    lines = range(top, min(top + pane.size.height, len(page)))
    if not lines:
        return []
    first, last = page.lines[lines[0]].start, page.lines[lines[-1]].end
    found = []
    for index in range(column.sentence_index(first), len(column.sentences)):
        sentence = column.sentences[index]
        if sentence.start > last:
            break
        line, cell = page.cell_of(sentence.start)
        if line in lines:
            found.append((sentence, line, cell))
    return found
