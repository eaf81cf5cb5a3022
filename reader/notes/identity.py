"""Which article of a story is which document of the store: by its text, else address, else path, else title."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from reader.article import Article
from reader.notes.images import storable

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def comparable_url(url: str | None) -> str | None:
    """An address without what does not change the page: scheme, "www.", fragment, tracking, the last slash."""
    if not url or "://" not in url:
        return None
    try:
        parts = urlsplit(url.strip())
        query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKING)]
    except ValueError:
        return url.strip()
    host = parts.netloc.lower().removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{urlencode(query)}" if query else "")


def comparable_path(path: str) -> str | None:
    """The absolute form of a file's path; None for standard input and links."""
    return None if path == "-" or "://" in path else os.path.normpath(Path.cwd() / path)


def comparable_title(title: str | None) -> str | None:
    """A title to compare by: caseless, single spaces."""
    return " ".join(title.casefold().split()) or None if title else None


def address(article: Article) -> str | None:
    """The article's address in the form addresses are compared."""
    return comparable_url(article.source.url) or comparable_url(article.path)


def recognise(connection: sqlite3.Connection, story: str, articles: Iterable[Article]) -> dict[str, str]:
    """Article id → id of the document it is. Articles that are new to the store are left out.

    A document is given to one article at most: two identical files of a story stay two.
    """
    known: dict[str, str] = {}
    waiting = list(articles)
    for finder in _FINDERS:
        still: list[Article] = []
        for article in waiting:
            taken = set(known.values())
            found = next((document for document in finder(connection, story, article) if document not in taken), None)
            if found:
                known[article.id] = found
            else:
                still.append(article)
        waiting = still
    return known


_Finder = Callable[[sqlite3.Connection, str, Article], list[str]]

# Documents of this story first, then those read last.
_ORDER = """ORDER BY EXISTS (SELECT 1 FROM membership m WHERE m.document = d.id AND m.story = :story) DESC,
    (SELECT max(read) FROM version v2 WHERE v2.document = d.id) DESC, d.id"""


def _ask(connection: sqlite3.Connection, query: str, **values: str | None) -> list[str]:
    known = {name: value and storable(value) for name, value in values.items()}
    return [document for (document,) in connection.execute(query, known)]


def _by_text_and_path(connection: sqlite3.Connection, story: str, article: Article) -> list[str]:
    query = f"""SELECT d.id FROM document d JOIN version v ON v.document = d.id
        WHERE v.fingerprint = :text AND d.path = :path {_ORDER}"""
    return _ask(connection, query, text=article.fingerprint, path=comparable_path(article.path), story=story)


def _by_text(connection: sqlite3.Connection, story: str, article: Article) -> list[str]:
    query = f"SELECT d.id FROM document d JOIN version v ON v.document = d.id WHERE v.fingerprint = :text {_ORDER}"
    return _ask(connection, query, text=article.fingerprint, story=story)


def _by_address(connection: sqlite3.Connection, story: str, article: Article) -> list[str]:
    query = f"SELECT d.id FROM document d WHERE d.url = :url {_ORDER}"
    return _ask(connection, query, url=address(article), story=story)


def _by_path(connection: sqlite3.Connection, story: str, article: Article) -> list[str]:
    """By path, unless both have an address and the two differ: then the file name was used again."""
    query = f"SELECT d.id FROM document d WHERE d.path = :path AND (d.url IS NULL OR :url IS NULL) {_ORDER}"
    return _ask(connection, query, path=comparable_path(article.path), url=address(article), story=story)


def _by_title(connection: sqlite3.Connection, story: str, article: Article) -> list[str]:
    """By title in the same story, if only one has it; two that name different outlets are two articles."""
    query = """SELECT d.id FROM document d JOIN membership m ON m.document = d.id AND m.story = :story
        JOIN version v ON v.document = d.id AND v.fingerprint = m.fingerprint
        WHERE d.title = :title
        AND coalesce(json_extract(v.source, '$.outlet') = :outlet, 1)"""
    title = comparable_title(article.source.title)
    found = _ask(connection, query, title=title, story=story, outlet=article.source.outlet)
    return found if len(found) == 1 else []


_FINDERS: tuple[_Finder, ...] = (_by_text_and_path, _by_text, _by_address, _by_path, _by_title)
