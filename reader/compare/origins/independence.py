"""How far sources are independent: the origins behind them all, and origins that cite each other in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reader.article import Article
from reader.compare.model import Origin
from reader.compare.origins.names import name_key
from reader.text.datelines import dateline_agency

# A dateline stands within so many code points.
_DATELINE_WITHIN = 400

OwnNames = frozenset[frozenset[str]]
"""The names of one outlet, each as its words."""


def outlet_of(article: Article) -> str | None:
    """The outlet of an article: what its source says, else the agency of its dateline."""
    return article.source.outlet or dateline_agency(article.text, 0, _DATELINE_WITHIN)


def own_names(article: Article) -> OwnNames:
    """What an article calls its own outlet, initials included: it is no origin of itself."""
    source = article.source
    names = [name_key(name) for name in (outlet_of(article), source.byline) if name]
    initials = ("".join(part[0] for part in name.split()) for name in names)
    return frozenset(frozenset(name.split()) for name in (*names, *(short for short in initials if len(short) > 2)))


def is_own(name: str, own: OwnNames) -> bool:
    """Whether a name is the article's own outlet, or a part of it ("Coastline" for "Coastline 4")."""
    if not own:
        return False
    parts = frozenset(name_key(name).split())
    return any(parts <= known for known in own)


def independent_origins(articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """The fewest origins that account for every article that has something from any: the one most rest on first.

    An outlet among the articles that others cite is the origin of its own article too. Chosen one by one, each for the
    most articles that are not accounted for yet (Chvátal's greedy covering); of equal ones the first.
    """
    resting: dict[str, set[str]] = {}
    outlets = {article.id: own_names(article) for article in articles}
    for origin in origins:
        own = {article for article, names in outlets.items() if is_own(origin.name, names)}
        resting[origin.id] = {use.article for use in origin.uses} | own
    left: set[str] = set().union(*({use.article for use in origin.uses} for origin in origins)) if origins else set()
    chosen: list[Origin] = []
    while left:
        best = max(origins, key=lambda origin: len(resting[origin.id] & left))
        chosen.append(best)
        left -= resting[best.id]
    return tuple(chosen)


def in_a_circle(articles: Sequence[Article], origins: Sequence[Origin]) -> frozenset[str]:
    """Ids of the origins that, by what the sources say, have it from each other (A from B, B from A).

    A carrier has it from the one before it in its chain, and an article's outlet from the last of the chain.
    """
    cited: dict[str, set[str]] = defaultdict(set)
    called = ((article.id, outlet_of(article)) for article in articles)
    outlets = {article: name_key(name) for article, name in called if name}
    words = {outlet: frozenset([frozenset(outlet.split())]) for outlet in outlets.values()}
    for origin in origins:
        for use in origin.uses:
            links = [origin.name, *use.chain]
            for source, carrier in pairwise(links):
                cited[name_key(carrier)].add(name_key(source))
            if use.article in outlets:
                cited[outlets[use.article]].add(name_key(links[-1]))

    @cache
    def one(key: str) -> str:
        """The outlet of an article that a shorter name stands for."""
        return key if key in words else next((outlet for outlet, own in words.items() if is_own(key, own)), key)

    graph: dict[str, set[str]] = defaultdict(set)
    for carrier, sources in cited.items():
        graph[one(carrier)].update(one(source) for source in sources)
    return frozenset(origin.id for origin in origins if _comes_back(graph, one(name_key(origin.name))))


def _comes_back(graph: dict[str, set[str]], start: str) -> bool:
    """Whether a way of at least two steps leads from `start` back to it."""
    seen: set[str] = set()
    ahead = [node for node in graph.get(start, ()) if node != start]
    while ahead:
        node = ahead.pop()
        if node == start:
            return True
        if node not in seen:
            seen.add(node)
            ahead.extend(graph.get(node, ()))
    return False
