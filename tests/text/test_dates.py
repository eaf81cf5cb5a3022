"""Dates: read in many forms, relative ones from the article's own date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import NO_YEAR, DateMention, base_date, dates, may_agree

BASE = date(2026, 1, 14)  # a Wednesday


def only(text: str, base: date | None = BASE) -> DateMention:
    found = dates(text, base=base)
    assert len(found) == 1, found
    return found[0]


def day(text: str) -> date:
    mention = only(text)
    assert mention.days is not None and mention.days.first == mention.days.last
    return date.fromordinal(mention.days.first)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("on 6 March 2014", date(2014, 3, 6)),
        ("on March 6, 2014", date(2014, 3, 6)),
        ("on 2014-03-06", date(2014, 3, 6)),
        ("on 31 December", date(2025, 12, 31)),
        ("yesterday", date(2026, 1, 13)),
        ("on Monday", date(2026, 1, 12)),
        ("three days ago", date(2026, 1, 11)),
    ],
)
def test_a_day_is_resolved(text: str, expected: date) -> None:
    assert day(text) == expected


@pytest.mark.parametrize("text", ["they march on", "you may go", "30 February", "99 May", "nothing here"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert [mention for mention in dates(text, base=BASE) if mention.days] == []


@pytest.mark.parametrize(
    "one, other", [("two weeks ago", "31 December"), ("on Monday", "12 January"), ("in May", "on 5 May")]
)
def test_two_ways_to_say_one_day_agree(one: str, other: str) -> None:
    assert may_agree(only(one), only(other))


@pytest.mark.parametrize(
    "one, other", [("two weeks ago", "20 December"), ("on Monday", "on Tuesday"), ("in May", "on 5 June")]
)
def test_two_days_that_differ_do_not(one: str, other: str) -> None:
    assert not may_agree(only(one), only(other))


def test_weekdays_compare_where_nobody_knows_the_date() -> None:
    assert not may_agree(only("on Monday", None), only("on Tuesday", None))


def test_a_day_without_a_year_is_comparable_with_another() -> None:
    assert only("6 March", None).days == only("on March 6", None).days


@pytest.mark.parametrize(
    "published, text, expected",
    [
        ("2026-01-14T12:00:00Z", "", date(2026, 1, 14)),
        (None, "[20 March] She met him.", date(NO_YEAR, 3, 20)),
        (None, "PORT YSOLT, March 9, 2026 — The mill closed.", date(2026, 3, 9)),
        (None, "The mill closed on 9 March.", None),
    ],
)
def test_an_articles_own_date(published: str | None, text: str, expected: date | None) -> None:
    assert base_date(published, text) == expected


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for mention in dates(text, base=BASE):
        assert 0 <= mention.start < mention.end <= len(text)
