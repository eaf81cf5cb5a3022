"""Whether the articles are about one event, and which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.compare.document import Document
from reader.text.stems import is_content, stem

# The opening tells what an article is about; further down come other stories' names.
_OPENING_WORDS = 300
# Two openings on one event share this much of the shorter one's content words, and names. Measured on forty real
# stories: nineteen of twenty pairs of one story share more, one in fifty pairs of two stories does.
_SHARE = 0.14
_NAMES = 2
# A very short article has few words to share: one name in common will do.
_SHORT = 14


class Opening(NamedTuple):
    """Stems of an opening's content words, and of those written as names inside a sentence."""

    content: frozenset[str]
    names: frozenset[str]


def group_by_event(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """The articles' ids grouped by event, in the order given: one group of all where they seem to be about one.

    Two articles belong together when their openings do, or when a third belongs with both.
    """
    openings = [_opening(document) for document in documents]
    groups: list[list[int]] = []
    for number, opening in enumerate(openings):
        near = [group for group in groups if any(_one_event(opening, openings[member]) for member in group)]
        joined = sorted([number, *(member for group in near for member in group)])
        groups = [group for group in groups if group not in near]
        groups.append(joined)
    groups = _with_short_ones(groups, openings)
    return tuple(tuple(documents[member].article.id for member in group) for group in sorted(groups))


def _with_short_ones(groups: list[list[int]], openings: Sequence[Opening]) -> list[list[int]]:
    """Short articles that fit nowhere say too little to be of another event: they go with the largest group."""
    told = [group for group in groups if any(len(openings[member].content) > _SHORT for member in group)]
    if not told:
        return [sorted(member for group in groups for member in group)] if groups else []
    largest = max(told, key=lambda group: (len(group), -group[0]))
    rest = [member for group in groups if group not in told for member in group]
    return [sorted([*group, *rest]) if group is largest else group for group in told]


def _opening(document: Document) -> Opening:
    text = document.text
    openings = {sentence.start for sentence in document.sentences}
    told = list(map(_told, document.norms[:_OPENING_WORDS]))
    names = frozenset(
        [
            word
            for word, start in zip(told, document.starts, strict=False)
            if word and text[start].isupper() and start not in openings
        ]
    )
    return Opening(frozenset(filter(None, told)), names)


@lru_cache(maxsize=65_536)
def _told(norm: str) -> str:
    """The stem of a content word, "" for other words and for figures."""
    return stem(norm) if is_content(norm) and not norm[0].isdigit() else ""


def _one_event(one: Opening, other: Opening) -> bool:
    shared = one.content & other.content
    shorter = min(len(one.content), len(other.content))
    if not shorter:
        return True  # an empty article speaks of no other event
    names = (one.names & other.content) | (other.names & one.content)
    if shorter <= _SHORT:
        return bool(shared & (one.names | other.names)) or len(shared) >= shorter / 2
    return len(shared) >= _SHARE * shorter and len(names) >= _NAMES
