"""A store that is not as it should be: one clear line, nothing lost, nothing changed."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.notes import database, schema
from reader.notes.backup import back_up, restore
from reader.notes.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreNewer, StoreReadOnly
from reader.notes.store import Store
from tests.notes.samples import annotations_of, article, place, story


def filled(path: Path) -> Path:
    one = article()
    with Store.open(path) as store:
        store.register(story(one))
        store.set_note(one, [place(one, "Ada Voss")], "keep me")
    return path


def notes_in(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [annotation.note for annotation in store.annotations("s1")]


def refused(path: Path, kind: type[StoreError], match: str) -> None:
    """Opening is refused with one line, and the folder is as it was, to the byte."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(kind, match=match) as caught:
        Store.open(path)
    assert "\n" not in str(caught.value) and str(path) in str(caught.value)
    after = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    assert {name: data for name, data in after.items() if not name.endswith("-shm")} == before


def as_nobody(work: Callable[[], None]) -> None:
    """Run `work` without the rights of root, which no permission stops."""
    if os.geteuid() != 0:
        work()
        return
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            work()
            status = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.fixture
def open_to_all(tmp_path: Path) -> Path:
    """A folder that a user without rights can reach."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder != Path("/") and folder != Path("/tmp"):
            folder.chmod(0o755)
    return tmp_path


def test_a_newer_schema_is_refused(path: Path) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    refused(path, StoreNewer, "newer crossread")


def test_a_newer_schema_still_in_the_log_is_refused(path: Path) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    wal = path.with_name(path.name + "-wal")
    log, main = wal.read_bytes(), path.read_bytes()
    connection.close()
    path.write_bytes(main)
    wal.write_bytes(log)
    refused(path, StoreNewer, "newer crossread")


def test_another_programs_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE bookmarks (url); PRAGMA user_version = 7; PRAGMA application_id = 99;")
    connection.close()
    refused(path, StoreDamaged, "another program")


def test_another_programs_database_without_a_number_is_refused(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE bookmarks (url);")
    connection.close()
    with pytest.raises(StoreDamaged, match="another program"):
        Store.open(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
    connection.close()


@pytest.mark.parametrize(
    "data",
    [b"a shopping list, not a database", b"SQLite format 3\0", os.urandom(9000)],
    ids=["words", "header", "noise"],
)
def test_a_file_that_is_no_store_is_refused(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    refused(path, StoreDamaged, "no store of notes")


@pytest.mark.parametrize("share", [0.5, 0.9, 0.02])
def test_a_store_that_was_cut_off_is_refused_and_named_with_the_way_back(path: Path, share: float) -> None:
    filled(path)
    back_up(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    refused(path, StoreDamaged, "notes restore")
    restore(path)
    assert notes_in(path) == ["keep me"]


def test_a_store_that_was_emptied_is_refused_not_begun_anew(path: Path) -> None:
    filled(path)
    back_up(path)
    path.write_bytes(b"")
    refused(path, StoreDamaged, "notes restore")
    restore(path)
    assert notes_in(path) == ["keep me"]


def test_an_empty_file_without_a_past_becomes_a_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert len(store.tags()) == 7


def test_damage_inside_is_found_when_it_is_met(path: Path) -> None:
    filled(path)
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError), Store.open(path, backups=False) as store:
        store.annotations("s1")


def test_a_folder_in_the_stores_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged, match="is a folder"):
        Store.open(tmp_path)


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    with pytest.raises(StoreError, match="--store"):
        Store.open(tmp_path / "notes" / "notes.sqlite3")


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    one = article()
    with Store.open(path) as store:
        store.register(story(one))
        store.set_note(one, [place(one, "Ada Voss")], "keep me")
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreFull, match="no room"):
            store.set_note(one, [place(one, "Twelve people")], "long " * 20_000)
        assert [a.note for a in store.annotations("s1")] == ["keep me"]
        store._connection.execute("PRAGMA max_page_count = 100000")
        store.set_note(one, [place(one, "Twelve people")], "short")
    assert notes_in(path) == ["keep me", "short"]


def test_a_store_that_stays_locked_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    filled(path)
    one = article()
    other = sqlite3.connect(path, isolation_level=None)
    with Store.open(path, backups=False) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="another program"):
            store.register(story(one))
        other.execute("ROLLBACK")
        assert annotations_of(store, story(one))
    other.close()


def test_a_symlinked_store_stays_a_link_through_backup_and_restore(tmp_path: Path) -> None:
    real = filled(tmp_path / "cloud" / "notes.sqlite3")
    link = tmp_path / "home" / "notes.sqlite3"
    link.parent.mkdir()
    link.symlink_to(real)
    assert notes_in(link) == ["keep me"]
    with Store.open(link) as store:
        assert store.path == real
    back_up(real)
    restore(link)
    assert link.is_symlink() and notes_in(link) == ["keep me"]


def test_a_store_that_may_not_be_written_can_still_be_read(open_to_all: Path) -> None:
    path = filled(open_to_all / "notes" / "notes.sqlite3")
    path.chmod(0o444)
    path.parent.chmod(0o555)

    def read() -> None:
        one = article()
        with Store.open(path) as store:
            assert store.read_only and "may not be written" in store.warnings[0]
            assert [annotation.note for annotation in store.annotations("s1")] == ["keep me"]
            assert [annotation.note for annotation in store.search("keep")] == ["keep me"]
            with pytest.raises(StoreReadOnly, match="writable"):
                store.register(story(one))
            assert not store.changed()

    as_nobody(read)
    path.parent.chmod(0o755)
    path.chmod(0o644)
    assert notes_in(path) == ["keep me"]


def test_a_folder_that_may_not_be_written_is_said(open_to_all: Path) -> None:
    folder = open_to_all / "shut"
    folder.mkdir()
    folder.chmod(0o555)

    def write() -> None:
        with pytest.raises(StoreReadOnly, match="--store"):
            Store.open(folder / "notes.sqlite3")
        with pytest.raises(StoreReadOnly, match="--store"):
            Store.open(folder / "deeper" / "notes.sqlite3")

    as_nobody(write)
    assert list(folder.iterdir()) == []


def test_without_a_home_the_store_has_a_place_or_the_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "CROSSREAD_STORE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with Store.open() as store:
        assert store.path and store.path.is_relative_to(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
    with pytest.raises(StoreError, match="--store"):
        Store.open()


def test_environment_and_argument_choose_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "mine.sqlite3"))
    with Store.open() as store:
        assert store.path == tmp_path / "mine.sqlite3"
    with Store.open(tmp_path / "other.sqlite3") as store:
        assert store.path == tmp_path / "other.sqlite3"
