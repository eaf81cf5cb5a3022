"""What the lists of a story share: rows to choose, filter and sort; the chosen one explained below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reader.tui.actions import LISTS
from reader.tui.rows import Item, Piece
from reader.tui.screens.base import AppScreen, bindings
from reader.tui.screens.story import StoryScreen
from reader.tui.widgets.listing import Entry, Listing
from reader.tui.widgets.styled import Bar, Rows


@dataclass
class ViewState:
    """How a list was left: it comes back the same."""

    row: str | None = None
    cell: int = 0
    filter: str = ""
    order: int = 0


class ListFrame(AppScreen):
    """A list of rows to choose, filter and sort, the chosen one explained below.

    Subclasses give the entries and the rows that explain one; everything else stands here.
    """

    HEADING: ClassVar[str] = ""
    ORDERS: ClassVar[tuple[str, ...]] = ()
    """Names of the orders, the first the usual one; an entry's `keys` has a key for each."""
    EMPTY: ClassVar[str] = "There is nothing here."

    def compose_body(self) -> ComposeResult:
        """Heading, rows, what the chosen row says in full."""
        yield Bar(id="list-heading")
        yield Listing(id="listing")
        yield Rows(id="inspector")

    @property
    def state(self) -> ViewState:
        """How this list stands; kept while the story is open."""
        state = self.reader_app.view_states.setdefault(self.NAME, ViewState())
        assert isinstance(state, ViewState)
        return state

    @property
    def listing(self) -> Listing:
        """The rows."""
        return self.query_one(Listing)

    # --- what subclasses give ----------------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """All entries, in no order that matters."""
        raise NotImplementedError

    def explain(self, entry: Entry, source: str) -> Sequence[Item]:
        """What the chosen entry says in full; `source` is the one Enter goes to."""
        return ()

    def columns_heading(self) -> Sequence[Piece]:
        """What stands above the rows."""
        return ()

    def count(self, total: int) -> str:
        """How many rows there are, in words."""
        return str(total)

    def nothing(self) -> str:
        """What is said when there are no rows."""
        return self.EMPTY

    # --- showing -----------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the list as it was left."""
        super().on_mount()
        self.listing.cell = self.state.cell
        self.listing.focus()
        self.call_after_refresh(self.refresh_rows)

    def refresh_rows(self) -> None:
        """Read the entries anew; the same row stays chosen."""
        state = self.state
        entries = self.entries()
        total = len(entries)
        words = state.filter.casefold().split()
        entries = [entry for entry in entries if all(word in entry.words.casefold() for word in words)]
        if self.ORDERS:
            order = self.ORDERS[state.order % len(self.ORDERS)]
            entries.sort(key=lambda entry: entry.keys.get(order, ()))
        self.listing.show(entries, state.row)
        self._chosen()
        self._head(total, len(entries))
        self.update_bars()

    def _head(self, total: int, shown: int) -> None:
        state = self.state
        left: list[Piece] = [(f" {self.HEADING}", "head"), ("  ", "")]
        left.append((f"{shown} of {total}" if state.filter else self.count(total), "dim"))
        if state.filter:
            left.append((f"  with “{state.filter}”", "match"))
        right: list[Piece] = []
        if self.ORDERS:
            right.append((f"by {self.ORDERS[state.order % len(self.ORDERS)]} ", "dim"))
        self.query_one("#list-heading", Bar).say(left, right)

    @on(Listing.Chosen)
    def _another_chosen(self) -> None:
        self._chosen()  # as the subclass has it: Textual would call the one that stands here

    def _chosen(self) -> None:
        from reader.tui.rows import row

        entry, goal = self.listing.chosen, self.listing.goal
        inspector = self.query_one("#inspector", Rows)
        if entry is None:
            words = "No row has these words: esc shows all." if self.state.filter else self.nothing()
            inspector.show([row((words, "dim"))])
            return
        self.state.row, self.state.cell = entry.id, self.listing.cell
        inspector.show(self.explain(entry, goal.article if goal is not None else ""))

    # --- actions -----------------------------------------------------------------------------------------------------

    @on(Listing.Opened)
    def open_row(self) -> None:
        """Go where the chosen row leads."""
        raise NotImplementedError

    def open_filter(self) -> None:
        """Open the field for words that rows must have."""
        if not self.query("#filter"):
            field = Input(self.state.filter, placeholder="words", compact=True, classes="-typing", id="filter")
            self.mount(field, before="#hintline")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self.state.filter = event.value
        self.refresh_rows()

    @on(Input.Submitted, "#filter")
    def _close_filter(self) -> None:
        self.query("#filter").remove()
        self.listing.focus()

    def next_order(self) -> None:
        """Sort by the next of the orders."""
        if self.ORDERS:
            self.state.order = (self.state.order + 1) % len(self.ORDERS)
            self.refresh_rows()

    def cancel(self) -> None:
        """Close the filter, then let go of it."""
        if self.query("#filter"):
            self._close_filter()
        elif self.reader_app.comparing.under_way:
            self.reader_app.stop_work()
        elif self.state.filter:
            self.state.filter = ""
            self.refresh_rows()


class ListScreen(ListFrame, StoryScreen):
    """A list over the open story."""

    KIND: ClassVar[str] = LISTS
    BINDINGS = bindings(LISTS)

    def story_changed(self) -> None:
        """Something new on the desk."""
        self.refresh_rows()

    def nothing(self) -> str:
        """Whether the comparison is still to come, or has found nothing."""
        waiting = not self.desk.compared and len(self.desk.columns) > 1
        return "The sources are being compared …" if waiting else self.EMPTY

    def open_row(self) -> None:
        """Go to the text; the way back leads here."""
        goal = self.listing.goal
        if goal is None:
            self.say("This leads to no place in the text.")
            return
        app, desk = self.reader_app, self.desk
        desk.history.leave(self.place())
        app.show_view("compare")
        from reader.tui.screens.compare import CompareScreen

        if isinstance(app.screen, CompareScreen):
            app.screen.jump(goal.article, goal.offset, remember=False)
