"""Styles of the pane, resolved once a theme, and the segments made with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.tui.column import CURSOR, DISPUTE, HERE, MATCH, MATCH_NOW, QUOTE, SELECTED, TAGGED
from reader.tui.display import drawn
from reader.tui.widgets.component import component_style, tag_style
from reader.tui.widgets.gutter import GUTTER

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.tui.widgets.lines import View

_LAYERS = (
    (QUOTE, "pane--quote"),
    (DISPUTE, "pane--dispute"),
    (TAGGED, "pane--tagged"),
    (CURSOR, "pane--cursor"),
    (HERE, "pane--here"),
    (MATCH, "pane--match"),
    (MATCH_NOW, "pane--match-now"),
    (SELECTED, "pane--selected"),
)
"""From the bottom up."""

_KINDS = ("title", "heading", "blockquote", "caption", "boilerplate", "head", "lead")


class Ink:
    """Turns kinds and bits into styles.

    Every mark has a text style or a sign of its own in `styles/pane.tcss`, so that nothing hangs on colour alone.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[tuple[str, int], Style] = {}
        self._parts: dict[str, Style] = {}

    def clear(self) -> None:
        """Forget everything: the theme has changed."""
        self._known.clear()
        self._parts.clear()

    def text(self) -> Style:
        """Plain text on the pane's ground."""
        return self.of("paragraph")

    def of(self, kind: str, bits: int = 0) -> Style:
        """The style of a piece of a block, given what lies over it."""
        key = (kind, bits)
        style = self._known.get(key)
        if style is None:
            style = self._part("")
            if kind in _KINDS:
                style += self._part(f"pane--{kind}")
            for bit, name in _LAYERS:
                if bits & bit:
                    style += self._part(name)
            self._known[key] = style
        return style

    def sign(self, name: str) -> Style:
        """The style of a gutter sign: `sign-quote`, `sign-dispute`, …, or `tag:<colour>`."""
        if name.startswith("tag:"):
            key = (name, 0)
            if key not in self._known:
                self._known[key] = self._part("") + tag_style(self._widget, name[4:])
            return self._known[key]
        return self.of_part(f"pane--{name}")

    def of_part(self, name: str) -> Style:
        """A component's style on the pane's ground."""
        key = (name, 0)
        if key not in self._known:
            self._known[key] = self._part("") + self._part(name)
        return self._known[key]

    def _part(self, name: str) -> Style:
        style = self._parts.get(name)
        if style is None:
            widget = self._widget
            style = component_style(widget, name) if name else widget.rich_style
            self._parts[name] = style
        return style

    def gutter(self, signs: tuple[tuple[str, str], ...], *, cursor: bool, active: bool) -> list[Segment]:
        """The gutter's segments, exactly `GUTTER` cells."""
        bar = ("▌", "pane--bar") if active else ("▏", "pane--bar-idle")
        segments = [Segment(bar[0], self.of_part(bar[1])) if cursor else Segment(" ", self.text())]
        room = GUTTER - 1
        tag = bool(signs) and signs[0][1].startswith("tag:")
        if signs and not tag:  # the first cell is the tags'
            width = sum(len(sign) for sign, _ in signs)
            if width < room - 1:
                segments.append(Segment(" ", self.text()))
                room -= 1
        for sign, style in signs:
            segments.append(Segment(sign, self.sign(style)))
            room -= len(sign)
        if room > 0:
            segments.append(Segment(" " * room, self.text()))
        return segments

    def framed(self, segments: list[Segment], view: View, bar: tuple[str, bool]) -> Strip:
        """A strip of the view's width: divider, gutter and text, minimap. The last check before the terminal."""
        room = view.width - 2
        safe = [Segment("│" if view.divided else " ", self.of_part("pane--divider"))]
        safe += [Segment(drawn(text), style) for text, style, _ in segments if text]
        length = sum(cell_len(segment.text) for segment in safe) - 1
        if length < room:
            safe.append(Segment(" " * (room - length), self.text()))
        elif length > room:
            safe = list(Strip(safe, length + 1).crop(0, room + 1))
        glyph, inside = bar
        safe.append(Segment(glyph, self.of_part("pane--window" if inside else "pane--map")))
        return Strip(safe, view.width)

    def title(self, words: tuple[str, str], width: int, *, active: bool, divided: bool) -> Strip:
        """A rule with a name and facts in it."""
        label, facts = words
        rule = self.of_part("pane--rule-active" if active else "pane--rule")
        stroke = "━" if active else "─"
        segments = [Segment(("┯" if active else "┬") if divided else stroke, rule)]
        if label:
            segments.append(Segment(f" {label} ", self.of_part("pane--name-active" if active else "pane--name")))
        if facts:
            segments += [Segment(stroke, rule), Segment(f" {facts} ", self.of_part("pane--facts"))]
        length = sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(stroke * max(width - length, 0), rule))
        strip = Strip(segments, max(length, width))
        return strip if length <= width else strip.crop(0, width)

    def with_hint(self, strip: Strip, cell: int, letters: str, width: int) -> Strip:
        """`strip` with a hint's letters over it from `cell` on."""
        end = cell + len(letters)
        return Strip.join(
            [strip.crop(0, cell), Strip([Segment(letters, self.of_part("pane--hint"))]), strip.crop(end, width)]
        )

    def ghost(self, words: str, room: int) -> list[Segment]:
        """The segments of a line that says what this source leaves out."""
        shown = f"·· {words} not in this source ··"
        if cell_len(shown) > room:
            shown = f"· {words} not here ·"
        return [Segment(" " * GUTTER, self.text()), Segment(shown, self.of_part("pane--ghost"))]
