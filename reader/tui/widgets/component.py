"""A component class as a Rich style, tints and muted colours blended with the widget's own ground.

They are no `COMPONENT_CLASSES`: Textual matches each of those against every rule at the start and at each change of
theme, some fifty of them for a dozen that are drawn with. Here a class is matched when it is first drawn with.

Textual's `get_component_rich_style(partial=True)` leaves alpha and `auto` colours unblended; the full one brings the
ground along and so hides what lies below. Here only what the style sheet says is set, and set as it will look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.dom import DOMNode
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.css.styles import RenderStyles
    from textual.geometry import Region
    from textual.widget import Widget


def component_style(widget: Widget, name: str) -> Style:
    """The style of component class `name` on the ground of `widget`, to be laid over others.

    Raises:
        KeyError: no style sheet has a rule for it.
    """
    styles = _styles(widget, name)
    _, ground = widget.background_colors
    color = background = None
    if styles.has_rule("background") and (styles.background.a or styles.background.ansi is not None):
        ground = styles.background if styles.background.ansi is not None else ground + styles.background
        background = ground.rich_color
    if styles.has_rule("auto_color") and styles.auto_color:
        color = (ground + ground.get_contrast_text(styles.color.a)).rich_color
    elif styles.has_rule("color"):
        color = (styles.color if styles.color.ansi is not None else ground + styles.color).rich_color
    return Style(color=color, bgcolor=background) + styles.text_style


def _styles(widget: Widget, name: str) -> RenderStyles:
    sheet = widget.app.stylesheet
    if f".{name}" not in sheet.rules_map:
        raise KeyError(f"no style sheet has a rule for .{name}")
    node = DOMNode(classes=name)
    node._attach(widget.screen)
    sheet.apply(node)
    return node.styles


def bare(widget: Widget, crop: Region) -> list[Strip]:
    """What lies under a widget's children: its ground, one line of it many times over.

    Textual asks for it with every frame, and would keep, cut and colour each of those lines by itself.
    """
    strip = Strip.blank(crop.width, widget.rich_style)
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return [strip] * crop.height


def tag_style(widget: Widget, colour: str) -> Style:
    """The style of a tag's letter: its colour, one of the terminal's sixteen, where there are colours."""
    return Style(bold=True) if widget.app.no_color else Style(color=colour, bold=True)
