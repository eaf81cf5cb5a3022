"""The gutter: which signs stand before which line."""

from __future__ import annotations

from reader.tui.column import Marks
from reader.tui.page import Page

GUTTER = 5
"""Cells: the cursor's bar, then four for signs ("D❝12")."""

ROOM = GUTTER - 2
"""Cells of signs on a line, so that they do not touch the text; only a tag on a quote past the ninth does."""

FAINT = 3
"""The rank of signs that are shown only where there is no other."""


def gutter_of(page: Page, marks: Marks) -> dict[int, tuple[tuple[str, str], ...]]:
    """Line → its signs as (text, style), each line's fitting the gutter.

    What does not fit beside the signs of its line goes to the next line of the same paragraph; at the paragraph's end
    it is left to the inspector, which names everything at the cursor.
    """
    waiting: dict[int, list[tuple[str, str]]] = {}
    for sign in sorted(marks.signs, key=lambda sign: (sign.rank, sign.offset)):
        signs = waiting.setdefault(page.line_of(sign.offset), [])
        if (sign.text, sign.style) not in signs and not (sign.rank == FAINT and signs):
            signs.append((sign.text, sign.style))
    placed: dict[int, tuple[tuple[str, str], ...]] = {}
    for number in sorted(waiting):
        _place(page, placed, number, waiting[number])
    return placed


def _place(page: Page, placed: dict[int, tuple[tuple[str, str], ...]], line: int, signs: list[tuple[str, str]]) -> None:
    while signs and line < len(page) and page.lines[line].start < page.lines[line].end:
        taken = list(placed.get(line, ()))
        rest = []
        for sign in signs:
            if _width([*taken, sign]) <= (GUTTER - 1 if len(taken) == 1 and len(sign[0]) > 2 else ROOM):
                taken.append(sign)
            elif sign not in taken:
                rest.append(sign)
        placed[line] = tuple(taken)
        signs = rest
        line += 1


def _width(signs: list[tuple[str, str]]) -> int:
    return sum(len(text) for text, _ in signs)
