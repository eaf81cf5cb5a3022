"""An article laid out at one width: which stretch of its text stands on which line."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import groupby
from typing import NamedTuple

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
        self.lines: list[Line] = []
        for words in head:
            for start, end in wrap(words, 0, len(words), width):
                self.lines.append(Line(0, 0, "head", own=words[start:end]))
        if self.lines:
            self.lines.append(Line(0, 0, "blank"))
        self._lay_out(article, furniture)
        self._starts = array("L", [line.start for line in self.lines])

    def _lay_out(self, article: Article, furniture: bool) -> None:
        before: str | None = None
        for hidden, run in groupby(article.blocks, lambda block: block.kind == "boilerplate" and not furniture):
            blocks = list(run)
            if hidden:
                self._lay_out_hidden(blocks)
                before = "boilerplate"
            else:
                before = self._lay_out_blocks(blocks, before)
        end = self.lines[-1].end if self.lines else 0
        self.lines.append(Line(end, end, "blank"))

    def _lay_out_hidden(self, blocks: list[Block]) -> None:
        """One line for blocks that are hidden: their marks have their signs beside it."""
        if self.lines and self.lines[-1].kind != "blank":
            self.lines.append(Line(self.lines[-1].end, self.lines[-1].end, "blank"))
        reasons = ", ".join(dict.fromkeys(block.reason for block in blocks if block.reason))
        words = cut(f"⋯ {len(blocks)} hidden{f': {reasons}' if reasons else ''}", self.width)
        self.lines.append(Line(blocks[0].start, blocks[-1].end, "boilerplate", own=words))

    def _lay_out_blocks(self, blocks: list[Block], before: str | None) -> str | None:
        """The lines of blocks that follow one of the kind `before`; gives the kind of the last."""
        lines = self.lines
        for block in blocks:
            if before is not None and not (before == block.kind == "list_item"):
                lines.append(Line(lines[-1].end, lines[-1].end, "blank"))
            first, rest = _LEADS.get(block.kind, ("", ""))
            if block.kind == "list_item" and self.text[block.start : block.start + 1] in _BULLETS:
                first, rest = "", "  "
            room = self.width - len(rest)
            stretches = wrap(self.text, block.start, block.end, room, self.width - len(first))
            for number, (start, end) in enumerate(stretches):
                lines.append(Line(start, end, block.kind, rest if number else first))
            before = block.kind
        return before

    def __len__(self) -> int:
        return len(self.lines)

    def line_of(self, offset: int) -> int:
        """The number of the line on which `offset` of the text stands (or after which it would)."""
        lines = self.lines
        number = bisect_right(self._starts, offset) - 1
        while number > 0 and lines[number].start == lines[number].end:
            number -= 1  # a blank line begins where the block before it ends
        if number <= 0:
            number = 0
            while number < len(lines) - 1 and lines[number].kind in ("head", "blank"):
                number += 1
        return number

    def lines_of(self, span: Span) -> tuple[int, int]:
        """The range `[first, last]` of the lines on which the span stands."""
        return self.line_of(span.start), self.line_of(max(span.start, span.end - 1))

    def offset_at(self, number: int, cell: int) -> int:
        """The offset of what is drawn on line `number` at `cell` (gutter not counted), the nearest if nothing is."""
        number = min(max(number, 0), len(self.lines) - 1)
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
        for candidate in range(min(number, len(self.lines) - 1), -1, -1):
            if self.lines[candidate].kind == "blank":
                return candidate
        return next(index for index, line in enumerate(self.lines) if line.kind == "blank")
