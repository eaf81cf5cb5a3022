"""Where a window goes so that some lines of a page are in it."""

from __future__ import annotations

MARGIN = 2
"""Lines kept between the cursor and the edge of the window."""


def top_showing(first: int, last: int, top: int, height: int, *, centre: bool = False) -> int:
    """The top line of a window of `height` lines, now at `top`, that shows the lines from `first` to `last`.

    It moves no further than it must; with `centre`, where it must move, the lines come to the upper third, with what
    follows them in sight. Of lines that are more than the window holds, the first are shown.
    """
    height = max(height, 1)
    margin = min(MARGIN, max((height - 1) // 4, 0))
    if top + margin <= first and last < top + height - margin:
        return top
    if centre:
        return first - height // 3
    if last - first + 2 * margin >= height or first < top + margin:
        return first - margin
    return last - height + margin + 1
