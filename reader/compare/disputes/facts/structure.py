"""Who did what to whom: claims with the same words in which the doer and the one it was done to change places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.document import Document

# All words must be the same, or a different order only tells another part of the story; and few, or order says little.
_FEWEST, _MOST = 3, 8
_JOINING = frozenset({"and", "with", "between", "or"})
_PASSIVE = frozenset({"by", "from"})


def find_swaps(documents: Sequence[Document], index: ClaimIndex) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims that swap the words before and after a shared verb, one for each two articles."""
    alike: dict[frozenset[str], dict[tuple[str, ...], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in index.claims:
        if _FEWEST <= len(claim.stems) <= _MOST and claim.polarity.sign > 0 and not claim.question:
            alike[index.stems[index.place(claim)]][claim.stems].append(claim)
    seen: set[tuple[int, int]] = set()
    for orders in alike.values():
        for left, right in combinations(orders.values(), 2):  # words in one order swap nothing
            for one, other in product(left, right):
                first, second = (one, other) if one.doc < other.doc else (other, one)
                pair = first.doc, second.doc
                if first.doc < second.doc and pair not in seen and _swapped(documents, first, second):
                    seen.add(pair)
                    yield first, second


def _swapped(documents: Sequence[Document], one: Claim, other: Claim) -> bool:
    """First and last word of one stand the other way round in the other, around a word both have between them."""
    if any(_ambiguous(documents[claim.doc], claim) for claim in (one, other)):
        return False
    shared = [word for word in one.stems if word in other.stems]
    left = [word for word in shared if one.stems.count(word) == 1 == other.stems.count(word)]
    if len(left) < _FEWEST:
        return False
    for at in range(1, len(left) - 1):
        before, verb, after = left[at - 1], left[at], left[at + 1]
        if other.stems.index(after) < other.stems.index(verb) < other.stems.index(before):
            return True
    return False


def _ambiguous(document: Document, claim: Claim) -> bool:
    """Whether order does not tell the doer: passives and lists."""
    norms = document.norms[claim.first : claim.last]
    return not _PASSIVE.isdisjoint(norms) or not _JOINING.isdisjoint(norms)
