"""Names across a story."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.document import Document
from reader.compare.model import Quote


def resolve_names(documents: Sequence[Document], quotes: list[Quote]) -> list[Quote]:
    """Give every speaker the longest form of the name the story has."""
    return quotes
