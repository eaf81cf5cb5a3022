"""Styled words for places that are not an article's text: the inspector, lists, help, headers.

A row is words with the names of their styles; names are component classes of the widget that draws them, so that the
look stays in the style sheets. Rows are wrapped here, in cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.tui.display import one_line
from reader.tui.wrap import wrap

Piece = tuple[str, str]
"""Words and the name of their style ("" for plain)."""

Resolve = Callable[[str], Style]


@dataclass(frozen=True)
class Row:
    """One paragraph of styled words.

    Attributes:
        hang: cells that lines after the first are indented by.
        lines: how many lines it may take at most (0: as many as it needs); the last ends with an ellipsis.
        fill: the name of the style of the whole line, under everything.
    """

    pieces: tuple[Piece, ...]
    hang: int = 0
    lines: int = 0
    fill: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(words for words, _ in self.pieces)


ABREAST = 96
"""Cells from which two columns of rows stand side by side: below, a column would have fewer than eight words a line."""

_RULE = " │ "


@dataclass(frozen=True)
class Abreast:
    """Rows in two columns where there is room, else the second column's under the first's."""

    first: tuple[Row, ...]
    second: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The words alone, a row a line."""
        return "\n".join(item.text for item in (*self.first, *self.second))


Item = Row | Abreast


def row(*pieces: Piece | str, hang: int = 0, lines: int = 0, fill: str = "") -> Row:
    """A row of pieces; a bare string is plain. Words from articles are made safe here."""
    made = tuple((piece, "") if isinstance(piece, str) else piece for piece in pieces)
    return Row(tuple((_safe(words), style) for words, style in made if words), hang, lines, fill)


def _safe(words: str) -> str:
    if words.isprintable() and "\u200b" not in words:
        return words
    lead = len(words) - len(words.lstrip(" "))
    tail = len(words) - len(words.rstrip(" "))
    inner = one_line(words)
    return " " * lead + inner + (" " * tail if inner else "")


def strips_of(item: Item, width: int, resolve: Resolve) -> list[Strip]:
    """The lines of a row or of two columns of rows, each exactly `width` cells."""
    return _abreast(item, width, resolve) if isinstance(item, Abreast) else _paragraph(item, width, resolve)


def _abreast(item: Abreast, width: int, resolve: Resolve) -> list[Strip]:
    if width < ABREAST:
        return [strip for part in (*item.first, *item.second) for strip in _paragraph(part, width, resolve)]
    room = (width - len(_RULE)) // 2
    rests = width - len(_RULE) - room
    left = [strip for part in item.first for strip in _paragraph(part, room, resolve)]
    right = [strip for part in item.second for strip in _paragraph(part, rests, resolve)]
    rule = Strip([Segment(_RULE, resolve("dim"))], len(_RULE))
    pairs = zip_longest(left, right, fillvalue=None)
    return [
        Strip.join([one or Strip.blank(room, resolve("")), rule, other or Strip.blank(rests, resolve(""))])
        for one, other in pairs
    ]


def _paragraph(item: Row, width: int, resolve: Resolve) -> list[Strip]:
    text = item.text
    width = max(width, 1)
    spans = _lines(text, width, item.hang)
    cut = bool(item.lines) and len(spans) > item.lines
    if cut:
        spans = spans[: item.lines]
    edges: list[tuple[int, int, str]] = []
    position = 0
    for words, style in item.pieces:
        edges.append((position, position + len(words), style))
        position += len(words)
    strips = []
    for number, (start, end) in enumerate(spans):
        segments = [Segment(" " * min(item.hang, width), resolve(item.fill))] if number and item.hang else []
        for left, right, style in edges:
            words = text[max(left, start) : min(right, end)]
            if left < end and right > start and words:
                segments.append(Segment(words, resolve(style) if not item.fill else _over(item.fill, style, resolve)))
        if cut and number == len(spans) - 1:
            segments = _ellipsis(segments, width, resolve(item.fill))
        strips.append(fitted(segments, width, resolve(item.fill)))
    return strips


def _lines(text: str, width: int, hang: int) -> list[tuple[int, int]]:
    indent = len(text) - len(text.lstrip(" "))
    if indent >= width:
        return [(0, min(len(text), width))]
    lines = wrap(text, indent, len(text), max(width - hang, 1), width - indent)
    if indent and lines:
        lines[0] = (0, lines[0][1])
    return lines


def _over(fill: str, style: str, resolve: Resolve) -> Style:
    return resolve(f"{style}|{fill}") if style else resolve(fill)


def _ellipsis(segments: list[Segment], width: int, style: Style) -> list[Segment]:
    length = sum(cell_len(segment.text) for segment in segments)
    if length < width:
        return [*segments, Segment("…", style)]
    strip = Strip(segments, length).crop(0, width - 1)
    return [*strip, Segment("…", style)]


def fitted(segments: Sequence[Segment], width: int, style: Style) -> Strip:
    """A strip of exactly `width` cells."""
    length = sum(cell_len(segment.text) for segment in segments)
    if length < width:
        return Strip([*segments, Segment(" " * (width - length), style)], width)
    strip = Strip(segments, length)
    return strip if length == width else strip.crop(0, width)


def two_ends(left: Iterable[Piece], right: Iterable[Piece], width: int, resolve: Resolve) -> Strip:
    """One line with words at both ends; the left gives way, piece by piece from its end."""
    right_pieces = [piece for piece in right if piece[0]]
    left_pieces = [piece for piece in left if piece[0]]
    right_width = sum(cell_len(words) for words, _ in right_pieces)
    while right_pieces and right_width > width * 2 // 3:
        words, style = right_pieces.pop(0)
        right_width -= cell_len(words)
        if style == "key" and right_pieces:  # what the key does goes with it
            right_width -= cell_len(right_pieces.pop(0)[0])
    room = width - right_width - (1 if right_pieces else 0)
    while len(left_pieces) > 1 and sum(cell_len(words) for words, _ in left_pieces) > room:
        left_pieces.pop()
    segments = [Segment(words, resolve(style)) for words, style in left_pieces]
    strip = fitted(segments, max(room, 0), resolve(""))
    tail = [Segment(words, resolve(style)) for words, style in right_pieces]
    return fitted([*strip, Segment(" " if right_pieces else "", resolve("")), *tail], width, resolve(""))
