"""The gutter: which signs stand before which line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

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

Signs = tuple[tuple[str, str], ...]
"""What stands before one line, as (text, style), fitting the gutter."""

Waiting = Mapping[int, list[Sign]]
"""Line → the signs that belong there, whether they fit or not."""


class Gutter:
    """The signs of a page, placed a paragraph at a time, when one of its lines is drawn.

    What does not fit beside the signs of its line goes to the next line of the same paragraph; at the paragraph's end
    it is left to the inspector, which names everything at the cursor.

    Args:
        found: what was found in the sources.
        own: what the reader made: it goes first.
    """

    def __init__(self, page: Page, found: Waiting, own: Waiting) -> None:
        self._page = page
        self._found, self._own = found, own
        self._placed: dict[int, Signs] = {}

    def at(self, line: int) -> Signs:
        """The signs before a line."""
        signs = self._placed.get(line)
        if signs is None:
            paragraph = list(self._paragraph(line))
            self._placed.update(dict.fromkeys(paragraph, ()))
            for number in paragraph:
                if number in self._found or number in self._own:
                    self._place(number)
            signs = self._placed[line]
        return signs

    def _paragraph(self, line: int) -> Iterator[int]:
        """The lines with text around one, up to the empty ones."""
        while self._page.has_text(line - 1) and self._page.has_text(line):
            line -= 1
        yield line
        while self._page.has_text(line) and self._page.has_text(line + 1):
            line += 1
            yield line

    def _place(self, line: int) -> None:
        """Put the signs of a line before it, and what does not fit before the lines after it."""
        signs: list[tuple[str, str]] = []
        for sign in (*self._own.get(line, ()), *self._found.get(line, ())):
            if (sign.text, sign.style) not in signs and not (sign.rank == FAINT and signs):
                signs.append((sign.text, sign.style))
        end = line + _FURTHEST
        while signs and line < end and self._page.has_text(line):
            taken = list(self._placed[line])
            used = sum(len(text) for text, _ in taken)
            rest = []
            for text, style in signs:
                room = (GUTTER - 1 if len(taken) < 2 and len(text) > 2 else ROOM) - used
                if (text, style) in taken:
                    continue
                if len(text) <= room:
                    taken.append((text, style))
                    used += len(text)
                else:
                    rest.append((text, style))
            self._placed[line] = tuple(taken)
            signs = rest
            line += 1


def by_line(page: Page, signs: Iterable[Sign]) -> dict[int, list[Sign]]:
    """Line → the signs at it, by rank."""
    found = {line: list(several) for line, several in groupby(signs, lambda sign: page.line_of(sign.offset))}
    for several in found.values():
        if len(several) > 1:
            several.sort(key=lambda sign: (sign.rank, sign.offset))
    return found
