"""Whether the articles are about one event, and which belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.compare.document import Document
from reader.text.stems import is_content, stem

# The opening tells what an article is about; further down come other stories' names.
_OPENING_WORDS = 160
# Two openings on one event share at least this many content words, one of them a name, and this share of the shorter.
# On real stories nine in ten pairs share twice as much, and pairs of different stories a third.
_LEAST_SHARED = 4
_SHARE = 0.1
# A very short article has fewer words to share.
_SHORT = 12


def group_by_event(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """The articles' ids grouped by event: one group of all where they seem to be about one; groups keep the order given."""
    words = [_opening(document) for document in documents]
    everywhere = Counter(word for content, _ in words for word in content)
    parent = list(range(len(documents)))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    # One representative a group is enough to compare with first; the others follow only when that fails.
    for number, (content, names) in enumerate(words):
        for earlier in range(number):
            if find(earlier) != find(number) and _one_event(content, names, *words[earlier]):
                parent[find(number)] = find(earlier)
    del everywhere
    groups: dict[int, list[str]] = {}
    for number, document in enumerate(documents):
        groups.setdefault(find(number), []).append(document.article.id)
    return tuple(tuple(group) for group in groups.values())


def _opening(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the opening's content words, and of its names."""
    content: set[str] = set()
    names: set[str] = set()
    for at, norm in enumerate(document.norms[:_OPENING_WORDS]):
        if is_content(norm) and not norm[0].isdigit():
            content.add(stem(norm))
            if document.text[document.starts[at]].isupper():
                names.add(stem(norm))
    return frozenset(content), frozenset(names)


def _one_event(one: frozenset[str], names: frozenset[str], other: frozenset[str], others: frozenset[str]) -> bool:
    shared = one & other
    shorter = min(len(one), len(other))
    if not shorter:
        return True  # an empty article says nothing of another event
    if shorter <= _SHORT:
        return bool(shared)
    return len(shared) >= max(_LEAST_SHARED, _SHARE * shorter) and bool(shared & (names | others))
