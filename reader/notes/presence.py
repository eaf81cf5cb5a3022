"""Whether the store's file is still the one that was opened, and what to do when it is not.

On most systems a file that is open can be deleted, or another put in its place; SQLite writes on into the old one,
which nobody can open any more. What was saved is then copied out of it, and nothing more is accepted.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from reader.notes.errors import StoreGone

Identity = tuple[int, int]
"""Device and number of a file: the same for as long as it is the same file."""


def identity(path: Path | None) -> Identity | None:
    """The file at `path`; None where there is none (a store in memory has none)."""
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def rescue(connection: sqlite3.Connection, path: Path) -> StoreGone:
    """Copy all that the open connection holds to a file beside the store's place; the error that says so."""
    copy = path.with_name(f"{path.name}.rescued-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S')}")
    what = f"{path}: the notes were moved, deleted or replaced while crossread had them open"
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not copy.exists():
            connection.execute("VACUUM INTO ?", (str(copy),))
    except (OSError, sqlite3.Error) as error:
        return StoreGone(f"{what}, and could not be copied ({error}); put the file back, then open crossread again")
    return StoreGone(f"{what}; all that was saved is in {copy.name}: close crossread, then "
                     f"`crossread notes restore {copy}`")  # fmt: skip
