"""What changes outside while a story is read: its files go, another crossread writes notes on it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.keeping import read_kept

if TYPE_CHECKING:
    from reader.article import Story
    from reader.tui.app import CrossreadApp
    from reader.tui.desk import Kept

EVERY = 1.0
"""Seconds between two looks."""


class Files:
    """The files a story was read from. Links and pipes were never there, and cannot go."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._there = {path for path in paths if _there(path)}

    def gone(self) -> list[str]:
        """Those that have gone since the last look."""
        gone = sorted(path for path in self._there if not _there(path))
        self._there.difference_update(gone)
        return gone


def _there(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises on a link that is too long for a file's name


def said(gone: Sequence[str]) -> str:
    """One line for the reader."""
    names = ", ".join(gone[:3]) + (f" and {len(gone) - 3} more" if len(gone) > 3 else "")
    are = "is" if len(gone) == 1 else "are"
    return f"{names} {are} gone from the disk. The text stays here as you read it, and your notes are kept."


class Lookout:
    """Looks out of the window, in the notebook's thread: a disk never holds up a key."""

    def __init__(self, app: CrossreadApp) -> None:
        self._app = app
        self.files: Files | None = None
        """None until they have been looked at for the first time."""

    def begin(self, story: Story) -> None:
        """From now on, the files of this story."""
        paths = [article.path for article in story.articles]
        self._app.notebook.ask(lambda store: Files(paths), self._keep)

    def look(self) -> None:
        """Whether anything has changed since the last time."""
        app, files = self._app, self.files
        desk, story_id = app.desk, app.story_id
        if desk is None or not app.notebook.open:
            return

        def take(kept: Kept | None) -> None:
            if kept is not None and app.desk is desk:
                app.take_notes(kept)

        app.notebook.ask(lambda store: read_kept(store, story_id) if store.changed() else None, take)
        if files is not None:
            app.notebook.ask(lambda store: files.gone(), self._tell)

    def _keep(self, files: Files) -> None:
        self.files = files

    def _tell(self, gone: list[str]) -> None:
        if gone:
            self._app.notify(said(gone), severity="warning", timeout=10, markup=False)
