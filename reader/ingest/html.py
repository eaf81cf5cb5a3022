"""Saved web pages as drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.article import Source
from reader.errors import NotAnArticle
from reader.ingest.compose import Piece, compose, same_words
from reader.ingest.decode import decode
from reader.ingest.details import one_line
from reader.ingest.draft import Draft, Material
from reader.ingest.extract import article_pieces, reads_like_article
from reader.ingest.page import article_body, page_details
from reader.ingest.plain import plain_blocks
from reader.ingest.text_file import finished

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Images and fonts saved inside the page: megabytes of base64 that hold no words.
_EMBEDDED = re.compile(rb"data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=%]*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)

# A page of an article is far smaller; a tree of this many bytes costs about ten times its size in memory.
_LARGEST_PAGE = 20_000_000


def read_page(material: Material) -> Sequence[Draft]:
    """The article on a saved or fetched page, as the table of formats wants it.

    Raises:
        NotAnArticle: as `read_html`.
    """
    return [read_html(material)]


def read_html(material: Material) -> Draft:
    """The article on a page.

    Scripts are never run and never shown; nothing the page refers to is fetched.

    Raises:
        NotAnArticle: the page has no article that could be told from its menus, or it is no text.
    """
    written = page_text(material)
    page = parse(written, material.path)
    source = page_details(page, material.url, written[:4000])
    pieces = article_pieces(page, _found(page))
    if not reads_like_article(pieces):
        return _from_data(page, source.title, material, source)
    if source.title is None:
        headings = [piece.text for piece in pieces if piece.kind == "heading"]
        source = replace(source, title=one_line(headings[0]) if headings and pieces[0].kind == "heading" else None)
    pieces = [piece for piece in pieces if not (piece.reason and source.title and same_words(piece.text, source.title))]
    text, blocks = compose(pieces, source.title)
    return finished(text, blocks, source)


def _from_data(page: HtmlElement, title: str | None, material: Material, source: Source) -> Draft:
    """The article that a page without words of its own carries in its JSON-LD, for search engines."""
    body = article_body(page)
    if not body:
        raise NotAnArticle(
            f"{material.path}: no article was found on this page: save the article's own page, or its text as .txt"
        )
    pieces = [Piece(block.span.of(body), block.kind) for block in plain_blocks(body)]
    text, blocks = compose(pieces, title)
    return finished(text, blocks, source)


def page_text(material: Material) -> str:
    """The page's characters, without embedded images.

    Raises:
        NotAnArticle: the page is larger than any article, or no text.
    """
    data = _EMBEDDED.sub(b"data:,", material.data)
    if len(data) > _LARGEST_PAGE:
        raise NotAnArticle(f"{material.path}: {len(data) // 1_000_000} MB of page is too much: save its text as .txt")
    declared = _CHARSET.search(data, 0, 4096)
    charset = material.charset or (declared.group(1).decode("ascii") if declared else None)
    return decode(data, material.path, charset)


def parse(text: str, path: str) -> HtmlElement:
    """The page's tree, whose depth libxml2 bounds.

    Raises:
        NotAnArticle: there is nothing in it.
    """
    from lxml import etree, html

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)  # lxml refuses a declared encoding in decoded text
    try:
        tree = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        raise NotAnArticle(f"{path}: this page is empty: save the article's own page again")
    return tree


def _found(page: HtmlElement) -> Any:
    """trafilatura's body element for the page; None when it finds none."""
    from copy import deepcopy

    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(page), fast=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # whatever it stumbles over: the page is then read by its paragraphs alone
        return None
    return getattr(found, "body", None)
