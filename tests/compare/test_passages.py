"""Passages: runs of words that sources share outside quotes."""

import pytest

from tests.compare.stories import story

LEAD = "The crown, a circlet of gold and river pearl, was raised from the silt of the drowned town a century ago."


def passages(*texts: str) -> list[list[str]]:
    comparison = story(*texts)
    return [
        [member.span.of(comparison.article_by_id[member.article].text) for member in passage.members]
        for passage in comparison.passages
    ]


def test_a_run_of_words_in_two_sources_is_a_passage() -> None:
    assert passages(f"It rained. {LEAD}", f"{LEAD} The museum is closed.") == [[LEAD[:-1], LEAD[:-1]]]


def test_a_passage_has_every_source_that_runs_it() -> None:
    found = passages(*(f"{start} {LEAD}" for start in ("It rained.", "On Friday.", "A crowd met.", "Police came.")))
    assert [len(members) for members in found] == [4]


def test_small_edits_do_not_cut_a_passage() -> None:
    edited = LEAD.replace("of gold and", "of beaten gold and")
    assert passages(f"It rained. {LEAD}", f"{edited} Nobody knows.") == [[LEAD[:-1], edited[:-1]]]


def test_order_does_not_matter() -> None:
    two = "Nine guards were moved to the gate at noon."
    found = passages(f"{LEAD}\n{two}", f"{two}\n{LEAD}")
    assert sorted(members[0] for members in found) == sorted([LEAD[:-1], two[:-1]])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brack could not immediately be reached for comment.", "Orr could not immediately be reached for comment."),
        ("All rights reserved. Do not reproduce it.", "All rights reserved. Do not reproduce it."),
        ("She was one of the most careful.", "He was one of the most feared."),
        ("Transport Minister Ilse Varnagy told us.", "Later Transport Minister Ilse Varnagy told nobody."),
        ("Police arrested 14 people in Brack on Monday.", "Police arrested 41 people in Ulver on Sunday."),
    ],
)  # fmt: skip
def test_stock_phrases_names_and_templates_are_no_passage(one: str, other: str) -> None:
    assert passages(one, other) == []


def test_quoted_words_are_no_passage() -> None:
    quote = "“We lost the lower town, the mill and the church in an hour,” Ada Voss said."
    assert passages(quote, quote) == []


def test_no_passage_runs_over_a_quotation() -> None:
    text = "The old pumps of the lower town were called “a disgrace” by the engineers of the river board on Friday."
    for members in passages(f"It rained. {text}", f"{text} It rained."):
        assert all("disgrace" not in words for words in members)


def test_a_scrap_of_a_long_passage_is_no_passage_of_its_own() -> None:
    found = passages(LEAD, LEAD + " It rained.", "It came from the silt of the drowned town of Ys.")
    assert [len(members) for members in found] == [2]
