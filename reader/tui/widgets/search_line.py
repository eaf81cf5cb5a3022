"""The search line: counts as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from reader.tui.commands.finding import next_match
from reader.tui.display import one_line
from reader.tui.widgets.styled import Bar

if TYPE_CHECKING:
    from reader.tui.screens.compare import CompareScreen


class SearchLine(Horizontal):
    """A field and, beside it, how often each source has the words."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """The field, the counts."""
        yield Bar(id="search-sign")
        yield Input(self._words, placeholder="words in any source", classes="-typing", compact=True, id="search-input")
        yield Bar(id="search-counts")

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one("#search-sign", Bar).say([(" /", "key")])
        field = self.query_one(Input)
        self._screen.set_focus(field)
        if ahead := self._screen.fields.opened():
            field.value = ahead
            field.cursor_position = len(ahead)

    def insert(self, words: str) -> None:
        """Type at the cursor."""
        self.query_one(Input).insert_text_at_cursor(words)

    @property
    def _screen(self) -> CompareScreen:
        return cast("CompareScreen", self.screen)

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        search = self._screen.desk.search
        if event.value.strip() != search.words.strip() or not search.hits:
            search.look_for(event.value)
            self._screen.search_changed()
        self._count()

    def _count(self) -> None:
        screen = self._screen
        search = screen.desk.search
        counts = [
            (f"{one_line(screen.desk.label(source))} {count}  ", "dim") for source, count in search.counts.items()
        ]
        total = [(f"{len(search.hits)} ", "match")] if search.words else []
        self.query_one("#search-counts", Bar).say([*total, *counts])

    @on(Input.Submitted)
    def _go(self, event: Input.Submitted) -> None:
        event.stop()
        screen = self._screen
        screen.fields.close()
        if screen.desk.search.words:
            next_match(screen)

    def finish(self) -> bool:
        """Nothing is lost by closing."""
        return True
