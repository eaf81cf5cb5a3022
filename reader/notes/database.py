"""One connection to the store's file: opened safely, changed in transactions, its errors in the reader's words."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.notes import schema
from reader.notes.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreNewer, StoreReadOnly
from reader.paths import make_private_folder, private

BUSY_SECONDS = 5.0
OLDEST = (3, 37)
"""The first SQLite with strict tables; of 2021."""
SQLITE = sqlite3.sqlite_version
"""The SQLite that this Python has."""
_MAGIC = b"SQLite format 3\0"
_opening = threading.RLock()
_open_here: Counter[str] = Counter()
_ELSEWHERE = "choose another file with --store or CROSSREAD_STORE"


def backups_folder(path: Path) -> Path:
    """Where the backups of the store at `path` lie."""
    return path.with_name(path.name + ".backups")


def saved_copies(path: Path) -> list[Path]:
    """The backups of the store at `path`, the newest first."""
    with contextlib.suppress(OSError):
        return sorted(backups_folder(path).glob("*.sqlite3"), key=lambda copy: copy.name, reverse=True)
    return []


@contextlib.contextmanager
def said_plainly(path: object) -> Iterator[None]:
    """SQLite's and the system's errors inside, as `StoreError`s that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _plain(error, path) from error
    except OSError as error:
        raise _plain_os(error, path) from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{path}: there are characters here that no text can hold; take them out") from error


def _plain(error: sqlite3.Error, path: object) -> StoreError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreLocked(f"{path}: another program is writing to the notes; try again when it is done")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return StoreReadOnly(
            f"{path}: the notes may not be written here; make file and folder writable, or {_ELSEWHERE}"
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(
            f"{path}: no room left on the disk; free some, then try again (nothing that was saved is lost)"
        )
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(path)
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(f"{path}: the disk did not take or give the notes ({error}); check it, then try again")
    return StoreError(f"{path}: the notes could not be read or written ({error})")


def _plain_os(error: OSError, path: object) -> StoreError:
    if isinstance(error, PermissionError) or error.errno in {30}:  # EROFS
        return StoreReadOnly(f"{path}: the notes may not be written here; make the folder writable, or {_ELSEWHERE}")
    if error.errno == 28:  # ENOSPC
        return StoreFull(f"{path}: no room left on the disk; free some, then try again")
    return StoreError(f"{path}: {error.strerror or error}; {_ELSEWHERE}")


def damaged(path: object) -> StoreDamaged:
    """The error for a file that is no sound store, naming the way back where there is a backup."""
    if saved_copies(Path(str(path))):
        return StoreDamaged(f"{path}: the notes are damaged; `crossread notes restore` brings back the last backup")
    return StoreDamaged(f"{path}: this is no store of notes, or it is damaged; move it away, or {_ELSEWHERE}")


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the store at `path` with its schema up to date, made when there is none.

    Raises:
        StoreError: as `Store.open` says. A file that is refused is left as it is, to the byte.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise StoreError(f"{path}: notes need SQLite 3.37 or later, and this Python has {sqlite3.sqlite_version}")
    with said_plainly(path), _opening:
        make_private_folder(path.parent)
        inspect_file(path)
        # SQLite would make the file as the umask has it; its -wal and -shm get the mode that the file has.
        with contextlib.suppress(FileExistsError):
            os.close(private(path, os.O_CREAT | os.O_EXCL | os.O_RDWR))
        connection = _connection(path)
        try:
            _set_wal(connection)
            connection.execute("PRAGMA synchronous = FULL")  # 4 ms a commit; notes come at a human pace
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        _open_here[str(path)] += 1
    return connection


def disconnect(connection: sqlite3.Connection, path: Path | None) -> None:
    """Close a connection that `connect` or `connect_read_only` gave. Once a connection."""
    with _opening:
        connection.close()
        if path:
            _open_here[str(path)] -= 1


def is_open_here(path: Path) -> bool:
    """Whether this process has the store open."""
    return _open_here[os.path.realpath(path)] > 0


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that only reads, for a store that may not be written.

    Raises:
        StoreError: it cannot be read either, or was written by another version.
    """
    with said_plainly(path), _opening:
        inspect_file(path)
        wal = path.with_name(path.name + "-wal")
        # A store in WAL mode needs its -shm file, which cannot be made here; with no -wal there is nothing to share.
        alone = not wal.exists() or wal.stat().st_size == 0
        uri = path.absolute().as_uri() + ("?mode=ro&immutable=1" if alone else "?mode=ro")
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        except BaseException:
            connection.close()
            raise
        if version != schema.VERSION:
            connection.close()
            raise StoreReadOnly(
                f"{path}: the notes must be brought up to date but may not be written; make them writable"
            )
        _open_here[str(path)] += 1
    return connection


def connect_in_memory() -> sqlite3.Connection:
    """A store without a file."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    with transaction(connection, ":memory:"):
        schema.apply(connection, 0)
    return connection


def _connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)


def inspect_file(path: Path) -> None:
    """Refuse what is no store of this version before SQLite sees it: SQLite would change or swallow some of it.

    A store that this process has open was looked at then, and is not touched: on POSIX, closing any handle of a file
    drops all locks the process has on it, SQLite's among them, and another process may then take away the log that
    this one is writing to. (Losing one note in a thousand first openings is how that was found.)

    Raises:
        StoreDamaged: a folder, another kind of file, an emptied or cut-off store.
        StoreNewer: written by a newer crossread.
    """
    with _opening:
        if not is_open_here(path):
            _inspect(path)


def _inspect(path: Path) -> None:
    if path.is_dir():
        raise StoreDamaged(f"{path}: this is a folder; {_ELSEWHERE}")
    if not path.exists():
        return
    with path.open("rb") as file:
        header = file.read(100)
    wal = path.with_name(path.name + "-wal")
    wal_size = wal.stat().st_size if wal.exists() else 0
    if not header:
        # SQLite opens an empty file as a new store, and drops the -wal beside it. Between two processes that open a
        # new store at once an empty file is in order; with backups or a -wal it is a store that was emptied.
        if wal_size or saved_copies(path):
            raise damaged(path)
        return
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise damaged(path)
    if wal_size == 0:
        page = int.from_bytes(header[16:18], "big") or 512
        pages = int.from_bytes(header[28:32], "big")
        if path.stat().st_size < (65536 if page == 1 else page) * pages:
            raise damaged(path)
        _judge(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))
        return
    # The truth may still be in the -wal. A connection that only reads cannot write it back into the file.
    probe = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, timeout=BUSY_SECONDS)
    try:
        application = int(probe.execute("PRAGMA application_id").fetchone()[0])
        _judge(path, application, int(probe.execute("PRAGMA user_version").fetchone()[0]))
    finally:
        probe.close()


def version_of(path: Path) -> int:
    """The version of the store at `path`, which is left as it is. `schema.VERSION` is this crossread's.

    Raises:
        StoreError: it is no store, or cannot be read.
    """
    with said_plainly(path):
        inspect_file(path)
        with contextlib.closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as connection:
            return _version(connection)


def _judge(path: Path, application: int, version: int) -> None:
    if application == schema.APPLICATION_ID and version > schema.VERSION:
        raise StoreNewer(f"{path}: a newer crossread wrote these notes; upgrade crossread, or {_ELSEWHERE}")
    if application != schema.APPLICATION_ID and (application or version):
        raise StoreDamaged(f"{path}: this database belongs to another program; {_ELSEWHERE}")


def _set_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. The switch ignores the busy timeout, so several first opens need a loop."""
    until = time.monotonic() + 2 * BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            code = (error.sqlite_errorcode or 0) & 0xFF
            if code not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} or time.monotonic() > until:
                raise
            time.sleep(random.uniform(0.002, 0.02))


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    have = _version(connection)
    if have == schema.VERSION:
        return
    if have:
        from reader.notes.backup import save_copy

        save_copy(connection, path, f"before-version-{schema.VERSION}")
    elif connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() and not _ours(connection):
        raise StoreDamaged(f"{path}: this database belongs to another program; {_ELSEWHERE}")
    connection.execute("PRAGMA foreign_keys = OFF")
    with transaction(connection, path):
        have = _version(connection)  # another process may have been first
        if have < schema.VERSION:
            schema.apply(connection, have)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise damaged(path)
    connection.execute("PRAGMA foreign_keys = ON")


def _ours(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == schema.APPLICATION_ID


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: object) -> Iterator[None]:
    """A write transaction: all of it, or on any error nothing of it."""
    with said_plainly(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
