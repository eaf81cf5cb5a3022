"""What a reader must not miss in a change of words: a negation, number, date or name that it touches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.compare.model import Flag
from reader.text.lexicon import lexicon, words
from reader.text.wordforms import house_form, written_out

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_NEARNESS = frozenset(["this", "next", "last", "coming", "previous", "past", "following", "every", "each"])
_TIME_UNITS = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "weekend",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "morning",
        "afternoon",
        "evening",
        "night",
        "century",
        "decade",
        "quarter",
        "season",
        "term",
    ]
)
_NEARBY_DAYS = frozenset(["yesterday", "today", "tomorrow", "tonight", "noon", "midnight"])


@cache
def _calendar() -> frozenset[str]:
    tables = lexicon("calendar")
    # Looked up among names alone: "may", "mar", "sat" and "sun" are dates only with a capital.
    return frozenset((tables["months"] + " " + tables["weekdays"]).split())


def flag(
    before: Sequence[str], after: Sequence[str], before_names: Sequence[str], after_names: Sequence[str], following: str
) -> Flag | None:
    """The flag of a change, the gravest first.

    Args:
        before, after: the folded words on both sides.
        before_names, after_names: which of them are written as names (see `named`), folded.
        following: the folded word after the change: "this" before "year" is a date.
    """
    if _negations(before) != _negations(after):
        return "negation"
    if _numbers(before, after) != _numbers(after, before):
        return "number"
    if _dates(before, before_names, following) != _dates(after, after_names, following):
        return "date"
    if set(before_names) != set(after_names):
        return "name"
    return None


def negations(norms: Sequence[str]) -> int:
    """How many negations the folded words hold."""
    return _negations(norms)


def _negations(norms: Sequence[str]) -> int:
    negative = words("negations", "words")
    return sum(norm in negative or norm == "not" for norm in written_out(norms))


def _numbers(norms: Sequence[str], other: Sequence[str]) -> list[str]:
    """The numbers of `norms`. "one" and "second" count only against another number: alone they are mostly no number."""
    found = [form for norm in norms if (form := house_form(norm))[:1].isdigit() and not _YEAR.match(form)]
    weak = [form for form in found if form == "1"]
    if len(weak) == len(found) and not any(house_form(norm)[:1].isdigit() for norm in other):
        return []
    return sorted(found)


def _dates(norms: Sequence[str], names: Sequence[str], following: str) -> set[str]:
    found = {norm for norm in norms if norm in _NEARBY_DAYS or _YEAR.match(norm)}
    found |= {norm for norm in names if norm in _calendar()}
    for norm, after in zip(norms, [*norms, following][1:], strict=True):
        if norm in _NEARNESS and after in _TIME_UNITS:
            found.add(norm)
    return found
