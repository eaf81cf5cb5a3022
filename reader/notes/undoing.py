"""Undoing: the last change taken back or made again, and said so that the app can go there."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable

from reader.notes import history, images
from reader.notes.errors import NoSuchNote, NothingToUndo
from reader.notes.finding import find_again_everywhere
from reader.notes.model import Change
from reader.notes.reading import Reading


class Undoing(Reading):
    """Undo and redo."""

    def undo(self, story_id: str | None = None) -> Change:
        """Take back the last change (of this story, if one is given), whatever article or session it was made in.

        Raises:
            NothingToUndo: there is none, or what it changed was changed again elsewhere (the step is passed over).
        """
        return self._replay(history.undo, story_id)

    def redo(self, story_id: str | None = None) -> Change:
        """Make the change again that `undo` took back last. Raises `NothingToUndo`."""
        return self._replay(history.redo, story_id)

    def _replay(
        self, replay: Callable[[sqlite3.Connection, str | None], history.Replayed | None], story_id: str | None
    ) -> Change:
        with self._writing():
            step = replay(self._connection, story_id)
            if step:
                find_again_everywhere(self._connection, [str(image["document"]) for image in step.images])
        if step is None:
            raise NothingToUndo(
                "that change was overtaken by another one and is left as it is; again goes further back"
            )
        return self._change(step, story_id)

    def _change(self, step: history.Replayed, story_id: str | None) -> Change:
        story = story_id or step.story
        for key in step.annotations:
            with contextlib.suppress(NoSuchNote):
                found = self.annotation(key, story)
                span = found.spans[0] if found.spans else None
                return Change(step.label, step.at, found.story, found.article, span, step.annotations)
        for image in step.images:  # nothing is left of it: where it stood
            for document in self.documents(story) if story else ():
                if document.id == image["document"]:
                    first = images.selectors_from_json(image["targets"])[0].span
                    span = first if document.fingerprint == image["version"] else None
                    return Change(step.label, step.at, story, document.article, span, step.annotations)
        return Change(step.label, step.at, story, None, None, step.annotations)
