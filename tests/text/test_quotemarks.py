"""Quotation marks: what holds of the marked stretches of any paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.quotemarks import marked_spans

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "«", "»", "„", "‚", "``", "''", "’’", "」", "「", " ", " ", "a", "Sails", "6", ".",
     ",", "—", "(", ")", "s", "=", "…", "\0", "\ud800", "é", "שלום"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text()


def stretches(text: str) -> list[str]:
    return [text[marked.start : marked.end] for marked in marked_spans(text)]


@given(TEXTS, st.booleans())
def test_stretches_lie_in_the_text_in_order_and_hold_a_word(text: str, carried: bool) -> None:
    found = marked_spans(text, carried=carried)
    for marked in found:
        assert 0 <= marked.outer_start <= marked.start < marked.end <= marked.outer_end <= len(text)
        assert any(char.isalnum() for char in text[marked.start : marked.end])
        assert not text[marked.start].isspace() and not text[marked.end - 1].isspace()
    assert [marked.start for marked in found] == sorted(marked.start for marked in found)


@given(TEXTS)
def test_a_nested_stretch_lies_in_the_one_around_it(text: str) -> None:
    found = marked_spans(text)
    for place, marked in enumerate(found):
        if marked.parent is not None:
            around = found[marked.parent]
            assert marked.parent != place
            assert around.start <= marked.outer_start and marked.outer_end <= around.end


@given(TEXTS, TEXTS)
def test_a_paragraph_is_read_the_same_wherever_it_stands(before: str, text: str) -> None:
    alone = marked_spans(text)
    offset = len(before) + 1
    moved = marked_spans(f"{before}\n{text}\n“", offset, offset + len(text))
    assert [(m.start - offset, m.end - offset, m.parent) for m in moved] == [(m.start, m.end, m.parent) for m in alone]


@given(st.lists(st.sampled_from(["don’t", "o'clock", "Orr’s", "it", "sails", "today"]), min_size=1).map(" ".join))
def test_apostrophes_inside_words_mark_nothing(text: str) -> None:
    assert marked_spans(text) == []
    assert stretches(f"“{text}”") == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('<a href="b c" title="d e">He said "no" today</a>', ["no"]),
        ("the ’90s and the dogs’ “bowls”", ["bowls"]),
        ('a 6\'2" man said "go"', ["go"]),
        ("“one “two", ["one", "two"]),
        ("„Wir gehen“, sagte sie. »Ja«, «oui», ‹si›", ["Wir gehen", "Ja", "oui", "si"]),
    ],
)
def test_marks_are_read_from_their_neighbours(text: str, wanted: list[str]) -> None:
    assert stretches(text) == wanted
