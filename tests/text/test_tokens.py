"""Words: what counts as one, and the form that matching compares."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.tokens import MASKED, tokens, word_places
from reader.text.wordforms import house_form, loose_form


def norms(text: str) -> list[str]:
    return ["#" if token.norm == MASKED else token.norm for token in tokens(text)]


@pytest.mark.parametrize(
    "text",
    ["f**k", "s***", "Sh*t", "s—t", "S—t", "f---", "f—", "f—ing", "f--king", "bulls---", "bulls--", "a-hole", "d-n",
     "mother-f---er", "****"],
)  # fmt: skip
def test_a_masked_expletive_is_one_word_whatever_masks_it(text: str) -> None:
    assert norms(f"so {text} it, he") == ["so", "#", "it", "he"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I—we all—knew that plan B—which", "i we all knew that plan b which"),
        ("*emphasis* and **bold** words", "emphasis and bold words"),
        ("* a bullet * b", "a bullet b"),
        ("T-shirt, e-mail, A-level, B-side, the c-word", "t shirt e mail a level b side the c word"),
        ("class—and the s—he said", "class and the s he said"),
        ("2*3 is 6", "2 3 is 6"),
        ("[W]e have claim[ed] it [sic] all", "we have claimed it sic all"),
        ("don’t and don't and O'Neill’s", "don't and don't and o'neill's"),
        ("1,200 boats at 5:20, 3.5 in the 90s, the 21st", "1200 boats at 5:20 3.5 in the 90s the 21st"),
        ("STRASSE straße", "strasse strasse"),
    ],
)
def test_words(text: str, wanted: str) -> None:
    assert norms(text) == wanted.split()


@given(st.text())
def test_every_word_lies_where_it_says(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("one", "other"),
    [("organised", "organized"), ("neighbours", "neighbors"), ("centre", "center"), ("travelled", "traveled"),
     ("counsellors", "counselors"), ("analysed", "analyzed"), ("defences", "defenses"), ("fourteen", "14")],
)  # fmt: skip
def test_one_word_in_two_house_styles(one: str, other: str) -> None:
    assert house_form(one) == house_form(other)


@pytest.mark.parametrize("word", ["advised", "rise", "four", "hour", "called", "promised", "genre", "acre", "tour"])
def test_words_that_only_look_british_keep_their_form(word: str) -> None:
    assert house_form(word) in {word, "4"}


def test_person_and_tense_are_one_for_alignment() -> None:
    assert len({loose_form(word) for word in ("i", "she", "we", "they")}) == 1
    assert loose_form("taken") == loose_form("took") == loose_form("takes")
    assert loose_form("will") == loose_form("would")


PIECES = st.sampled_from(
    ["don’t", "f**k", "s—t", "f---", "****", "*so*", "[W]e", "claim[ed]", "[sic]", "1,200", "3.5", "21st", "90s",
     "x_1", "é", "שלום", " ", "-", "’", "*", "[", "]", ".", ",", "\0", "\ud800", "😀", "1", "a"]
)  # fmt: skip


@given(st.lists(PIECES).map("".join) | st.text())
def test_words_read_at_once_are_the_words_read_one_by_one(text: str) -> None:
    starts, ends, written = word_places(text, 0, len(text))
    assert list(zip(starts, ends, strict=True)) == [(token.start, token.end) for token in tokens(text)]
    assert written == [text[start:end] for start, end in zip(starts, ends, strict=True)]


@given(st.text(), st.lists(PIECES).map("".join))
def test_a_stretch_is_read_by_itself_with_places_in_the_whole_text(before: str, text: str) -> None:
    starts, ends, written = word_places(before + text, len(before), len(before) + len(text))
    assert written == word_places(text, 0, len(text))[2]
    assert all((before + text)[start:end] == word for start, end, word in zip(starts, ends, written, strict=True))
