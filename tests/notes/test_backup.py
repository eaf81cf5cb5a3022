"""Backups are whole, few, and lead back."""

import os
import time
from pathlib import Path

import pytest

from reader.notes import schema
from reader.notes.backup import KEPT, back_up, restore
from reader.notes.check import check
from reader.notes.database import backups_folder, saved_copies
from reader.notes.errors import StoreDamaged, StoreError, StoreLocked
from reader.notes.store import Store
from tests.notes.samples import article, place, story


def noted(path: Path, note: str) -> None:
    one = article()
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        store.set_note(one, [place(one, "Ada Voss")], note)


def note_in(path: Path) -> str:
    with Store.open(path, backups=False) as store:
        return store.annotations("s1")[0].note


def test_opening_makes_one_backup_a_day(path: Path) -> None:
    noted(path, "one")
    for _ in range(3):
        Store.open(path).close()
    assert len(saved_copies(path)) == 1
    old = time.time() - 25 * 3600
    os.utime(saved_copies(path)[0], (old, old))
    Store.open(path).close()
    assert len(saved_copies(path)) == 2


def test_an_untouched_store_is_not_backed_up(path: Path) -> None:
    for _ in range(2):
        Store.open(path).close()
    assert saved_copies(path) == []


def test_the_last_five_are_kept(path: Path) -> None:
    noted(path, "one")
    made = [back_up(path) for _ in range(KEPT + 3)]
    assert saved_copies(path) == made[: -KEPT - 1 : -1]
    assert sorted(file.name for file in backups_folder(path).iterdir()) == sorted(copy.name for copy in made[-KEPT:])


def test_restoring_brings_the_newest_back_and_keeps_what_was_there(path: Path) -> None:
    noted(path, "one")
    back_up(path)
    noted(path, "two")
    used, kept = restore(path)
    assert used == saved_copies(path)[0] and kept is not None
    assert note_in(path) == "one" and note_in(kept) == "two"


def test_a_named_backup_can_be_restored_and_a_damaged_one_is_passed_over(path: Path) -> None:
    noted(path, "one")
    first = back_up(path)
    noted(path, "two")
    second = back_up(path)
    noted(path, "three")
    second.write_bytes(second.read_bytes()[:5000])
    with pytest.raises(StoreDamaged, match="no sound backup"):
        restore(path, second)
    assert note_in(path) == "three"
    assert restore(path)[0] == first and note_in(path) == "one"


def test_nothing_is_restored_while_the_store_is_open(path: Path) -> None:
    noted(path, "one")
    back_up(path)
    with Store.open(path, backups=False), pytest.raises(StoreLocked, match="close it"):
        restore(path)
    assert note_in(path) == "one"


def test_without_a_backup_the_line_says_so(path: Path) -> None:
    with pytest.raises(StoreError, match="no sound backup"):
        restore(path)
    with pytest.raises(StoreError, match="no notes yet"):
        back_up(path)


def test_a_migration_makes_a_backup_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(path, "one")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "ALTER TABLE story ADD COLUMN colour TEXT;"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    assert note_in(path) == "one"
    assert [copy.stem.split("-", 1)[1] for copy in saved_copies(path)] == [f"before-version-{schema.VERSION}"]


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(path, "one")
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (x);\nSELECT nonsense();"))
        patched.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(StoreError):
            Store.open(path)
    assert note_in(path) == "one"


def test_check_tells_a_sound_store_from_a_damaged_one(path: Path) -> None:
    assert "no notes yet" in check(path).lines[0]
    noted(path, "one")
    sound = check(path)
    assert sound.problems == () and any("1 notes" in line for line in sound.lines)
    data = bytearray(path.read_bytes())
    data[8192:20480] = bytes(12288)
    path.write_bytes(data)
    assert check(path).problems


def test_a_backup_that_was_killed_leaves_nothing_behind_for_long(path: Path) -> None:
    noted(path, "one")
    back_up(path)
    left = backups_folder(path) / ".20200101T000000-1.tmp"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    back_up(path)
    assert not left.exists()
