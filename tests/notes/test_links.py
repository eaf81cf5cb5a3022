"""Links between claims, and what was marked only to be linked."""

import pytest

from reader.notes.errors import NoSuchNote
from reader.notes.model import Link
from reader.notes.store import Store
from tests.notes.samples import article, place, story, wire


def linked(store: Store) -> Link:
    """Two claims without a mark, linked."""
    one, two = article(), wire()
    store.register(story(one, two))
    return store.link_claims((one, [place(one, "Twelve people")]), (two, [place(two, "Nine people")]), "contradicts")


def test_unlinking_takes_away_what_was_marked_for_the_link_alone_and_undo_brings_it_back(store: Store) -> None:
    link = linked(store)
    before = store.annotations("s1")
    store.unlink(link.id)
    assert store.annotations("s1") == () and store.links("s1") == ()
    store.undo("s1")
    assert store.annotations("s1") == before and store.links("s1") == (link,)
    store.redo("s1")
    assert store.annotations("s1") == ()


def test_unlinking_leaves_what_says_something_of_its_own(store: Store) -> None:
    link = linked(store)
    store.edit_note(link.source, "Ask the hospital.")
    store.unlink(link.id)
    assert [note.id for note in store.annotations("s1")] == [link.source]


def test_unlinking_leaves_an_end_that_another_link_holds(store: Store) -> None:
    link = linked(store)
    one = article()
    third = store.toggle_tag(one, [place(one, "Ada Voss")], "context").annotation
    assert third
    other = store.link(third.id, link.source, "supports")
    store.unlink(link.id)
    assert {note.id for note in store.annotations("s1")} == {third.id, link.source}
    store.delete(third.id)
    assert store.annotations("s1") == () and store.links("s1") == ()
    store.undo("s1")
    assert store.links("s1") == (other,)


def test_a_highlight_that_was_imported_outlives_its_link(store: Store) -> None:
    link = linked(store)
    store.import_notes(b"""{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
        "id": "urn:uuid:11111111-2222-4333-8444-555555555555", "motivation": "highlighting",
        "target": {"source": "https://times.example/other",
                   "selector": {"type": "TextQuoteSelector", "exact": "Rain fell all day"}}}""")
    highlight = "11111111-2222-4333-8444-555555555555"
    other = store.link(highlight, link.source, "supports")
    store.unlink(other.id)
    assert store.annotation(highlight).quote == "Rain fell all day"


def test_a_link_needs_two_claims_and_a_relation_that_is_known(store: Store) -> None:
    link = linked(store)
    one = article()
    here = (one, [place(one, "Twelve people")])
    with pytest.raises(NoSuchNote, match="cannot be linked to itself"):
        store.link_claims(here, here, "same")
    with pytest.raises(NoSuchNote, match="no such relation"):
        store.link(link.source, link.target, "resembles")  # type: ignore[arg-type]
    with pytest.raises(NoSuchNote, match="no such note"):
        store.link(link.source, "nowhere", "same")
    with pytest.raises(NoSuchNote, match="no such link"):
        store.unlink("nowhere")
    assert store.links("s1") == (link,)
