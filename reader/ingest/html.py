"""Saved web pages: trafilatura finds the article, this module keeps the structure of its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.article import BlockKind
from reader.errors import NotAnArticle
from reader.ingest.compose import Piece, compose, tidied
from reader.ingest.decode import canonical, decode
from reader.ingest.draft import Draft, Material
from reader.ingest.page import page_details
from reader.ingest.text_file import finished

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Images and fonts saved inside the page: megabytes of base64 that hold no words.
_EMBEDDED = re.compile(rb"data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=\s%]*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)

# A page of an article is far smaller; a tree of this many characters costs about ten times its size in memory.
_LARGEST_PAGE = 20_000_000

_BLOCKS: dict[str, BlockKind] = {
    "head": "heading",
    "p": "paragraph",
    "item": "list_item",
    "row": "list_item",
    "code": "paragraph",
    "ab": "paragraph",
}


def read_html(material: Material) -> Draft:
    """The article on a page.

    Scripts are never run and never shown; nothing the page refers to is fetched.

    Raises:
        NotAnArticle: the page has no article that could be told from its menus, or it is no text.
    """
    page = parse(page_text(material), material.path)
    source = page_details(page, material.url)
    pieces = list(_pieces(_extracted(page, material.path)))
    if not any(piece.kind != "heading" for piece in pieces):
        raise NotAnArticle(
            f"{material.path}: no article was found on this page: save the article's own page, or its text as .txt"
        )
    text, blocks = compose(pieces, source.title)
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

    try:
        tree = html.document_fromstring(text, parser=html.HTMLParser(encoding=None, huge_tree=False))
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        raise NotAnArticle(f"{path}: this page is empty: save the article's own page again")
    return tree


def _extracted(page: HtmlElement, path: str) -> Any:
    """trafilatura's body element for the page, empty when it finds none."""
    import trafilatura
    from lxml import etree

    try:
        found = trafilatura.bare_extraction(
            page, fast=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise NotAnArticle(
            f"{path}: this page cannot be read ({type(error).__name__}): save its text as .txt"
        ) from None
    body = getattr(found, "body", None)
    return etree.Element("body") if body is None else body


def _pieces(body: Any) -> Iterator[Piece]:
    """The blocks below `body`, outermost first; an element's own words end where a block inside it begins."""
    for element in body:
        if not isinstance(element.tag, str):
            continue
        yield from _element_pieces(element, None)
        if element.tail and element.tail.strip():
            yield Piece(element.tail, "paragraph")


def _element_pieces(element: Any, outer: BlockKind | None) -> Iterator[Piece]:
    kind = outer or ("blockquote" if element.tag == "quote" else _BLOCKS.get(element.tag, "paragraph"))
    if element.tag == "row":
        cells = [tidied("".join(cell.itertext())) for cell in element]
        yield Piece(" | ".join(cell for cell in cells if cell), "list_item")
        return
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag in ("p", "item", "list", "quote", "head", "table", "row"):
            yield from _said(words, kind)
            words = []
            inside = kind if kind in ("blockquote", "list_item") and child.tag == "p" else outer
            yield from _element_pieces(child, inside)
        elif isinstance(child.tag, str):
            words.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        words.append(child.tail or "")
    yield from _said(words, kind)


def _said(words: list[str], kind: BlockKind) -> Iterator[Piece]:
    text = tidied("".join(words))
    if text:
        yield Piece(canonical(text), kind)
