"""Contradicted facts: claims of two sources that say the same but for one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.claims.slots import Slot, Value, conflict, outcome_words, same
from reader.compare.disputes.facts.fates import same_fate
from reader.compare.disputes.facts.figures import gives_way, own_rivals, side_by_side
from reader.compare.document import Document
from reader.text.stems import is_content, stem

# How alike two claims must be, by the share of the lighter one's weight that both have. A counted thing is itself half
# of the likeness ("homes"); of disputes on real stories those below .55 were mostly of two things. A date or a place
# says little of what happened there.
_ALIKE: Mapping[Slot, float] = {"number": 0.55, "date": 0.6, "outcome": 0.6, "place": 0.65}
# Where a thing that hardly anybody counts is all that both have, and for people's ages, half is enough.
_ALIKE_ALONE = 0.5
# And of the words that say what happened on a date, either side of it up to the next event, this share.
_ONE_EVENT = 0.6
# "Years old" is said of everybody's age.
_AGE = "age:"
_OF_AGE = frozenset(map(stem, ("year", "old", "aged", "age")))
# A bare figure says nothing of what it counts.
_ALIKE_BARE = 0.8
# Fewer shared words than this prove nothing, the counted thing included.
_LEAST_SHARED: Mapping[Slot, int] = {"number": 2, "date": 2, "outcome": 1, "place": 3}
# Two figures that one report sets against each other are surely of one thing, but the others' may be of another.
_SIDE_BY_SIDE = 0.8
# So many values of one kind are set against each other one by one; of more only those of the nearest claims.
_FEW = 40
# And only such as say by themselves what they are of; of outcomes and places ("refused", "in Kelsund") the nearest are.
_TELLING = frozenset({"number", "date"})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two values that cannot both hold.

    Attributes:
        likeness: of the claims that give them, 0 to 1.
        later: one is a later count by the same source.
        own: one article gives both, in two people's names.
    """

    one: Value
    other: Value
    likeness: float
    later: bool = False
    own: bool = False

    @property
    def slot(self) -> Slot:
        return self.one.slot


_Replaced = dict[tuple[int, Span], tuple[Value, Value]]
"""Where a figure stands that its own report replaces → that figure, and the one that holds."""


def find_contradictions(
    documents: Sequence[Document], index: ClaimIndex, values: Sequence[Value]
) -> list[Contradiction]:
    """Pairs of values in contradiction, the most alike claims first."""
    rivals = list(own_rivals(values))
    replaced = _replaced(documents, index, rivals)
    by_place: dict[int, list[Value]] = defaultdict(list)
    by_document: dict[tuple[int, Slot, str], list[Value]] = defaultdict(list)
    flat: dict[tuple[Slot, str], list[Value]] = defaultdict(list)
    for value in values:
        if _where(value) in replaced:
            continue
        by_place[index.place(value.claim)].append(value)
        by_document[value.claim.doc, value.slot, value.key].append(value)
        if value.claim.polarity.sign > 0 and not value.claim.question:
            flat[value.slot, value.key].append(value)
    found: list[Contradiction] = []
    for group in flat.values():
        many = _by_place(index, group) if len(group) > _FEW else None
        for value in _contested(group):
            for rival in _rivals(index, value, group, many):
                if contradiction := _contradiction(documents, index, value, rival, by_place, by_document):
                    updated = _gave_way(replaced, value, rival) or _gave_way(replaced, rival, value)
                    found.append(replace(contradiction, later=contradiction.later or updated))
    found.extend(_of_one_article(documents, index, rivals, replaced, by_document))
    found.sort(key=lambda pair: (-pair.likeness, _where(pair.one), _where(pair.other)))
    return found


def _replaced(documents: Sequence[Document], index: ClaimIndex, rivals: Sequence[tuple[Value, Value]]) -> _Replaced:
    """The figures that their own report replaces, each with the one that holds: only that one is the report's."""
    found: _Replaced = {}
    for one, other in rivals:
        gone = gives_way(documents, index, one, other)
        if gone is not None:
            found.setdefault(_where(gone), (gone, other if gone is one else one))
    return found


def _gave_way(replaced: _Replaced, value: Value, rival: Value) -> bool:
    """Whether `rival` has the figure that the report of `value` has replaced by it: it is an older count."""
    return any(new is value and same(old, rival) for old, new in replaced.values())


def _of_one_article(
    documents: Sequence[Document],
    index: ClaimIndex,
    rivals: Sequence[tuple[Value, Value]],
    replaced: _Replaced,
    by_document: Mapping[tuple[int, Slot, str], list[Value]],
) -> Iterator[Contradiction]:
    """Two figures that one article gives in two people's names, where another article has one of them."""
    for one, other in rivals:
        if _where(one) in replaced or _where(other) in replaced:
            continue
        if not side_by_side(documents, index, one, other):
            continue
        for doc in range(len(documents)):
            if doc == one.claim.doc:
                continue
            for mine, rival in ((one, other), (other, one)):
                values = by_document.get((doc, mine.slot, mine.key), ())
                given = [value for value in values if value.said == mine.said and not _denied(documents, value)]
                if len(given) == 1 and not any(value.said == rival.said for value in values):
                    yield Contradiction(one, other, _SIDE_BY_SIDE, own=True)
                    yield Contradiction(given[0], rival, _SIDE_BY_SIDE)


def _denied(documents: Sequence[Document], value: Value) -> bool:
    """Whether a denial stands before the value and so may be of it: "they were not inside for nine minutes"."""
    cue = value.claim.polarity.cue
    return cue is not None and cue[0] < documents[value.claim.doc].words(value.span)[0]


def _where(value: Value) -> tuple[int, Span]:
    return value.claim.doc, value.span


def _contested(group: Sequence[Value]) -> Iterator[Value]:
    """The values of one kind that some value of a later article conflicts with: the others need no looking into."""
    # Each thing said, with the last article that says it: few things are said, however many say them.
    last = sorted({value.said: value for value in group}.values(), key=lambda value: -value.claim.doc)
    rivals: dict[Hashable, int] = {}
    for value in group:
        said = value.said
        if said not in rivals:
            rivals[said] = next((rival.claim.doc for rival in last if conflict(value, rival)), -1)
        if rivals[said] > value.claim.doc:
            yield value


def _by_place(index: ClaimIndex, group: Sequence[Value]) -> dict[int, list[Value]]:
    """The values of one kind by the place of their claim."""
    places: dict[int, list[Value]] = defaultdict(list)
    for value in group:
        places[index.place(value.claim)].append(value)
    return places


def _rivals(
    index: ClaimIndex, value: Value, group: Sequence[Value], many: Mapping[int, list[Value]] | None
) -> Iterator[Value]:
    """Values of later articles that conflict with `value`: of a few all, of many those of the nearest claims."""
    if many is not None:
        group = [other for place in index.near(value.claim).places if place in many for other in many[place]]
    doc = value.claim.doc
    for other in group:
        if other.claim.doc > doc and conflict(value, other):
            yield other


def _contradiction(
    documents: Sequence[Document],
    index: ClaimIndex,
    one: Value,
    other: Value,
    by_place: Mapping[int, list[Value]],
    by_document: Mapping[tuple[int, Slot, str], list[Value]],
) -> Contradiction | None:
    """Two conflicting values as a contradiction, where like claims give them and neither article knows the other's."""
    likeness = _likeness(index, one, other)
    if likeness is None or (one.slot == "number" and not same_fate(documents, one, other)):
        return None
    if one.slot not in _TELLING and index.place(other.claim) not in index.near(one.claim).places:
        return None
    if _known_to(one, other.claim.doc, by_document) or _known_to(other, one.claim.doc, by_document):
        return None
    if one.slot != "date" and _of_other_times(by_place[index.place(one.claim)], by_place[index.place(other.claim)]):
        return None
    return Contradiction(one, other, likeness, _later(documents, one, other))


def _likeness(index: ClaimIndex, one: Value, other: Value) -> float | None:
    """How alike the two claims are apart from the values, or None if not enough."""
    if one.slot == "number" and not one.count and one.context.isdisjoint(other.context):
        return None
    if one.slot == "date" and not _one_event(index, one, other):
        return None
    left, right = _without(index, one), _without(index, other)
    shared = left & right
    if one.key == "count:":
        shared -= _SAYS_NOTHING
    if not shared or _of_others(one.claim, other.claim) or (one.key == _AGE and shared <= _OF_AGE):
        return None
    # What both count is the thing itself: it weighs as much as the weightiest word beside it.
    thing = one.key.partition(":")[2] if one.count else ""
    counted = thing in left or thing in right
    weights = index.weights
    extra = max([weights[word] for word in left | right]) - weights.get(thing, 0) if counted else 0
    if one.slot == "outcome":
        whole, whole_other = index.weight(left), index.weight(right)
    else:
        whole, whole_other = index.whole[index.place(one.claim)], index.whole[index.place(other.claim)]
    lighter = min(whole + extra * (thing in left), whole_other + extra * (thing in right)) or 1
    likeness = min(1.0, (index.weight(shared) + extra * (thing in shared)) / lighter)
    if len(shared) < _LEAST_SHARED[one.slot] and likeness < 1.0 and not (thing in shared and index.rare(thing)):
        return None
    if one.key == "count:" and likeness < _ALIKE_BARE:
        return None
    if one.key.startswith("direction"):
        near = one.context & other.context
        return 0.8 if len(near) >= 2 else None  # "on the south side of the tunnel": the words around it say which
    only_the_thing = one.key == _AGE or (len(shared) == 1 and thing in shared)
    return likeness if likeness >= (_ALIKE_ALONE if only_the_thing else _ALIKE[one.slot]) else None


# "The figure is 142": of what, the sentence before says.
_SAYS_NOTHING = frozenset(
    stem(word) for word in ("figure", "number", "total", "count", "tally", "stood", "stands", "put")
)


def _one_event(index: ClaimIndex, one: Value, other: Value) -> bool:
    """Whether two dates are of one event: "refloated on Saturday" says nothing of the day it ran aground."""
    lighter = min(index.weight(one.context), index.weight(other.context))
    return bool(lighter) and index.weight(one.context & other.context) >= _ONE_EVENT * lighter


def _of_others(one: Claim, other: Claim) -> bool:
    """Whether each claim names somebody, and none whom the other names: two things, not two accounts of one."""
    return bool(one.names and other.names) and one.names.isdisjoint(other.stems) and other.names.isdisjoint(one.stems)


def _without(index: ClaimIndex, value: Value) -> frozenset[str]:
    """The claim's stems but those of the value itself."""
    stems = index.stems[index.place(value.claim)]
    return stems - _value_stems(value.key) if value.slot == "outcome" else stems


@cache
def _value_stems(pair: str) -> frozenset[str]:
    """Stems of the words on either side of a pair of outcomes."""
    return frozenset(stem(word) for word, sides in outcome_words().items() if any(str(p) == pair for p, _ in sides))


def _known_to(value: Value, doc: int, by_document: Mapping[tuple[int, Slot, str], list[Value]]) -> bool:
    """Whether the other article has this value too, somewhere: then it tells of two things, or of both."""
    named = by_document.get((doc, value.slot, value.key), ())
    # "From four guards to two": the thing counted may be left out the second time.
    bare = by_document.get((doc, value.slot, "count:"), ()) if value.count else ()
    return any(same(value, other) for other in (*named, *bare))


def _of_other_times(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Whether two claims, by their values, give dates that differ: a later state of things is no contradiction."""
    left = [value for value in one if value.slot == "date"]
    right = [value for value in other if value.slot == "date"]
    return bool(left and right) and all(conflict(a, b) for a in left for b in right)


def _later(documents: Sequence[Document], one: Value, other: Value) -> bool:
    """Whether the same source gives another figure at another time: a count that grew."""
    if one.slot != "number":
        return False
    speakers = [_speaker_words(documents, value.claim) for value in (one, other)]
    if not speakers[0] or not speakers[1] or not (speakers[0][0] & speakers[1][0]):
        return False
    times = speakers[0][1], speakers[1][1]
    dates = [documents[value.claim.doc].article.source.published for value in (one, other)]
    return times[0] != times[1] or (None not in dates and dates[0] != dates[1])


_TIMES = frozenset(
    [
        "morning",
        "noon",
        "midday",
        "afternoon",
        "evening",
        "night",
        "midnight",
        "dawn",
        "dusk",
        "earlier",
        "later",
        "initially",
        "now",
        "tonight",
    ]
)


def _speaker_words(documents: Sequence[Document], claim: Claim) -> tuple[frozenset[str], frozenset[str]] | None:
    """The content words that name the claim's speaker, and the words that say when; None where nobody is named."""
    if claim.speaker is None:
        return None
    document = documents[claim.doc]
    first, last = document.words(claim.speaker)
    norms = frozenset(document.norms[first:last])
    return frozenset(norm for norm in norms - _TIMES if is_content(norm)), norms & _TIMES
