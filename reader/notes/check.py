"""`crossread notes check`: is the store sound, and what is in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reader.notes.backup import problems
from reader.notes.database import saved_copies
from reader.notes.errors import StoreError
from reader.notes.store import Store


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: `problems` is empty when the store is sound; `lines` say all of it for the reader."""

    problems: tuple[str, ...]
    lines: tuple[str, ...]


def check(path: Path) -> Report:
    """Look the whole file through: its pages, its indexes, what points where. Changes nothing.

    Raises:
        StoreError: it cannot be read at all.
    """
    path = Path(os.path.realpath(path))
    if not path.exists():
        return Report((), (f"{path}: no notes yet",))
    try:
        found = tuple(problems(path))
    except StoreError as error:
        found = (str(error),)
    lines = [f"{path}: {'sound' if not found else 'DAMAGED'}", *found]
    if not found:
        with Store.open(path, backups=False) as store:
            stories = store.stories(archived=True)
            every = [annotation for story in stories for annotation in store.annotations(story.id)]
            orphans = sum(annotation.status == "orphan" for annotation in every)
            lines.append(f"{len(stories)} stories, {len(every)} notes, {orphans} no longer found in their article")
    copies = saved_copies(path)
    lines.append(f"{len(copies)} backups, the newest {copies[0].name}" if copies else "no backup yet")
    if found:
        lines.append("`crossread notes restore` brings back the last sound backup, and keeps this file beside it")
    return Report(found, tuple(lines))
