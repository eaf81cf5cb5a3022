"""Phrases of a lexicon, found in a run of folded words.

A phrase is written as words separated by spaces. `a|b` allows either word, `?word` may be missing, `*` stands for at
most two words of any kind. The longest phrase of a table wins where several start at the same word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from reader.text.lexicon import lexicon

_GAP = "*"
_WIDEST_GAP = 2


class Hit(NamedTuple):
    """A phrase of `table` found at words `[first, last)`."""

    first: int
    last: int
    table: str


Element = tuple[frozenset[str], bool]
"""The words one place of a phrase allows (none: a gap), and whether the place may stay empty."""


class PhraseBook:
    """The phrases of several tables, ready to be looked up by their first word."""

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        entries: dict[str, list[tuple[tuple[Element, ...], str]]] = {}
        for table, phrases in tables.items():
            for phrase in phrases:
                elements = _elements(phrase)
                for at, (choices, optional) in enumerate(elements):
                    for word in choices:
                        entries.setdefault(word, []).append((elements[at + 1 :], table))
                    if not optional:
                        break
        self._entries = entries

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words with which a phrase can begin."""
        return frozenset(self._entries)

    def find(
        self, norms: Sequence[str], first: int = 0, last: int | None = None, openers: Iterable[int] | None = None
    ) -> list[Hit]:
        """The phrases in `norms[first:last]`, in order; of one table no two overlap.

        Args:
            openers: where the words stand, in order, with which a phrase can begin, if that is known.
        """
        stop = len(norms) if last is None else min(last, len(norms))
        hits: list[Hit] = []
        taken: dict[str, int] = {}
        get = self._entries.get
        for index in range(first, stop) if openers is None else openers:
            entries = get(norms[index])
            if entries is None:
                continue
            longest: dict[str, int] = {}
            for rest, table in entries:
                if taken.get(table, 0) <= index:
                    end = _match(rest, 0, norms, index + 1, stop)
                    if end > longest.get(table, 0):
                        longest[table] = end
            for table, end in longest.items():
                hits.append(Hit(index, end, table))
                taken[table] = end
        return hits


def _match(elements: tuple[Element, ...], at: int, norms: Sequence[str], index: int, stop: int) -> int:
    """The furthest end of a match of `elements[at:]` at `norms[index]`, or 0."""
    if at == len(elements):
        return index
    choices, optional = elements[at]
    if not choices:
        return max(
            (_match(elements, at + 1, norms, index + skip, stop) for skip in range(min(_WIDEST_GAP, stop - index) + 1)),
            default=0,
        )
    end = _match(elements, at + 1, norms, index + 1, stop) if index < stop and norms[index] in choices else 0
    return max(end, _match(elements, at + 1, norms, index, stop)) if optional else end


def _elements(phrase: str) -> tuple[Element, ...]:
    return tuple(
        (frozenset() if part == _GAP else frozenset(part.lstrip("?").split("|")), part.startswith("?"))
        for part in phrase.split()
    )


@cache
def phrase_book(name: str) -> PhraseBook:
    """The tables of `lexicons/<name>.toml`: each a list of phrases, one a line or as an array."""
    tables: dict[str, list[str]] = {}
    for table, value in lexicon(name).items():
        tables[table] = [line for line in value.splitlines() if line.strip()] if isinstance(value, str) else list(value)
    return PhraseBook(tables)
