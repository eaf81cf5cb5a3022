"""Acts in other words: "scrap", "axe" and "end" the flights are one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from reader.text.lexicon import lexicon
from reader.text.stems import stem


@cache
def kindred() -> Mapping[str, frozenset[str]]:
    """Stem → the stems of its group, itself included; only of words that have kindred ones."""
    groups = [frozenset(map(stem, line.split())) for line in lexicon("kindred")["groups"].splitlines() if line.strip()]
    return {word: group for group in groups for word in group}


@cache
def _first() -> Mapping[str, str]:
    return {word: min(group) for word, group in kindred().items()}


def alike(stems: Iterable[str]) -> frozenset[str]:
    """The stems with each act by the one name of its group, so that acts in other words are the same."""
    first = _first()
    return frozenset([first.get(word, word) for word in stems])
