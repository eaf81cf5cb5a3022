"""Searching all sources: caseless, and blind to the shape of quotation marks, apostrophes and dashes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Span
from reader.tui.spans import Runs

if TYPE_CHECKING:
    from reader.tui.column import Column

_SAME = {
    **dict.fromkeys("'’‘`´", "['’‘`´]"),
    **dict.fromkeys("\"“”„«»", "[\"“”„«»]"),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}  # fmt: skip


class Hit(NamedTuple):
    """A match: the source and the stretch."""

    article: str
    span: Span


class Search:
    """The words searched for and where they stand. Runs over the columns' texts; nothing is indexed."""

    def __init__(self, columns: dict[str, Column]) -> None:
        self._columns = columns
        self.words = ""
        self.hits: list[Hit] = []
        self.counts: dict[str, int] = {}
        self.at: int | None = None
        """Which hit the reader is at."""

    def look_for(self, words: str) -> None:
        """Find `words` in every source; "" ends the search. Case counts only when `words` has a capital."""
        from reader.tui.column import MATCH

        self.words = words
        self.at = None
        self.hits = []
        self.counts = {}
        pattern = _pattern(words)
        for article_id, column in self._columns.items():
            found = [Span(*match.span()) for match in pattern.finditer(column.text)] if pattern else []
            column.matches = Runs((span, MATCH) for span in found)
            if found:
                self.counts[article_id] = len(found)
                self.hits.extend(Hit(article_id, span) for span in found)

    def step(self, article: str, offset: int, direction: int) -> Hit | None:
        """The next (1) or previous (-1) hit from a place, round the end; sources in their order."""
        if not self.hits:
            return None
        order = {article_id: number for number, article_id in enumerate(self._columns)}
        keys = [(order[hit.article], hit.span.start) for hit in self.hits]
        here = (order.get(article, 0), offset)
        number = bisect_right(keys, here) if direction > 0 else bisect_left(keys, here) - 1
        self._choose(number % len(self.hits))
        return self.hits[self.at] if self.at is not None else None

    def _choose(self, number: int) -> None:
        from reader.tui.column import MATCH, MATCH_NOW

        touched = {self.hits[number].article}
        if self.at is not None and self.at < len(self.hits):
            touched.add(self.hits[self.at].article)
        self.at = number
        for article_id in touched:
            marks = [(hit.span, MATCH) for hit in self.hits if hit.article == article_id]
            if self.hits[number].article == article_id:
                marks.append((self.hits[number].span, MATCH_NOW))
            self._columns[article_id].matches = Runs(marks)


def _pattern(words: str) -> re.Pattern[str] | None:
    words = words.strip()
    if not words:
        return None
    parts = ["".join(_SAME.get(character, re.escape(character)) for character in word) for word in words.split()]
    flags = 0 if any(character.isupper() for character in words) else re.IGNORECASE
    return re.compile(r"\s+".join(parts), flags)
