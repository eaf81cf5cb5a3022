"""A connection to the store with its locks, transactions and undo steps: what reading and changing stand on."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from reader.notes import database, history, presence
from reader.notes.errors import StoreGone, StoreReadOnly


class Connected:
    """One connection, used by one thread at a time.

    Attributes:
        path: the file; None for a store in memory.
        read_only: the file may be read but not written; changes raise `StoreReadOnly`.
        warnings: one line for each thing that is not as it should be (read-only, no backup could be made).
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._lock = threading.RLock()
        self._session = str(uuid.uuid4())
        self._places: dict[tuple[str, str], tuple[str, str]] = {}  # (path, fingerprint) → (story, document)
        self._seen = 0
        self._backup: threading.Thread | None = None
        self._closed = False
        self._file = presence.identity(path)
        self._gone: StoreGone | None = None
        self.path = path
        self.read_only = False
        self.warnings: tuple[str, ...] = ()

    def close(self) -> None:
        """Close the connection, once a backup that is under way is done. Closing twice is fine."""
        if self._backup:
            self._backup.join()
        with self._lock:
            if not self._closed:
                database.disconnect(self._connection, self.path)
            self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock, database.said_plainly(self.path or "notes"):
            yield

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Several reads as of one moment, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            if self.read_only:
                raise StoreReadOnly(f"{self.path}: the notes may not be written; make file and folder writable")
            self._expect_file()
            with database.transaction(self._connection, self.path or "notes"):
                yield
            self._expect_file()  # what went into a file that nobody can open again must not be said to be saved

    def _expect_file(self) -> None:
        if self.path and presence.identity(self.path) != self._file:
            self._gone = self._gone or presence.rescue(self._connection, self.path)
            raise self._gone

    @contextlib.contextmanager
    def _step(
        self, label: str, story: str | None, document: str | None = None, *, coalesce: bool = False
    ) -> Iterator[history.Step]:
        with self._writing():
            step = history.Step(self._connection, label, self._now(), self._clock(), self._session, story, document)
            yield step
            step.close(coalesce=coalesce)

    def _now(self) -> str:
        moment = datetime.fromtimestamp(self._clock(), UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
