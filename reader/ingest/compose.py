"""Pieces of extracted text put together as one canonical text with its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reader.article import Block, BlockKind
from reader.ingest.decode import canonical

_BLANKS = re.compile(r"[^\S\n\u00a0\u202f]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_WORDS = re.compile(r"\w+")


class Piece(NamedTuple):
    """A block's words before it has a place. `reason` as in `Block`."""

    text: str
    kind: BlockKind
    reason: str | None = None


def compose(pieces: Iterable[Piece], title: str | None) -> tuple[str, tuple[Block, ...]]:
    """The pieces parted by blank lines, and a block for each.

    The title comes first, once: a first heading that says the same is it; where the page or the front matter has a
    title and the text has not, it is put above. Without a title a first heading is one.
    """
    tidy = [Piece(tidied(piece.text), piece.kind, piece.reason) for piece in pieces]
    tidy = [piece for piece in tidy if piece.text]
    tidy = _titled(tidy, tidied(title) if title else None)
    parts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for piece in tidy:
        blocks.append(Block(offset, offset + len(piece.text), piece.kind, piece.reason))
        parts.append(piece.text)
        offset += len(piece.text) + 2
    return "\n\n".join(parts) + ("\n" if parts else ""), tuple(blocks)


def tidied(text: str) -> str:
    """Canonical characters, runs of blanks as one space, no blank lines and no white space at the ends."""
    return _BREAKS.sub("\n", _BLANKS.sub(" ", canonical(text))).strip()


def same_words(first: str, second: str) -> bool:
    """Whether two lines have the same words, whatever their case and marks."""
    return _WORDS.findall(first.casefold()) == _WORDS.findall(second.casefold())


def _titled(pieces: list[Piece], title: str | None) -> list[Piece]:
    for index, piece in enumerate(pieces[:4]):
        is_it = same_words(piece.text, title) if title else piece.kind == "heading" and index == 0
        if is_it and piece.kind in ("heading", "paragraph", "title"):
            return [*pieces[:index], Piece(piece.text, "title"), *pieces[index + 1 :]]
    return [Piece(title, "title"), *pieces] if title else pieces
