"""The gutter: which signs stand before which line."""

from __future__ import annotations

from reader.tui.column import Marks
from reader.tui.page import Page

GUTTER = 5
"""Cells: the cursor's bar, then four for signs ("D❝12")."""

ROOM = GUTTER - 2
"""Cells of signs on a line, so that they do not touch the text; only a tag on a quote past the ninth does."""

_FURTHEST = 4
"""Lines down to which a sign may be put off: further down it would seem to belong elsewhere."""

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
    if len(signs) == 1 and line not in placed and len(signs[0][0]) < GUTTER:
        placed[line] = (signs[0],)  # nearly always
        return
    end = line + _FURTHEST
    while signs and line < end and line < len(page.lines) and page.lines[line].start < page.lines[line].end:
        taken = list(placed.get(line, ()))
        used = sum(len(text) for text, _ in taken)
        rest = []
        for sign in signs:
            room = (GUTTER - 1 if len(taken) < 2 and len(sign[0]) > 2 else ROOM) - used
            if len(sign[0]) <= room and sign not in taken:
                taken.append(sign)
                used += len(sign[0])
            elif sign not in taken:
                rest.append(sign)
        placed[line] = tuple(taken)
        signs = rest
        line += 1
