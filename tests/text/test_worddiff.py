"""Word edits: what changed between two renderings, house style set apart."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.worddiff import number_value, word_edits

NORMS = st.lists(
    st.sampled_from(["we", "will", "we'll", "not", "won't", "14", "fourteen", "labour", "labor"]), max_size=12
)


def edits(before: str, after: str) -> list[tuple[str, str, bool]]:
    one, two = before.split(), after.split()
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    found = word_edits(one, two, [tuple(block) for block in blocks])
    return [(" ".join(one[e.before : e.before_end]), " ".join(two[e.after : e.after_end]), e.style) for e in found]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("we lost the town", "we lost the town", []),
        ("we lost the town", "we lost a town", [("the", "a", False)]),
        ("we lost the town", "we lost town", [("the", "", False)]),
        ("we lost town", "we lost the town", [("", "the", False)]),
        ("we'll go", "we will go", [("we'll", "we will", True)]),
        ("it's gone", "it has gone", [("it's", "it has", True)]),
        ("it's gone", "it was gone", [("it's", "it was", False)]),
        ("cannot go", "can't go", [("cannot", "can't", True)]),
        ("two hundred boats", "200 boats", [("two hundred", "200", True)]),
        ("twenty five boats", "26 boats", [("twenty five", "26", False)]),
        ("the labour party", "the labor party", [("labour", "labor", True)]),
        ("make up", "makeup", [("make up", "makeup", True)]),
    ],
)
def test_edits(before: str, after: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert edits(before, after) == wanted


@pytest.mark.parametrize(
    ("words", "value"),
    [("14", 14), ("fourteen", 14), ("two hundred and six", 206), ("3.5 million", 3_500_000), ("a boat", None),
     ("", None), ("twelve hundred", 1200), ("two million three hundred thousand", 2_300_000)],
)  # fmt: skip
def test_numbers_in_digits_and_words(words: str, value: float | None) -> None:
    assert number_value(words.split()) == value


@given(NORMS, NORMS)
def test_edits_turn_one_side_into_the_other(before: list[str], after: list[str]) -> None:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    built: list[str] = []
    at = 0
    for edit in word_edits(before, after, [tuple(block) for block in blocks]):
        built += before[at : edit.before] + after[edit.after : edit.after_end]
        at = edit.before_end
    assert built + before[at:] == after
