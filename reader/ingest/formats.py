"""The table of formats: which reader opens what. Each reader's libraries are imported when a file needs them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath

from reader.errors import NotAnArticle
from reader.ingest.draft import Draft, Material

Reader = Callable[[Material], Sequence[Draft]]

_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)


def _read_plain(material: Material) -> Sequence[Draft]:
    from reader.ingest.text_file import read_plain

    return read_plain(material)


def _read_markdown(material: Material) -> Sequence[Draft]:
    from reader.ingest.text_file import read_markdown

    return read_markdown(material)


def _read_html(material: Material) -> Sequence[Draft]:
    from reader.ingest.html import read_html

    return [read_html(material)]


READERS: dict[str, Reader] = {
    ".txt": _read_plain,
    ".text": _read_plain,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
}
"""Suffix, in lower case, to reader. Files in folders are read only when their suffix stands here."""


def known(path: str) -> bool:
    """Whether a file in a folder is taken for an article."""
    return PurePath(path).suffix.lower() in READERS


def read(material: Material) -> Sequence[Draft]:
    """The articles in one piece of material.

    The suffix decides; where there is none of the table (standard input, a file given by name) the content does.

    Raises:
        NotAnArticle: there is no article in it.
    """
    if not material.data.strip(b" \t\r\n\x00"):
        raise NotAnArticle(f"{material.path}: this file is empty: give one that holds an article")
    reader = READERS.get(PurePath(material.path).suffix.lower()) or _sniffed(material.data)
    drafts = [draft for draft in reader(material) if draft.blocks]
    if not drafts:
        raise NotAnArticle(f"{material.path}: there is no text in this file: give one that holds an article")
    return drafts


def _sniffed(data: bytes) -> Reader:
    if _HTML.match(data[3:] if data.startswith(b"\xef\xbb\xbf") else data):
        return _read_html
    return _read_markdown if data.startswith((b"---\n", b"---\r\n", b"# ")) else _read_plain
