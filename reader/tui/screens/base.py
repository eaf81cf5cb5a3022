"""What every screen has: bindings out of the registry, a hint line, a word when the terminal is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer

from reader.tui.actions import COMPARE, actions_in, by_id, keys_of, shown_key
from reader.tui.history import Place
from reader.tui.rows import Piece
from reader.tui.widgets.component import bare
from reader.tui.widgets.styled import Bar, Rows

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp
    from reader.tui.notebook import Notebook

SMALLEST = (30, 8)
"""Cells and lines below which nothing can be read in comfort."""

_SAID = 5.0
"""Seconds for which a line of ours stays when no key is pressed."""

_WHILE_TYPING = {"cancel", "quit"}


def bindings(view: str) -> list[BindingType]:
    """Textual's bindings for a kind of view, each with the id by which the keymap finds it."""
    return [
        Binding(",".join(action.keys), f"do('{action.id}')", action.title, show=False, id=action.id)
        for action in actions_in(view)
        if action.keys
    ]


class TooSmall(Rows):
    """Says how much room is needed."""


class AppScreen(Screen[Any]):
    """A screen of the app; subclasses say which kind of view they are."""

    KIND: ClassVar[str] = ""
    NAME: ClassVar[str] = ""
    AUTO_FOCUS = ""
    _said: Timer | None = None
    _words: str = ""

    @property
    def reader_app(self) -> CrossreadApp:
        """The app, as what it is."""
        return cast("CrossreadApp", self.app)

    @property
    def notebook(self) -> Notebook:
        """The reader's notes."""
        return self.reader_app.notebook

    # --- frame -------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, body, hint line."""
        yield Bar(id="header")
        yield from self.compose_body()
        yield Bar(id="hintline")

    def compose_body(self) -> ComposeResult:
        """What stands between header and hint line."""
        yield from ()

    def on_mount(self) -> None:
        """The frame is there."""
        self._fit(self.app.size.width, self.app.size.height)
        self.update_bars()

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the terminal."""
        self._fit(event.size.width, event.size.height)

    def _screen_resized(self, size: Size) -> None:
        """One frame for a new size: laid out, what hangs on the new lines brought up to date, and only then drawn.

        Textual tells a screen of each new size twice: the terminal has changed, and so has the screen as a widget.
        """
        if size == self._size:
            return
        with self.app.batch_update():
            super()._screen_resized(size)
            self.resized()

    def resized(self) -> None:
        """The screen has been laid out in another size; nothing is drawn yet."""

    def _fit(self, width: int, height: int) -> None:
        if self.reader_app.desk is not None:
            self.reader_app.desk.width = width
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "-too-small")
        for inspector in self.query("#inspector"):
            inspector.set_class(height >= 40, "-roomy")
            inspector.set_class(height < 20, "-short")
        found = self.query(TooSmall)
        if small:
            if not found:
                self.mount(notice := TooSmall(id="too-small"))
            else:
                notice = found.first()
            from reader.tui.rows import row

            notice.show(
                [row((f"crossread needs {SMALLEST[0]}×{SMALLEST[1]} cells; here are {width}×{height}.", "warn"))]
            )

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground under everything."""
        return bare(self, crop)

    # --- words -------------------------------------------------------------------------------------------------------

    def update_bars(self) -> None:
        """Bring header and hint line up to date."""
        self._update_hintline()

    def _update_hintline(self) -> None:
        try:
            line = self.query_one("#hintline", Bar)
        except NoMatches:
            return
        right = self.hintline_right()
        if self._words:
            line.say([(f" {self._words}", "accent")], right)
        else:
            # A space at the left, one before what stands at the right.
            room = self.app.size.width - sum(cell_len(words) for words, _ in right) - 2
            line.say(self._worth_knowing(room), right)

    def _worth_knowing(self, room: int) -> list[Piece]:
        """The keys worth knowing here, as many as there is room for; the last of them, help, always."""
        if self.typing:
            return [(f" {self._key('cancel')}", "key"), (" closes", "dim")]
        hints = [(self._key(action.id), action.hint) for action in actions_in(self.KIND) if action.hint]
        hints = [(key, hint) for key, hint in hints if key]
        while len(hints) > 1 and sum(cell_len(key) + len(hint) + 3 for key, hint in hints) > room:
            del hints[-2]
        return [(" ", ""), *(piece for key, hint in hints for piece in ((key, "key"), (f" {hint}  ", "dim")))]

    def _key(self, action_id: str) -> str:
        """The key of an action as it is shown; "" when it has none."""
        keys = keys_of(by_id()[action_id], self.reader_app.keymap)
        return shown_key(keys[0]) if keys else ""

    def hintline_right(self) -> list[Piece]:
        """What stands at the end of the hint line: where the inspector is cut off, how to read on."""
        inspector = next(iter(self.query("#inspector").results(Rows)), None)
        if inspector is None or not inspector.cut_off or not inspector.display or self.typing:
            return []
        pieces: list[Piece] = [(self._key("inspector.down"), "key"), (" more ", "dim")]
        if self.KIND == COMPARE and not inspector.has_class("-full"):
            pieces += [(self._key("inspector"), "key"), (" larger ", "dim")]
        return pieces

    @on(Rows.CutOff)
    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _other_keys(self) -> None:
        self._update_hintline()

    def roll_inspector(self, direction: int) -> None:
        """Scroll what is explained below, nearly as much as is in sight."""
        for inspector in self.query("#inspector").results(Rows):
            inspector.roll(direction * max(inspector.size.height - 1, 1))

    def say(self, words: str) -> None:
        """Tell the reader something in the hint line, for a moment."""
        self._words = words
        if self._said is not None:
            self._said.stop()
        self._said = self.set_timer(_SAID, self._unsay)
        self._update_hintline()

    def _unsay(self) -> None:
        self._words = ""
        self._update_hintline()

    # --- actions -----------------------------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether keys go into a field."""
        return self.focused is not None and self.focused.has_class("-typing")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the reader types, only letting go and quitting are actions."""
        if action == "do" and self.typing:
            return bool(parameters) and parameters[0] in _WHILE_TYPING
        return super().check_action(action, parameters)

    def action_do(self, action_id: str) -> None:
        """Run an action of the registry."""
        if self._words:
            self._unsay()
        by_id()[action_id].run(self)

    def cancel(self) -> None:
        """Let go of what is under way here."""

    def place(self) -> Place:
        """Where the reader is, to come back to."""
        return Place(self.NAME)
