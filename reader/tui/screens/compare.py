"""The compare view: the sources side by side, the inspector below."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult

from reader.article import Article, Span
from reader.tui.actions import COMPARE
from reader.tui.commands.looking import show_furniture
from reader.tui.display import one_line
from reader.tui.history import Place
from reader.tui.inspection import inspect
from reader.tui.rows import Piece
from reader.tui.screens.base import bindings
from reader.tui.screens.compare_fields import Fields
from reader.tui.screens.compare_hints import Hints
from reader.tui.screens.story import StoryScreen
from reader.tui.widgets.columns import Columns
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.styled import Rows
from reader.tui.wrap import cut


class CompareScreen(StoryScreen):
    """Reads and shows the desk; commands change the desk and tell the screen."""

    KIND: ClassVar[str] = COMPARE
    NAME: ClassVar[str] = "compare"
    BINDINGS = bindings(COMPARE)

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self.fields = Fields(self)
        self._hints = Hints(self)

    def compose_body(self) -> ComposeResult:
        """As many panes as fit; the inspector."""
        yield Columns(id="columns")
        yield Rows(id="inspector")

    def on_mount(self) -> None:
        """Show the story, if it is there already."""
        super().on_mount()
        self._ready = True
        self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Another size: perhaps another number of columns."""
        super().on_resize(event)
        self._arrange()

    def resized(self) -> None:
        """The columns have other lines."""
        self.cursor_moved(scroll=False)

    # --- columns -----------------------------------------------------------------------------------------------------

    @property
    def columns(self) -> Columns:
        """The sources side by side."""
        return self.query_one(Columns)

    @property
    def panes(self) -> list[Pane]:
        """All panes, those out of use too, from left to right."""
        return self.columns.panes

    @property
    def pane(self) -> Pane | None:
        """The pane with the reader's cursor."""
        return self.columns.pane

    @property
    def shown(self) -> tuple[str, ...]:
        """The sources on screen."""
        return self.columns.window.shown

    def lay_out(self) -> None:
        """Bring columns and inspector to where the desk's layout has them."""
        self._arrange()
        self.cursor_moved(scroll=False)

    def _arrange(self) -> None:
        app = self.reader_app
        if not self._ready:
            return
        inspector = self.query_one("#inspector")
        if app.desk is None:
            inspector.add_class("-hidden")
            return
        inspector.set_class(app.desk.layout.inspector == "hidden", "-hidden")
        for size in ("tall", "full"):
            inspector.set_class(app.desk.layout.inspector == size, f"-{size}")
        self.columns.lay_out(app.desk)
        self.update_bars()

    def activate(self, article_id: str) -> None:
        """Give another source the cursor; when columns are linked it stands where the reader looks."""
        desk = self.desk
        if article_id == desk.layout.active:
            return
        old = desk.column
        facing = None
        if desk.layout.linked:
            finding = desk.finding_here()
            goal = finding.facing(article_id, desk.stretch_of(finding)) if finding is not None else None
            facing = goal.start if goal is not None else None
            if facing is None:
                facing = desk.findings.facing(old.article.id, old.sentence.start, article_id)
        desk.layout.active = article_id
        if facing is not None:
            desk.column.cursor = desk.column.sentence_index(facing)
        self._arrange()
        self.cursor_moved()

    def jump(self, article_id: str, offset: int, *, remember: bool = True) -> None:
        """Put the cursor at a place of any source; the way back is kept."""
        desk = self.desk
        if remember:
            desk.history.leave(self.place())
        column = desk.columns[article_id]
        if column.hides(offset):
            show_furniture(self, True)
        column.cursor = column.sentence_index(offset)
        if article_id != desk.layout.active:
            desk.layout.active = article_id
            self._arrange()
        self.cursor_moved(centre=True)

    def page_by(self, pages: float) -> None:
        """Move the active window by pages."""
        if self.pane is not None:
            self.pane.page_by(pages)
            self.cursor_moved()

    def cursor_moved(self, *, scroll: bool = True, centre: bool = False) -> None:
        """The cursor stands elsewhere: draw it, explain the place, line the other columns up."""
        pane = self.pane if self._ready else None
        if pane is None or self.reader_app.desk is None:
            return
        pane.cursor_moved(scroll=scroll, centre=centre)
        self._inspect()
        self.columns.align()

    def _inspect(self) -> None:
        inspector = self.query_one("#inspector", Rows)
        if self.desk.layout.inspector != "hidden":
            column = self.desk.column
            inspector.show(inspect(self.desk, column.article.id, column.chosen))

    # --- selection, search, hints, notes -----------------------------------------------------------------------------

    def select(self, span: Span | None, reveal: int | None = None) -> None:
        """Select a stretch of the active source, or nothing; `reveal` is an offset to bring into the window."""
        column = self.desk.column
        if column.selection == span:
            return
        column.selection = span
        pane = self.pane
        if pane is not None:
            if reveal is not None and pane.row_of(reveal) is None:
                pane.line_up(reveal, pane.size.height // 2)
            pane.refresh()
        self._inspect()
        self._update_hintline()

    def open_search(self) -> None:
        """Open the search line."""
        self.fields.open_search()

    def search_changed(self) -> None:
        """Other words are searched for, or the reader is at another match."""
        self.columns.marks_changed()
        self.update_bars()

    def show_hints(self) -> None:
        """Letters on every sentence on screen."""
        self._hints.show()

    def open_note(self, article: Article, spans: tuple[Span, ...], note: str) -> None:
        """Open the editor on a note."""
        self.fields.open_note(article, spans, note)

    def cancel(self) -> None:
        """Let go of the innermost thing under way."""
        if self._hints.shown:
            self._hints.hide()
        elif self.fields.close():
            self.cursor_moved(scroll=False)
        elif self.reader_app.desk is None or self.reader_app.comparing.under_way:
            self.reader_app.stop_work()
        elif self.desk.column.selection is not None:
            self.select(None)
        elif self.desk.search.words:
            self.desk.search.look_for("")
            self.search_changed()
        elif self.desk.layout.zoomed:
            self.desk.layout.zoomed = False
            self.lay_out()

    def on_key(self, event: events.Key) -> None:
        """While hints are shown, keys are theirs."""
        if self._hints.shown:
            self._hints.key(event)

    def late_key(self, event: events.Key) -> bool:
        """A key that was typed for a field before the field had the keys: it goes there. Whether it was one."""
        if (self.fields.opening or self.typing) and event.character and event.is_printable:
            self.fields.type_ahead(event.character)
            return True
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a field opens, what is typed is no action."""
        if action == "do" and self.fields.opening and parameters and parameters[0] not in ("cancel", "quit"):
            return False
        return super().check_action(action, parameters)

    # --- what comes in -----------------------------------------------------------------------------------------------

    @on(Pane.Pointed)
    def _pointed(self, event: Pane.Pointed) -> None:
        column = event.pane.column
        if column is None or self.reader_app.desk is None:
            return
        self._hints.hide()
        self.desk.layout.active = column.article.id
        column.cursor = column.sentence_index(event.offset)
        column.selection = event.selection
        self.lay_out()

    def story_changed(self) -> None:
        """A comparison or other marks have come: lay them over the text where it stands."""
        if not self._ready:
            return
        self.columns.marks_changed()
        self.cursor_moved(scroll=False)
        self.update_bars()

    def show_change(self, article: str, span: Span) -> None:
        """Go where an undo changed something, if it is out of sight."""
        if article in self.desk.columns and not (
            article == self.desk.layout.active and self.desk.column.sentence.overlap(span)
        ):
            self.jump(article, span.start)

    def place(self) -> Place:
        """Where the cursor is."""
        return self.desk.place()

    def header(self) -> tuple[list[Piece], list[Piece]]:
        """The story, and how many sources are out of sight."""
        left, right = super().header()
        window = self.columns.window
        if window.left:
            right.append((f"◂ {window.left} ", "accent"))
        if window.right:
            right.append((f"+{window.right} ▸ ", "accent"))
        return left, right

    def hintline_right(self) -> list[Piece]:
        """Search, selection and layout, as they stand."""
        if self.reader_app.desk is None:
            return []
        desk = self.desk
        pieces = super().hintline_right()
        if desk.column.selection is not None:
            pieces.append(("selecting · w W e E · esc ", "accent"))
        if desk.search.words:
            at = f"{desk.search.at + 1}/" if desk.search.at is not None else ""
            pieces.append((f"“{cut(one_line(desk.search.words), 16)}” {at}{len(desk.search.hits)} ", "match"))
        if not desk.column.furniture:
            pieces.append(("furniture hidden ", "dim"))
        if not desk.layout.linked:
            pieces.append(("unlinked ", "dim"))
        return pieces
