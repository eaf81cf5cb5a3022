"""Looking up spans: what lies over a stretch of text, in time that does not grow with the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from reader.article import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Things that each cover a span, found by what they overlap. Spans are in code points, half open."""

    def __init__(self, items: Iterable[tuple[Span, T]] = ()) -> None:
        self.items = sorted(items, key=lambda item: (item[0].start, -item[0].end))
        self._starts = [span.start for span, _ in self.items]
        self._reach: list[int] = []
        """The furthest end of the items up to each: where looking back may stop."""
        reach = 0
        for span, _ in self.items:
            reach = max(reach, span.end)
            self._reach.append(reach)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[tuple[Span, T]]:
        return iter(self.items)

    def over(self, span: Span) -> list[tuple[Span, T]]:
        """The items that share at least one code point with `span`, in order of their start."""
        found: list[tuple[Span, T]] = []
        if span.start >= span.end:
            return found
        for number in range(bisect_left(self._starts, span.end) - 1, -1, -1):
            if self._reach[number] <= span.start:
                break
            if self.items[number][0].overlap(span):
                found.append(self.items[number])
        found.reverse()
        return found

    def after(self, offset: int) -> tuple[Span, T] | None:
        """The first item that starts after `offset`."""
        number = bisect_right(self._starts, offset)
        return self.items[number] if number < len(self.items) else None

    def before(self, offset: int) -> tuple[Span, T] | None:
        """The last item that starts before `offset`."""
        number = bisect_left(self._starts, offset) - 1
        return self.items[number] if number >= 0 else None


class Runs:
    """Overlapping marks flattened to stretches that do not overlap, each with the union of its marks' bits."""

    def __init__(self, marks: Iterable[tuple[Span, int]] = ()) -> None:
        edges: dict[int, list[int]] = {}
        for span, bits in marks:
            if span.start < span.end:
                edges.setdefault(span.start, []).append(bits)
                edges.setdefault(span.end, []).append(-bits)
        self.starts: list[int] = []
        self.bits: list[int] = []
        """`bits[n]` holds from `starts[n]` up to `starts[n + 1]`."""
        counts: dict[int, int] = {}
        for offset in sorted(edges):
            for signed in edges[offset]:
                bits = abs(signed)
                counts[bits] = counts.get(bits, 0) + (1 if signed > 0 else -1)
            union = 0
            for bits, count in counts.items():
                if count:
                    union |= bits
            self.starts.append(offset)
            self.bits.append(union)

    def cut(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """`[start, end)` in pieces of one kind: `(start, end, bits)`, in order, without gaps."""
        number = bisect_right(self.starts, start) - 1
        pieces: list[tuple[int, int, int]] = []
        position = start
        bits = self.bits[number] if number >= 0 else 0
        for following in range(number + 1, len(self.starts)):
            edge = self.starts[following]
            if edge >= end:
                break
            if edge > position:
                pieces.append((position, edge, bits))
                position = edge
            bits = self.bits[following]
        if position < end:
            pieces.append((position, end, bits))
        return pieces
