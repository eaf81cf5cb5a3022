"""The reader's own marks in this story: what is tagged, noted, linked, and what was not found again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from reader.article import Article, Span
from reader.notes.model import Annotation
from reader.tui.desk import Kept
from reader.tui.dialogs import choose
from reader.tui.display import one_line, quoted
from reader.tui.inspection import annotation_row, link_rows
from reader.tui.keeping import read_kept
from reader.tui.rows import Piece, Row, row
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.listing import Entry, Goal
from reader.tui.wrap import cell_text

if TYPE_CHECKING:
    from reader.notes.store import Store


class NotesScreen(ListScreen):
    """F6."""

    NAME: ClassVar[str] = "notes"
    HEADING: ClassVar[str] = "Your notes"
    ORDERS: ClassVar[tuple[str, ...]] = ("place in the text", "tag", "last changed")
    EMPTY: ClassVar[str] = "Nothing is tagged or noted yet: in the text, 1 to 9 tag a sentence, a writes a note."

    def nothing(self) -> str:
        """Notes do not wait for the comparison."""
        return self.EMPTY

    def entries(self) -> list[Entry]:
        """One for each annotation; orphans last."""
        order = {article: number for number, article in enumerate(self.desk.columns)}
        newest = sorted({annotation.modified for annotation in self.desk.kept.annotations}, reverse=True)
        age = {moment: number for number, moment in enumerate(newest)}
        return [self._entry(annotation, order, age) for annotation in self.desk.kept.annotations]

    def _entry(self, annotation: Annotation, order: dict[str, int], age: dict[str, int]) -> Entry:
        desk = self.desk
        tags = [tag for tag_id in annotation.tags if (tag := desk.kept.tag(tag_id)) is not None]
        names = " ".join(tag.name for tag in tags)
        label = desk.label(annotation.article) if annotation.article in desk.columns else "not in this story now"
        found = annotation.article in desk.columns and bool(annotation.spans)
        place = (0 if found else 1, order.get(annotation.article or "", 99), annotation.spans[:1])
        signs: list[Piece] = [(tag.sign, f"tag:{tag.colour}") for tag in tags] or [("✎", "accent")]
        return Entry(
            id=annotation.id,
            draw=_draw(signs, quoted(annotation.quote), one_line(annotation.note), label, lost=not found),
            goals=(Goal(annotation.article or "", annotation.spans[0].start),) if found else (),
            words=f"{names} {annotation.quote} {annotation.note} {label}",
            keys={
                "place in the text": place,
                "tag": (annotation.tags[:1] or ("~",), place),
                "last changed": (age[annotation.modified],),
            },
        )

    def explain(self, entry: Entry, source: str) -> Sequence[Row]:
        """The words, the tags, the note, the links; of an orphan, where it may belong."""
        desk = self.desk
        annotation = next((item for item in desk.kept.annotations if item.id == entry.id), None)
        if annotation is None:
            return ()
        rows = [row(quoted(annotation.quote), hang=1), annotation_row(desk, annotation)]
        if annotation.status == "orphan":
            rows.insert(1, row(("These words no longer stand in the source; the mark is kept.", "warn")))
            column = desk.columns.get(annotation.article or "")
            for suggestion in annotation.suggestions if column is not None else ():
                words = one_line(suggestion.span.of(column.text)) if column is not None else ""
                rows.append(row((f"  perhaps ({suggestion.score:.0%}): ", "dim"), f"“{words}”", hang=4))
            if column is not None and annotation.suggestions:
                rows.append(row(("  r", "key"), (" puts it back in one of these places", "dim")))
        return [*rows, *link_rows(desk, annotation)]

    def reattach(self) -> None:
        """Put the chosen orphan where it belongs: as the reader chooses."""
        entry = self.listing.chosen
        found = next((item for item in self.desk.kept.annotations if entry is not None and item.id == entry.id), None)
        column = self.desk.columns.get(found.article or "") if found is not None else None
        if found is None or found.status != "orphan":
            self.say("Only a mark whose words are gone has to be put back.")
        elif column is None or not found.suggestions:
            self.say("No place in this story is like it: the mark is kept, and looked for again.")
        else:
            places = [suggestion.span for suggestion in found.suggestions]
            answers = [(str(n), quoted(span.of(column.text))) for n, span in enumerate(places, 1)]
            choose(
                self.reader_app,
                f"{quoted(found.quote)} is now:",
                answers,
                lambda key: self._put_back(found, column.article, places[int(key) - 1]),
            )

    def _put_back(self, annotation: Annotation, article: Article, span: Span) -> None:
        story = self.story_id

        def work(store: Store) -> Kept:
            store.reattach(annotation.id, article, [span])
            return read_kept(store, story)

        def then(kept: Kept) -> None:
            self.take_notes(kept)
            self.say("Put back (u takes it away again).")

        self.notebook.ask(work, then)


def _draw(
    signs: list[Piece], quote: str, note: str, label: str, *, lost: bool
) -> Callable[[int, int | None], Sequence[Piece]]:
    def draw(width: int, cell: int | None) -> Sequence[Piece]:
        name = min(max(width // 6, 10), 24)
        room = width - 5 - name - 1
        half = room // 2 if note else 0
        shown = signs[:4]
        return [
            *shown,
            (" " * (5 - len(shown)), ""),
            (cell_text(label, name), "warn" if lost else "strong"),
            (" ", ""),
            (cell_text(quote, room - half), "dim" if lost else ""),
            (cell_text(f"  {note}", half), "accent"),
        ]

    return draw
