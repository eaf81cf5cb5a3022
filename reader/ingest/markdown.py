"""Markdown: the rendered words, in blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.article import Block, BlockKind, Source
from reader.ingest.compose import Piece, compose

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<[^<>]*>")


def markdown_pieces(text: str) -> list[Piece]:
    """The blocks of Markdown `text` as plain words: marks of emphasis, links and tags taken away."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table").parse(text)
    pieces: list[Piece] = []
    around: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row:
            pieces.append(Piece(" | ".join(row), "list_item"))
            row = None
        elif token.nesting == 1:
            around.append(token.type)
        elif token.nesting == -1 and around:
            around.pop()
        elif token.type == "inline" and row is not None:
            row.append(_words(token))
        elif token.type == "inline":
            pieces.append(Piece(_words(token), _kind(around, token)))
        elif token.type in ("fence", "code_block"):
            pieces.append(Piece(token.content, "paragraph"))
        elif token.type == "html_block":
            pieces.append(Piece(_without_tags(token.content), "paragraph"))
    return [piece for piece in pieces if piece.text.strip()]


def _without_tags(markup: str) -> str:
    """The words of a block of HTML, in time linear in its length whatever it leaves open."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        kept: list[str] = []
        place, lower = 0, markup.lower()
        while (begin := lower.find(opening, place)) >= 0:
            kept.append(markup[place:begin])
            end = lower.find(closing, begin)
            place = len(markup) if end < 0 else end + len(closing)
        markup = "".join(kept) + markup[place:]
    return _TAG.sub(" ", markup)


def _kind(around: list[str], token: Token) -> BlockKind:
    if "heading_open" in around:
        return "heading"
    if "blockquote_open" in around:
        return "blockquote"
    if "list_item_open" in around:
        return "list_item"
    only_image = token.children and all(
        child.type == "image" or (child.type in ("text", "softbreak") and not child.content.strip())
        for child in token.children
    )
    return "caption" if only_image else "paragraph"


def _words(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "image":
            parts.append(_words(child) if child.children else child.content)
    return "".join(parts)


def markdown_text(body: str, source: Source) -> tuple[str, tuple[Block, ...]]:
    """Canonical text and blocks of a Markdown body whose details are known."""
    return compose(markdown_pieces(body), source.title)
