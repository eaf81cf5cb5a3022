"""Things that belong together by what links them two by two."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Pair = TypeVar("Pair")


def clusters(pairs: Sequence[Pair], ends: Callable[[Pair], Iterable[Hashable]]) -> list[list[Pair]]:
    """Pairs that share an end, directly or through others, together.

    Each cluster keeps the order of the pairs, and the clusters that of their first pairs.
    """
    parent: dict[Hashable, Hashable] = {}

    def find(node: Hashable) -> Hashable:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    first: list[Hashable] = []
    for pair in pairs:
        nodes = [find(end) for end in ends(pair)]
        for node in nodes[1:]:
            parent[find(node)] = find(nodes[0])
        first.append(nodes[0])
    together: dict[Hashable, list[Pair]] = {}
    for pair, node in zip(pairs, first, strict=True):
        together.setdefault(find(node), []).append(pair)
    return list(together.values())
