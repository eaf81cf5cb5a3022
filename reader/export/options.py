"""What every export may be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grouping = Literal["claim", "source", "tag"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to render.

    Attributes:
        grouping: what the sections are, where a format has sections.
        previous: the file that stands where the export goes: what the reader wrote in it is kept (Markdown).
        width: columns of a terminal, for text.
        colour: whether text may use bold, dim and underline.
    """

    grouping: Grouping = "claim"
    previous: str | None = None
    width: int = 80
    colour: bool = False
