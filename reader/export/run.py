"""Exporting out of the store, for the command line and the app: a story's articles need not be there any more."""

from __future__ import annotations

import os
from dataclasses import replace

from reader.compare.model import Comparison
from reader.compare.pipeline import compare_story
from reader.export.options import Options
from reader.export.write import Written, export, renderer
from reader.notes.model import Notes
from reader.notes.store import Store


def from_store(store: Store, which: str) -> tuple[Comparison, Notes]:
    """The comparison and the notes of the story that `which` means (an id, a title, a path).

    Raises:
        NoSuchNote: none fits, or several do.
    """
    record = store.find_story(which)
    return replace(compare_story(store.story(record.id)), story_title=record.title), store.notes(record.id)


def export_story(
    store: Store, which: str, format_name: str, path: str | os.PathLike[str], options: Options | None = None
) -> Written:
    """`crossread export STORY --format FORMAT -o PATH`.

    Raises:
        NoSuchNote, ExportFailed: one line that says what to do.
    """
    comparison, notes = from_store(store, which)
    return export(format_name, comparison, notes, path, options)


def story_text(store: Store, which: str, format_name: str, options: Options | None = None) -> str:
    """The same as text, for standard output."""
    comparison, notes = from_store(store, which)
    return renderer(format_name)(comparison, notes, options)
