"""Importing: what others' files hold comes in; what is broken or hostile is said, and nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.notes.errors import NothingToUndo
from reader.notes.incoming import MOST_BYTES, NotNotes, read
from reader.notes.store import Store
from tests.notes.samples import HARBOUR, annotations_of, article, place, story

URL = "https://times.example/fire"


def hypothesis_note(**about: Any) -> dict[str, Any]:
    return {
        "id": "kQ3xYzEeEeGx",
        "created": "2026-02-03T04:05:06.789012+00:00",
        "updated": "2026-02-04T04:05:06.789012+00:00",
        "uri": URL,
        "text": "Is that so?",
        "tags": ["disputed", "Fire"],
        "document": {"title": ["Fire at the quay"]},
        "target": [
            {
                "source": URL,
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]"},
                    {"type": "TextPositionSelector", "start": 900, "end": 923},
                    {"type": "TextQuoteSelector", "exact": "Twelve people were hurt", "prefix": "\n", "suffix": ", "},
                ],
            }
        ],
    } | about  # fmt: skip


def hypothesis_file(*notes: dict[str, Any]) -> bytes:
    return json.dumps({"export_date": "2026-02-05", "client_version": "1.2", "annotations": list(notes)}).encode()


def test_hypothesis_notes_wait_for_their_article_and_are_found_in_it(store: Store) -> None:
    imported = store.import_notes(hypothesis_file(hypothesis_note()))
    assert (imported.added, imported.skipped) == (1, {})
    waiting = store.stories()
    assert [(s.title, s.paths, s.annotations) for s in waiting] == [("Imported notes", (URL,), 1)]
    one = article(url=URL)
    found = annotations_of(store, story(one))
    assert [(a.spans, a.note, a.tags) for a in found] == [
        ((place(one, "Twelve people were hurt"),), "Is that so?", ("disputed", "fire"))
    ]
    assert found[0].created == "2026-02-03T04:05:06.789012+00:00"
    assert [s.title for s in store.stories()] == ["Quay fire"]
    assert store.register(story(one)).changed == ()


def test_hypothesis_notes_on_an_open_article_are_found_at_once(store: Store) -> None:
    one = article(url=URL)
    store.register(story(one))
    store.import_notes(hypothesis_file(hypothesis_note()))
    assert [a.spans for a in store.annotations("s1")] == [(place(one, "Twelve people were hurt"),)]


def test_importing_twice_changes_nothing_and_undo_takes_it_back(store: Store) -> None:
    data = hypothesis_file(hypothesis_note())
    store.import_notes(data)
    again = store.import_notes(data)
    assert (again.added, again.unchanged) == (0, 1)
    assert store.undo().label == "import"
    assert store.search("") == () and store.stories() == ()
    with pytest.raises(NothingToUndo):
        store.undo()


def test_a_note_without_a_date_does_not_go_over_what_the_reader_made_of_it(store: Store) -> None:
    undated = hypothesis_file(hypothesis_note(created=None, updated=None))
    store.import_notes(undated)
    (note,) = store.search("")
    store.edit_note(note.id, "My own words")
    again = store.import_notes(undated)
    assert (again.updated, again.unchanged) == (0, 1)
    assert [note.note for note in store.search("")] == ["My own words"]


def test_of_two_versions_of_a_note_the_newer_stays(store: Store) -> None:
    store.import_notes(hypothesis_file(hypothesis_note(text="new")))
    older = store.import_notes(hypothesis_file(hypothesis_note(text="old", updated="2025-01-01T00:00:00+00:00")))
    newer = store.import_notes(hypothesis_file(hypothesis_note(text="newest", updated="2027-01-01T00:00:00+00:00")))
    assert (older.unchanged, newer.updated) == (1, 1)
    assert [a.note for a in store.search("")] == ["newest"]


def test_other_shapes_of_web_annotations_are_read(store: Store) -> None:
    single = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://other.example/anno1",
        "type": "Annotation",
        "bodyValue": "seen",
        "target": {"source": URL, "selector": {"type": "TextQuoteSelector", "exact": "Ada Voss"}},
    }
    page = {"type": "AnnotationPage", "items": [single | {"id": "http://other.example/anno2"}]}
    collection = {"first": page | {"items": [single | {"id": "urn:x:4"}]}}
    answer = {"total": 1, "rows": [hypothesis_note()]}
    for values in (single, page, [single | {"id": "urn:x:3"}], collection, answer):
        assert store.import_notes(json.dumps(values).encode()).added == 1


def test_what_is_no_note_on_words_is_left_out_and_counted(store: Store) -> None:
    imported = store.import_notes(
        hypothesis_file(
            hypothesis_note(),
            hypothesis_note(id="r", references=["x"]),
            hypothesis_note(id="p", target=[{"source": URL}]),
            hypothesis_note(id="l", text="x" * 2_000_000),
            hypothesis_note(id="t", tags=7, target="x"),
            {"target": [], "uri": 5, "document": 3},
        )
    )
    assert imported.added == 1
    assert sum(imported.skipped.values()) == 5 and any("reply" in reason for reason in imported.skipped)
    assert "left out" in imported.message


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 200_000, "not JSON"),
        (b'{"a": ' * 100_000 + b"1" + b"}" * 100_000, "not JSON"),
        (b"9" * 5000, "not JSON"),
        (b"null", "no annotations"),
        (b"[]", "no annotations"),
        (b'{"annotations": []}', "no annotations"),
        (b'{"name": "package", "version": "1.0"}', "no annotations"),
        (b"<html></html>", "not JSON"),
        (b"x" * (MOST_BYTES + 1), "larger than"),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else value,
)
def test_a_file_without_notes_is_said_in_one_line(store: Store, data: bytes, match: str) -> None:
    with pytest.raises(NotNotes, match=match) as caught:
        store.import_notes(data)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300
    assert store.stories() == ()


def test_fifty_megabytes_of_foreign_json_are_refused(store: Store) -> None:
    data = (
        b"[" + b'{"row": "' + b"x" * 1000 + b'"},' * 1 + b",".join([b'{"row": "' + b"x" * 1000 + b'"}'] * 50_000) + b"]"
    )
    assert len(data) > 50_000_000
    with pytest.raises(NotNotes, match="no annotations"):
        store.import_notes(data)


def test_hostile_values_come_in_as_text_only(store: Store, tmp_path: Path) -> None:
    nasty = "'; DROP TABLE annotation; -- [[x]] <script> \x1b[2J \0 \ud800"
    imported = store.import_notes(
        hypothesis_file(
            hypothesis_note(
                id="../../etc/passwd", text=nasty, tags=[nasty, ""], uri="javascript:alert(1)", created="yesterday",
                document={"title": [nasty]},
            ),
            hypothesis_note(id="file", uri="file:///etc/passwd"),
        )
    )  # fmt: skip
    assert imported.added == 2
    found = store.search("DROP")
    assert len(found) == 1 and "DROP TABLE" in found[0].note and "\0" not in found[0].note
    assert all(document.url is None for document in store.documents("imported"))
    assert not any("passwd" in annotation.id for annotation in store.search(""))


def test_an_import_that_fails_half_way_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.notes import merging

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(merging, "put_on_shelf", fail)
    with pytest.raises(Exception, match="room"):
        store.import_notes(hypothesis_file(hypothesis_note()))
    assert store.search("") == () and store.stories() == ()


def test_notes_of_the_readers_own_on_the_same_words_stay(store: Store) -> None:
    one = article(url=URL)
    store.register(story(one))
    mine = store.set_note(one, [place(one, "Twelve people were hurt")], "mine")
    store.import_notes(hypothesis_file(hypothesis_note()))
    assert mine and {a.note for a in store.annotations("s1")} == {"mine", "Is that so?"}


def test_an_imported_note_whose_words_are_gone_is_an_orphan_not_lost(store: Store) -> None:
    store.import_notes(hypothesis_file(hypothesis_note()))
    new = article(HARBOUR.replace("Twelve people were hurt, the hospital said. ", ""), url=URL)
    assert [a.status for a in annotations_of(store, story(new))] == ["orphan"]


KEYS = """type id target selector exact body value items annotations uri tags text motivation source crossread:tags
document start created"""
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(KEYS.split()),
        inner,
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(json_values, st.sampled_from(["target", "body", "tags", "text", "uri", "document", "id", "motivation", "type"]))
def test_any_json_is_read_or_refused_in_one_line(value: Any, key: str) -> None:
    for values in (value, {"annotations": [hypothesis_note(**{key: value})]}):
        data = json.dumps(values).encode()
        try:
            incoming = read(data)
        except NotNotes:
            continue
        with Store.in_memory() as store:
            store.import_notes(data)
            assert len(store.search("")) <= len(incoming.notes)
