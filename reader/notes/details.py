"""What the reader says of a source where its file says nothing, or something wrong: title, outlet, dates, address …

Kept for the article, whatever version of it is read and in whatever story; only what differs from the file is kept.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, fields, replace

from reader.article import Article, Source
from reader.notes.images import storable

FIELDS = tuple(field.name for field in fields(Source))

Edits = Mapping[str, str | None]
"""Field → what the reader says; None where they say there is nothing."""


def edits_of(connection: sqlite3.Connection, document: str) -> Edits:
    """What the reader has changed of an article's details."""
    row = connection.execute("SELECT edited FROM details WHERE document = ?", (document,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def edited(source: Source, edits: Edits) -> Source:
    """The details with the reader's changes."""
    known = {name: value for name, value in edits.items() if name in FIELDS}
    return replace(source, **known) if known else source


def edits_between(read: Source, wanted: Source) -> dict[str, str | None]:
    """What has to be kept so that `read` becomes `wanted`; an empty field is none."""
    values = {name: storable(" ".join((value or "").split())) or None for name, value in asdict(wanted).items()}
    return {name: value for name, value in values.items() if value != getattr(read, name)}


def source_read(connection: sqlite3.Connection, document: str, fingerprint: str) -> Source:
    """The details as the file gave them."""
    row = connection.execute(
        "SELECT source FROM version WHERE document = ? AND fingerprint = ?", (document, fingerprint)
    ).fetchone()
    return Source(**json.loads(row[0])) if row else Source()


def as_read(connection: sqlite3.Connection, document: str, article: Article) -> Article:
    """The article with its file's details: one that comes out of the store has the reader's."""
    edits = edits_of(connection, document)
    if edits:
        read = source_read(connection, document, article.fingerprint)
        if edited(read, edits) == article.source:
            return replace(article, source=read)
    return article


def sources(connection: sqlite3.Connection, story: str) -> dict[str, Source]:
    """The details of a story's articles, the reader's changes in them, by the article's id."""
    rows = connection.execute(
        """SELECT m.article, v.source, d.edited FROM membership m
        JOIN version v ON v.document = m.document AND v.fingerprint = m.fingerprint
        LEFT JOIN details d ON d.document = m.document WHERE m.story = ? AND m.article IS NOT NULL""",
        (story,),
    )
    return {
        article: edited(Source(**json.loads(source)), json.loads(changed) if changed else {})
        for article, source, changed in rows
    }
