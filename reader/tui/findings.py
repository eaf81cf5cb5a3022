"""A comparison as reading needs it: what stands at a place, where its counterparts are, which line faces which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reader.article import Article, Span
from reader.tui.spans import SpanIndex

if TYPE_CHECKING:  # the first frame shows text alone, and needs no more than these names
    from reader.compare.model import Comparison, Dispute, Family, Member, Origin, OriginUse, Passage, Place, Side

FindingKind = Literal["family", "dispute", "passage"]


@dataclass(frozen=True)
class Finding:
    """Something several sources have in common or part over; `number` is what the reader sees (❝4, ⚑2)."""

    kind: FindingKind
    number: int
    thing: Family | Dispute | Passage

    @cached_property
    def _spans(self) -> dict[str, list[Span]]:
        from reader.compare.model import Dispute

        parts: Sequence[Member | Side | Place]
        parts = self.thing.sides if isinstance(self.thing, Dispute) else self.thing.members
        spans: dict[str, list[Span]] = {}
        for part in parts:
            spans.setdefault(part.article, []).append(part.span)
        for several in spans.values():
            several.sort()
        return spans

    def spans_in(self, article: str) -> list[Span]:
        """Where it stands in one source, in order; empty when that source is silent on it."""
        return self._spans.get(article, [])

    def facing(self, article: str, like: Span) -> Span | None:
        """Where it stands in one source: of several places the one nearest in length to `like`, so that a headline
        faces a headline and the full words the full words."""
        spans = self.spans_in(article)
        return min(spans, key=lambda span: abs(len(range(*span)) - len(range(*like)))) if spans else None

    @property
    def articles(self) -> list[str]:
        """Ids of the sources that have it, each once."""
        return list(self._spans)


class Findings:
    """Indexes over one comparison; while there is None yet, over the bare `articles`."""

    def __init__(self, comparison: Comparison | None, articles: Sequence[Article] = ()) -> None:
        self._comparison = comparison
        self._articles = articles if comparison is None else comparison.articles
        self.order = [article.id for article in self._articles]
        families = () if comparison is None else comparison.families
        disputes = () if comparison is None else comparison.disputes
        passages = () if comparison is None else comparison.passages
        shared = [family for family in families if len({m.article for m in family.members}) > 1]
        self.families = [Finding("family", number, family) for number, family in enumerate(shared, 1)]
        """Quotes that at least two sources share; one source's own quotes are no mark."""
        self.disputes = [Finding("dispute", number, item) for number, item in enumerate(disputes, 1)]
        self.passages = [Finding("passage", number, item) for number, item in enumerate(passages, 1)]
        self._by_article: dict[str, SpanIndex[Finding]] = {}
        everything = [*self.families, *self.disputes, *self.passages]
        places: dict[str, list[tuple[Span, Finding]]] = {}
        for finding in everything:
            for article in finding.articles:
                places.setdefault(article, []).extend((span, finding) for span in finding.spans_in(article))
        self._by_article = {article: SpanIndex(items) for article, items in places.items()}
        self._paths: dict[tuple[str, str], list[tuple[int, int]]] = {}

    @cached_property
    def comparison(self) -> Comparison:
        """The comparison; an empty one of the same articles before it is there."""
        if self._comparison is not None:
            return self._comparison
        from reader.compare.model import Comparison

        return Comparison(articles=tuple(self._articles))

    @cached_property
    def singles(self) -> tuple[Place, ...]:
        """Claims that one source alone has: none with words in it that another source has too, or disputes."""
        return tuple(
            place
            for place in self.comparison.single_source
            if not any(len(finding.articles) > 1 for _, finding in self.of(place.article).over(place.span))
        )

    def of(self, article: str) -> SpanIndex[Finding]:
        """Everything found in one source."""
        return self._by_article.get(article) or SpanIndex()

    def at(self, article: str, span: Span, first: FindingKind = "family") -> list[tuple[Span, Finding]]:
        """What stands at a place: the kind the reader is after first, then quotes, disputes, passages; each once."""
        rank = {"family": 0, "dispute": 1, "passage": 2, first: -1}
        found = sorted(self.of(article).over(span), key=lambda item: (rank[item[1].kind], item[0].start))
        seen: set[tuple[str, int]] = set()
        return [
            item
            for item in found
            if (item[1].kind, item[1].number) not in seen and not seen.add((item[1].kind, item[1].number))  # type: ignore[func-returns-value]
        ]

    def count(self, article: str, kind: FindingKind) -> int:
        """How many findings of a kind a source has a part in."""
        return self._counts[article, kind]

    @cached_property
    def _counts(self) -> Counter[tuple[str, FindingKind]]:
        every = (*self.families, *self.disputes, *self.passages)
        return Counter((article, finding.kind) for finding in every for article in finding.articles)

    @cached_property
    def origins(self) -> dict[str, SpanIndex[tuple[Origin, OriginUse]]]:
        """Where each source says it has something from someone."""
        places: dict[str, list[tuple[Span, tuple[Origin, OriginUse]]]] = {}
        for origin in self.comparison.origins:
            for use in origin.uses:
                places.setdefault(use.article, []).append((use.span, (origin, use)))
        return {article: SpanIndex(items) for article, items in places.items()}

    def facing(self, article: str, offset: int, other: str) -> int:
        """The offset in `other` that faces `offset` of `article` when nothing at the place itself is shared.

        Between what both sources have, in an order both agree on, the way is divided evenly.
        """
        path = self._path(article, other)
        number = bisect_right(path, (offset, 1 << 60)) - 1
        left_a, left_b = path[number] if number >= 0 else (0, 0)
        if number + 1 >= len(path):
            return left_b + (offset - left_a)
        right_a, right_b = path[number + 1]
        share = (offset - left_a) / (right_a - left_a) if right_a > left_a else 0.0
        return left_b + round((right_b - left_b) * share)

    def _path(self, article: str, other: str) -> list[tuple[int, int]]:
        """Places both sources share, strictly rising in both: the longest such chain, with start and end."""
        known = self._paths.get((article, other))
        if known is not None:
            return known
        pairs: list[tuple[int, int]] = []
        for _, finding in self.of(article):
            here, there = finding.spans_in(article), finding.spans_in(other)
            if here and there:
                pairs.append((here[0].start, there[0].start))
        by_id = {source.id: source for source in self._articles if source.id in (article, other)}
        chain = _longest_rising(sorted(set(pairs)))
        end = (len(by_id[article].text), len(by_id[other].text))
        path = [(0, 0), *(pair for pair in chain if pair[0] > 0 and pair[1] > 0), end]
        self._paths[article, other] = path
        return path


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of `pairs` (sorted by their first) whose firsts and seconds both rise."""
    tails: list[int] = []
    at: list[int] = []
    back = [-1] * len(pairs)
    # Equal firsts are taken by falling seconds, so that a chain never uses two of them.
    order = sorted(range(len(pairs)), key=lambda index: (pairs[index][0], -pairs[index][1]))
    for index in order:
        second = pairs[index][1]
        place = bisect_left(tails, second)
        back[index] = at[place - 1] if place else -1
        if place == len(tails):
            tails.append(second)
            at.append(index)
        else:
            tails[place] = second
            at[place] = index
    chain = []
    index = at[-1] if at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = back[index]
    chain.reverse()
    return chain
