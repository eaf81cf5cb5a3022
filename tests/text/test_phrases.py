"""Phrases of a lexicon: alternatives, words that may be missing, gaps."""

from __future__ import annotations

import pytest

from reader.text.lexicon import lexicon
from reader.text.phrases import Hit, PhraseBook, phrase_book


def found(phrase: str, text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[hit.first : hit.last]) for hit in PhraseBook({"t": [phrase]}).find(words)]


@pytest.mark.parametrize(
    "phrase, text, expected",
    [
        ("no plans to", "we have no plans to close", ["no plans to"]),
        ("stood|stands by", "she stands by it and stood by it", ["stands by", "stood by"]),
        ("not ?at ?all true", "not true or not at all true", ["not true", "not at all true"]),
        ("made * up", "made the story up", ["made the story up"]),
        ("made * up", "made one very long story up", []),
        ("?very odd", "odd and very odd", ["odd", "very odd"]),
    ],
)
def test_a_phrase_is_found_in_the_wordings_it_allows(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_the_longest_phrase_of_a_table_wins() -> None:
    book = PhraseBook({"t": ["hoax", "hoax tracker"], "u": ["hoax"]})
    assert set(book.find(["hoax", "tracker"])) == {Hit(0, 2, "t"), Hit(0, 1, "u")}


@pytest.mark.parametrize("name", ["polarity", "hedges"])
def test_the_lexicons_hold_well_formed_phrases(name: str) -> None:
    phrase_book(name)
    for table, phrases in lexicon(name).items():
        lines = phrases.splitlines()
        assert len(lines) == len(set(lines)), table
        assert all("||" not in line and not line.startswith(("*", "|")) for line in lines), table
