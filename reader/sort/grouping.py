"""Stories from a pile of articles, in time that grows with the pile and not with its pairs.

Each article looks for its likest others through an inverted index of its most telling features only; strong likenesses
become edges; edges are joined from the strongest down, and two groups become one when they are alike as wholes, so that
one article about two events does not chain their stories together (group-average linkage, as in Manning, Raghavan and
Schütze, Introduction to Information Retrieval, 17.3, on the edges alone).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.article import Article
from reader.sort.features import KINDS, WEIGHTS, Profile, profile

# An article looks for others through so many of its features, the most telling first.
_LOOKED_UP = 32
# A feature that more articles share connects each only with this many after it in the pile, which bounds the work.
_NEIGHBOURS = 12
# Of those found it is compared whole with this many, the likeliest.
_COMPARED = 12
# Features an article keeps.
_MOST_FEATURES = 160
# A feature shared by more than this share of a large pile tells nothing.
_TOO_COMMON = 0.25

# Cosine likeness of two articles that makes an edge, and mean likeness of two groups that makes them one. On 40 real
# stories in one pile F1 is .97 to .99 for anything between .06 and .09.
_EDGE = 0.05
_JOIN = 0.075
# Groups that were too small to be told alike may be by the time the others are joined.
_PASSES = 3


@dataclass(frozen=True, slots=True)
class SortedStory:
    """Articles about one event.

    Attributes:
        title: of the article most like the others.
        paths: in order.
        why: words that most of them share, most telling first; empty for an article that stands alone.
    """

    title: str
    paths: tuple[str, ...]
    why: tuple[str, ...]


_REASONS = 6
_NAME = KINDS.index("name")

Vector = Mapping[int, float]


def sort_articles(articles: Iterable[Article]) -> tuple[SortedStory, ...]:
    """The articles grouped into stories, the largest first. Pure, and the same for any order of the articles."""
    return sort_profiles([profile(article) for article in articles])


def sort_profiles(profiles: Sequence[Profile]) -> tuple[SortedStory, ...]:
    """`sort_articles` for articles that were profiled one by one, so that none has to stay in memory."""
    ordered = sorted(profiles, key=lambda one: (one.path, one.title))
    vectors = _vectors(ordered)
    groups = _joined(vectors, _edges(vectors))
    stories = [_story([ordered[i] for i in group], [vectors[i] for i in group]) for group in groups]
    return tuple(sorted(stories, key=lambda story: (-len(story.paths), story.paths)))


def _vectors(profiles: Sequence[Profile]) -> list[dict[int, float]]:
    """Unit vectors of each article's most telling features. Those that only one article has liken it to nothing."""
    shared: Counter[int] = Counter()
    named: Counter[int] = Counter()
    for one in profiles:
        shared.update(one.features)
        named.update(one.names)
    whole = len(profiles)
    most = max(8.0, _TOO_COMMON * whole)

    def telling(feature: int, weight: float, kind: int) -> float:
        count = shared[feature]
        if not 1 < count <= most:
            return 0.0
        kind = _NAME if 2 * named[feature] > count else kind
        return weight * WEIGHTS[kind] * math.log(1 + whole / count)

    return [
        _unit(
            {
                f: told
                for f, w, k in zip(one.features, one.weights, one.kinds, strict=True)
                if (told := telling(f, w, k))
            }
        )
        for one in profiles
    ]


def _unit(vector: dict[int, float]) -> dict[int, float]:
    if len(vector) > _MOST_FEATURES:
        vector = dict(sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:_MOST_FEATURES])
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {feature: weight / length for feature, weight in vector.items()} if length else {}


def _edges(vectors: Sequence[Vector]) -> list[tuple[float, int, int]]:
    """Pairs of articles that are alike, strongest first."""
    telling = [sorted(vector, key=lambda f: (-vector[f], f))[:_LOOKED_UP] for vector in vectors]
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for number, features in enumerate(telling):
        for feature in features:
            postings[feature].append(number)
    found: dict[tuple[int, int], float] = {}
    places = {feature: {n: i for i, n in enumerate(listed)} for feature, listed in postings.items() if len(listed) > 1}
    for number, features in enumerate(telling):
        likely: defaultdict[int, float] = defaultdict(float)
        for feature in features:
            if feature in places:
                begin = places[feature][number] + 1
                for other in postings[feature][begin : begin + _NEIGHBOURS]:
                    likely[other] += vectors[number][feature] * vectors[other][feature]
        for other, _ in sorted(likely.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]:
            likeness = _cosine(vectors[number], vectors[other])
            if likeness >= _EDGE:
                found[(number, other)] = likeness
    return sorted(((likeness, a, b) for (a, b), likeness in found.items()), key=lambda e: (-e[0], e[1], e[2]))


def _cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


class _Group:
    """Articles joined so far, and the sum of their vectors."""

    __slots__ = ("members", "total")

    def __init__(self, member: int, vector: Vector) -> None:
        self.members = [member]
        self.total = vector

    def likeness(self, other: _Group) -> float:
        """The mean cosine over all pairs of one's members with the other's."""
        return _cosine(self.total, other.total) / (len(self.members) * len(other.members))

    def take(self, other: _Group) -> None:
        """Make the other's members this group's."""
        total = dict(self.total) if len(self.members) == 1 else self.total
        assert isinstance(total, dict)
        for feature, weight in other.total.items():
            total[feature] = total.get(feature, 0.0) + weight
        self.total = total
        self.members += other.members


def _joined(vectors: Sequence[Vector], edges: Sequence[tuple[float, int, int]]) -> list[list[int]]:
    """Groups of articles, joined along the edges from the strongest down."""
    groups = [_Group(number, vector) for number, vector in enumerate(vectors)]
    refused: dict[tuple[int, int], tuple[int, int]] = {}
    for _ in range(_PASSES):
        joins = 0
        for _, first, second in edges:
            one, other = groups[first], groups[second]
            if one is other:
                continue
            if (len(one.members), one.members[0]) < (len(other.members), other.members[0]):
                one, other = other, one
            pair, sizes = (one.members[0], other.members[0]), (len(one.members), len(other.members))
            if refused.get(pair) == sizes:
                continue  # neither has changed since
            if one.likeness(other) < _JOIN:
                refused[pair] = sizes
                continue
            one.take(other)
            joins += 1
            for member in other.members:
                groups[member] = one
        if not joins:
            break
    return [sorted(group.members) for group in {id(group): group for group in groups}.values()]


def _story(profiles: Sequence[Profile], vectors: Sequence[Vector]) -> SortedStory:
    total: Counter[int] = Counter()
    for vector in vectors:
        total.update(vector)
    middle = max(range(len(vectors)), key=lambda i: (_cosine(vectors[i], total), -i))
    return SortedStory(
        profiles[middle].title,
        tuple(one.path for one in profiles),
        _explanation(profiles, vectors, total) if len(vectors) > 1 else (),
    )


def _explanation(profiles: Sequence[Profile], vectors: Sequence[Vector], total: Mapping[int, float]) -> tuple[str, ...]:
    """The words that most of the articles share, most telling first; none inside another."""
    carriers = Counter(feature for vector in vectors for feature in vector)
    shown: dict[int, str] = {}
    for one in profiles:
        for feature, words in one.shown.items():
            shown.setdefault(feature, words)
    common = [f for f in total if f in shown and carriers[f] > 1 and carriers[f] * 2 >= len(vectors)]
    chosen: list[str] = []
    for feature in sorted(common, key=lambda f: (-total[f], f)):
        words = shown[feature]
        if not any(words.casefold() in other.casefold() for other in chosen):
            chosen.append(words)
        if len(chosen) == _REASONS:
            break
    return tuple(chosen)
