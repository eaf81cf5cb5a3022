"""Reading: the store's rows as the data of `reader.notes.model`."""

from __future__ import annotations

import contextlib
import gc
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from reader.article import Article, Block, Span, Story
from reader.notes.details import sources
from reader.notes.images import selectors_from_json
from reader.notes.model import (
    Anchor,
    Annotation,
    ChangedArticle,
    Document,
    Link,
    Selector,
    StoryRecord,
    Suggestion,
    Tag,
    Target,
)
from reader.notes.tags import FOLLOW_UP

SHELF = "imported"
"""The id of the story that holds imported notes on articles that were never opened here."""

_ANNOTATIONS = """
SELECT a.id, m.story, a.document, m.article, a.version, a.targets, a.note, a.created, a.modified,
    (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM annotation_tag t WHERE t.annotation = a.id ORDER BY position)),
    k.anchors, m.position, m.fingerprint
FROM membership m
JOIN annotation a ON a.document = m.document
LEFT JOIN anchor k ON k.annotation = a.id AND k.fingerprint = m.fingerprint
"""


def story_annotations(connection: sqlite3.Connection, story: str) -> tuple[Annotation, ...]:
    """The story's annotations, by article and place, an article's orphans last."""
    rows = connection.execute(f"{_ANNOTATIONS} WHERE m.story = ?", (story,)).fetchall()
    with _without_collecting(len(rows)):
        found = [(row[11], _annotation(connection, row)) for row in rows]
        found.sort(key=_place)
        return tuple(annotation for _position, annotation in found)


def _place(found: tuple[int, Annotation]) -> tuple[bool, int, bool, tuple[Span, ...], str]:
    position, annotation = found
    return annotation.article is None, position, not annotation.spans, annotation.spans, annotation.created


@contextlib.contextmanager
def _without_collecting(count: int) -> Iterator[None]:
    """No garbage collection while very many objects are made, none of which is garbage: it took a third of the time."""
    if count < 5000 or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def annotation(connection: sqlite3.Connection, key: str, story: str | None = None) -> Annotation | None:
    """One annotation, as it stands in `story`, else in the story it was made in, else where its article was last."""
    row = connection.execute(
        f"""{_ANNOTATIONS} JOIN story s ON s.id = m.story WHERE a.id = ?
        ORDER BY m.story IS ? DESC, m.story IS a.story DESC, m.article IS NOT NULL DESC, s.opened DESC LIMIT 1""",
        (key, story),
    ).fetchone()
    return _annotation(connection, row) if row else None


def on_spans(connection: sqlite3.Connection, document: str, fingerprint: str, spans: str) -> str | None:
    """The id of the annotation that stands on exactly these spans of this version."""
    row = connection.execute(
        """SELECT id, number FROM annotation WHERE document = :document AND version = :version AND spans = :spans
        UNION SELECT a.id, a.number FROM anchor k JOIN annotation a ON a.id = k.annotation
        WHERE k.fingerprint = :version AND k.spans = :spans AND a.document = :document ORDER BY number LIMIT 1""",
        {"document": document, "version": fingerprint, "spans": spans},
    ).fetchone()
    return str(row[0]) if row else None


def _annotation(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Annotation:
    selectors = selectors_from_json(row[5])
    if row[10] is not None:
        anchors = anchors_from_json(row[10])
    elif row[4] == row[12]:
        anchors = [Anchor("exact", (selector.span,)) for selector in selectors]
    else:
        anchors = _anchored_now(connection, row[2], row[12], row[0], selectors)
    return Annotation(
        id=row[0],
        story=row[1],
        document=row[2],
        article=row[3],
        version=row[4],
        targets=tuple(Target(selector, anchor) for selector, anchor in zip(selectors, anchors, strict=True)),
        tags=tuple(row[9].split(" ")) if row[9] else (),
        note=row[6],
        created=row[7],
        modified=row[8],
    )


def _anchored_now(
    connection: sqlite3.Connection, document: str, fingerprint: str, key: str, selectors: tuple[Selector, ...]
) -> list[Anchor]:
    """Anchors that could not be written down: the store is read-only, or an older crossread wrote the annotation."""
    from reader.notes.anchors import Text
    from reader.notes.finding import anchored

    text = Text(text_of(connection, document, fingerprint) or "")
    return anchored(connection, text, document, key, selectors)


def anchors_to_json(anchors: Iterable[Anchor]) -> str:
    """Anchors as the store keeps them."""
    return json.dumps(
        [
            [k.status, k.spans, round(k.score, 4), k.flags, [[s.span, round(s.score, 4)] for s in k.suggestions]]
            for k in anchors
        ],
        separators=(",", ":"),
    )


def anchors_from_json(text: str) -> list[Anchor]:
    """The reverse of `anchors_to_json`."""
    return [
        Anchor(
            status,
            tuple(Span(*span) for span in spans),
            score,
            tuple(flags),
            tuple(Suggestion(Span(*span), value) for span, value in suggestions),
        )
        for status, spans, score, flags, suggestions in json.loads(text)
    ]


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


def pack(text: str) -> bytes:
    """A text as the store keeps it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def text_of(connection: sqlite3.Connection, document: str, fingerprint: str) -> str | None:
    """The text of a version that was read once."""
    row = connection.execute(
        "SELECT text FROM version WHERE document = ? AND fingerprint = ?", (document, fingerprint)
    ).fetchone()
    return zlib.decompress(row[0]).decode("utf-8", "surrogatepass") if row else None


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
            zlib.decompress(text).decode("utf-8", "surrogatepass"),
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
