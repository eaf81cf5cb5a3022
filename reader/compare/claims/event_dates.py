"""Which event a date belongs to, and the dates of events counted from another: "on Saturday, a day after it sank"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.polarity import AUXILIARIES
from reader.compare.document import Document
from reader.text.dates import DateMention, Days
from reader.text.lexicon import lexicon, words
from reader.text.stems import is_content, stem

_OPENERS = words("calendar", "openers")
# "And" opens another event only before a predicate: "ran aground and was towed", not "the mayor and the council".
_THEN = frozenset({"then", "later", "it", "he", "she", "they", "we"})
_SIGN = re.compile(r"[,;:—–()]| - ")
# Counted days up to this many are exact; of weeks only one or two are, give or take a day.
_LONGEST = {"day": 10, "week": 2}
_WEEK_SLACK = 1


class EventDate(NamedTuple):
    """A date with the stems of the words that say what happened then, and the words that give it."""

    mention: DateMention
    span: Span
    event: frozenset[str]


class _Counted(NamedTuple):
    """Days counted from another event, at `[start, end)`.

    `days` is signed: what it stands with is so many days after the other event. `of_next` says that the other event
    comes behind ("a day after it ran aground"); else it stands before ("the next day").
    """

    start: int
    end: int
    days: int
    slack: int
    of_next: bool


@cache
def _pattern() -> re.Pattern[str]:
    numerals = "|".join(_numbers())
    return re.compile(
        rf"\b(?:(?P<count>an?|\d{{1,2}}|{numerals})\s(?P<period>day|week)s?\s(?P<way>after|before|later|earlier)"
        r"|the\sday\s(?P<day_way>after|before)"
        r"|(?:on\s)?the\s(?P<next>next|following|previous|preceding)\s(?:day|morning|afternoon|evening))\b",
        re.IGNORECASE,
    )


@cache
def _numbers() -> dict[str, int]:
    rows = (row.split() for row in lexicon("units")["numerals"]["words"].splitlines() if row.strip())
    return {word: int(value) for word, value in rows if int(value) <= _LONGEST["day"]}


def event_dates(document: Document, claim: Claim, mentions: Sequence[DateMention]) -> Iterator[EventDate]:
    """Each date of a claim with its event, and one more for each event counted in days from a dated one."""
    if not mentions:
        return
    # "The day before yesterday" is a day, and counts from nothing.
    counted = [
        each
        for each in _counted(document, claim)
        if not any(each.start < mention.end and mention.start < each.end for mention in mentions)
    ]
    stretches = _stretches(document, claim, mentions, counted)
    own: dict[int, DateMention] = {}
    for mention in mentions:
        place = _place(document, stretches, mention.start)
        own.setdefault(place, mention)
        yield EventDate(mention, Span(mention.start, mention.end), _stems(document, stretches[place]))
    for each in counted:
        pair = _events(document, stretches, own, each)
        if pair is None or (pair[0] in own) == (pair[1] in own):
            continue  # neither is dated, or both are
        counting, other = pair
        dated, undated = (counting, other) if counting in own else (other, counting)
        anchor = own[dated]
        moved = _moved(anchor, -each.days if dated == counting else each.days, each.slack)
        if moved is not None:
            span = _shown(anchor, each)
            yield EventDate(replace(moved, start=span.start, end=span.end), span, _stems(document, stretches[undated]))


def _counted(document: Document, claim: Claim) -> Iterator[_Counted]:
    if words("calendar", "counting").isdisjoint(document.norms[claim.first : claim.last]):
        return
    start, end = document.span(claim.first, claim.last)
    for match in _pattern().finditer(document.text, start, end):
        period, count = (match["period"] or "day").lower(), (match["count"] or "a").lower()
        number = int(count) if count.isdigit() else _numbers().get(count, 1)
        if number > _LONGEST[period]:
            continue
        way = (match["way"] or match["day_way"] or match["next"]).lower()
        back = way in {"before", "earlier", "previous", "preceding"}
        days = number * (7 if period == "week" else 1)
        slack = _WEEK_SLACK if period == "week" else 0
        yield _Counted(match.start(), match.end(), -days if back else days, slack, way in {"after", "before"})


def _events(
    document: Document, stretches: Sequence[range], own: Mapping[int, DateMention], each: _Counted
) -> tuple[int, int] | None:
    """The event that the count dates, and the one it counts from: that behind "after", else the last dated one."""
    here = _place(document, stretches, each.start)
    if not each.of_next:
        before = max((place for place in own if place < here), default=None)
        return None if before is None else (here, before)
    behind = _place(document, stretches, each.end)
    if behind != here:
        return here, behind
    # "A day after it ran aground, the tanker was refloated": the count opens the sentence, and dates what follows.
    return (here + 1, here) if here + 1 < len(stretches) else None


def _stretches(
    document: Document, claim: Claim, mentions: Sequence[DateMention], counted: Sequence[_Counted]
) -> list[range]:
    """The claim's words event by event; what says nothing but when goes with the words before it, else behind it."""
    cuts = [claim.first, *(at for at in range(claim.first + 1, claim.last) if _opens(document, at))]
    pieces = [range(first, last) for first, last in zip(cuts, [*cuts[1:], claim.last], strict=True)]
    when: set[int] = set()
    for start, end in (*((m.start, m.end) for m in mentions), *((c.start, c.end) for c in counted)):
        when.update(range(*document.words(Span(start, end))))
    merged: list[range] = []
    opening: int | None = None
    for piece in pieces:
        first = piece.start if opening is None else opening
        if any(at not in when and is_content(document.norms[at]) for at in range(first, piece.stop)):
            merged.append(range(first, piece.stop))
            opening = None
        elif merged:
            merged[-1] = range(merged[-1].start, piece.stop)
        else:
            opening = first
    return merged or [range(claim.first, claim.last)]


def _opens(document: Document, at: int) -> bool:
    norms = document.norms
    before, start = document.ends[at - 1], document.starts[at]
    if norms[at] in _OPENERS or (start - before > 1 and _SIGN.search(document.text, before, start)):
        return True
    if norms[at - 1] in _OPENERS or norms[at] != "and" or at + 1 >= len(norms):
        return False
    following = norms[at + 1]
    return following in AUXILIARIES or following in _THEN or following.endswith("ed")


def _place(document: Document, stretches: Sequence[range], offset: int) -> int:
    """The stretch of the first word at or behind `offset`, which no stretch begins behind."""
    at = document.words(Span(offset, offset + 1))[0]
    return max((place for place, piece in enumerate(stretches) if piece.start <= at), default=0)


def _stems(document: Document, piece: range) -> frozenset[str]:
    return frozenset(
        stem(norm)
        for norm in document.norms[piece.start : piece.stop]
        if is_content(norm) and not norm[0].isdigit() and norm not in _calendar()
    )


@cache
def _calendar() -> frozenset[str]:
    """Words that say when, and nothing of what happened."""
    table = lexicon("calendar")
    named = {word for name in ("months", "weekdays") for row in table[name].splitlines() for word in row.split()}
    relative = {word for phrase in table["relative"] for word in phrase.split()}
    return frozenset(named | relative | table["periods"].keys() | {f"{period}s" for period in table["periods"]})


def _moved(anchor: DateMention, days: int, slack: int) -> DateMention | None:
    if anchor.days is None:
        if anchor.weekday is None or slack:
            return None
        return replace(anchor, weekday=(anchor.weekday + days) % 7)
    first, last = anchor.days
    if last - first > 1:
        return None  # counted from a month or a year, the days say nothing
    return replace(anchor, days=Days(first + days - slack, last + days + slack), weekday=None)


def _shown(anchor: DateMention, counted: _Counted) -> Span:
    """The words that give a counted date: with the date it is counted from where that stands right before it."""
    if 0 <= counted.start - anchor.end <= 2:
        return Span(anchor.start, counted.end)
    return Span(counted.start, counted.end)
