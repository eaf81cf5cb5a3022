"""What to check next: what the reader tagged to follow up, disputes without a reply, tagged claims of one source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from reader.export.questions import Question, questions
from reader.notes.store import Store
from reader.tui.display import one_line
from reader.tui.inspection import annotation_row, link_rows
from reader.tui.inspection_disputes import dispute_rows
from reader.tui.rows import Item, Piece, row
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.listing import Entry, Goal
from reader.tui.wrap import cell_text

WHY = {"follow up": "to follow up", "no reply": "nobody replies", "one source": "one source alone"}


class QuestionsScreen(ListScreen):
    """F9."""

    NAME: ClassVar[str] = "questions"
    HEADING: ClassVar[str] = "Questions"
    ORDERS: ClassVar[tuple[str, ...]] = ("what is open", "place in the text", "why")
    EMPTY: ClassVar[str] = "Nothing to check yet: tag a claim to follow up (F), and it stands here."

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[Question, ...] = ()

    def on_mount(self) -> None:
        """Ask the notebook."""
        super().on_mount()
        self._ask()

    def story_changed(self) -> None:
        """Other marks, or the comparison is there."""
        super().story_changed()
        self._ask()

    def _ask(self) -> None:
        comparison, story = self.desk.findings.comparison, self.story_id

        def then(found: tuple[Question, ...]) -> None:
            self._questions = found
            if self.is_attached:
                self.refresh_rows()

        self.notebook.ask(lambda store: questions(comparison, store.notes(story)), then)

    # --- rows --------------------------------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """One for each question; those that are done come last."""
        order = {article: number for number, article in enumerate(self.desk.columns)}
        return [self._entry(number, question, order) for number, question in enumerate(self._questions)]

    def _entry(self, number: int, question: Question, order: dict[str, int]) -> Entry:
        article, span = question.article, question.span
        found = article is not None and span is not None and article in self.desk.columns
        label = self.desk.label(article) if article is not None and found else ""
        place = (order.get(article or "", len(order)), span.start if span is not None else 0)
        words = one_line(question.text)
        return Entry(
            id=question.key,
            draw=_draw(question.done, words, WHY[question.why], label),
            goals=(Goal(article, span.start),) if article is not None and span is not None and found else (),
            words=f"{words} {WHY[question.why]} {label} {'done' if question.done else 'open'}",
            keys={
                "what is open": (question.done, number),
                "place in the text": place,
                "why": (question.done, question.why, place),
            },
        )

    def count(self, total: int) -> str:
        """Open and done."""
        done = sum(question.done for question in self._questions)
        return f"{total - done} open" + (f" · {done} done" if done else "")

    def explain(self, entry: Entry, source: str) -> Sequence[Item]:
        """The reader's mark, or the dispute nobody replies to."""
        question = self._question(entry.id)
        if question is None:
            return ()
        rows: list[Item] = [row((WHY[question.why], "accent"), ("  ", ""), (one_line(question.text), "strong"), hang=2)]
        desk = self.desk
        for annotation in desk.kept.annotations:
            if annotation.id == question.annotation:
                rows += [annotation_row(desk, annotation), *link_rows(desk, annotation)]
        if question.annotation is None and question.article is not None and question.span is not None:
            for _, finding in desk.findings.at(question.article, question.span, "dispute"):
                if finding.kind == "dispute":
                    return dispute_rows(desk, finding, finding.thing, question.article)  # type: ignore[arg-type]
        return rows

    def _question(self, key: str) -> Question | None:
        return next((question for question in self._questions if question.key == key), None)

    # --- actions -----------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Tick the chosen question off, or open it again."""
        entry = self.listing.chosen
        question = self._question(entry.id) if entry is not None else None
        if question is None:
            return
        comparison, story = self.desk.findings.comparison, self.story_id

        def work(store: Store) -> tuple[Question, ...]:
            store.tick(story, question.key, not question.done)
            return questions(comparison, store.notes(story))

        def then(found: tuple[Question, ...]) -> None:
            self._questions = found
            if self.is_attached:
                self.refresh_rows()
                self.say("Open again." if question.done else "Ticked off (u takes it back).")

        self.notebook.ask(work, then)


def _draw(done: bool, words: str, why: str, label: str) -> Callable[[int, int | None], Sequence[Piece]]:
    def draw(width: int, cell: int | None) -> Sequence[Piece]:
        name = min(max(width // 6, 8), 22) if width >= 56 else 0
        reason = 17 if width >= 40 else 0
        return [
            ("[x] " if done else "[ ] ", "dim" if done else "warn"),
            (cell_text(words, width - 4 - name - reason), "dim" if done else ""),
            (cell_text(f" {why}", reason), "dim" if done else "accent"),
            (cell_text(f" {label}", name), "dim"),
        ]

    return draw
