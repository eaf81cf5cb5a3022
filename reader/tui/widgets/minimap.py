"""The minimap: the last cell of each line of a pane, a scrollbar that shows where the marks of the whole text are."""

from __future__ import annotations

from collections.abc import Mapping

from reader.tui.column import MATCH, Sign
from reader.tui.page import Page
from reader.tui.spans import Runs

_GLYPHS = {"match": "━", "tag": "•", "sign-dispute": "◆", "sign-quote": "▪"}
_RANKS = ("match", "tag", "sign-dispute", "sign-quote")
"""What is shown where several fall on one cell: what the reader made or asked for goes first."""

_WINDOW = "┃"
"""The part of the text that is in the window, where no mark is."""

Places = list[tuple[int, str]]
"""Line and kind of each mark that the minimap shows."""


def places_of(by_line: Mapping[int, list[Sign]]) -> Places:
    """The places of signs that are known by their lines."""
    places = []
    for line, signs in by_line.items():
        for sign in signs:
            kind = "tag" if sign.style.startswith("tag:") or sign.style == "sign-note" else sign.style
            if kind in _GLYPHS:
                places.append((line, kind))
    return places


class Minimap:
    """Marks are told apart by shape, the window by a heavy line or by reversed marks: no colour is needed."""

    def __init__(self) -> None:
        self._marks: Places = []
        self._lines = 1
        self._cells: dict[int, str] = {}
        self._height = 0

    def read(self, page: Page, places: Places, matches: Runs) -> None:
        """Take the places of the marks of a page, and the words searched for."""
        self._lines = max(len(page), 1)
        found = [start for start, bits in zip(matches.starts, matches.bits, strict=True) if bits & MATCH]
        self._marks = [*places, *((page.line_of(start), "match") for start in found)]
        self._height = 0

    def cell(self, row: int, height: int, top: int) -> tuple[str, bool]:
        """What stands at `row` of a window of `height` lines from line `top` on: a glyph, and whether this part of
        the text is in the window."""
        if height != self._height:
            self._read_cells(height)
        inside = False
        if self._lines > height > 0:
            size = max(1, round(height * height / self._lines))
            start = round((height - size) * min(top / (self._lines - height), 1.0))
            inside = start <= row < start + size
        return self._cells.get(row, _WINDOW if inside else " "), inside

    def _read_cells(self, height: int) -> None:
        self._height = height
        shown: dict[int, str] = {}
        for line, kind in self._marks:
            # A text that fits has each mark beside its own line; a longer one is drawn to scale.
            cell = line if self._lines <= height else min(line * height // self._lines, height - 1)
            if cell not in shown or _RANKS.index(kind) < _RANKS.index(shown[cell]):
                shown[cell] = kind
        self._cells = {cell: _GLYPHS[kind] for cell, kind in shown.items()}
