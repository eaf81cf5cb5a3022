"""What every view of the open story has: the desk, the header that says what was found and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from reader.article import Span
from reader.export.wording import counted
from reader.tui.actions import ANYWHERE, by_id
from reader.tui.display import one_line
from reader.tui.history import Place
from reader.tui.rows import Piece
from reader.tui.screens.base import AppScreen
from reader.tui.widgets.styled import Bar

if TYPE_CHECKING:
    from reader.tui.desk import Desk, Kept


class StoryScreen(AppScreen):
    """A view of the open story."""

    @property
    def desk(self) -> Desk:
        """The open story."""
        desk = self.reader_app.desk
        assert desk is not None, "story actions are off until a story is open"
        return desk

    @property
    def story_id(self) -> str:
        """The story's id in the store."""
        return self.reader_app.story_id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until a story is open, only what works anywhere works here."""
        if action == "do" and self.reader_app.desk is None and by_id()[str(parameters[0])].views != ANYWHERE:
            return False
        return super().check_action(action, parameters)

    def update_bars(self) -> None:
        """Header and hint line."""
        super().update_bars()
        try:
            header = self.query_one("#header", Bar)
        except NoMatches:
            return
        header.say(*self.header())

    def header(self) -> tuple[list[Piece], list[Piece]]:
        """The story in one line: what it is, what was found, what the reader has marked."""
        app = self.reader_app
        if app.desk is None:
            return [(" crossread", "strong"), (f" · {app.progress.words}" if app.progress.words else "", "dim")], []
        desk = app.desk
        left: list[Piece] = [(f" {one_line(desk.story.title)}", "strong")]
        count = len(desk.columns)
        left.append((f" · {count} source{'s' if count != 1 else ''}", "dim"))
        if desk.compared and count > 1:
            comparison = desk.findings.comparison
            left += [
                (f" · {counted(len(comparison.independent_origins), 'origin')}", "dim"),
                (f" · {counted(len(desk.findings.families), 'shared quote')}", "dim"),
                (f" · {counted(len(desk.findings.disputes), 'dispute')}", "dim"),
            ]
        elif app.progress.words:
            left.append((f" · {app.progress.words}", "accent"))
        tags = sum(bool(annotation.tags) for annotation in desk.kept.annotations)
        notes = sum(bool(annotation.note) for annotation in desk.kept.annotations)
        open_questions = sum("follow-up" in annotation.tags for annotation in desk.kept.annotations)
        right: list[Piece] = []
        if tags or notes:
            facts = [counted(tags, "tag") if tags else "", counted(notes, "note") if notes else ""]
            facts.append(f"{open_questions} to follow up" if open_questions else "")
            right.append((f"{' · '.join(fact for fact in facts if fact)} ", "dim"))
        return left, right

    def take_notes(self, kept: Kept) -> None:
        """The reader's marks have changed."""
        self.reader_app.take_notes(kept)

    def story_changed(self) -> None:
        """The desk has something new: a comparison, other marks."""
        self.update_bars()

    def show_change(self, article: str, span: Span) -> None:
        """Show where an undo or redo changed something."""

    def go(self, place: Place) -> None:
        """Go to a place of the history."""
        self.reader_app.go(place)
