"""Dates as a reader writes them. What is no ISO date stands as it came."""

from __future__ import annotations

import re

from reader.tui.display import one_line
from reader.tui.wrap import cut

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d))?)?)?(?![\d-])")


def full_date(date: str) -> str:
    """An ISO date or moment as "14 Jan 2026, 21:02", by the clock of the source. Midnight to the second is a date that
    was given as a moment."""
    words = one_line(date)
    match = _ISO.match(words)
    if match is None or not 1 <= int(match[2]) <= 12:
        return words
    year, month, day, clock, seconds = match.groups()
    named = " ".join(part for part in (day and str(int(day)), _MONTHS[int(month) - 1], year) if part)
    return f"{named}, {clock}" if clock and (clock, seconds or "00") != ("00:00", "00") else named


def short_date(date: str | None) -> str:
    """An ISO date as "21 Nov"; another as it is, if it is short; "" for none."""
    if not date:
        return ""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if year.isdigit() and month.isdigit() and 1 <= int(month) <= 12:
        return f"{int(day[:2])} {_MONTHS[int(month) - 1]}" if day[:2].isdigit() else f"{_MONTHS[int(month) - 1]} {year}"
    return cut(one_line(date), 12)
