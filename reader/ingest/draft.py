"""What passes between the steps of reading: raw material in, drafts out."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.article import Block, Source

LARGEST = 256_000_000
"""Bytes of a file, and of all that an archive unpacks to: what is larger is no article but a disk, a film or a trap."""


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes that somebody named.

    Attributes:
        path: as the reader gave it, or as it was found in a folder, archive or feed; what messages call the thing.
        data: the bytes as they are stored or were served.
        url: the address the bytes were fetched from, when they were.
        charset: the encoding a server declared for them, when it did.
    """

    path: str
    data: bytes
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it has an id: what a format's reader makes of its material.

    Attributes:
        text: the canonical text.
        blocks: as in `Article`: in order, not overlapping.
        source: what the material says of itself.
        part: set when one file holds several articles: what is put after "#" in the article's path.
    """

    text: str
    blocks: tuple[Block, ...]
    source: Source = field(default_factory=Source)
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link that a list or a feed names: its page is the article."""

    url: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One line on something inside a file that could not be opened, while the rest was."""

    line: str


Item = Draft | Pointer | Problem
"""What a format's reader finds in its material."""
