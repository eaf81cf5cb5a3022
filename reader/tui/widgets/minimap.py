"""The scrollbar as a map: where the marks of the whole text are."""

from __future__ import annotations

from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style

from reader.tui.column import MATCH, Column
from reader.tui.page import Page

_GLYPHS = {"match": "━", "tag": "•", "sign-dispute": "◆", "sign-quote": "▪"}
_RANKS = ("match", "tag", "sign-dispute", "sign-quote")
"""What is shown where several fall on one cell: what the reader made or asked for goes first."""


class Minimap:
    """Draws one pane's scrollbar. Marks are told apart by shape; the window is the reversed part."""

    def __init__(self) -> None:
        self._marks: list[tuple[int, str]] = []
        self._lines = 1

    def read(self, page: Page, column: Column) -> None:
        """Take the places of the marks of `column` laid out as `page`."""
        self._lines = max(len(page), 1)
        marks = []
        for sign in column.marks.signs:
            kind = "tag" if sign.style.startswith("tag:") or sign.style == "sign-note" else sign.style
            if kind in _GLYPHS:
                marks.append((page.line_of(sign.offset), kind))
        for start, bits in zip(column.matches.starts, column.matches.bits, strict=True):
            if bits & MATCH:
                marks.append((page.line_of(start), "match"))
        self._marks = marks

    def render_bar(self, **bar: object) -> _Bar:
        """What Textual's scrollbar calls to be drawn."""
        return _Bar(self, bar)

    def cells(self, height: int) -> dict[int, str]:
        """Cell of the bar → the kind of mark shown there."""
        shown: dict[int, str] = {}
        for line, kind in self._marks:
            cell = min(line * height // self._lines, height - 1)
            if cell not in shown or _RANKS.index(kind) < _RANKS.index(shown[cell]):
                shown[cell] = kind
        return shown


class _Bar:
    """A vertical scrollbar as a Rich renderable."""

    def __init__(self, minimap: Minimap, bar: dict[str, object]) -> None:
        self._minimap = minimap
        self._bar = bar

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        height = options.height or console.height
        style = self._bar.get("style") or Style()
        base = style if isinstance(style, Style) else console.get_style(str(style))
        ground, thumb = base.bgcolor or Color.default(), base.color or Color.default()
        first, last = self._thumb(height)
        shown = self._minimap.cells(height)
        for row in range(height):
            inside = first <= row < last
            meta = {"@mouse.down": "grab" if inside else "scroll_up" if row < first else "scroll_down"}
            glyph = _GLYPHS.get(shown.get(row, ""), " ")
            if inside:
                row_style = Style(color=ground, bgcolor=thumb, meta=meta)
                if thumb.is_default or ground.is_default:
                    row_style = Style(color=thumb, reverse=True, meta=meta)
            else:
                row_style = Style(color=thumb, bgcolor=ground, meta=meta)
            yield Segment(glyph, row_style)
            if row < height - 1:
                yield Segment.line()

    def _thumb(self, height: int) -> tuple[int, int]:
        whole = _number(self._bar.get("virtual_size"))
        window = _number(self._bar.get("window_size"))
        if not window or whole <= window:
            return 0, 0
        size = max(1, round(height * window / whole))
        start = round((height - size) * min(_number(self._bar.get("position")) / (whole - window), 1.0))
        return start, start + size


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
