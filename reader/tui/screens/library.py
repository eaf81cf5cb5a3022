"""The library: every story the reader has opened, and the samples until one of them is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on

from reader.notes.model import StoryRecord
from reader.tui.actions import LIBRARY
from reader.tui.dates import short_date
from reader.tui.dialogs import ask
from reader.tui.display import one_line
from reader.tui.rows import Piece, Row, row
from reader.tui.screens.base import bindings
from reader.tui.screens.listing import ListFrame
from reader.tui.widgets.listing import Entry, Listing
from reader.tui.widgets.styled import Bar
from reader.tui.wrap import cell_text

if TYPE_CHECKING:
    from reader.notes.store import Store


class LibraryScreen(ListFrame):
    """F8, or `crossread` alone."""

    KIND: ClassVar[str] = LIBRARY
    NAME: ClassVar[str] = "library"
    HEADING: ClassVar[str] = "Library"
    BINDINGS = bindings(LIBRARY)
    ORDERS: ClassVar[tuple[str, ...]] = ("last read", "title", "open questions")
    EMPTY: ClassVar[str] = "No story yet: crossread PATH… opens files, folders or links as one."

    def __init__(self) -> None:
        super().__init__()
        self._records: tuple[StoryRecord, ...] = ()
        self._archived = False
        self._read = False

    def on_mount(self) -> None:
        """Ask the store for the stories."""
        super().on_mount()
        self.query_one("#header", Bar).say([(" crossread", "strong"), (" · a reader for comparing sources", "dim")])
        self._ask()

    def on_screen_resume(self) -> None:
        """Back from a story: its row may have changed."""
        if self._read:
            self._ask()

    def _ask(self) -> None:
        archived = self._archived

        def then(records: tuple[StoryRecord, ...]) -> None:
            self._records, self._read = records, True
            if self.is_attached:
                self.refresh_rows()

        self.notebook.ask(lambda store: store.stories(archived=archived), then)

    # --- rows --------------------------------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """Stories, then the samples that have not been opened."""
        found = [self._entry(number, record) for number, record in enumerate(self._records)]
        opened = {Path(path).resolve() for record in self._records for path in _folders(record.paths)}
        samples = [folder for folder in sample_stories() if folder.resolve() not in opened]
        return found + [self._sample(folder) for folder in samples]

    def _entry(self, number: int, record: StoryRecord) -> Entry:
        title = one_line(record.title)
        state = " (archived)" if record.archived else ""
        return Entry(
            id=record.id,
            draw=_draw(
                title + state,
                f"{record.articles} source{'s' if record.articles != 1 else ''}",
                f"{record.annotations} mark{'s' if record.annotations != 1 else ''}" if record.annotations else "",
                f"{record.follow_up} to follow up" if record.follow_up else "",
                short_date(record.opened),
            ),
            words=f"{title} {' '.join(record.paths)}",
            keys={
                "last read": (0, number),
                "title": (0, title.casefold()),
                "open questions": (0, -record.follow_up, number),
            },
        )

    def _sample(self, folder: Path) -> Entry:
        title = folder.name.replace("-", " ").capitalize()
        count = sum(1 for file in folder.iterdir() if not file.name.startswith("."))
        return Entry(
            id=f"sample {folder.name}",
            draw=_draw(title, f"{count} sources", "", "sample", ""),
            words=f"{title} sample",
            keys={"last read": (1, title), "title": (1, title), "open questions": (1, title)},
        )

    def explain(self, entry: Entry, source: str) -> Sequence[Row]:
        """Where the story's sources lie; for a first reader, what to do."""
        record = self._record(entry)
        if record is None:
            return [
                row(("A sample story: fictional people and places, real ways of quoting.", "")),
                _keys(("enter", "opens it"), ("s", "goes to the next shared quote"), ("tab", "to the next source"),
                      ("?", "helps")),
            ]  # fmt: skip
        return [row((one_line(path), "dim"), lines=1) for path in record.paths]

    def _record(self, entry: Entry | None) -> StoryRecord | None:
        return next((record for record in self._records if entry is not None and record.id == entry.id), None)

    # --- actions -----------------------------------------------------------------------------------------------------

    @on(Listing.Opened)
    def open_row(self) -> None:
        """Open the story: from its files, or as it was last read where they are gone."""
        entry = self.listing.chosen
        record = self._record(entry)
        if record is not None:
            self.reader_app.opening.record(record)
        elif entry is not None:
            folder = next(folder for folder in sample_stories() if entry.id == f"sample {folder.name}")
            self.reader_app.opening.paths([str(folder)])

    def rename(self) -> None:
        """Give the story a name of the reader's own."""
        record = self._record(self.listing.chosen)
        if record is None:
            self.say("A sample can be renamed once it has been opened.")
            return
        ask(
            self.reader_app,
            "Rename the story",
            record.title,
            lambda title: self._change(lambda store: store.rename(record.id, title)),
        )

    def archive(self) -> None:
        """Take the story out of the list, or bring it back; its notes stay."""
        record = self._record(self.listing.chosen)
        if record is not None:
            self._change(lambda store: store.archive(record.id, not record.archived))
            self.say("Back in the library." if record.archived else "Archived: its notes stay (. shows it).")

    def show_archived(self) -> None:
        """Show or hide archived stories."""
        self._archived = not self._archived
        self._ask()

    def _change(self, work: Callable[[Store], None]) -> None:
        self.notebook.ask(work, lambda _: self._ask())


def _keys(*keys: tuple[str, str]) -> Row:
    return row(*(piece for key, does in keys for piece in ((key, "key"), (f" {does}   ", "dim"))))


def sample_stories() -> list[Path]:
    """The folders of the sample stories."""
    from reader.paths import data_dir

    try:
        return sorted(folder for folder in data_dir("sample_corpus").iterdir() if folder.is_dir())
    except OSError:
        return []


def _folders(paths: Sequence[str]) -> list[Path]:
    return [folder for path in paths for folder in (Path(path), Path(path).parent)]


def _draw(
    title: str, sources: str, marks: str, open_questions: str, read: str
) -> Callable[[int, int | None], list[Piece]]:
    def draw(width: int, cell: int | None) -> list[Piece]:
        wide = width >= 72
        facts = [(sources, 12, "dim"), (marks, 11 if wide else 0, "dim"), (open_questions, 17 if wide else 0, "warn")]
        facts.append((read, 8, "dim"))
        room = width - sum(size for _, size, _ in facts)
        return [
            (cell_text(title, room), "strong"),
            *((cell_text(words, size, right=True), style) for words, size, style in facts),
        ]

    return draw
