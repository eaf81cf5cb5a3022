"""A denial is set against the claim whatever verb of like meaning each has, and never against the contrary act."""

from __future__ import annotations

import pytest

from reader.compare.disputes.denials.kindred import kindred, opposites
from tests.compare.stories import story


def denials(*texts: str) -> list[dict[str, str]]:
    """Each denied claim's sides, by article."""
    return [
        {side.article: side.stance for side in found.sides}
        for found in story(*texts).disputes
        if found.kind == "denied_claim"
    ]


@pytest.mark.parametrize(
    "claim, denial",
    [
        ("Orrin Air will scrap its winter ferry to Kelsund, the union said.",
         "Orrin Air has no plans to end the winter ferry to Kelsund, its owner said."),
        ("The owner will close the mill at Harrow Ford.",
         "“We have no plans to shut the mill at Harrow Ford,” the owner said."),
        ("The board sacked the curator on Monday.", "The board did not dismiss the curator, its chairman said."),
        ("The council will ban barges from the canal.", "The council has no plans to prohibit barges on the canal."),
    ],
)  # fmt: skip
def test_a_verb_of_like_meaning_is_the_same_act(claim: str, denial: str) -> None:
    assert denials(claim, denial) == [{"a1": "asserts", "a2": "denies"}]


def test_every_source_takes_its_side_in_its_own_words_and_the_dispute_is_one() -> None:
    assert denials(
        "Orrin Air will end its winter ferry to Kelsund, the union said.",
        "Orrin Air has no plans to end the winter ferry to Kelsund, its owner said.",
        "Orrin Air will scrap its winter ferry to Kelsund, a captain said.",
        "The firm has no plans to axe the winter ferry to Kelsund.",
    ) == [{"a1": "asserts", "a2": "denies", "a3": "asserts", "a4": "denies"}]


CARRIED = "Snow fell on the quay. They did not stop carrying the post to the islands, the owner said."


@pytest.mark.parametrize(
    "claim, denial",
    [
        ("It carried the post to the islands a year before its contract ended.", CARRIED),
        ("Rain fell. The firm will begin carrying coal to the islands.", CARRIED),
        ("The board hired the curator of the harbour museum in May.",
         "The board did not sack the curator of the harbour museum, its chairman said."),
    ],
)  # fmt: skip
def test_another_act_in_the_same_words_is_not_what_is_denied(claim: str, denial: str) -> None:
    assert denials(claim, denial) == []


def test_no_word_is_kindred_to_its_contrary() -> None:
    assert all(kindred().get(word, frozenset()).isdisjoint(others) for word, others in opposites().items())
