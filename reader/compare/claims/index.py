"""Claims of all sources looked up by their words: which claims of other articles speak of the same thing.

Words are weighted by how few sentences of the story have them, so that the names every sentence repeats align nothing.
Weights are whole numbers, so that a sum is the same in whatever order a set gives its words.
A look-up costs in two steps: the rare words' lists give every claim a score, cheaply; only the best of them, and of
those only the ones that can still hold enough of the words, are weighed in full.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from reader.compare.claims.claims import Claim, read_claims
from reader.compare.claims.polarity import PolarityMarks, find_marks
from reader.compare.document import Document

# A stem that more claims than this share finds no partners by itself; it still counts in the weighing. Keeps the
# look-up near-linear in the number of articles.
_COMMON = 60
# No list of claims is read further than this.
_LONGEST_LIST = 120
# The rarest stems are always looked up, however common.
_LOOKED_UP = 2
# How many of the nearest claims are weighed in full, and how many where the look-up is made once.
_NEAREST = 24
_NEAREST_WIDE = 96
# The unit of a weight.
_MILLIONTH = 1_000_000


class Match(NamedTuple):
    """Another article's claim that shares words with the one looked up.

    Attributes:
        claim: the other claim.
        shared: the stems both have.
        weight: of the shared stems together.
        coverage: share of the looked-up stems' weight that the other claim holds, 0 to 1.
        mutual: shared weight over the lighter claim's weight, 0 to 1.
    """

    claim: Claim
    shared: frozenset[str]
    weight: int
    coverage: float
    mutual: float


class Nearest(NamedTuple):
    """The places of the claims nearest to some stems, the best first, with what the looked-up stems gave each.

    `unseen` is the weight of the stems that may have given less than they should: those too common to look up.
    """

    places: list[int]
    scores: list[int]
    unseen: int


class ClaimIndex:
    """All claims of a story by stem.

    Attributes:
        by_document: the claims of each document, in order.
        claims: all of them; a claim's number in this list is its place.
        weights: what each stem counts for.
        marks: each document's cues of polarity.
    """

    def __init__(self, claims: Sequence[Sequence[Claim]], marks: Sequence[PolarityMarks] = ()) -> None:
        self.marks = marks
        self.by_document = claims
        self.claims = [claim for of_document in claims for claim in of_document]
        self.stems = [frozenset(claim.stems) for claim in self.claims]
        self._first = [0]
        for of_document in claims:
            self._first.append(self._first[-1] + len(of_document))
        self._postings: dict[str, list[int]] = defaultdict(list)
        for place, stems in enumerate(self.stems):
            for stem in stems:
                self._postings[stem].append(place)
        total = max(1, len(self.claims))
        self.weights = {
            stem: round(_MILLIONTH * math.log(1 + total / len(places))) for stem, places in self._postings.items()
        }
        self.whole = [sum(map(self.weights.__getitem__, stems)) for stems in self.stems]
        self._near: dict[int, Nearest] = {}
        self._ranked: dict[tuple[tuple[int, ...], int], tuple[list[int], list[int]]] = {}
        self._longest = max(map(len, claims), default=0)
        # The stems from the rarest on; where each stands among them; what each gives; where the common ones begin.
        rising = sorted(self._postings, key=lambda stem: (len(self._postings[stem]), stem))
        self._order = {stem: at for at, stem in enumerate(rising)}
        self._lists = [(self._postings[stem][:_LONGEST_LIST], self.weights[stem]) for stem in rising]
        self._first_common = bisect_right(rising, _COMMON, key=lambda stem: len(self._postings[stem]))

    def place(self, claim: Claim) -> int:
        """The claim's number in `claims`."""
        return self._first[claim.doc] + claim.index

    def weight(self, stems: Iterable[str]) -> int:
        """The weight of some stems together, in millionths of a natural logarithm."""
        get = self.weights.get
        return sum([get(stem, 0) for stem in stems])

    def elsewhere(self, claim: Claim) -> float:
        """At most what share of the claim's weight another document can hold: that of its stems found in any."""
        place = self.place(claim)
        alone, weights, doc = self._only_in, self.weights, claim.doc
        missing = sum([weights[stem] for stem in self.stems[place] if alone[stem] == doc])
        return 1.0 - missing / (self.whole[place] or 1)

    @cached_property
    def _only_in(self) -> dict[str, int]:
        """Stem → the one document that has it, or -1 where several have."""
        claims = self.claims
        return {
            stem: doc if (doc := claims[places[0]].doc) == claims[places[-1]].doc else -1
            for stem, places in self._postings.items()
        }

    def rare(self, stem: str) -> bool:
        """Whether hardly any source says the word more than once: what each counts once is one thing."""
        postings = self._postings.get(stem, ())
        return len(postings) <= len({self.claims[place].doc for place in postings}) + 1

    def near(self, claim: Claim) -> Nearest:
        """The claims of other articles nearest to one; found once for each claim."""
        place = self.place(claim)
        found = self._near.get(place)
        if found is None:
            found = self._near[place] = self._look_up(self.stems[place], claim, False, _NEAREST)
        return found

    def held(self, claim: Claim, least: float) -> bool:
        """Whether another article's claim holds at least this share of the claim's weight."""
        place = self.place(claim)
        needed = least * (self.whole[place] or 1)
        own, weights, stems, whole = self.stems[place], self.weights, self.stems, self.whole
        places, scores, unseen = self.near(claim)
        for other, score in zip(places, scores, strict=True):
            if score + unseen < needed:
                return False
            if whole[other] < needed:
                continue
            if score >= needed or sum([weights[stem] for stem in own & stems[other]]) >= needed:
                return True
        return False

    def matches(
        self,
        claim: Claim,
        wanted: frozenset[str] | None = None,
        within: bool = False,
        wide: bool = False,
        least: float = 0.0,
    ) -> list[Match]:
        """Claims of other articles that share words with `claim`, the nearest first.

        Args:
            wanted: those of the claim's stems that must be covered; all of them if not given.
            within: take claims of the same article too.
            wide: weigh more of them in full, for a look-up made once.
            least: leave out what covers less than this share.
        """
        if wanted is None and not within and not wide:
            nearest = self.near(claim)
        else:
            stems = frozenset(claim.stems) if wanted is None else wanted
            nearest = self._look_up(stems, claim, within, _NEAREST_WIDE if wide else _NEAREST)
        found = list(self._weighed(claim, wanted, nearest, least))
        found.sort(key=lambda match: (-match.coverage, -match.mutual, match.claim.doc, match.claim.index))
        return found

    def _weighed(self, claim: Claim, wanted: frozenset[str] | None, nearest: Nearest, least: float) -> Iterator[Match]:
        """The nearest claims weighed in full, less those that cannot cover enough."""
        weights, stems, whole = self.weights, self.stems, self.whole
        own = stems[self.place(claim)]
        mine = whole[self.place(claim)]
        total = (mine if wanted is None else self.weight(wanted)) or 1
        needed = least * total
        for place, score in zip(nearest.places, nearest.scores, strict=True):
            if score + nearest.unseen < needed:
                break
            if whole[place] < needed:
                continue
            covered = needed if wanted is None else sum([weights[stem] for stem in wanted & stems[place]])
            if covered < needed:
                continue
            shared = own & stems[place]
            weight = sum([weights[stem] for stem in shared])
            if wanted is None:
                covered = weight
            if covered >= needed:
                lighter = min(mine, whole[place]) or 1
                yield Match(self.claims[place], shared, weight, covered / total, weight / lighter)

    def _look_up(self, wanted: frozenset[str], claim: Claim, within: bool, most: int) -> Nearest:
        """The claims that share most of the rare ones of `wanted`; the claim itself is none of them."""
        order, lists, first_common = self._order, self._lists, self._first_common
        ranks = sorted([order[stem] for stem in wanted if stem in order])
        unseen = sum([lists[at][1] for at in ranks if at >= first_common])
        looked_up = tuple([at for number, at in enumerate(ranks) if at < first_common or number < _LOOKED_UP])
        # Copied sentences ask for the same words: of three look-ups one has been made for another article, and in two
        # hundred articles two.
        ranked = self._ranked.get((looked_up, most))
        if ranked is None:
            ranked = self._ranked[looked_up, most] = self._rank(looked_up, most)
        places, scores = ranked
        own = self.place(claim)
        first, last = (own, own + 1) if within else (self._first[claim.doc], self._first[claim.doc + 1])
        chosen = [at for at, place in enumerate(places) if not first <= place < last][:most]
        return Nearest([places[at] for at in chosen], [scores[at] for at in chosen], unseen)

    def _rank(self, ranks: tuple[int, ...], most: int) -> tuple[list[int], list[int]]:
        """Claims by what these stems give them, the best first, by place: those of one article more than `most`."""
        score: dict[int, int] = {}
        get = score.get
        for places, weight in map(self._lists.__getitem__, ranks):
            for place in places:
                score[place] = get(place, 0) + weight
        # Of equal scores the one with the rarer word comes first: so they were entered, and the sort keeps their order.
        best = sorted(score, key=score.__getitem__, reverse=True)[: most + self._longest]
        return best, [score[place] for place in best]


def index_claims(documents: Sequence[Document]) -> ClaimIndex:
    """The claims of all documents, read and indexed."""
    marks = [find_marks(document) for document in documents]
    return ClaimIndex(read_claims(documents, marks), marks)
