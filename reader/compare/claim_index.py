"""Claims of all sources looked up by their words: which claims of other articles speak of the same thing.

Words are weighted by how few sentences of the story have them, so that the names every sentence repeats align nothing.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.compare.claims import Claim, read_claims
from reader.compare.document import Document
from reader.compare.polarity import PolarityMarks, find_marks

# A stem that more claims than this share finds no partners by itself; it still counts in the weighing. Keeps the
# look-up near-linear in the number of articles.
_COMMON = 60
# No list of claims is read further than this.
_LONGEST_LIST = 120
# The rarest stems are always looked up, however common.
_LOOKED_UP = 2
# How many of the best partners of a claim are weighed in full.
_BEST = 12


@dataclass(frozen=True, slots=True)
class Match:
    """Another article's claim that shares words with the one looked up.

    Attributes:
        shared: the stems both have.
        weight: of the shared stems together.
        coverage: share of the looked-up stems' weight that the other claim holds, 0 to 1.
        mutual: shared weight over the lighter claim's weight, 0 to 1.
    """

    claim: Claim
    shared: frozenset[str]
    weight: float
    coverage: float
    mutual: float


class ClaimIndex:
    """All claims of a story by stem.

    Attributes:
        by_document: the claims of each document, in order.
        claims: all of them.
        weights: what each stem counts for.
        marks: each document's cues of polarity.
    """

    def __init__(self, claims: Sequence[Sequence[Claim]], marks: Sequence[PolarityMarks] = ()) -> None:
        self.marks = marks
        self.by_document = claims
        self.claims = [claim for of_document in claims for claim in of_document]
        self._sets = [frozenset(claim.stems) for claim in self.claims]
        counts = Counter(stem for stems in self._sets for stem in stems)
        total = max(1, len(self.claims))
        self.weights = {stem: math.log(1 + total / count) for stem, count in counts.items()}
        self._whole = [sum(map(self.weights.__getitem__, stems)) for stems in self._sets]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for place, stems in enumerate(self._sets):
            for stem in stems:
                self._postings[stem].append(place)

    def weight(self, stems: Iterable[str]) -> float:
        """The weight of some stems together."""
        return sum(self.weights.get(stem, 0.0) for stem in stems)

    def elsewhere(self, claim: Claim) -> float:
        """At most what share of the claim's weight another document can hold: that of its stems found in any."""
        stems = frozenset(claim.stems)
        held = [stem for stem in stems if self._documents_of[stem] - {claim.doc}]
        return self.weight(held) / (self.weight(stems) or 1.0)

    @cached_property
    def _documents_of(self) -> dict[str, set[int]]:
        """Stem → the documents that have it."""
        return {stem: {self.claims[place].doc for place in places} for stem, places in self._postings.items()}

    def rare(self, stem: str) -> bool:
        """Whether hardly any source says the word more than once: what each counts once is one thing."""
        postings = self._postings.get(stem, ())
        return len(postings) <= len({self.claims[place].doc for place in postings}) + 1

    def matches(
        self, claim: Claim, stems: Iterable[str] | None = None, within: bool = False, wide: bool = False
    ) -> list[Match]:
        """Claims of other articles that share words with `claim`, the nearest first.

        Args:
            within: take claims of the same article too.
            wide: weigh more of them in full, for a look-up made once.
            stems: those of the claim's stems that must be covered; all of them if not given.
        """
        wanted = frozenset(claim.stems if stems is None else stems)
        weights, postings = self.weights, self._postings
        score: dict[int, float] = defaultdict(float)
        rare = sorted((stem for stem in wanted if stem in weights), key=lambda stem: (len(postings[stem]), stem))
        for rank, stem in enumerate(rare):
            if rank >= _LOOKED_UP and len(postings[stem]) > _COMMON:
                break
            weight = weights[stem]
            for place in postings[stem][:_LONGEST_LIST]:
                score[place] += weight
        candidates = [
            (-value, place)
            for place, value in score.items()
            if self.claims[place].doc != claim.doc or (within and self.claims[place].index != claim.index)
        ]
        nearest = heapq.nsmallest(_BEST * (8 if wide else 2), candidates)
        own = frozenset(claim.stems)
        mine = sum(weights.get(stem, 0.0) for stem in own)
        total = self.weight(wanted) or 1.0
        found = []
        for _, place in nearest:
            other = self._sets[place]
            shared = own & other
            weight = sum(map(weights.__getitem__, shared))
            covered = weight if stems is None else sum(weights.get(stem, 0.0) for stem in wanted & other)
            lighter = min(mine, self._whole[place]) or 1.0
            found.append(Match(self.claims[place], shared, weight, covered / total, weight / lighter))
        found.sort(key=lambda match: (-match.coverage, -match.mutual, match.claim.doc, match.claim.index))
        return found


def index_claims(documents: Sequence[Document]) -> ClaimIndex:
    """The claims of all documents, read and indexed."""
    marks = [find_marks(document) for document in documents]
    return ClaimIndex(read_claims(documents, marks), marks)
