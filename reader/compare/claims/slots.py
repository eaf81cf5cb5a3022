"""The values a claim gives: numbers, dates, outcomes, places. Two sources contradict each other in one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from reader.article import Span
from reader.compare.claims import designations
from reader.compare.claims.claims import Claim
from reader.compare.claims.event_dates import event_dates
from reader.compare.claims.polarity import turns_down
from reader.compare.document import Document
from reader.text.dates import DateMention, base_date, dates, may_agree
from reader.text.lexicon import lexicon
from reader.text.numbers import Quantity, agree, near, quantities
from reader.text.stems import is_content, stem

Slot = Literal["number", "date", "outcome", "place"]

# How many words either side of a value say what it is a value of.
_CONTEXT = 6
_ROOT = 4
# How many words of a date stand before and after its month, day of the week, or "ago".
_DATE_BEFORE, _DATE_AFTER = 4, 5
# And of a number.
_NUMBER_BEFORE, _NUMBER_AFTER = 4, 4
_PLACE_WORDS = frozenset({"in", "at", "near", "outside"})


@dataclass(frozen=True, slots=True)
class Value:
    """One slot of a claim.

    Attributes:
        key: values of different keys are never compared: unit or counted thing, pair of outcomes, preposition.
        span: the words that give it, in code points of the article's text.
        context: stems of the content words around it, where the claim alone does not say what it is a value of: those
            beside a bare figure, a measure or a direction, and of a date those of its event; else none.
        content: the quantity, the date, the side of the outcome pair (1 or -1), or the place's folded name.
    """

    slot: Slot
    key: str
    span: Span
    claim: Claim
    context: frozenset[str]
    content: Quantity | DateMention | int | str

    @property
    def count(self) -> bool:
        """Whether it counts things, and the key names them."""
        return isinstance(self.content, Quantity) and self.content.dimension == "count" and bool(self.content.unit)

    @property
    def said(self) -> Hashable:
        """What is said, wherever it stands: two values that say the same conflict with the same others."""
        content = self.content
        if isinstance(content, Quantity):
            return content.low, content.high, content.bound, content.dimension, content.unit, content.round
        return (content.days, content.weekday) if isinstance(content, DateMention) else content


def conflict(one: Value, other: Value) -> bool:
    """Whether the two values cannot both hold."""
    left, right = one.content, other.content
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return not agree(left, right)
    if isinstance(left, DateMention) and isinstance(right, DateMention):
        return not may_agree(left, right)
    if isinstance(left, str) and isinstance(right, str):
        return not any(  # "Harbour Street" and "Harbour", "Arland" and "Arlandic" may be one place
            a[:_ROOT] == b[:_ROOT] for a in left.split() for b in right.split()
        )
    return left != right


def same(one: Value, other: Value) -> bool:
    """Whether the two are one value: a bound that merely holds is another one."""
    left, right = one.content, other.content
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return left.dimension == right.dimension and near(left, right)
    return not conflict(one, other)


def read_values(documents: Sequence[Document], claims: Sequence[Sequence[Claim]]) -> list[Value]:
    """Every value of every claim, in order."""
    return [
        value
        for document, of_document in zip(documents, claims, strict=True)
        for value in _of_document(document, of_document)
    ]


def own_date(document: Document) -> date | None:
    """The article's own date, from its source or its dateline."""
    source = document.article.source
    first = document.body[0].start if document.body else 0
    return base_date(source.published or source.updated, document.text[first : first + 200])


def _of_document(document: Document, claims: Sequence[Claim]) -> Iterator[Value]:
    base = own_date(document)
    opening = document.sentences[0].start if document.sentences else 0
    figures, dated = document.where(document.figures | _number_words()), document.where(date_words())
    decided, placed = document.where(outcome_words().keys()), document.where(_place_triggers())
    for claim in claims:
        if here := _within(figures, claim):
            yield from _numbers(document, claim, here)
        if here := _within(dated, claim):
            yield from _dates(document, claim, here, base, opening)
        if here := _within(decided, claim):
            yield from _outcomes(document, claim, here)
        if here := _within(placed, claim):
            yield from _places(document, claim, here)


def _within(places: Sequence[int], claim: Claim) -> Sequence[int]:
    """Those of some words that stand in the claim."""
    return places[bisect_left(places, claim.first) : bisect_left(places, claim.last)]


def _numbers(document: Document, claim: Claim, figures: Sequence[int]) -> Iterator[Value]:
    # From the words of a bound ("no fewer than a") to those of a scale or a share ("million per cent").
    first, last = figures[0] - _NUMBER_BEFORE, figures[-1] + _NUMBER_AFTER
    # A sign of currency stands before its number's word: the stretch is widened to hold it.
    start = document.starts[first] if first > claim.first else document.starts[claim.first] - 4
    stop = min(len(document.text), document.ends[claim.last - 1] + 1)
    reach = document.starts[last] if last < claim.last else stop
    found = quantities(document.text, max(claim.sentence.start, start), stop, reach)
    if len(found) > _MOST_NUMBERS:
        return
    for quantity in found:
        if designations.names(document, claim, quantity):
            continue
        first, last = document.words(Span(quantity.start, quantity.end))
        if quantity.dimension == "count" and not quantity.unit:
            quantity = replace(quantity, unit=_counted_before(document, claim, first))
        key = f"{quantity.dimension}:{quantity.unit if quantity.dimension == 'count' else ''}"
        counted = quantity.dimension == "count" and quantity.unit
        context = frozenset() if counted else _context(document, claim, first, last) - {quantity.unit}
        yield Value("number", key, Span(quantity.start, quantity.end), claim, context, quantity)


def _counted_before(document: Document, claim: Claim, at: int) -> str:
    """The stem of what a bare figure counts where it is named before: "put the number of hurt workers at 40"."""
    norms = document.norms
    for place in range(at - 1, claim.first + 1, -1):
        if norms[place] == "of" and norms[place - 1] in _COUNTS:
            named = norms[place + 1 : min(at, place + 1 + _NAMED_WITHIN)]
            return next((stem(norm) for norm in named if norm in _PLURALS or norm.endswith("s")), "")
    return ""


_COUNTS = frozenset({"number", "numbers", "count", "tally", "total"})
_PLURALS = frozenset({"people", "men", "women", "children"})
_NAMED_WITHIN = 4

# A sentence with more figures than this is a table or a score sheet: nothing says which belongs to what.
_MOST_NUMBERS = 4


def _dates(document: Document, claim: Claim, dated: Sequence[int], base: date | None, opening: int) -> Iterator[Value]:
    # Only around the words that a date needs: "two weeks ago", "the 21st of March, 2021".
    first, last = max(claim.first, dated[0] - _DATE_BEFORE), min(claim.last, dated[-1] + _DATE_AFTER)
    mentions = [
        mention
        for mention in dates(document.text, *document.span(first, last), base)
        # Not the article's own date line.
        if mention.start - opening >= 40
        or mention.end - opening >= 60
        or document.text[mention.end : mention.end + 1] not in "])"
    ]
    for mention, span, event in event_dates(document, claim, mentions):
        yield Value("date", "day", span, claim, event, mention)


def _outcomes(document: Document, claim: Claim, decided: Sequence[int]) -> Iterator[Value]:
    if claim.polarity.sign < 0:
        return
    sides = outcome_words()
    for at in decided:
        norm = document.norms[at]
        if not _IRREALIS.isdisjoint(document.norms[max(claim.first, at - 3) : at]):
            continue  # "would have killed him", "nearly died": it did not happen
        for pair, side in sides[norm]:
            refused = claim.polarity.refusal or turns_down(document, at, claim.last)
            if norm.startswith(("deni", "reject")) and not refused:
                continue
            span = Span(document.starts[at], document.ends[at])
            yield Value("outcome", str(pair), span, claim, frozenset(), side)


_IRREALIS = frozenset(
    ("would", "could", "might", "may", "should", "if", "nearly", "almost", "to", "lucky", "not", "never", "will", "can")
)


def _places(document: Document, claim: Claim, triggers: Sequence[int]) -> Iterator[Value]:
    """Names after "in", "at", "near": the whole run of capitals."""
    text, norms = document.text, document.norms
    for at in triggers:
        if at + 1 == claim.last:
            break
        group = _directions().get(norms[at])
        if group is not None and norms[at + 1] in _SIDES:
            yield Value(
                "place", group, document.span(at, at + 2), claim, _context(document, claim, at, at + 2), norms[at]
            )
        if norms[at] not in _PLACE_WORDS or not text[document.starts[at + 1]].isupper():
            continue
        end = at + 1
        while (
            end < claim.last
            and text[document.starts[end]].isupper()
            and (end == at + 1 or document.starts[end] - document.ends[end - 1] == 1)
        ):
            end += 1
        name = " ".join(norms[at + 1 : end])
        if norms[at + 1] in date_words() or not is_content(norms[at + 1]):
            continue
        yield Value("place", norms[at], document.span(at + 1, end), claim, frozenset(), name)


def _context(document: Document, claim: Claim, first: int, last: int) -> frozenset[str]:
    words = (
        document.norms[max(claim.first, first - _CONTEXT) : first]
        + document.norms[last : min(claim.last, last + _CONTEXT)]
    )
    return frozenset([stem(norm) for norm in words if is_content(norm) and not norm[0].isdigit()])


_SIDES = frozenset(
    ("side", "end", "bank", "coast", "shore", "entrance", "wing", "gate", "edge", "part", "slope", "door")
)


@cache
def _directions() -> Mapping[str, str]:
    """A word that excludes others ("north", "south") → the name of its group."""
    groups = lexicon("outcomes")["directions"]
    return {word: f"direction{number}" for number, group in enumerate(groups) for word in group.split()}


@cache
def _place_triggers() -> frozenset[str]:
    return _PLACE_WORDS | _directions().keys()


@cache
def _number_words() -> frozenset[str]:
    rows = (lexicon("units")["numerals"][key].splitlines() for key in ("words", "scales"))
    return frozenset(row.split()[0] for group in rows for row in group if row.strip())


@cache
def date_words() -> frozenset[str]:
    """Words without which no date is written: months, days of the week, "yesterday", "ago"."""
    calendar = lexicon("calendar")
    named = {word for table in ("months", "weekdays") for row in calendar[table].splitlines() for word in row.split()}
    return frozenset(named | {phrase.split()[-1] for phrase in calendar["relative"]} | {"ago"})


@cache
def outcome_words() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Outcome word → the pairs it belongs to, with its side."""
    sides: dict[str, list[tuple[int, int]]] = {}
    for number, (one, other) in enumerate(lexicon("outcomes")["pairs"]):
        for side, group in ((1, one), (-1, other)):
            for word in group.split():
                sides.setdefault(word, []).append((number, side))
    return {word: tuple(found) for word, found in sides.items()}
