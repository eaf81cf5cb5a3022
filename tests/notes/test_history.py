"""Undo and redo, across articles, stories, sessions and windows."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Span
from reader.notes.errors import NothingToUndo
from reader.notes.store import Store
from tests.notes.samples import Clock, article, place, story, wire


def test_typing_a_note_is_one_step(store: Store, clock: Clock) -> None:
    one = article()
    store.register(story(one))
    span = place(one, "Ada Voss")
    for typed in ("a", "as", "ask", "ask her"):
        store.set_note(one, [span], typed)
        clock.wait(4)
    assert store.undo("s1").label == "note"
    assert store.annotations("s1") == ()
    store.redo("s1")
    assert store.annotations("s1")[0].note == "ask her"


def test_a_pause_makes_a_new_step(store: Store, clock: Clock) -> None:
    one = article()
    store.register(story(one))
    span = place(one, "Ada Voss")
    store.set_note(one, [span], "first")
    clock.wait(31)
    store.set_note(one, [span], "first, second")
    store.undo("s1")
    assert store.annotations("s1")[0].note == "first"


def test_a_note_on_other_words_or_a_tag_in_between_makes_a_new_step(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.set_note(one, [place(one, "Ada Voss")], "one")
    store.set_note(one, [place(one, "Twelve people")], "two")
    store.toggle_tag(one, [place(one, "Ada Voss")], "context")
    store.set_note(one, [place(one, "Ada Voss")], "one more")
    assert [store.undo("s1").label for _ in range(4)] == ["note", "tag context", "note", "note"]


def test_undo_says_where_to_go(store: Store) -> None:
    one, two = article(), wire()
    store.register(story(one, two))
    span = place(two, "Nine people")
    made = store.toggle_tag(two, [span], "disputed").annotation
    assert made
    for change in (store.undo("s1"), store.redo("s1")):
        assert (change.label, change.story, change.article, change.span) == ("tag disputed", "s1", "a2", span)
        assert change.annotations == (made.id,)


def test_undo_reaches_into_an_earlier_session(path: Path) -> None:
    one = article()
    with Store.open(path) as store:
        store.register(story(one))
        store.toggle_tag(one, [place(one, "Ada Voss")], "disputed")
    with Store.open(path) as store:
        store.register(story(one))
        assert store.undo("s1").label == "tag disputed"
        with pytest.raises(NothingToUndo):
            store.undo("s1")
    with Store.open(path) as store:
        store.redo("s1")
        assert len(store.annotations("s1")) == 1


def test_undo_stays_in_its_story_and_follows_a_folder_that_was_moved(store: Store) -> None:
    one, other = article(), article("Other\n\nA different text.", "o.txt")
    store.register(story(one, id="s1"))
    store.register(story(other, id="s2"))
    store.toggle_tag(one, [place(one, "Ada Voss")], "disputed")
    store.toggle_tag(other, [Span(0, 5)], "context")
    assert store.undo("s1").label == "tag disputed"
    with pytest.raises(NothingToUndo):
        store.undo("s1")
    store.redo("s1")
    moved = article(path="/elsewhere/harbour.txt")
    store.register(story(moved, id="s3"))
    assert store.undo("s3").label == "tag disputed"


def test_a_new_change_ends_the_redo(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.toggle_tag(one, [place(one, "Ada Voss")], "disputed")
    store.undo("s1")
    store.toggle_tag(one, [place(one, "Twelve")], "context")
    with pytest.raises(NothingToUndo):
        store.redo("s1")


def test_a_step_overtaken_from_another_story_is_passed_over_not_forced(store: Store, clock: Clock) -> None:
    one = article()
    store.register(story(one, id="s1"))
    span = place(one, "Ada Voss")
    made = store.set_note(one, [span], "mine")
    assert made
    tag = store.add_tag("odd")
    store.toggle_tag(one, [span], tag.id)
    store._connection.execute("UPDATE annotation SET note = 'changed behind its back'")
    with pytest.raises(NothingToUndo, match="overtaken"):
        store.undo("s1")
    assert store.annotations("s1")[0].note == "changed behind its back"


def test_undoing_a_deleted_orphans_note_brings_it_back_as_it_was(store: Store) -> None:
    one = article()
    store.register(story(one))
    made = store.set_note(one, [place(one, "Twelve people were hurt")], "check")
    assert made
    store.register(story(article("Fire at the quay\n\nNothing is left of the old text at all.")))
    assert store.annotations("s1")[0].status == "orphan"
    store.delete(made.id)
    change = store.undo("s1")
    assert change.span is None and change.annotations == (made.id,)
    assert store.annotations("s1")[0].status == "orphan"


def snapshot(store: Store) -> object:
    return [(a.id, a.tags, a.note, a.spans) for a in store.annotations("s1")], store.links("s1"), store.notes("s1").done


actions = st.lists(
    st.one_of(
        st.tuples(st.just("tag"), st.integers(0, 5), st.sampled_from(["disputed", "context", "follow-up"])),
        st.tuples(st.just("note"), st.integers(0, 5), st.text(max_size=8)),
        st.tuples(st.just("delete"), st.integers(0, 5), st.just("")),
        st.tuples(st.just("link"), st.integers(0, 5), st.sampled_from(["supports", "contradicts", "same"])),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(actions)
def test_undoing_everything_leaves_nothing_and_redoing_everything_leaves_all(steps: list[tuple[str, int, str]]) -> None:
    clock = Clock()
    one = article()
    with Store.in_memory(clock=clock) as store:
        store.register(story(one))
        states = [snapshot(store)]
        for what, number, detail in steps:
            clock.wait(60)
            span = Span(number * 10, number * 10 + 8)
            there = store.annotations("s1")
            if what == "tag":
                store.toggle_tag(one, [span], detail)
            elif what == "note":
                store.set_note(one, [span], detail)
            elif there and what == "delete":
                store.delete(there[number % len(there)].id)
            elif len(there) > 1 and what == "link":
                store.link(there[0].id, there[1 + number % (len(there) - 1)].id, detail)  # type: ignore[arg-type]
            if snapshot(store) != states[-1]:
                states.append(snapshot(store))
        seen = [snapshot(store)]
        undone = 0
        while True:
            try:
                store.undo("s1")
            except NothingToUndo:
                break
            undone += 1
            if snapshot(store) != seen[-1]:
                seen.append(snapshot(store))
        assert seen == states[::-1]
        for _ in range(undone):
            store.redo("s1")
        assert snapshot(store) == states[-1]
