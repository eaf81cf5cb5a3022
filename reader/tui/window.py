"""Which sources stand side by side."""

from __future__ import annotations

from typing import NamedTuple

COLUMN = 34
"""The fewest cells in which a column reads well: gutter, border, scrollbar and some 26 cells of text."""

ONE_COLUMN = 70
"""Below this width one source is shown at a time."""


class Window(NamedTuple):
    """The sources on screen, in order, and how many are out of sight on each side."""

    shown: tuple[str, ...]
    first: int
    left: int
    right: int


def columns_that_fit(width: int) -> int:
    """How many columns a terminal of `width` cells has room for."""
    return 1 if width < ONE_COLUMN else max(1, width // COLUMN)


def look(order: list[str], active: str, first: int, fit: int, pinned: str | None = None) -> Window:
    """The window over `order` nearest to `first` that holds `active`; a pinned source stands before it.

    Args:
        order: ids of all sources.
        first: index, among the sources that are not pinned, of the first that was shown.
        fit: how many columns there is room for, at least 1.
    """
    if pinned is not None and fit > 1 and pinned in order:
        rest = [source for source in order if source != pinned]
        inner = look(rest, active if active != pinned else "", first, fit - 1)
        return inner._replace(shown=(pinned, *inner.shown))
    fit = min(max(fit, 1), len(order))
    at = order.index(active) if active in order else first
    first = min(max(first, at - fit + 1, 0), at, len(order) - fit) if order else 0
    first = max(first, 0)
    return Window(tuple(order[first : first + fit]), first, first, max(len(order) - first - fit, 0))
