"""The goals of README.md beside this file, as tests: `uv run pytest -m bench -n 0 tests/bench`."""

from __future__ import annotations

import pytest

from tests.bench import compare, startup

pytestmark = pytest.mark.bench


def test_the_first_text_stands_within_1_6_times_an_empty_app() -> None:
    starts = startup.measure()
    assert starts["crossread"].least.cpu / starts["empty app"].least.cpu <= 1.6


def test_compare_costs_at_most_8_times_reading_and_tokenising() -> None:
    ratios = {row.label: round(row.ratio, 1) for row in compare.measure()}
    assert max(ratios.values()) <= 8, ratios


def test_compare_grows_at_most_5_times_from_50_to_200_articles() -> None:
    few, many = (compare.cost("", compare.story(size)).compared for size in (50, 200))
    assert many / few <= 5


def test_copies_cost_at_most_twice_distinct_articles() -> None:
    distinct, alike = (compare.cost("", made(50)).compared for made in (compare.story, compare.copies))
    assert alike / distinct <= 2


def test_200_articles_stay_within_150_megabytes() -> None:
    assert compare.peak_memory(200) <= 150
