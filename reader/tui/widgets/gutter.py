"""The gutter: which signs stand before which line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.tui.column import Sign
from reader.tui.page import Page

GUTTER = 5
"""Cells: the cursor's bar, then four for signs ("D❝12")."""

ROOM = GUTTER - 2
"""Cells of signs on a line, so that they do not touch the text; only a tag on a quote past the ninth does."""

_FURTHEST = 4
"""Lines down to which a sign may be put off: further down it would seem to belong elsewhere."""

FAINT = 3
"""The rank of signs that are shown only where there is no other."""

Signs = dict[int, tuple[tuple[str, str], ...]]
"""Line → the signs before it as (text, style), each line's fitting the gutter."""


class Gutter:
    """The signs of what was found, placed once for a page; the reader's own are laid over them with each change.

    What does not fit beside the signs of its line goes to the next line of the same paragraph; at the paragraph's end
    it is left to the inspector, which names everything at the cursor.
    """

    def __init__(self, page: Page, found: Iterable[Sign]) -> None:
        self._page = page
        self.by_line = by_line(page, found)
        """Line → the signs that belong there, whether they fit or not."""
        self._placed = self._place(self.by_line)

    def with_own(self, own: Iterable[Sign]) -> Signs:
        """All signs, those the reader made first: only the paragraphs that have one of them are placed anew."""
        mine = by_line(self._page, own)
        if not mine:
            return self._placed
        placed = dict(self._placed)
        anew: dict[int, list[Sign]] = {}
        for first in sorted(mine):
            if first in anew:
                continue
            for line in self._paragraph(first):
                placed.pop(line, None)
                anew[line] = [*mine.get(line, ()), *self.by_line.get(line, ())]
        placed.update(self._place(anew))
        return placed

    def _paragraph(self, line: int) -> Iterator[int]:
        """The lines with text around one, up to the empty ones."""
        while self._page.has_text(line - 1):
            line -= 1
        yield line
        while self._page.has_text(line + 1):
            line += 1
            yield line

    def _place(self, waiting: dict[int, list[Sign]]) -> Signs:
        placed: Signs = {}
        for number in sorted(waiting):
            signs: list[tuple[str, str]] = []
            for sign in waiting[number]:
                if (sign.text, sign.style) not in signs and not (sign.rank == FAINT and signs):
                    signs.append((sign.text, sign.style))
            if len(signs) == 1 and number not in placed and len(signs[0][0]) < GUTTER:
                placed[number] = (signs[0],)  # nearly always
            else:
                self._spread(placed, number, signs)
        return placed

    def _spread(self, placed: Signs, line: int, signs: list[tuple[str, str]]) -> None:
        """Put signs before a line, and what does not fit before the lines after it."""
        end = line + _FURTHEST
        while signs and line < end and self._page.has_text(line):
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


def by_line(page: Page, signs: Iterable[Sign]) -> dict[int, list[Sign]]:
    """Line → the signs at it, by rank."""
    found: dict[int, list[Sign]] = {}
    for sign in sorted(signs, key=lambda sign: (sign.rank, sign.offset)):
        found.setdefault(page.line_of(sign.offset), []).append(sign)
    return found
