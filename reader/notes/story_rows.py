"""Reading stories: the store's rows as the data of `reader.notes.model`, annotations excepted."""

from __future__ import annotations

import json
import sqlite3

from reader.article import Article, Block, Story
from reader.notes.details import sources
from reader.notes.model import ChangedArticle, Document, Link, StoryRecord, Tag
from reader.notes.shelf import SHELF
from reader.notes.tags import FOLLOW_UP
from reader.notes.texts import unpack


def tags(connection: sqlite3.Connection) -> tuple[Tag, ...]:
    """All tags: those with a key first, by key, then by name."""
    rows = connection.execute(
        "SELECT id, name, key, colour, sign FROM tag ORDER BY key IS NULL, key, name COLLATE NOCASE"
    )
    return tuple(Tag(*row) for row in rows)


def links(connection: sqlite3.Connection, story: str) -> tuple[Link, ...]:
    """Links with an end in the story, the oldest first."""
    rows = connection.execute(
        """SELECT id, source, target, relation, created FROM link WHERE EXISTS (
            SELECT 1 FROM annotation a JOIN membership m ON m.document = a.document
            WHERE m.story = ? AND a.id IN (link.source, link.target)) ORDER BY created, id""",
        (story,),
    )
    return tuple(Link(*row) for row in rows)


def earlier_versions(connection: sqlite3.Connection, story: str) -> tuple[ChangedArticle, ...]:
    """The articles of a story that were read in other versions, each against the one read last before."""
    rows = connection.execute(
        """SELECT m.article, m.document, v.fingerprint, m.fingerprint, v.read FROM membership m
        JOIN version v ON v.document = m.document AND v.fingerprint = (
            SELECT fingerprint FROM version o WHERE o.document = m.document AND o.fingerprint != m.fingerprint
            AND o.read != '' ORDER BY o.read DESC LIMIT 1)
        WHERE m.story = ? AND m.article IS NOT NULL ORDER BY m.position""",
        (story,),
    )
    return tuple(ChangedArticle(*row) for row in rows)


def documents(connection: sqlite3.Connection, story: str) -> tuple[Document, ...]:
    """The story's articles as the store knows them, those that are gone last."""
    rows = connection.execute(
        """SELECT m.document, m.article, m.fingerprint, m.path, v.source, v.read, d.edited FROM membership m
        JOIN version v ON v.document = m.document AND v.fingerprint = m.fingerprint
        LEFT JOIN details d ON d.document = m.document
        WHERE m.story = ? ORDER BY m.article IS NULL, m.position""",
        (story,),
    )
    out = []
    for document, article, fingerprint, path, source, read, edited in rows:
        known = json.loads(source) | (json.loads(edited) if edited else {})
        out.append(
            Document(
                document, article, fingerprint, path, known.get("title"), known.get("outlet"), known.get("url"), read
            )
        )
    return tuple(out)


def stories(connection: sqlite3.Connection, archived: bool) -> tuple[StoryRecord, ...]:
    """The library, last opened first."""
    marks: dict[str, int] = dict(connection.execute("SELECT document, count(*) FROM annotation GROUP BY document"))
    open_: dict[str, int] = dict(
        connection.execute(
            """SELECT a.document, count(*) FROM annotation_tag t CROSS JOIN annotation a ON a.id = t.annotation
            WHERE t.tag = ? GROUP BY a.document""",
            (FOLLOW_UP,),
        )
    )
    held: dict[str, list[tuple[str, str | None, str]]] = {}
    for key, document, article, path in connection.execute(
        "SELECT story, document, article, path FROM membership ORDER BY story, position"
    ):
        held.setdefault(key, []).append((document, article, path))
    out = []
    for key, title, away, created, opened in connection.execute(
        """SELECT id, coalesce(name, title), archived, created, opened FROM story WHERE archived <= ?
        ORDER BY opened DESC, id""",
        (int(archived),),
    ):
        members = held.get(key, [])
        paths = tuple(path for _document, article, path in members if article)
        count = sum(marks.get(document, 0) for document, _article, _path in members)
        follow_up = sum(open_.get(document, 0) for document, _article, _path in members)
        if members and (key != SHELF or count):
            out.append(StoryRecord(key, title, bool(away), created, opened, paths, len(paths), count, follow_up))
    return tuple(out)


def story(connection: sqlite3.Connection, key: str) -> Story | None:
    """A story as it was last read, out of the stored versions."""
    row = connection.execute("SELECT coalesce(name, title) FROM story WHERE id = ?", (key,)).fetchone()
    if row is None:
        return None
    described = sources(connection, key)
    articles = tuple(
        Article(
            article,
            path,
            unpack(text),
            tuple(Block(*block) for block in json.loads(blocks)),
            described[article],
        )
        for article, path, text, blocks in connection.execute(
            """SELECT m.article, m.path, v.text, v.blocks FROM membership m
            JOIN version v ON v.document = m.document AND v.fingerprint = m.fingerprint
            WHERE m.story = ? AND m.article IS NOT NULL ORDER BY m.position""",
            (key,),
        )
    )
    return Story(key, row[0], articles)
