"""Finding a marked passage again in a text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Span
from reader.notes.model import Anchor, Selector


class Text:
    """A text prepared once for any number of anchorings."""

    def __init__(self, text: str) -> None:
        self.text = text

    def anchor(self, selector: Selector) -> Anchor:
        """Where the selector's passage stands in this text."""
        start = self.text.find(selector.exact)
        if start < 0:
            return Anchor("orphan", (), 0.0)
        return Anchor("exact", (Span(start, start + len(selector.exact)),))


def anchor(selectors: Sequence[Selector], text: str) -> tuple[Anchor, ...]:
    """Each selector's place in `text`."""
    prepared = Text(text)
    return tuple(prepared.anchor(selector) for selector in selectors)
