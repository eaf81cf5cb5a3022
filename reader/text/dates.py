"""Dates in a text as ranges of days, relative ones resolved against the article's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from reader.text.alternation import either
from reader.text.lexicon import lexicon
from reader.text.numbers import quantities

NO_YEAR = 4
"""The year used where none is known: a leap year far from any real date. Two days of it still compare."""


class Days(NamedTuple):
    """Days from `first` to `last`, both included, as proleptic ordinals."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `[start, end)`, in code points.

    Attributes:
        days: the days it may mean; None for a weekday in an article of unknown date.
        weekday: 0 for Monday, where only a weekday was given.
    """

    start: int
    end: int
    days: Days | None
    weekday: int | None = None


@cache
def _names(table: str) -> dict[str, int]:
    """Name or short form → its place in the year or week, from 0."""
    rows = (row for row in lexicon("calendar")[table].splitlines() if row.strip())
    return {name: place for place, row in enumerate(rows) for name in row.split()}


@cache
def _pattern() -> re.Pattern[str]:
    months = either(_names("months"))
    weekdays = either(name for name in _names("weekdays") if len(name) > 4)
    relative = either(lexicon("calendar")["relative"])
    periods = either(lexicon("calendar")["periods"])
    numerals = either(row.split()[0] for row in lexicon("units")["numerals"]["words"].split("\n") if row)
    return re.compile(
        rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
        rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{months})\b\.?(?:,?\s(?P<year>\d{{4}})\b)?"
        rf"|(?P<month2>{months})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<year2>\d{{4}})\b)?"
        rf"|(?P<month3>{months})\b\.?,?(?:\s(?P<year3>\d{{4}})\b)?"
        rf"|(?P<relative>{relative})\b"
        rf"|(?P<count>an?|\d{{1,3}}|(?:{numerals})(?:-(?:{numerals}))?)\s(?P<period>{periods})s?\s(?P<way>ago|earlier|before|later)\b"
        rf"|(?P<next>last\s|next\s|this\s)?(?P<weekday>{weekdays})\b"
        rf"|(?<=in\s)(?P<only>(?:19|20)\d\d)\b)",
        re.IGNORECASE,
    )


def base_date(published: str | None, text: str) -> date | None:
    """The article's own date: as its source gives it, else from a dateline in the first 120 code points of `text`."""
    if published:
        match = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", published)
        if match:
            return _date(int(match[1]), int(match[2]), int(match[3] or 1))
    head = text[:120]
    bracketed = re.match(r"\s*[\[(]([^\])]{3,40})[\])]", head)
    dateline = re.search(
        r"^[A-Z][A-Z .,'’-]+,\s*([A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)\s*(?:[—–-]|\()", head, re.MULTILINE
    )
    for found in (bracketed, dateline):
        if found:
            for mention in dates(found[1], base=None):
                if mention.days and mention.days.first == mention.days.last:
                    return date.fromordinal(mention.days.first)
    return None


def dates(text: str, start: int = 0, end: int | None = None, base: date | None = None) -> list[DateMention]:
    """The dates in `text[start:end]`, in order; relative ones counted from `base`, and left out where it is unknown."""
    return list(_read(text, start, len(text) if end is None else end, base))


def _read(text: str, start: int, stop: int, base: date | None) -> Iterator[DateMention]:
    for match in _pattern().finditer(text, start, stop):
        found = _days(match, base)
        if found is None:
            continue
        days, weekday = found
        yield DateMention(match.start(), match.end(), days, weekday)


def _days(match: re.Match[str], base: date | None) -> tuple[Days | None, int | None] | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return _one(_date(year, month, day))
    for suffix in ("", "2"):
        if match[f"month{suffix}"]:
            month = _names("months")[match[f"month{suffix}"].lower()] + 1
            return _one(_date(_year(match[f"year{suffix}"], month, base), month, int(match[f"day{suffix}"])))
    if match["month3"]:
        return _month(match, base)
    if match["only"]:
        year = int(match["only"])
        return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()), None
    if match["weekday"]:
        return _weekday(_names("weekdays")[match["weekday"].lower()], (match["next"] or "").strip().lower(), base)
    if base is None:
        return None
    if match["relative"]:
        offset, slack = lexicon("calendar")["relative"][match["relative"].lower()]
        return _around(base, offset, slack), None
    return _ago(match, base)


def _month(match: re.Match[str], base: date | None) -> tuple[Days, None] | None:
    """A month alone, written with a capital: "may" and "march" are words too."""
    name = match["month3"]
    if not name[0].isupper() or (len(name) == 3 and name != "May"):
        return None
    if (
        name == "May"
        and not match["year3"]
        and not re.search(
            r"(?:in|last|since|by|this|early|late|of|mid)[ -]$", match.string[max(0, match.start() - 6) : match.start()]
        )
    ):
        return None
    month = _names("months")[name.lower()] + 1
    first = _date(_year(match["year3"], month, base), month, 1)
    if first is None:
        return None
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Days(first.toordinal(), following.toordinal() - 1), None


def _ago(match: re.Match[str], base: date) -> tuple[Days, None] | None:
    if match["way"].lower() != "ago":  # "two days later" counts from another event
        return None
    counted = quantities(f"{match['count']} things")
    number = 1.0 if match["count"].lower() in {"a", "an", "one"} else counted[0].low if counted else None
    if number is None or number > 500:
        return None
    length, slack = lexicon("calendar")["periods"][match["period"].lower()]
    return _around(base, -round(number * length), slack), None


def _weekday(weekday: int, which: str, base: date | None) -> tuple[Days | None, int] | None:
    """The weekday in the seven days up to the article's date, or with "next" the coming one."""
    if base is None or base.year == NO_YEAR:
        return None if which == "next" else (None, weekday)
    if which == "next":
        day = base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
        return Days(day.toordinal(), day.toordinal() + 7), weekday
    back = (base.weekday() - weekday) % 7
    return Days(base.toordinal() - back, base.toordinal() - back), weekday


def _around(base: date, offset: int, slack: int) -> Days:
    day = base.toordinal() + offset
    return Days(max(1, day - slack), max(1, day + slack))


def _year(given: str | None, month: int, base: date | None) -> int:
    """The year said, else the one that puts the month nearest to the article's date."""
    if given:
        return int(given)
    if base is None:
        return NO_YEAR
    if base.year == NO_YEAR:
        return NO_YEAR
    away = month - base.month
    return base.year - 1 if away > 6 else base.year + 1 if away < -6 else base.year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one(day: date | None) -> tuple[Days, None] | None:
    return (Days(day.toordinal(), day.toordinal()), None) if day else None


def may_agree(one: DateMention, other: DateMention) -> bool:
    """Whether both may mean the same day."""
    if one.weekday is not None and other.weekday is not None and (one.days is None or other.days is None):
        return one.weekday == other.weekday
    if one.days is None or other.days is None:
        return True
    if _yearless(one.days) != _yearless(other.days):
        return True
    return one.days.first <= other.days.last and other.days.first <= one.days.last


def _yearless(days: Days) -> bool:
    return days.first < date(NO_YEAR + 2, 1, 1).toordinal()
