"""Copies: the same wire text in several sources."""

import random

from hypothesis import given
from hypothesis import strategies as st

from reader.compare.copies import find_copies
from reader.compare.document import read_documents
from tests.compare.stories import article, story

WORDS = [f"{first}{second}" for first in "bcdfglmn" for second in ("arn", "ell", "ost", "und", "ick", "ay")]


def text(seed: int, words: int = 200) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words)) + "."


def copies(*texts: str) -> dict[str, str]:
    return find_copies(read_documents(article(words, f"a{number}") for number, words in enumerate(texts, 1)))


def test_the_same_text_is_a_copy_of_the_first() -> None:
    assert copies(text(1), text(1), text(2), text(1)) == {"a2": "a1", "a4": "a1"}


def test_a_shortened_text_is_a_copy_of_the_longer() -> None:
    assert copies(text(1)[:700], text(1)) == {"a1": "a2"}


def test_a_word_changed_here_and_there_leaves_a_copy() -> None:
    words = text(1, 300).split()
    words[50], words[200] = "otherwise", "changed"
    assert copies(text(1, 300), " ".join(words)) == {"a2": "a1"}


def test_half_the_text_is_no_copy() -> None:
    assert copies(text(1), text(1)[:500] + " " + text(2)[:500]) == {}


def test_a_few_words_prove_nothing() -> None:
    assert copies("It rained all day.", "It rained all day.") == {}


def test_copies_keep_their_members_and_add_no_passages() -> None:
    quote = "“We lost the lower town, the mill and the church in an hour,” Ada Voss said."
    comparison = story(f"{text(1)}\n{quote}", f"{text(1)}\n{quote}", f"{text(2)}\n{quote}")
    assert dict(comparison.copies) == {"a2": "a1"}
    assert [member.article for member in comparison.families[0].members] == ["a1", "a2", "a3"]
    assert comparison.passages == ()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(30, 200)), max_size=8))
def test_no_copy_is_the_original_of_another(seeds: list[tuple[int, int]]) -> None:
    found = copies(*(text(seed, words) for seed, words in seeds))
    assert set(found).isdisjoint(found.values())
