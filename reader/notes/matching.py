"""One passage looked for in one text: candidates, their scores, and whether the best of them may be believed.

Each candidate is scored .6 for the quote and .2 for each neighbour. The best is taken only over a floor that depends
on the passage's length and with a margin over the next: better an orphan that is said to be one than a note moved in
silence. The thresholds were chosen on `tests/bench/anchors.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz.distance import Levenshtein

from reader.article import Span
from reader.notes.candidates import Piece, Run, aligned, between, diagonals, exact_hits
from reader.notes.edges import widened
from reader.notes.flags import changed_flags
from reader.notes.model import CONTEXT, Anchor, AnchorFlag, Selector, Suggestion
from reader.notes.words import Vocabulary, Words

QUOTE, NEIGHBOUR = 0.6, 0.2
MARGIN = 0.04
WIDEST_GAP = 90
"""Words between the parts of a split passage: a paragraph. Farther apart they are two passages that share words."""
_SUGGESTED = 0.3
_TRAILING = re.compile(r"\w*\Z")
_LEADING = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Runs of the text that may be the passage. `quote`, `before`, `after` and `score` are 0 to 1."""

    runs: tuple[Run, ...]
    quote: float
    before: float
    after: float
    score: float

    @property
    def first(self) -> int:
        return self.runs[0].first

    @property
    def last(self) -> int:
        return self.runs[-1].last

    def overlaps(self, other: _Candidate) -> bool:
        return any(one.overlaps(two) for one in self.runs for two in other.runs)


class Search:
    """One passage looked for in one text."""

    def __init__(self, words: Words, vocabulary: Vocabulary, selector: Selector) -> None:
        self.words = words
        self.selector = selector
        # A passage may begin or end inside a word: the whole word is looked for, and the rest of it taken off again.
        starts_inside = selector.exact[:1].isalnum()
        self.head = _TRAILING.search(selector.prefix).group() if starts_inside else ""  # type: ignore[union-attr]
        self.tail = _LEADING.match(selector.suffix).group() if selector.exact[-1:].isalnum() else ""  # type: ignore[union-attr]
        self.whole = self.head + selector.exact + self.tail
        self.needle = Words(self.whole, vocabulary)
        prefix = selector.prefix[: len(selector.prefix) - len(self.head)]
        cut = len(selector.prefix) >= CONTEXT
        self.before = _whole_words(prefix, vocabulary, cut_start=cut)
        self.after = _whole_words(
            selector.suffix[len(self.tail) :], vocabulary, cut_end=len(selector.suffix) >= CONTEXT
        )
        self.near = self.words.at(selector.start)

    def result(self) -> Anchor:
        """The anchor: the best candidate if it is good enough and stands out, else an orphan."""
        exact = self._exact()
        if exact and exact[0].before + exact[0].after >= 1.5:
            return self._anchor(exact[0])
        loose = [one for one in self._loose() if not any(one.overlaps(other) for other in exact)]
        found = self._ranked([*exact, *loose])
        if not found:
            return Anchor("orphan", (), 0.0)
        best = found[0]
        rival = next((other for other in found[1:] if not other.overlaps(best)), None)
        if self._good(best) and (rival is None or self._stands_out(best, rival)):
            return self._anchor(best)
        return self._orphan(found)

    # --- candidates --------------------------------------------------------------------------------------------------

    def _exact(self) -> list[_Candidate]:
        size = len(self.needle)
        hits = exact_hits(self.needle.string, self.words.string, self.near, self.before, self.after)
        return self._ranked([self._scored((Run(hit, hit + size),)) for hit in hits])

    def _loose(self) -> list[_Candidate]:
        """Candidates with other words: each alone, and those that follow each other as parts of a split passage."""
        hay, needle, size = self.words.string, self.needle.string, len(self.needle)
        slack = max(4, size // 3)
        pieces: dict[Piece, None] = {}
        for diagonal in diagonals(needle, hay, self.near):
            low, high = max(0, diagonal - slack), min(len(hay), diagonal + size + slack)
            if low < high:
                pieces.update(dict.fromkeys(aligned(needle, hay, low, high)))
        kept = sorted(pieces, key=lambda piece: -piece.matched)[:12]
        out = [self._scored(self._stretched((piece,))) for piece in kept]
        out += [self._scored((run,)) for run in between(self.before, self.after, hay, size)]
        return out + self._split(kept)

    def _split(self, pieces: Sequence[Piece]) -> list[_Candidate]:
        """Two or three pieces in the passage's order, with something else between them, a paragraph at most."""
        sound = sorted((piece for piece in pieces if piece.dense), key=lambda piece: piece.first)
        return [
            self._scored(self._stretched(chosen))
            for count in (2, 3)
            for chosen in combinations(sound[:8], count)
            if all(_follows(one, two) for one, two in pairwise(chosen))
        ]

    def _stretched(self, pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
        """Pieces grown over words at their ends that were replaced: up to where the old neighbours stand."""
        hay, size = self.words.string, len(self.needle)
        head, tail = pieces[0], pieces[-1]
        first = self._best_edge(
            head.first, head.start, lambda at: _nearness(self.before, hay[max(0, at - len(self.before)) : at])
        )
        last = self._best_edge(
            tail.last, tail.end - size, lambda at: _nearness(self.after, hay[at : at + len(self.after)])
        )
        first, last = min(first, head.last - 1), max(last, tail.first + 1)
        runs = [piece.run for piece in pieces]
        runs[0] = Run(first, runs[0].last)
        runs[-1] = Run(runs[-1].first, last)
        return tuple(runs)

    def _best_edge(self, edge: int, missing: int, neighbour: Callable[[int], float]) -> int:
        """Where the passage begins (or ends, `missing` negative): `missing` words further out, give or take two."""
        if not missing:
            return edge
        step = 1 if missing > 0 else -1
        reach = min(abs(missing), 8)
        best, value = edge, -1.0
        for grown in (*range(reach, -1, -1), reach + 1, reach + 2):
            at = edge - step * grown
            if not 0 <= at <= len(self.words):
                continue
            near = neighbour(at) - 0.02 * abs(grown - reach)
            if near > value + 1e-9:
                best, value = at, near
        return best

    # --- judging -----------------------------------------------------------------------------------------------------

    def _scored(self, runs: tuple[Run, ...]) -> _Candidate:
        hay, needle = self.words.string, self.needle.string
        first, last = runs[0].first, runs[-1].last
        found = "".join(hay[run.first : run.last] for run in runs)
        between_them = last - first - len(found)
        quote = Levenshtein.normalized_similarity(needle, found) - 0.03 * (len(runs) - 1) - 0.001 * between_them
        before = self._neighbour(self.before, hay[max(0, first - len(self.before)) : first], first == 0)
        after = self._neighbour(self.after, hay[last : last + len(self.after)], last == len(hay))
        score = QUOTE * quote + NEIGHBOUR * (before + after)
        return _Candidate(runs, quote, before, after, score)

    def _neighbour(self, wanted: str, found: str, at_edge: bool) -> float:
        """How like the old neighbour the new one is. A passage at the edge of the text had none: that says little,
        for whatever is put in before or after it takes the edge."""
        if not wanted:
            return 0.6 if at_edge else 0.5
        return _nearness(wanted, found)

    def _ranked(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Best first; of equals the one nearest to where the passage was."""
        scale = 0.01 / max(1, len(self.words))
        return sorted(candidates, key=lambda c: -c.score + scale * abs(c.first - self.near))

    def _good(self, best: _Candidate) -> bool:
        """Whether a candidate is good enough: the fewer words a passage has, the more they must be the same ones."""
        size = len(self.needle)
        around = best.before + best.after
        if best.quote == 1:
            return size >= 6 or around >= (0.3 if size >= 4 else 0.8)
        if size < 4:
            return best.quote >= 0.5 and around >= 1.6
        if around >= 1.4:  # between its old neighbours
            return best.quote >= (0.5 if size < 8 else 0.34)
        floor = 0.72 if size < 8 else 0.62
        return best.quote >= floor and best.score >= (0.6 if size < 8 else 0.5)

    def _stands_out(self, best: _Candidate, rival: _Candidate) -> bool:
        return best.score - rival.score >= MARGIN or (best.quote == 1 and rival.quote == 1)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _anchor(self, best: _Candidate) -> Anchor:
        runs = _joined(best.runs)
        spans = [self.words.span(*run) for run in runs]
        spans = widened(self.words.text, spans, self.whole, self.needle)
        spans = self._without_rest(spans, runs)
        same = len(runs) == 1 and self.words.string[best.first : best.last] == self.needle.string
        if same:
            return Anchor("exact", tuple(spans), round(best.score, 4))
        return Anchor("edited", tuple(spans), round(best.score, 4), self._flags(runs))

    def _without_rest(self, spans: list[Span], runs: Sequence[Run]) -> list[Span]:
        """The spans without what the words at their ends have beyond the passage, where those words are the same."""
        hay, needle = self.words.string, self.needle.string
        if self.head and hay[runs[0].first] == needle[0] and len(spans[0].of(self.words.text)) > len(self.head):
            spans[0] = Span(spans[0].start + len(self.head), spans[0].end)
        if self.tail and hay[runs[-1].last - 1] == needle[-1] and len(spans[-1].of(self.words.text)) > len(self.tail):
            spans[-1] = Span(spans[-1].start, spans[-1].end - len(self.tail))
        return spans

    def _orphan(self, found: Sequence[_Candidate]) -> Anchor:
        chosen: list[_Candidate] = []
        for candidate in found:
            if candidate.score >= _SUGGESTED and candidate.quote > 0 and not any(candidate.overlaps(c) for c in chosen):
                chosen.append(candidate)
        suggestions = [
            Suggestion(self.words.span(candidate.first, candidate.last), round(candidate.score, 4))
            for candidate in chosen[:3]
        ]
        return Anchor("orphan", (), round(found[0].score, 4), (), tuple(suggestions))

    def _flags(self, runs: Sequence[Run]) -> tuple[AnchorFlag, ...]:
        old = [self.needle.norm(index) for index in range(len(self.needle))]
        new = [self.words.norm(index) for run in runs for index in range(*run)]
        return changed_flags(old, new)


def _follows(one: Piece, two: Piece) -> bool:
    return one.last < two.first <= one.last + WIDEST_GAP and one.end <= two.start + 1


def _nearness(wanted: str, found: str) -> float:
    return Levenshtein.normalized_similarity(wanted, found) if wanted else 0.0


def _whole_words(context: str, vocabulary: Vocabulary, *, cut_start: bool = False, cut_end: bool = False) -> str:
    """The words of a prefix or suffix, without the one that its 32 characters may have cut."""
    words = Words(context, vocabulary)
    string = words.string
    if cut_start and string and words.starts[0] == 0:
        string = string[1:]
    if cut_end and string and words.ends[-1] == len(context):
        string = string[:-1]
    return string


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs with at most two words between them as one: a word was put in, the passage was not split."""
    out = [runs[0]]
    for run in runs[1:]:
        if run.first - out[-1].last <= 2:
            out[-1] = Run(out[-1].first, run.last)
        else:
            out.append(run)
    return out
