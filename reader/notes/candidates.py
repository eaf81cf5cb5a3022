"""Where in a text a passage may stand: exact hits, diagonals of shared word pairs, the gap between its neighbours.

Everything here counts in words of a `Words.string`, ranges half open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

# Caps that keep any text, "hello" two thousand times over included, within milliseconds.
MOST_HITS = 64
_MOST_PAIRS = 96
_MOST_PLACES = 24
_MOST_WINDOWS = 8


class Run(NamedTuple):
    """Words of the text, `[first, last)`."""

    first: int
    last: int

    def overlaps(self, other: Run) -> bool:
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text `[first, last)` that matches the passage's words `[start, end)`, `matched` of them."""

    first: int
    last: int
    start: int
    end: int
    matched: int

    @property
    def dense(self) -> bool:
        """Whether two thirds of its words, three at least, are the passage's: enough to be a part of it on its own."""
        return self.matched >= 3 and 3 * self.matched >= 2 * (self.last - self.first)

    @property
    def run(self) -> Run:
        return Run(self.first, self.last)


def exact_hits(needle: str, hay: str, near: int, before: str, after: str) -> list[int]:
    """Where `needle` stands in `hay`, word for word. Of very many, those beside the right neighbours and those near."""
    hits: list[int] = []
    at = hay.find(needle)
    while at >= 0 and len(hits) < 5000:
        hits.append(at)
        at = hay.find(needle, at + 1)
    if len(hits) <= MOST_HITS:
        return hits
    size = len(needle)
    beside = [
        hit
        for hit in hits
        if (before and hay[max(0, hit - 1) : hit] == before[-1:])
        or (after and hay[hit + size : hit + size + 1] == after[:1])
    ]
    beside.sort(key=lambda hit: abs(hit - near))
    nearest = sorted(hits, key=lambda hit: abs(hit - near))
    return sorted({*beside[: MOST_HITS // 2], *nearest[: MOST_HITS // 2]})


def diagonals(needle: str, hay: str, near: int) -> list[int]:
    """Where the passage would begin if its word pairs that are found stood where they are, the likeliest first.

    A pair votes the more the rarer it is in the text; votes on neighbouring diagonals count together, since words
    come and go within a passage.
    """
    votes: dict[int, float] = {}
    for offset, gram in _grams(needle, hay):
        places = _places(gram, hay, near + offset)
        for place in places:
            votes[place - offset] = votes.get(place - offset, 0.0) + 1 / len(places)
    reach = max(2, min(12, len(needle) // 5))
    ranked = sorted(votes, key=lambda d: -sum(votes.get(d + step, 0.0) for step in range(-reach, reach + 1)))
    out: list[int] = []
    for diagonal in ranked:
        if all(abs(diagonal - other) > reach for other in out):
            out.append(diagonal)
            if len(out) == _MOST_WINDOWS:
                break
    return out


def _grams(needle: str, hay: str) -> Iterator[tuple[int, str]]:
    """The needle's word pairs with their offsets, evenly thinned in a long one; single words too in a short one."""
    count = len(needle) - 1
    step = max(1, count // _MOST_PAIRS)
    for offset in range(0, count, step):
        yield offset, needle[offset : offset + 2]
    if len(needle) < 8:
        for offset, word in enumerate(needle):
            if hay.count(word) <= 6:
                yield offset, word


def _places(gram: str, hay: str, near: int) -> list[int]:
    """Places of a pair; of a very common one those around where it is expected."""
    places: list[int] = []
    at = hay.find(gram)
    while at >= 0 and len(places) <= _MOST_PLACES:
        places.append(at)
        at = hay.find(gram, at + 1)
    if len(places) <= _MOST_PLACES:
        return places
    low = max(0, near - 400)
    places = []
    at = hay.find(gram, low, near + 400)
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = hay.find(gram, at + 1, near + 400)
    return places


def between(before: str, after: str, hay: str, size: int) -> list[Run]:
    """Ranges that stand between the passage's old neighbours, if they are about as long as it was."""
    out: list[Run] = []
    opening, closing = before[-3:], after[:3]
    if len(opening) < 2 or len(closing) < 2:
        return []
    at = hay.find(opening)
    while at >= 0 and len(out) < 4:
        first = at + len(opening)
        last = hay.find(closing, first, first + 2 * size + 6)
        if last > first and (last - first) * 3 >= size:
            out.append(Run(first, last))
        at = hay.find(opening, at + 1)
    return out


def aligned(needle: str, hay: str, low: int, high: int) -> list[Piece]:
    """The runs of `hay[low:high]` that match the passage, the best first.

    A run goes on over a gap as long as what follows it matches more words than the gap costs.
    """
    blocks = []
    for operation in Levenshtein.opcodes(needle, hay[low:high]):
        if operation.tag == "equal":
            size = operation.src_end - operation.src_start
            blocks.append((operation.src_start, low + operation.dest_start, size))
    runs: list[tuple[float, Piece]] = []
    score, run = 0.0, None
    best: tuple[float, Piece] | None = None
    for start, first, size in blocks:
        if run is not None:
            gap = max(start - run.end, first - run.last)
            cost = 0.45 * gap
            if cost < score and gap <= 3 + run.matched:
                score += size - cost
                run = Piece(run.first, first + size, run.start, start + size, run.matched + size)
                if best is None or score > best[0]:
                    best = (score, run)
                continue
            if best:
                runs.append(best)
        score, run = float(size), Piece(first, first + size, start, start + size, size)
        best = (score, run)
    if best:
        runs.append(best)
    runs.sort(key=lambda pair: -pair[0])
    return [piece for _score, piece in runs[:4]]
