"""Opening stories: those that the first frame can wait for at once, the others in the background."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import CrossreadError
from reader.tui.background import in_background

if TYPE_CHECKING:
    from reader.article import Story
    from reader.notes.model import StoryRecord
    from reader.tui.app import CrossreadApp

_PLAIN = {".txt", ".md", ".markdown"}
"""Endings of files that need no heavy reader: HTML costs half a second to import what reads it."""

_MOST = 2_000_000
"""Bytes in all up to which reading takes less time than drawing a frame that says so: some 20 ms."""


class Opening:
    """Reads stories; the one asked for last is the one that is shown."""

    class Done(Message):
        """A story has been read."""

        def __init__(self, story: Story) -> None:
            self.story = story
            super().__init__()

    class Failed(Message):
        """Nothing of what was given could be read."""

        def __init__(self, error: CrossreadError) -> None:
            self.error = error
            super().__init__()

    def __init__(self, app: CrossreadApp) -> None:
        self._app = app
        self._number = 0

    def paths(self, paths: Iterable[str]) -> None:
        """Read a story from files, folders and links."""
        given = list(paths)
        number = self._begin()

        def work() -> None:
            from reader import load_story

            try:
                story = load_story(given)
            except CrossreadError as error:
                self._app.post_message(self.Failed(error))
            except Exception as error:
                words = f"{', '.join(given)} could not be opened ({type(error).__name__}: {error}): try each file alone"
                self._app.post_message(self.Failed(CrossreadError(words)))
            else:
                if number == self._number:
                    self._app.post_message(self.Done(story))

        in_background(work, "opening")

    def record(self, record: StoryRecord) -> None:
        """Read a story of the library from its files; where they are gone, as it was read last."""
        number = self._begin()

        def work() -> None:
            from reader import load_story

            try:
                story = load_story(record.paths)
                complete = len(story.articles) >= record.articles and not story.problems
            except Exception:  # whatever is wrong with the files, the store has the texts
                complete = False
            if number != self._number:
                return
            if complete:
                self._app.post_message(self.Done(replace(story, id=record.id, title=record.title)))
            else:
                self._app.notebook.ask(lambda store: store.story(record.id), self._as_read_last)

        in_background(work, "opening")

    def _as_read_last(self, story: Story) -> None:
        self._app.notify("Some files of this story are gone: it is shown as you read it last.", severity="warning")
        self._app.open_story(story)

    def stop(self) -> None:
        """Whatever is being read is not waited for any more."""
        self._number += 1

    def _begin(self) -> int:
        self.stop()
        self._app.progress.begins("opening")
        return self._number


def read_at_once(paths: Sequence[str]) -> bool:
    """Whether all of it is plain text or Markdown on disk, and little of it: then the first frame has text."""
    try:
        files = list(_files(paths))
        return bool(files) and all(_plain(file) for file in files) and sum(_size(file) for file in files) <= _MOST
    except OSError:
        return False


def _files(paths: Iterable[str]) -> Iterable[Path]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from (file for file in path.iterdir() if not file.name.startswith("."))
        else:
            yield path


def _plain(file: Path) -> bool:
    return file.suffix.lower() in _PLAIN and file.is_file()


def _size(file: Path) -> int:
    return file.stat().st_size
