"""EPUB files: a zip of pages in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from reader.article import Source
from reader.errors import NotAnArticle
from reader.ingest.compose import Piece, compose
from reader.ingest.details import iso_date, one_line
from reader.ingest.dom import leaves
from reader.ingest.draft import Draft, Material
from reader.ingest.html import page_text, parse
from reader.ingest.text_file import finished
from reader.ingest.zips import BROKEN, Archive

# Pages of fewer words are covers, title pages and tables of contents.
_FEWEST_WORDS = 60
_MOST_PAGES = 500


def read_epub(material: Material) -> Sequence[Draft]:
    """Each page with prose on it as an article: clipping services make one page of each.

    Raises:
        NotAnArticle: it is no EPUB, is locked, or has no prose.
    """
    archive = Archive(material, "EPUB")
    try:
        package, folder = _package(archive)
        drafts = list(_articles(archive, package, folder, material))
    except BROKEN as error:
        raise NotAnArticle(f"{material.path}: this EPUB is broken ({type(error).__name__}): get it again") from None
    if not drafts:
        raise NotAnArticle(f"{material.path}: no article in this EPUB: give one with text in it")
    return drafts


def _package(archive: Archive) -> tuple[Any, str]:
    container = _xml(archive.member("META-INF/container.xml"))
    rootfile = next(iter(container.iter("{*}rootfile")), None)
    if rootfile is None:
        raise ValueError("container without a package")
    name = rootfile.get("full-path", "")
    return _xml(archive.member(name)), posixpath.dirname(name)


def _xml(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(data, parser=parser)
    except etree.LxmlError:
        tree = None
    if tree is None:
        raise ValueError("empty XML")
    return tree


def _articles(archive: Archive, package: Any, folder: str, material: Material) -> Iterator[Draft]:
    about = _about(package)
    pages = {item.get("id"): item for item in package.iter("{*}item")}
    order = [pages[ref.get("idref")] for ref in package.iter("{*}itemref") if ref.get("idref") in pages]
    whole = [item for item in order if "nav" not in (item.get("properties") or "").split()][:_MOST_PAGES]
    drafts = []
    for item in whole:
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        page = parse(page_text(Material(material.path, archive.member(name))), material.path)
        pieces = [Piece(leaf.text, leaf.kind) for leaf in leaves(page)]
        if sum(len(piece.text.split()) for piece in pieces) >= _FEWEST_WORDS:
            drafts.append(pieces)
    for number, pieces in enumerate(drafts, 1):
        alone = len(drafts) == 1
        text, blocks = compose(pieces, about.title if alone else None)
        source = about if alone else Source(None, about.title or about.outlet, about.byline, about.published)
        draft = finished(text, blocks, source)
        yield Draft(draft.text, draft.blocks, draft.source, None if alone else str(number))


def _about(package: Any) -> Source:
    def line(name: str) -> str | None:
        return next((found for element in package.iter("{*}" + name) if (found := one_line(element.text))), None)

    return Source(line("title"), line("publisher"), line("creator"), iso_date(line("date")))
