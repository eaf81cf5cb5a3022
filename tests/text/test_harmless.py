"""Others' text on its way out: nothing steers a terminal, hides, or turns the line round, and nothing else is lost."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.text.harmless import escaped, is_harmless, marked, shown
from tests.safety.hostile import CONTROLS, HIDING
from tests.safety.stream import read

texts = st.text(
    st.characters() | st.sampled_from("".join([*CONTROLS.values(), *HIDING.values(), "\ud800\udfffक्\u200d👩"]))
)


@given(texts)
def test_what_is_shown_is_text(text: str) -> None:
    stream = read(shown(text).encode())  # and it can be encoded
    assert not stream.controls and not stream.hidden
    assert all(is_harmless(line.replace("\t", " ")) for line in shown(text).split("\n"))
    assert shown(shown(text)) == shown(text)


@given(texts)
def test_what_is_marked_is_one_line_of_the_same_length(text: str) -> None:
    line = marked(text)
    assert len(line) == len(text) and not set("\n\r\t\v\f\u2028") & set(line)
    stream = read(line.encode())
    assert not stream.controls and not stream.hidden


@given(texts)
def test_what_is_escaped_in_json_says_the_same_and_is_text(text: str) -> None:
    written = escaped(json.dumps({"a": text}, ensure_ascii=False))
    stream = read(written.encode())
    assert not stream.controls and not stream.hidden
    # Two lone halves that stand together are one character, in JSON as in UTF-16.
    assert json.loads(written)["a"].encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_letters_numbers_and_signs_stay_as_they_are(text: str) -> None:
    assert shown(text) == marked(text) == escaped(text) == text


def test_joiners_that_are_letters_own_stay() -> None:
    for word in ("می\u200cخواهم", "क्\u200dष", "👩\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈"):
        assert shown(word) == marked(word) == word


def test_joiners_that_hide_go() -> None:
    assert shown("fer\u200dry \u200cquay\u200d") == "ferry quay"
    assert marked("fer\u200dry") == "fer\ufffdry"


def test_lines_end_where_someone_would_end_them() -> None:
    assert shown("a\r\nb\rc\u2028d\x85e\x0bf") == "a\nb\nc\nd\ne\nf"


def test_a_pile_of_marks_is_cut_and_letters_with_a_few_are_not() -> None:
    assert shown("e" + "\u0301" * 60 + "x") == "e" + "\u0301" * 8 + "x"
    assert shown("ệ ȩ̌ שָׁ") == "ệ ȩ̌ שָׁ"
