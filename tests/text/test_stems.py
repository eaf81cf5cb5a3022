"""Stems: inflection goes, the word stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.stems import is_content, stem


@pytest.mark.parametrize(
    "forms",
    [
        "cut cuts cutting", "deny denies denied denying", "meet met meeting meets", "close closes closed closing",
        "person people persons", "woman women", "plan plans planned planning", "leak leaks leaked leaking",
        "police", "story stories", "take took taken taking takes",
    ],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("one, other", [("news", "new"), ("denial", "deny"), ("bus", "bu"), ("string", "str")])
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_function_words_say_nothing() -> None:
    assert not any(is_content(word) for word in ("the", "said", "didn't", "of", "x"))
    assert all(is_content(word) for word in ("mill", "close", "7"))


@given(st.text(max_size=20))
def test_any_word_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)
