"""Registering a story: its articles recognised, new versions kept, its annotations found again."""

from __future__ import annotations

import json
import sqlite3
import uuid
from dataclasses import asdict

from reader.article import Article, Story
from reader.notes.details import as_read
from reader.notes.finding import find_again
from reader.notes.identity import address, comparable_path, comparable_title, recognise
from reader.notes.images import storable
from reader.notes.model import ChangedArticle
from reader.notes.shelf import take_off_shelf
from reader.notes.texts import pack


def register(
    connection: sqlite3.Connection, story: Story, at: str
) -> tuple[dict[str, str], tuple[ChangedArticle, ...]]:
    """Write the story down inside the caller's transaction. Article id → document id, and the articles that changed."""
    connection.execute(
        """INSERT INTO story (id, title, created, opened) VALUES (:id, :title, :at, :at)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, opened = excluded.opened""",
        {"id": story.id, "title": storable(story.title), "at": at},
    )
    known = recognise(connection, story.id, story.articles)
    before = {
        document: (fingerprint, read)
        for document, fingerprint, read in connection.execute(
            """SELECT m.document, m.fingerprint, v.read FROM membership m
            JOIN version v ON v.document = m.document AND v.fingerprint = m.fingerprint
            WHERE m.story = ? AND v.read != ''""",
            (story.id,),
        )
    }
    connection.execute("UPDATE membership SET article = NULL WHERE story = ?", (story.id,))
    documents: dict[str, str] = {}
    changed: list[ChangedArticle] = []
    for position, article in enumerate(story.articles):
        document = known.get(article.id) or str(uuid.uuid4())
        documents[article.id] = document
        last = before.get(document) or _last_read(connection, document)
        _write_version(connection, document, article, at)
        connection.execute(
            """INSERT INTO membership (story, document, fingerprint, article, position, path)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (story, document) DO UPDATE SET fingerprint = excluded.fingerprint,
            article = excluded.article, position = excluded.position, path = excluded.path""",
            (story.id, document, article.fingerprint, article.id, position, storable(article.path)),
        )
        take_off_shelf(connection, document)
        if last and last[0] != article.fingerprint:
            changed.append(ChangedArticle(article.id, document, last[0], article.fingerprint, last[1]))
        find_again(connection, document, article.fingerprint, article.text)
    return documents, tuple(changed)


def _last_read(connection: sqlite3.Connection, document: str) -> tuple[str, str] | None:
    row = connection.execute(
        "SELECT fingerprint, read FROM version WHERE document = ? AND read != '' ORDER BY read DESC LIMIT 1",
        (document,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def _write_version(connection: sqlite3.Connection, document: str, article: Article, at: str) -> None:
    article = as_read(connection, document, article)
    source = asdict(article.source)
    url, path, title = address(article), comparable_path(article.path), comparable_title(article.source.title)
    connection.execute(
        """INSERT INTO document (id, url, path, title) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
        SET url = coalesce(excluded.url, url), path = coalesce(excluded.path, path),
        title = coalesce(excluded.title, title)""",
        (document, url and storable(url), path and storable(path), title and storable(title)),
    )
    blocks = json.dumps([[block.start, block.end, block.kind, block.reason] for block in article.blocks])
    described = (blocks, json.dumps(source))
    known = connection.execute(
        "SELECT blocks, source FROM version WHERE document = ? AND fingerprint = ? AND read != ''",
        (document, article.fingerprint),
    ).fetchone()
    if known == described:
        return  # read before: packing the text again is most of what opening a long story would cost
    connection.execute(
        """INSERT INTO version (document, fingerprint, text, blocks, source, read) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (document, fingerprint) DO UPDATE SET text = excluded.text, blocks = excluded.blocks,
        source = excluded.source, read = CASE read WHEN '' THEN excluded.read ELSE read END""",
        (document, article.fingerprint, pack(article.text), *described, at),
    )
