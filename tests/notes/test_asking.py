"""Asking the store for what is not there, or cannot be had, is one line; and what an old or shut store still tells."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.notes import database
from reader.notes.backup import restore
from reader.notes.errors import NoSuchNote, StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly
from reader.notes.store import Store
from tests.notes.samples import HARBOUR, annotations_of, article, place, story
from tests.notes.test_bad_stores import filled


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.story("nowhere"),
        lambda store: store.notes("nowhere"),
        lambda store: store.rename("nowhere", "x"),
        lambda store: store.tick("nowhere", "q"),
        lambda store: store.annotation("nowhere"),
        lambda store: store.version_text("nowhere", "0"),
        lambda store: store.toggle_tag(article(), [], "disputed"),
        lambda store: store.toggle_tag(article(), [place(article(), "Ada Voss")], "nowhere"),
        lambda store: store.set_note(article(), [place(article(), "Ada Voss")], "x"),
    ],
)
def test_what_is_not_there_is_named_in_one_line(store: Store, ask: Callable[[Store], object]) -> None:
    with pytest.raises(NoSuchNote) as missing:
        ask(store)
    assert "\n" not in str(missing.value)


def test_marks_beyond_the_text_are_refused(store: Store) -> None:
    one = article()
    store.register(story(one))
    with pytest.raises(NoSuchNote, match="no words here"):
        store.set_note(one, [(0, len(one.text) + 1)], "x")  # type: ignore[list-item]


def test_every_version_that_was_read_can_be_looked_at_again(store: Store) -> None:
    one, new = article(), article(HARBOUR.replace("Twelve", "Eleven"))
    store.register(story(one))
    changed = store.register(story(new)).changed
    assert [(c.before, c.after) for c in changed] == [(one.fingerprint, new.fingerprint)]
    (earlier,) = store.earlier_versions("s1")
    assert store.version_text(earlier.document, earlier.before) == HARBOUR


def test_a_passage_lost_by_its_first_words_is_followed_from_where_it_stood_last(store: Store) -> None:
    words = "Twelve people were hurt, the hospital said"
    steps = [
        words,
        "Some twelve people were hurt, a hospital said",
        "Some dozen persons were hurt, a hospital has said",
        "Some dozen persons were injured, as one hospital has said",
        "Some dozen persons had been injured, as one clinic has put it",
    ]
    one = article()
    store.register(story(one))
    store.set_note(one, [place(one, words)], "x")
    for step in steps[1:]:
        text = HARBOUR.replace(words, step)
        (found,) = annotations_of(store, story(article(text)))
        assert found.status == "edited" and [span.of(text) for span in found.spans] == [step]
    assert found.quote == words and found.flags == ("number",) and found.suggestions == ()


def test_what_was_found_in_one_version_is_an_orphan_in_another_and_never_moved(store: Store) -> None:
    one = article()
    store.register(story(one))
    made = store.set_note(one, [place(one, "Twelve people were hurt, the hospital said.")], "x")
    other = article("Rain fell on the island all week, and nobody came. The shop was shut.")
    (found,) = annotations_of(store, story(other))
    assert made and (found.status, found.spans, found.quote) == ("orphan", (), made.quote)
    (again,) = annotations_of(store, story(one))
    assert again.status == "exact"


def test_a_shut_store_that_an_older_crossread_left_unanchored_is_anchored_as_it_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, new = article(), article("New.\n\n" + HARBOUR)
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        store.set_note(one, [place(one, "Twelve people")], "keep me")
        store.register(story(new))
        store._connection.execute("DELETE FROM anchor")

    def shut(where: Path) -> sqlite3.Connection:
        raise StoreReadOnly(f"{where}: the notes may not be written here")

    monkeypatch.setattr(database, "connect", shut)
    with Store.open(path) as store:
        assert store.read_only and store.warnings == (f"{path}: the notes may not be written here",)
        (found,) = store.annotations("s1")
        assert found.spans == (place(new, "Twelve people"),) and found.status == "exact" and found.note == "keep me"
        with pytest.raises(StoreReadOnly, match="make file and folder writable"):
            store.rename("s1", "x")
    with pytest.raises(StoreReadOnly):
        Store.open(path.with_name("none.sqlite3"))


def test_a_shut_store_of_an_older_version_says_that_it_must_be_brought_up_to_date(path: Path) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with pytest.raises(StoreReadOnly, match="brought up to date"):
        database.connect_read_only(path)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, StoreLocked), (sqlite3.SQLITE_LOCKED, StoreLocked),
        (sqlite3.SQLITE_READONLY, StoreReadOnly), (sqlite3.SQLITE_CANTOPEN, StoreReadOnly),
        (sqlite3.SQLITE_FULL, StoreFull), (sqlite3.SQLITE_CORRUPT, StoreDamaged), (sqlite3.SQLITE_NOTADB, StoreDamaged),
        (sqlite3.SQLITE_IOERR, StoreError), (sqlite3.SQLITE_MISUSE, StoreError),
    ],
)  # fmt: skip
def test_whatever_sqlite_says_is_said_plainly(code: int, kind: type[StoreError]) -> None:
    error = sqlite3.OperationalError("something inside")
    error.sqlite_errorcode = code
    with pytest.raises(StoreError) as said, database.said_plainly("here.sqlite3"):
        raise error
    assert type(said.value) is kind and str(said.value).startswith("here.sqlite3: ") and "\n" not in str(said.value)


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (PermissionError(13, "Permission denied"), StoreReadOnly, "writable"),
        (OSError(30, "Read-only file system"), StoreReadOnly, "writable"),
        (OSError(28, "No space left on device"), StoreFull, "no room"),
        (OSError(5, "Input/output error"), StoreError, "Input/output error"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), StoreError, "no text can hold"),
    ],
)
def test_whatever_the_system_says_is_said_plainly(error: Exception, kind: type[StoreError], says: str) -> None:
    with pytest.raises(StoreError, match=says) as said, database.said_plainly("here.sqlite3"):
        raise error
    assert type(said.value) is kind


def test_a_python_with_an_old_sqlite_is_told_what_it_lacks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 0))
    with pytest.raises(StoreError, match=r"SQLite 3\.37 or later"):
        Store.open(path)


def test_a_store_that_is_being_written_is_not_restored_over(path: Path) -> None:
    filled(path)
    other = sqlite3.connect(path, isolation_level=None)
    try:
        with Store.open(path, backups=False):
            pass
        from reader.notes.backup import back_up

        back_up(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="close it, then restore"):
            restore(path)
        other.execute("ROLLBACK")
    finally:
        other.close()


def test_a_backup_that_cannot_be_made_is_said_once_and_the_store_opens(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.notes import backup

    filled(path)
    for copy in database.saved_copies(path):
        copy.unlink()

    def full(*_arguments: object) -> Path:
        raise StoreFull("no room left on the disk")

    monkeypatch.setattr(backup, "back_up", full)
    store = Store.open(path)
    store.close()
    assert store.warnings == ("no backup was made today: no room left on the disk",)


def test_notes_are_read_as_of_one_moment_inside_a_change_too(store: Store) -> None:
    one = article()
    store.register(story(one))
    with store._writing():
        store.set_note(one, [place(one, "Ada Voss")], "just now")
        assert [note.note for note in store.notes("s1").annotations] == ["just now"]


def test_a_link_or_a_fingerprint_of_an_unknown_kind_is_left_out_and_counted(store: Store) -> None:
    store.import_notes(b"""[{"type": "Annotation", "id": "urn:x:1", "target": {"source":
        {"id": "https://times.example/fire", "crossread:fingerprint": "no fingerprint!"},
        "selector": {"type": "TextQuoteSelector", "exact": "Rain fell"}}},
        {"type": "Annotation", "id": "urn:x:2", "motivation": "linking", "crossread:relation": "resembles",
        "target": ["urn:x:1", "urn:x:1"]}]""")
    again = store.import_notes(b"""[{"type": "Annotation", "id": "urn:x:3", "motivation": ["linking"],
        "crossread:relation": "same", "target": ["urn:x:1", "urn:x:9"]}]""")
    assert again.skipped == {"a link to a note that is not there": 1} and again.links == 0
    (found,) = store.search("rain")
    assert found.quote == "Rain fell" and found.version.startswith("import-")
