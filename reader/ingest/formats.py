"""The table of formats: which reader opens what. Each reader's libraries are imported when a file needs them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from reader.errors import NotAnArticle
from reader.ingest.draft import Draft, Item, Material

Reader = Callable[[Material], Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table.

    Attributes:
        name: what messages and documents call it.
        suffixes: in lower case, with the dot.
        reader: "module:function" below `reader.ingest`.
        extra: the extra that must be installed, if any.
        in_folders: whether such a file in a folder is taken for an article. Lists of links are not: opening a folder
            never fetches anything.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    extra: str | None = None
    in_folders: bool = True

    def open(self, material: Material) -> Sequence[Item]:
        """What the format's reader finds."""
        module, function = self.reader.split(":")
        return cast(Reader, getattr(import_module(f"reader.ingest.{module}"), function))(material)


TEXT = Format("text", (".txt", ".text"), "text_file:read_plain")
MARKDOWN = Format("Markdown", (".md", ".markdown"), "text_file:read_markdown")
HTML = Format("web page", (".html", ".htm", ".xhtml"), "html:read_page")
MHTML = Format("MHTML", (".mhtml", ".mht"), "mail:read_mhtml")
LETTER = Format("e-mail", (".eml",), "mail:read_letter")
PDF = Format("PDF", (".pdf",), "pdf:read_pdf", "pdf")
EPUB = Format("EPUB", (".epub",), "epub:read_epub")
FEED = Format("RSS or Atom", (".rss", ".atom", ".xml"), "feeds:read_feed", "feeds", in_folders=False)
WARC = Format("WARC", (".warc", ".warc.gz"), "archives:read_warc", "archives")
WACZ = Format("WACZ", (".wacz",), "archives:read_wacz", "archives")
LINKS = Format("list of links", (".csv", ".tsv"), "link_lists:read_link_list", in_folders=False)

FORMATS = (TEXT, MARKDOWN, HTML, MHTML, LETTER, PDF, EPUB, FEED, WARC, WACZ, LINKS)
"""Every format crossread opens."""

_BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}

_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:(?P<whole>!doctype\s+html|html)|head|body|article|meta|title)\b", re.I | re.S
)
_FEED = re.compile(
    rb"\s*(?:<\?xml.{0,200}?\?>\s*)?(?:<\?xml-stylesheet.{0,300}?\?>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.S,
)
_MATTER = re.compile(rb"---\r?\n[\w ]{1,30}:")


def by_suffix(path: str) -> Format | None:
    """The format a file's name says it has."""
    name = path.lower().rsplit("/", 1)[-1]
    return next((row for suffix, row in _BY_SUFFIX.items() if name.endswith(suffix) and name != suffix), None)


def known(path: str) -> bool:
    """Whether a file in a folder is taken for an article."""
    row = by_suffix(path)
    return row is not None and row.in_folders


def read(material: Material) -> Sequence[Item]:
    """What is in one piece of material.

    Raises:
        NotAnArticle: there is no article in it.
    """
    if not material.data.strip(b" \t\r\n\x00"):
        raise NotAnArticle(f"{material.path}: this file is empty: give one that holds an article")
    items = [item for item in _format(material).open(material) if not _empty(item)]
    if not items:
        raise NotAnArticle(f"{material.path}: there is no text in this file: give one that holds an article")
    return items


def _format(material: Material) -> Format:
    """A file's name decides, unless its first bytes leave no doubt that it has another format; for a page that was
    fetched, standard input and other names the bytes alone do."""
    named = by_suffix(material.path) if material.url is None else None
    shown = sniffed(material.data)
    page = _HTML.match(_start(material.data)) if shown is HTML else None
    return shown if named is None or shown in (PDF, EPUB, WARC, FEED) or (page and page["whole"]) else named


def _empty(item: Item) -> bool:
    return isinstance(item, Draft) and not item.blocks


def sniffed(data: bytes) -> Format:
    """The format that the first bytes show."""
    start = _start(data)
    if start.startswith(b"%PDF"):
        return PDF
    if start.startswith(b"WARC/"):
        return WARC
    if start.startswith(b"PK\x03\x04") and b"application/epub+zip" in start[:120]:
        return EPUB
    if _FEED.match(start):
        return FEED
    if _HTML.match(start):
        return HTML
    if start.startswith((b"From: <Saved by", b"MIME-Version: 1.0")):
        return MHTML
    return MARKDOWN if _MATTER.match(start) or start.startswith(b"# ") else TEXT


def _start(data: bytes) -> bytes:
    return data[3:4096] if data.startswith(b"\xef\xbb\xbf") else data[:4096]
