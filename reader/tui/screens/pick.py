"""The tag picker: part of a name finds it; a name that is new makes it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from reader.tui.display import one_line
from reader.tui.rows import Piece
from reader.tui.screens.sheet import Sheet
from reader.tui.widgets.listing import Entry, Listing

Choice = tuple[str, str, str, str]
"""Id, name, what stands before the name, its style."""


class PickScreen(Sheet[tuple[str, str] | None]):
    """Gives the id and name of what was picked, ("", name) for a new one, or None.

    Args:
        title: what is picked.
        choices: those there are.
        new: words that offer to make one.
    """

    def __init__(self, title: str, choices: Sequence[Choice], new: str) -> None:
        super().__init__()
        self._title, self._choices, self._new = title, tuple(choices), new

    def compose(self) -> ComposeResult:
        """A field over a list."""
        with Vertical(id="picker") as box:
            box.border_title = self._title
            box.border_subtitle = "enter · esc leaves"
            yield Input(placeholder="part of a name, or a new one", compact=True)
            yield Listing()

    def on_mount(self) -> None:
        """Everything is offered at first."""
        self.query_one(Input).focus()
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer(event.value.strip())

    def _offer(self, words: str) -> None:
        scored = [(_fit(words, choice[1]), choice) for choice in self._choices]
        fitting = sorted((item for item in scored if item[0] > 0), key=lambda item: -item[0])
        entries = [_entry(choice) for _, choice in fitting]
        if words and words.casefold() not in {name.casefold() for _, name, _, _ in self._choices}:
            name = one_line(words)
            entries.append(Entry(id="", draw=lambda width, cell: [(f"+   {self._new} “{name}”", "accent")], words=name))
        listing = self.query_one(Listing)
        listing.show(entries)
        listing.move_to(0)

    def on_key(self, event: events.Key) -> None:
        """The list is moved while the field keeps the keys."""
        listing = self.query_one(Listing)
        if event.key in ("down", "ctrl+n", "tab"):
            listing.move(1)
        elif event.key in ("up", "ctrl+p", "shift+tab"):
            listing.move(-1)
        elif event.key == "escape":
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Submitted)
    @on(Listing.Opened)
    def _pick(self) -> None:
        entry = self.query_one(Listing).chosen
        if entry is None:
            self.dismiss(None)
            return
        self.dismiss((entry.id, entry.words))


def _fit(words: str, name: str) -> int:
    """How well words fit a name: it begins with them, one of its words does, they are in it, their letters are; 0: not.

    Textual's own matcher tries every way to lay the letters over the name: a name of eighty like letters, which an
    import may bring, would hold up the app for hours.
    """
    wanted, whole = words.casefold(), name.casefold()
    at = whole.find(wanted)
    if at >= 0:
        return 4 if at == 0 else 3 if not whole[at - 1].isalnum() else 2
    letters = iter(whole)
    return int(all(letter in letters for letter in wanted if not letter.isspace()))


def _entry(choice: Choice) -> Entry:
    choice_id, name, lead, style = choice
    pieces: list[Piece] = [(f"{lead} ", style), (one_line(name), "")]
    return Entry(id=choice_id, draw=lambda width, cell: pieces, words=name)
