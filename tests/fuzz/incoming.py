"""Notes from a file, ours or others', into a store: what comes in can be written out, read again, and undone."""

from __future__ import annotations

import json

from reader.errors import CrossreadError
from reader.notes.store import Store
from tests.fuzz.edits import words
from tests.fuzz.ingest import one_line
from tests.notes.samples import article, story, wire
from tests.notes.test_incoming import URL, hypothesis_file, hypothesis_note

EXPECTED = 0.03, 50e-6
"""Seconds of processor for an input, and for each byte of it: a note is anchored in its article, written and undone."""


def check(data: bytes) -> None:
    """A file is imported or refused with one line; imported again it changes nothing; undone it leaves nothing."""
    with Store.in_memory() as store:
        store.register(story(article(url=URL), wire()))
        before = contents(store)
        try:
            imported = store.import_notes(data)
        except CrossreadError as error:
            one_line(str(error))
            assert contents(store) == before
            return
        one_line(imported.message)
        after = contents(store)
        again = store.import_notes(data)
        assert not again.added, "what was imported is known again"
        assert contents(store) == after
        if after != before:
            store.undo()
            assert contents(store) == before, "an import is undone whole"


def contents(store: Store) -> object:
    """All that a reader can see in a store."""
    records = store.stories(archived=True)
    for record in records:
        for annotation in store.annotations(record.id):
            for span in annotation.spans:
                assert 0 <= span.start < span.end
    return (
        [(record.id, record.title, store.annotations(record.id), store.links(record.id)) for record in records],
        [tag for tag in store.tags() if tag.key is None],
        store.search(""),
    )


def _ours() -> bytes:
    quote = {"type": "TextQuoteSelector", "exact": "Twelve people were hurt", "prefix": "\n", "suffix": ", the"}
    note = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "type": "Annotation", "created": "2031-05-04T06:30:00Z", "modified": "2031-05-04T06:31:00Z",
        "motivation": "tagging", "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "disputed"},
            {"type": "TextualBody", "purpose": "commenting", "value": "Is that so?"},
        ],
        "target": {"source": {"id": URL, "crossread:path": "harbour.txt", "crossread:title": "Fire at the quay",
                   "crossread:outlet": "Harbour Times", "crossread:fingerprint": "0" * 32}, "selector": [
            quote, {"type": "TextPositionSelector", "start": 180, "end": 203}]},
    }  # fmt: skip
    other = note | {"id": "urn:uuid:00000000-0000-4000-8000-000000000002", "bodyValue": "x"}
    link = {
        "id": "urn:uuid:00000000-0000-4000-8000-000000000003", "type": "Annotation", "motivation": "linking",
        "target": [note["id"], other["id"]], "crossread:relation": "contradicts", "created": "2031-05-04T06:32:00Z",
    }  # fmt: skip
    tag = {
        "id": "urn:crossread:tag:mine", "crossread:name": "Mine", "crossread:key": "9", "crossread:sign": "!",
        "crossread:colour": "accent",
    }  # fmt: skip
    page = {"label": "Quay fire", "type": "AnnotationPage", "items": [note, other, link], "crossread:tags": [tag]}
    return json.dumps(page).encode()


SEEDS = (
    hypothesis_file(hypothesis_note()),
    hypothesis_file(hypothesis_note(), hypothesis_note(id="b", uri="https://else.example/x", tags=["a\u0130"])),
    json.dumps({"rows": [hypothesis_note(references=["x"])], "total": 1}).encode(),
    _ours(),
    _ours()[:-200],
)
WORDS = (*words("incoming"), b"9" * 30, b"9" * 4_500, b"[" * 2_000, b'{"first":' * 500, b"\xff")

BROKEN = {"a note without a date, twice": hypothesis_file(hypothesis_note(created=None, updated=None))}
