"""What happens to a machine: the store goes while it is open, the disk is full, the clock is put back."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.notes.backup import KEPT, back_up, backup_is_due, problems, restore
from reader.notes.database import backups_folder, saved_copies
from reader.notes.errors import StoreError, StoreGone
from reader.notes.store import Store
from tests.notes.samples import Clock, article, place, story
from tests.notes.test_bad_stores import as_nobody, filled, notes_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody delete a file that is open")


def delete(path: Path) -> None:
    path.unlink()


def delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def replace_by_another(path: Path) -> None:
    other = path.with_name("other.sqlite3")
    shutil.copyfile(path, other)
    other.replace(path)


def move_away(path: Path) -> None:
    path.rename(path.with_name("elsewhere.sqlite3"))


@pytest.mark.parametrize("mishap", [delete, delete_folder, replace_by_another, move_away])
def test_a_store_that_goes_while_it_is_open_is_copied_out_and_nothing_more_is_said_to_be_saved(
    path: Path, mishap: Callable[[Path], None]
) -> None:
    one = article()
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        store.set_note(one, [place(one, "Ada Voss")], "saved before")
        mishap(path)
        for words in ("Twelve people", "The mayor"):
            with pytest.raises(StoreGone, match="notes restore") as gone:
                store.set_note(one, [place(one, words)], "never said to be saved")
        assert "\n" not in str(gone.value)
        assert [note.note for note in store.annotations("s1")] == ["saved before"]
    (copy,) = path.parent.glob("notes.sqlite3.rescued-*")
    assert problems(copy) == []
    restore(path, copy)
    assert notes_in(path) == ["saved before"]


def test_a_store_that_goes_in_the_very_moment_of_writing_is_not_said_to_be_saved(path: Path) -> None:
    one = article()
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        with pytest.raises(StoreGone), store._writing():
            store.set_note(one, [place(one, "Ada Voss")], "written to nowhere")
            path.unlink()
    (copy,) = path.parent.glob("notes.sqlite3.rescued-*")
    assert notes_in(copy) == ["written to nowhere"]


def test_where_nothing_can_be_copied_the_line_says_so(path: Path) -> None:
    one = article()
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        shutil.rmtree(path.parent)
        path.parent.write_text("a file in the folder's place")
        with pytest.raises(StoreGone, match="could not be copied") as gone:
            store.set_note(one, [place(one, "Ada Voss")], "x")
        assert "\n" not in str(gone.value)


def in_a_child(work: Callable[[], None]) -> None:
    """Run `work` in a process of its own, which its limits die with."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_file_that_may_not_grow_loses_nothing_and_goes_on_when_it_may(path: Path) -> None:
    resource = pytest.importorskip("resource")
    one = article()

    def write() -> None:
        with Store.open(path, backups=False) as store:
            store.register(story(one))
            store.set_note(one, [place(one, "Ada Voss")], "keep me")
            _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            wal = path.with_name(path.name + "-wal").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (wal + 4096, hard))
            with pytest.raises(StoreError, match="disk") as full:
                store.set_note(one, [place(one, "Twelve people")], "long " * 50_000)
            assert "\n" not in str(full.value)
            assert [note.note for note in store.annotations("s1")] == ["keep me"]
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
            with pytest.raises(StoreError, match="disk"):
                back_up(path)
            assert saved_copies(path) == [] and not list(backups_folder(path).iterdir())
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            store.set_note(one, [place(one, "Twelve people")], "short")

    in_a_child(write)
    assert notes_in(path) == ["keep me", "short"] and problems(path) == []


def test_a_new_store_on_a_full_disk_is_refused_in_one_line(path: Path) -> None:
    resource = pytest.importorskip("resource")

    def write() -> None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, hard))
        with pytest.raises(StoreError, match="disk") as full:
            Store.open(path)
        assert "\n" not in str(full.value)

    in_a_child(write)
    filled(path)
    assert notes_in(path) == ["keep me"]


def test_a_clock_that_is_put_back_makes_no_change_older_than_the_one_before(store: Store, clock: Clock) -> None:
    one = article()
    store.register(story(one))
    first = store.set_note(one, [place(one, "Ada Voss")], "first")
    clock.wait(-24 * 3600)
    second = store.set_note(one, [place(one, "Ada Voss")], "second")
    assert first and second and second.modified == first.modified and second.note == "second"
    store.undo("s1")
    assert store.annotation(first.id).note == "first"  # a day apart is no pause in typing, either way
    store.redo("s1")
    assert store.annotation(first.id).note == "second"


def test_an_old_export_does_not_win_over_a_note_that_was_changed_after_the_clock_was_put_back(
    store: Store, clock: Clock
) -> None:
    from reader.compare.model import Comparison
    from reader.export.jsonld import render

    one = article()
    store.register(story(one))
    made = store.set_note(one, [place(one, "Ada Voss")], "old")
    exported = render(Comparison((one,), story_id="s1"), store.notes("s1")).encode()
    clock.wait(-24 * 3600)
    assert made and store.edit_note(made.id, "new")
    assert store.import_notes(exported).unchanged == 1
    assert store.annotation(made.id).note == "new"


def test_times_of_other_zones_are_compared_as_moments(store: Store) -> None:
    note = """{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "urn:x:1",
        "modified": "%s", "bodyValue": "%s", "target": {"source": "https://times.example/fire",
        "selector": {"type": "TextQuoteSelector", "exact": "Rain fell all day"}}}"""
    store.import_notes((note % ("2026-02-03T10:00:00+02:00", "at eight in London")).encode())
    assert store.import_notes((note % ("2026-02-03T09:00:00Z", "at nine")).encode()).updated == 1
    assert store.import_notes((note % ("2026-02-03T10:30:00+02:00", "half past eight")).encode()).unchanged == 1


def test_a_backup_made_after_the_clock_was_put_back_is_the_newest_and_stays(path: Path) -> None:
    filled(path)
    made = [back_up(path) for _ in range(KEPT)]
    for number, copy in enumerate(made):
        copy.rename(copy.with_name(f"20991231T2359{number:02}.000000.sqlite3"))
    fresh = back_up(path)
    assert fresh.exists() and saved_copies(path)[0] == fresh and len(saved_copies(path)) == KEPT


def test_a_newest_backup_from_days_to_come_does_not_put_off_the_next(path: Path) -> None:
    filled(path)
    copy = back_up(path)
    assert not backup_is_due(path)
    os.utime(copy, (copy.stat().st_mtime + 3 * 24 * 3600,) * 2)
    assert backup_is_due(path)


def test_a_folder_that_becomes_read_only_while_the_store_is_open_loses_nothing(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder not in {Path("/"), Path("/tmp")}:
            folder.chmod(0o755)
    home = tmp_path / "notes"
    home.mkdir()
    home.chmod(0o777)
    path = home / "notes.sqlite3"

    def write() -> None:
        one = article()
        with Store.open(path, backups=False) as store:
            store.register(story(one))
            store.set_note(one, [place(one, "Ada Voss")], "keep me")
            home.chmod(0o555) if os.geteuid() == home.stat().st_uid else None
            with pytest.raises(StoreError) as shut:
                back_up(path)
            assert "\n" not in str(shut.value)

    home.chmod(0o777)
    if os.geteuid() == 0:
        os.chown(home, 65534, 65534)
    as_nobody(write)
    home.chmod(0o777)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT note FROM annotation").fetchall() == [("keep me",)]
    connection.close()
