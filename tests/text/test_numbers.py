"""Quantities: read from words and figures, and compared as a careful reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.numbers import Quantity, agree, quantities


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text, value, dimension, unit",
    [
        ("nine people", 9, "count", "person"),
        ("twenty-five fighters", 25, "count", "fighter"),
        ("a dozen men", 12, "count", "man"),
        ("1,200 homes", 1200, "count", "hom"),
        ("$2.5B", 2.5e9, "money:dollar", "$"),
        ("3 million crowns", 3e6, "money:crown", "crowns"),
        ("20 percent", 20, "ratio", "percent"),
        ("50ft", 15.24, "length", "ft"),
        ("a 42-year-old driver", 42, "age", "year"),
        ("Voss, 54, said", 54, "age", "year"),
    ],
)
def test_a_quantity_is_read(text: str, value: float, dimension: str, unit: str) -> None:
    found = only(text)
    assert (found.low, found.dimension, found.unit) == (pytest.approx(value), dimension, unit)


@pytest.mark.parametrize(
    "text", ["on 6 March 2014", "at 5 p.m.", "in 1998", "two weeks ago", "May 5", "one of them", "12:30", "3-2"]
)
def test_dates_times_and_scores_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    "one, other",
    [
        ("about 200 people", "190 people"),
        ("at least 30 people", "34 people"),
        ("up to 50 homes", "44 homes"),
        ("5 miles", "8 km"),
        ("38.6 million crowns", "nearly 39 million crowns"),
        ("20 to 30 people", "25 people"),
        ("30 or more people", "34 people"),
        ("$5", "5 people"),
    ],
)
def test_two_that_can_both_hold_agree(one: str, other: str) -> None:
    assert agree(only(one), only(other)) and agree(only(other), only(one))


@pytest.mark.parametrize(
    "one, other",
    [
        ("nine people", "twelve people"),
        ("up to 50 homes", "60 homes"),
        ("at least 30 people", "12 people"),
        ("5 miles", "12 km"),
        ("less than 10 miles", "one mile"),
        ("60 people", "85 people"),
    ],
)
def test_two_that_cannot_both_hold_disagree(one: str, other: str) -> None:
    assert not agree(only(one), only(other)) and not agree(only(other), only(one))


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text) and found.low <= found.high


@given(st.integers(1, 10**6))
def test_a_figure_agrees_with_itself(value: int) -> None:
    found = only(f"{value} crates") if not 1500 <= value <= 2099 else only(f"{value:,} crates")
    assert found.low == value and agree(found, found)
