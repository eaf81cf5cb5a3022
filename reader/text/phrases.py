"""Phrases of a lexicon, found in a run of folded words.

A phrase is written as words separated by spaces. `a|b` allows either word, `?word` may be missing, `*` stands for at
most two words of any kind. The longest phrase of a table wins where several start at the same word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from reader.text.lexicon import lexicon

_GAP = "*"
_WIDEST_GAP = 2


class Hit(NamedTuple):
    """A phrase of `table` found at words `[first, last)`."""

    first: int
    last: int
    table: str


class PhraseBook:
    """The phrases of several tables, ready to be looked up by their first word."""

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for table, phrases in tables.items():
            for phrase in phrases:
                for words in _expand(phrase):
                    entries.setdefault(words[0], []).append((words, table))
        self._entries = {
            first: sorted(found, key=lambda entry: (-len(entry[0]), entry[1], entry[0]))
            for first, found in entries.items()
        }

    def find(self, norms: Sequence[str], first: int = 0, last: int | None = None) -> list[Hit]:
        """The phrases in `norms[first:last]`, in order; of one table no two overlap."""
        stop = len(norms) if last is None else last
        hits: list[Hit] = []
        taken: dict[str, int] = {}
        get = self._entries.get
        for index in range(first, stop):
            entries = get(norms[index])
            if entries is None:
                continue
            for words, table in entries:
                if taken.get(table, 0) > index:
                    continue
                end = _match(words, 1, norms, index + 1, stop)
                if end:
                    hits.append(Hit(index, end, table))
                    taken[table] = end
        return hits


def _match(words: tuple[str, ...], at: int, norms: Sequence[str], index: int, stop: int) -> int:
    """The end of the match of `words[at:]` at `norms[index]`, or 0."""
    while at < len(words):
        if words[at] == _GAP:
            for skip in range(_WIDEST_GAP + 1):
                end = _match(words, at + 1, norms, index + skip, stop)
                if end:
                    return end
            return 0
        if index >= stop or norms[index] != words[at]:
            return 0
        at += 1
        index += 1
    return index


def _expand(phrase: str) -> list[tuple[str, ...]]:
    """Every wording a phrase allows."""
    choices = [
        ("", *part[1:].split("|")) if part.startswith("?") else tuple(part.split("|")) for part in phrase.split()
    ]
    return [tuple(word for word in words if word) for words in product(*choices) if any(words)]


@cache
def phrase_book(name: str) -> PhraseBook:
    """The tables of `lexicons/<name>.toml`: each a list of phrases, one a line or as an array."""
    tables: dict[str, list[str]] = {}
    for table, value in lexicon(name).items():
        tables[table] = [line for line in value.splitlines() if line.strip()] if isinstance(value, str) else list(value)
    return PhraseBook(tables)
