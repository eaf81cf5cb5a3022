"""What the reader says of a source is kept for the article."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Source
from reader.compare.pipeline import compare_story
from reader.notes import schema
from reader.notes.backup import saved_copies
from reader.notes.errors import NoSuchNote, NothingToUndo
from reader.notes.store import Store
from tests.notes.samples import HARBOUR, article, place, story

CORRECTED = Source(title="Fire at the north quay", outlet="Harbour Times", byline="Jo Pell", published="2026-11-21")


def test_details_are_there_at_the_next_opening_and_in_exports(path: Path) -> None:
    one = article()
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        store.describe(one, CORRECTED)
    with Store.open(path, backups=False) as store:
        known = store.register(story(article()))
        assert store.sources(known.story) == {"a1": CORRECTED}
        assert store.story("s1").articles[0].source == CORRECTED
        assert store.documents("s1")[0].title == "Fire at the north quay"
        comparison, notes = compare_story(store.story("s1")), store.notes("s1")
        assert comparison.articles[0].source == CORRECTED
        assert notes.documents[0].title == "Fire at the north quay"


def test_the_text_and_its_notes_stay_where_they_are(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.toggle_tag(one, [place(one, "Twelve people")], "disputed")
    store.describe(one, CORRECTED)
    described = replace(one, source=CORRECTED)
    assert described.fingerprint == one.fingerprint
    store.register(story(described))
    (annotation,) = store.annotations("s1")
    assert annotation.status == "exact"


def test_details_hold_for_a_new_version_and_in_another_story(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.describe(one, CORRECTED)
    store.register(story(article(HARBOUR.replace("Twelve", "Eleven"))))
    assert store.sources("s1")["a1"].byline == "Jo Pell"
    store.register(story(article(), id="s2"))
    assert store.sources("s2")["a1"].byline == "Jo Pell"


def test_only_what_differs_is_kept_so_that_a_better_file_is_heard(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.describe(one, replace(one.source, byline="Jo Pell"))
    store.register(story(article(HARBOUR + "\n\nMore soon.", title="Fire at the quay: what we know")))
    assert store.sources("s1")["a1"].title == "Fire at the quay: what we know"
    assert store.sources("s1")["a1"].byline == "Jo Pell"


def test_an_emptied_field_stays_empty_and_the_files_own_words_take_the_change_back(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.describe(one, replace(one.source, outlet=" "))
    assert store.sources("s1")["a1"].outlet is None
    store.describe(one, one.source)
    assert store.sources("s1")["a1"] == one.source


def test_a_story_out_of_the_store_does_not_take_the_readers_words_for_the_files(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.describe(one, CORRECTED)
    store.register(store.story("s1"))
    store.undo("s1")
    assert store.sources("s1")["a1"] == one.source


def test_details_are_undone_and_redone_and_the_same_again_is_no_change(store: Store) -> None:
    one = article()
    store.register(story(one))
    with pytest.raises(NothingToUndo):
        store.describe(one, one.source)
        store.undo("s1")
    store.describe(one, CORRECTED)
    change = store.undo("s1")
    assert change is not None and change.label == "details"
    assert store.sources("s1")["a1"] == one.source
    store.redo("s1")
    assert store.sources("s1")["a1"] == CORRECTED


def test_what_no_text_can_hold_is_made_safe(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.describe(one, replace(one.source, byline="Jo\0 \ud800Pell\nof Port Orr"))
    assert store.sources("s1")["a1"].byline == "Jo\ufffd \ufffdPell of Port Orr"


def test_an_article_that_was_not_registered_is_refused(store: Store) -> None:
    with pytest.raises(NoSuchNote):
        store.describe(article(), CORRECTED)


def test_a_store_of_the_first_version_is_brought_up_with_all_that_is_in_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = article()
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        before.setattr(schema, "VERSION", 1)
        path.parent.mkdir(parents=True)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        schema.apply(connection, 0)
        connection.execute("INSERT INTO story VALUES ('s1', 'Quay fire', NULL, 0, '2026', '2026')")
        connection.execute("COMMIT")
        connection.close()
    with Store.open(path) as store:
        store.register(story(one))
        store.describe(one, CORRECTED)
        assert store.sources("s1")["a1"] == CORRECTED
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT created FROM story WHERE id = 's1'").fetchone() == ("2026",)
    connection.close()
    assert any("before-version-" in copy.stem for copy in saved_copies(path))
