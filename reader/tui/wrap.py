"""Lines of a given width, in cells, as offsets into the text: nothing is copied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rich._wrap import divide_line
from rich.cells import cell_len

# Letters, digits and marks that take one cell in every terminal; a stretch of these is wrapped without measuring.
_SINGLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)


def single_cells(text: str, start: int, end: int) -> bool:
    """Whether every character of `text[start:end]` takes exactly one cell."""
    match = _SINGLE.match(text, start, end)
    return match is not None and match.end() == end


def wrap(text: str, start: int, end: int, width: int, first: int | None = None) -> list[tuple[int, int]]:
    """Break `text[start:end]` (one paragraph, line ends already made spaces) into lines.

    Args:
        width: cells a line may take, at least 1.
        first: cells of the first line, when it has fewer.

    Returns:
        Spans `[start, end)` in code points, without the white space at their ends; at least one.
    """
    width = max(width, 1)
    begin = width if first is None else max(first, 1)
    lines = (_wrap_single if single_cells(text, start, end) else _wrap_cells)(text, start, end, width, begin)
    return lines or [(start, start)]


def _wrap_single(text: str, start: int, end: int, width: int, room: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position, end = _skip(text, start, end), _back(text, start, end)
    while position < end:
        stop = position + room
        if stop >= end:
            lines.append((position, end))
            break
        cut = text.rfind(" ", position, stop + 1)
        if cut <= position:
            cut = stop  # a word longer than the line
        # Nearly always one space stands between words: no look at what is around it costs a call.
        lines.append((position, cut if text[cut - 1] != " " else _back(text, position, cut)))
        position = cut + 1 if text[cut] == " " else cut
        if text[position] == " ":
            position = _skip(text, position, end)
        room = width
    return lines


def _wrap_cells(text: str, start: int, end: int, width: int, room: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position = _skip(text, start, end)
    if room != width and position < end:
        breaks = divide_line(text[position:end], room)
        stop = position + breaks[0] if breaks else end
        lines.append((position, _back(text, position, stop)))
        position = _skip(text, stop, end)
    if position >= end:
        return lines
    edges = [position, *(position + offset for offset in divide_line(text[position:end], width)), end]
    for left, right in pairwise(edges):
        if left < right:
            lines.append((left, _back(text, left, right)))
    return lines


def _skip(text: str, position: int, end: int) -> int:
    while position < end and text[position] == " ":
        position += 1
    return position


def _back(text: str, position: int, end: int) -> int:
    while end > position and text[end - 1] == " ":
        end -= 1
    return end


def cells(text: str, start: int, end: int) -> int:
    """How many cells `text[start:end]` takes."""
    return end - start if single_cells(text, start, end) else cell_len(text[start:end])


def offset_at_cell(text: str, start: int, end: int, cell: int) -> int:
    """The offset in `text[start:end]` of the character drawn at `cell`; `end` when the line is shorter."""
    if single_cells(text, start, end):
        return min(start + max(cell, 0), end)
    low, high = start, end
    while low < high:  # the first offset whose left part reaches past the cell
        middle = (low + high) // 2
        if cell_len(text[start : middle + 1]) > cell:
            high = middle
        else:
            low = middle + 1
    return low


def cut_apart(texts: Sequence[str], width: int) -> list[str]:
    """Each of `texts` in at most `width` cells, cut at the end; in the middle where they would be the same then."""
    short = [cut(text, width) for text in texts]
    alike = Counter(short)
    return [
        cut_inside(text, width) if alike[shown] > 1 and shown != text else shown
        for text, shown in zip(texts, short, strict=True)
    ]


def cut_inside(text: str, width: int) -> str:
    """`text` in at most `width` cells, its beginning and its end, with an ellipsis between."""
    if cells(text, 0, len(text)) <= width or width < 5:
        return cut(text, width)
    start = len(text)
    while start > 0 and cells(text, start - 1, len(text)) <= (width - 1) // 2:
        start -= 1
    end = text[start:].lstrip()
    return text[: offset_at_cell(text, 0, len(text), width - 1 - cells(end, 0, len(end)))].rstrip() + "…" + end


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where something was cut."""
    if cells(text, 0, len(text)) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    stop = offset_at_cell(text, 0, len(text), width - 1)
    return text[:stop].rstrip() + "…"


def cell_text(words: str, width: int, *, right: bool = False) -> str:
    """`words` in exactly `width` cells, cut with an ellipsis or filled with spaces."""
    if width <= 0:
        return ""
    shown = cut(words, width)
    space = " " * (width - cell_len(shown))
    return space + shown if right else shown + space
