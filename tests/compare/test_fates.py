"""Figures of people: the dead, the missing, the rescued and those aboard are counted apart."""

from __future__ import annotations

import pytest

from tests.compare.stories import slots


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 28 people in Kelsund, the police said.", "The storm left 40 people missing in Kelsund."),
        (
            "Thirty-four people are now known to have died in the sinking of the ferry Alba.",
            "The company said that the ferry Alba had 226 people on board when it sank.",
        ),
        (
            "Clashes in Kelsund on Monday left 41 people hurt, the police said.",
            "Clashes in Kelsund on Monday left 12 people under arrest; police arrested them at the port.",
        ),
        ("Some 60 guests were invited to the dinner in Kelsund.", "Some 14 guests fell ill at the dinner in Kelsund."),
        ("In Kelsund the figure is 142.", "On Sunday the figure had stood at 34."),
        ("“The water is four degrees,” said Ann Orr.", "“The water is 39 degrees,” said Ann Orr."),
    ],
)
def test_figures_of_two_things_are_no_dispute(one: str, other: str) -> None:
    assert slots(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 28 people in Kelsund, the police said.", "In Kelsund 40 people died in the storm."),
        ("The fire hurt nine people in Kelsund.", "The fire left 14 people injured in Kelsund."),
        ("“The water is four degrees,” said Ann Orr.", "“The water is nine degrees,” said Ann Orr."),
    ],
)
def test_figures_of_one_thing_are_one(one: str, other: str) -> None:
    assert slots(one, other) == ["number"]
