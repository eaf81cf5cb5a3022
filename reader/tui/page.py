"""An article laid out at one width: which stretch of its text stands on which line."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, overload

from reader.article import Article, Block, Span
from reader.tui.wrap import cells, cut, offset_at_cell, wrap


class Line(NamedTuple):
    """One line of a page.

    Attributes:
        start, end: the stretch of the article's text, in code points; empty for a line that is not of the text.
        kind: the block's kind; "head" for what stands above the text, "blank" between blocks.
        lead: what is drawn before the text ("• ", the bar of a block quotation).
        own: the words of a line that is not of the text, or that stands for a stretch of it that is hidden.
    """

    start: int
    end: int
    kind: str
    lead: str = ""
    own: str = ""


Look = tuple[str, str, str]
"""Kind, lead and own words of a line."""

_BLANK: Look = ("blank", "", "")

_LEADS = {"list_item": ("• ", "  "), "blockquote": ("▏ ", "▏ "), "caption": ("▫ ", "  ")}
_BULLETS = "•‣◦*-–—▪·"


class Page:
    """The lines of an article at one width. Never changes; a new width is a new page.

    Args:
        text: the article's text as it may be drawn (`display.displayed`).
        width: cells for text, the gutter not counted.
        head: lines above the text (byline, dates), wrapped here.
        furniture: whether page furniture is shown; else one line says in place what is hidden.
    """

    def __init__(
        self, article: Article, text: str, width: int, head: tuple[str, ...] = (), *, furniture: bool = True
    ) -> None:
        self.width = width
        self.text = text
        # A line is three numbers and words it shares with others, not an object: a long text has thousands.
        self._starts = array("L")
        self._ends = array("L")
        self._looks: list[Look] = []
        for words in head:
            for start, end in wrap(words, 0, len(words), width):
                self._add(0, 0, ("head", "", words[start:end]))
        if self._looks:
            self._blank()
        self._lay_out(article, furniture)

    def _add(self, start: int, end: int, look: Look) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._looks.append(look)

    def _blank(self) -> None:
        end = self._ends[-1] if self._ends else 0
        self._add(end, end, _BLANK)

    def _lay_out(self, article: Article, furniture: bool) -> None:
        before: str | None = None
        for hidden, run in groupby(article.blocks, lambda block: block.kind == "boilerplate" and not furniture):
            blocks = list(run)
            if hidden:
                self._lay_out_hidden(blocks)
                before = "boilerplate"
            else:
                before = self._lay_out_blocks(blocks, before)
        self._blank()

    def _lay_out_hidden(self, blocks: list[Block]) -> None:
        """One line for blocks that are hidden: their marks have their signs beside it."""
        if self._looks and self._looks[-1] is not _BLANK:
            self._blank()
        reasons = ", ".join(dict.fromkeys(block.reason for block in blocks if block.reason))
        words = cut(f"⋯ {len(blocks)} hidden{f': {reasons}' if reasons else ''}", self.width)
        self._add(blocks[0].start, blocks[-1].end, ("boilerplate", "", words))

    def _lay_out_blocks(self, blocks: list[Block], before: str | None) -> str | None:
        """The lines of blocks that follow one of the kind `before`; gives the kind of the last."""
        text, starts, ends, looks = self.text, self._starts, self._ends, self._looks
        for block in blocks:
            if before is not None and not (before == block.kind == "list_item"):
                self._blank()
            first, rest = _LEADS.get(block.kind, ("", ""))
            if block.kind == "list_item" and text[block.start : block.start + 1] in _BULLETS:
                first, rest = "", "  "
            stretches = wrap(text, block.start, block.end, self.width - len(rest), self.width - len(first))
            for start, end in stretches:
                starts.append(start)
                ends.append(end)
            looks.append((block.kind, first, ""))
            looks += [(block.kind, rest, "")] * (len(stretches) - 1)
            before = block.kind
        return before

    @property
    def lines(self) -> Sequence[Line]:
        """The lines from the top."""
        return _LinesOf(self._starts, self._ends, self._looks)

    def __len__(self) -> int:
        return len(self._starts)

    def has_text(self, number: int) -> bool:
        """Whether there is a line with this number and some of the text stands on it."""
        return 0 <= number < len(self._starts) and self._starts[number] < self._ends[number]

    def line_of(self, offset: int) -> int:
        """The number of the line on which `offset` of the text stands (or after which it would)."""
        starts, ends = self._starts, self._ends
        number = bisect_right(starts, offset) - 1
        while number > 0 and starts[number] == ends[number]:
            number -= 1  # a blank line begins where the block before it ends
        if number <= 0:
            number = 0
            while number < len(starts) - 1 and self._looks[number][0] in ("head", "blank"):
                number += 1
        return number

    def lines_of(self, span: Span) -> tuple[int, int]:
        """The range `[first, last]` of the lines on which the span stands."""
        return self.line_of(span.start), self.line_of(max(span.start, span.end - 1))

    def offset_at(self, number: int, cell: int) -> int:
        """The offset of what is drawn on line `number` at `cell` (gutter not counted), the nearest if nothing is."""
        number = min(max(number, 0), len(self) - 1)
        line = self.lines[number]
        if line.start == line.end or line.own:
            return line.start
        return min(offset_at_cell(self.text, line.start, line.end, cell - len(line.lead)), line.end)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Line and cell (gutter not counted) at which `offset` is drawn."""
        number = self.line_of(offset)
        line = self.lines[number]
        return number, len(line.lead) + cells(self.text, line.start, min(max(offset, line.start), line.end))

    def blank_near(self, number: int) -> int:
        """The blank line at or above `number`, else the first below: room for words of ours that moves no text."""
        for candidate in range(min(number, len(self) - 1), -1, -1):
            if self._looks[candidate] is _BLANK:
                return candidate
        return next(index for index, look in enumerate(self._looks) if look is _BLANK)


class _LinesOf(Sequence[Line]):
    """Lines made when they are asked for."""

    def __init__(self, starts: array[int], ends: array[int], looks: list[Look]) -> None:
        self._starts, self._ends, self._looks = starts, ends, looks

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, number: int) -> Line: ...

    @overload
    def __getitem__(self, number: slice) -> list[Line]: ...

    def __getitem__(self, number: int | slice) -> Line | list[Line]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return Line(self._starts[number], self._ends[number], *self._looks[number])
