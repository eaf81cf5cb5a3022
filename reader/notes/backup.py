"""Backups: whole copies of the store, made beside it, the last five kept; and the way back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.notes import schema
from reader.notes.database import backups_folder, inspect_file, is_open_here, said_plainly, saved_copies, sync_folder
from reader.notes.errors import StoreDamaged, StoreError, StoreLocked
from reader.paths import make_private_folder, private

KEPT = 5
_DAY = 24 * 60 * 60
_STAMP = "%Y%m%dT%H%M%S.%f"


def save_copy(connection: sqlite3.Connection, path: Path, label: str = "") -> Path:
    """Copy the store as it is at this moment. Returns the backup's path.

    The copy is made under a temporary name, flushed, then renamed: a backup that is there is whole.

    Raises:
        sqlite3.Error, OSError: no room, not writable, or the store is damaged (the older backups stay).
    """
    folder = backups_folder(path)
    make_private_folder(folder)
    _sweep(folder)
    stamp = _stamp(saved_copies(path))
    target = folder / f"{stamp}{'-' + label if label else ''}.sqlite3"
    temporary = folder / f".{stamp}-{os.getpid()}.tmp"
    try:
        os.close(private(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR))  # an empty file is one to write into
        connection.execute("VACUUM INTO ?", (str(temporary),))
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(folder)
    for old in saved_copies(path)[KEPT:]:
        with contextlib.suppress(OSError):
            old.unlink()
    return target


def _stamp(copies: Sequence[Path]) -> str:
    """The time, as copies are named; after the newest copy's even when the clock was put back since."""
    now = datetime.now(UTC)
    if copies:
        with contextlib.suppress(ValueError):
            newest = datetime.strptime(copies[0].name[:22], _STAMP).replace(tzinfo=UTC)
            now = max(now, newest + timedelta(microseconds=1))
    return now.strftime(_STAMP)


def _sweep(folder: Path) -> None:
    """Take away what a killed backup left behind an hour ago or earlier."""
    for left in folder.glob(".*.tmp*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > 3600:
                left.unlink()


def backup_is_due(path: Path) -> bool:
    """Whether the newest backup is older than a day, or from a day to come: the clock was put back."""
    copies = saved_copies(path)
    with contextlib.suppress(OSError):
        return not copies or abs(time.time() - copies[0].stat().st_mtime) > _DAY
    return True


def back_up(path: Path, label: str = "") -> Path:
    """`save_copy` on a connection of its own, so that it can run beside other work.

    Raises:
        StoreError: the message says what to do.
    """
    with said_plainly(path):
        inspect_file(path)
        if not path.exists():
            raise StoreError(f"{path}: there are no notes yet to back up")
        connection = sqlite3.connect(path, isolation_level=None, timeout=5)
        try:
            return save_copy(connection, path, label)
        finally:
            connection.close()


def problems(path: Path) -> list[str]:
    """What is wrong with the SQLite file at `path`, a line each; empty when it is sound.

    Raises:
        StoreError: it is no store at all, or cannot be read.
    """
    with said_plainly(path):
        inspect_file(path)
        connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, timeout=5)
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            found += [
                f"{table}: row {rowid} points to a missing {parent}"
                for table, rowid, parent, _index in connection.execute("PRAGMA foreign_key_check")
            ]
            return found
        finally:
            connection.close()


def restore(path: Path, copy: Path | None = None) -> tuple[Path, Path | None]:
    """Put a backup (the newest sound one, if none is named) in the store's place.

    What was there is kept beside it, as `….replaced-<time>`. Returns the backup used and where the old store is.
    No crossread may have the store open: whoever writes to it holds a lock that is found here.

    Raises:
        StoreError: there is no sound backup, or the store is in use.
    """
    path = Path(os.path.realpath(path))
    with said_plainly(path):
        chosen = _sound(path, copy)
        _refuse_if_in_use(path)
        kept: Path | None = None
        temporary = path.with_name(f".{path.name}.{os.getpid()}.restore")
        with open(temporary, "wb", opener=private) as file:
            file.write(chosen.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            kept = path.with_name(f"{path.name}.replaced-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S')}")
            for suffix in ("-wal", "-shm", ""):  # the log first: a store without it is older, never mixed
                part = path.with_name(path.name + suffix)
                if part.exists():
                    part.replace(kept.with_name(kept.name + suffix))
        temporary.replace(path)
        sync_folder(path.parent)
    return chosen, kept


def _sound(path: Path, copy: Path | None) -> Path:
    candidates = [copy] if copy else saved_copies(path)
    for candidate in candidates:
        if not candidate.is_file() or candidate.stat().st_size == 0:
            continue
        with contextlib.suppress(StoreError, sqlite3.Error):
            if not problems(candidate) and _is_store(candidate):
                return candidate
    if copy:
        raise StoreDamaged(
            f"{copy}: this is no sound backup; `crossread notes restore` without a name takes the newest"
        )
    raise StoreError(f"{path}: there is no sound backup in {backups_folder(path)}")


def _is_store(path: Path) -> bool:
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        return int(connection.execute("PRAGMA application_id").fetchone()[0]) == schema.APPLICATION_ID
    finally:
        connection.close()


def _refuse_if_in_use(path: Path) -> None:
    """Leave the store alone while another crossread has it open: it would write on into the file put away."""
    if is_open_here(path):
        raise StoreLocked(f"{path}: crossread has these notes open; close it, then restore")
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        inspect_file(path)
    except StoreError:
        return  # damaged: that is why it is restored
    connection = sqlite3.connect(path, isolation_level=None, timeout=0.5)
    try:
        # Only the last connection can leave WAL mode.
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise StoreLocked(f"{path}: crossread has these notes open; close it, then restore")
    except sqlite3.OperationalError as error:
        raise StoreLocked(f"{path}: crossread has these notes open; close it, then restore") from error
    except sqlite3.DatabaseError:
        return
    finally:
        connection.close()
