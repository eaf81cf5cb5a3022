"""What befell the people whom a figure counts: "34 dead" and "226 aboard" are figures of two things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reader.compare.claims.slots import Value
from reader.compare.document import Document
from reader.text.lexicon import lexicon

# "Thirty-four people are now known to have died": the word that says it stands this far behind the figure at most; in
# front of it ("killing 28 people") it stands close by.
_BEHIND = 9
_BEFORE = 3


def same_fate(documents: Sequence[Document], one: Value, other: Value) -> bool:
    """Whether two figures may count the same people: both say the same befell them, or one of them does not say."""
    fates = fate(documents[one.claim.doc], one), fate(documents[other.claim.doc], other)
    return None in fates or fates[0] == fates[1]


def fate(document: Document, value: Value) -> int | None:
    """The group of the word nearest to a figure that says what befell those it counts; None where none stands there."""
    first, last = document.words(value.span)
    groups, norms = _groups(), document.norms
    stretch = range(max(value.claim.first, first - _BEFORE), min(value.claim.last, last + _BEHIND))
    said = [at for at in stretch if norms[at] in groups and not first <= at < last]
    nearest = min(said, key=lambda at: (first - at if at < first else at - last + 1, at), default=None)
    return None if nearest is None else groups[norms[nearest]]


@cache
def _groups() -> Mapping[str, int]:
    return {word: group for group, words in enumerate(lexicon("figures")["fates"]) for word in words.split()}
