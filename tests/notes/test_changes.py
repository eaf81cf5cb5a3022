"""What changed since an article was read, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.notes.changes import text_changes

OLD = "Fire at the quay\n\nTwelve people were hurt. The mayor never asked for help.\n\nThe ferry sails on Monday."


def told(before: str, after: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(c.op, c.before.of(before), c.after.of(after), c.flags) for c in text_changes(before, after)]


def test_the_same_text_and_mere_marks_are_no_change() -> None:
    assert told(OLD, OLD) == []
    assert told(OLD, OLD.upper().replace("\n\n", "\n").replace(".", " …")) == []


def test_a_silent_edit_is_told_with_its_flags() -> None:
    assert told(OLD, OLD.replace("Twelve", "Nine")) == [("replace", "Twelve", "Nine", ("number",))]
    assert told(OLD, OLD.replace("never asked", "asked")) == [("delete", "never", "", ("negation",))]
    assert told(OLD, OLD.replace("ferry", "old ferry")) == [("insert", "", "old", ())]


def test_a_paragraph_put_in_or_taken_out_is_one_change() -> None:
    new = OLD.replace("\n\nThe ferry", "\n\nUpdate: the pier is shut.\n\nThe ferry")
    assert told(OLD, new) == [("insert", "", "Update: the pier is shut", ())]
    assert told(new, OLD) == [("delete", "Update: the pier is shut", "", ())]


def test_from_nothing_and_to_nothing() -> None:
    assert told("", "A word") == [("insert", "", "A word", ())]
    assert told("A word", "") == [("delete", "A word", "", ())]
    assert told("", "") == []


words = st.lists(st.sampled_from(["the", "ferry", "no", "12", "burned", "\n\n", "quay"]), max_size=25).map(" ".join)


@given(words, words)
def test_making_the_changes_turns_the_one_into_the_other(before: str, after: str) -> None:
    made, at = [], 0
    for change in text_changes(before, after):
        assert change.before.start >= at
        made += [before[at : change.before.start], " ", change.after.of(after), " "]
        at = change.before.end
    made.append(before[at:])
    assert "".join(made).split() == after.split()


def test_the_places_are_in_the_texts() -> None:
    for change in text_changes(OLD, OLD[:30]):
        assert change.after == Span(30, 30) or change.after.end <= 30
