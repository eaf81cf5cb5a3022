"""Reading annotations: the store's rows as `Annotation`s, whose targets are decoded when somebody looks at them.

A story may hold very many. Of most of them the app and the exports need where they stand, their tags and their note;
those are columns. The selectors with their contexts are JSON, and decoding it was most of what reading cost.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from reader.article import Span
from reader.notes.collecting import without_collecting
from reader.notes.images import selectors_from_json
from reader.notes.model import Anchor, Annotation, Selector, Suggestion, Target
from reader.notes.texts import text_of

_COLUMNS = """a.id, a.version, a.targets, coalesce(k.spans, a.spans), a.quote, a.note, a.created, a.modified,
    (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM annotation_tag t WHERE t.annotation = a.id ORDER BY position)),
    k.anchors"""


class StoredAnnotation(Annotation):
    """An annotation out of the store. Its targets are made of their JSON at the first look at them."""

    _json: tuple[str, str | None]
    """The selectors, and the anchors where they were made in another version than the one that is read."""

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """At least one."""
        selectors, anchors = self._json
        made = selectors_from_json(selectors)
        return _targets(made, _standing(made) if anchors is None else anchors_from_json(anchors))


class _Home(NamedTuple):
    """Where an annotation's document stands in a story."""

    story: str
    document: str
    article: str | None
    fingerprint: str


def story_annotations(connection: sqlite3.Connection, story: str) -> tuple[Annotation, ...]:
    """The story's annotations, by article and place, an article's orphans last."""
    homes = connection.execute(
        """SELECT story, document, article, fingerprint FROM membership WHERE story = ?
        ORDER BY article IS NULL, position""",
        (story,),
    ).fetchall()
    out: list[Annotation] = []
    with without_collecting():
        for home in (_Home(*row) for row in homes):
            rows = connection.execute(
                f"""SELECT {_COLUMNS} FROM annotation a
                LEFT JOIN anchor k ON k.annotation = a.id AND k.fingerprint = ? WHERE a.document = ?""",
                (home.fingerprint, home.document),
            )
            out += sorted((_annotation(connection, home, row) for row in rows), key=_place)
    return tuple(out)


def _place(annotation: Annotation) -> tuple[bool, tuple[Span, ...], str]:
    return not annotation.spans, annotation.spans, annotation.created


def annotation(connection: sqlite3.Connection, key: str, story: str | None = None) -> Annotation | None:
    """One annotation, as it stands in `story`, else in the story it was made in, else where its article was last."""
    row = connection.execute(
        f"""SELECT {_COLUMNS}, m.story, m.document, m.article, m.fingerprint
        FROM membership m JOIN annotation a ON a.document = m.document
        LEFT JOIN anchor k ON k.annotation = a.id AND k.fingerprint = m.fingerprint
        JOIN story s ON s.id = m.story WHERE a.id = ?
        ORDER BY m.story IS ? DESC, m.story IS a.story DESC, m.article IS NOT NULL DESC, s.opened DESC LIMIT 1""",
        (key, story),
    ).fetchone()
    return _annotation(connection, _Home(*row[10:]), row[:10]) if row else None


def on_spans(connection: sqlite3.Connection, document: str, fingerprint: str, spans: str) -> str | None:
    """The id of the annotation that stands on exactly these spans of this version."""
    row = connection.execute(
        """SELECT id, number FROM annotation WHERE document = :document AND version = :version AND spans = :spans
        UNION SELECT a.id, a.number FROM anchor k JOIN annotation a ON a.id = k.annotation
        WHERE k.fingerprint = :version AND k.spans = :spans AND a.document = :document ORDER BY number LIMIT 1""",
        {"document": document, "version": fingerprint, "spans": spans},
    ).fetchone()
    return str(row[0]) if row else None


def _annotation(connection: sqlite3.Connection, home: _Home, row: tuple[Any, ...]) -> Annotation:
    key, version, selectors, spans, quote, note, created, modified, tags, anchors = row
    values = {
        "id": key,
        "story": home.story,
        "document": home.document,
        "article": home.article,
        "version": version,
        "tags": _tags(tags),
        "note": note,
        "created": created,
        "modified": modified,
        "spans": _spans(spans),
        "quote": quote,
        "_json": (selectors, anchors),
    }
    if anchors is None and version == home.fingerprint:
        values["status"], values["flags"] = "exact", ()
    elif anchors is None:
        values["targets"] = _anchored_now(connection, home, key, selectors)
        del values["spans"]
    if "\N{REPLACEMENT CHARACTER}" in quote:  # the column has what SQLite can hold; the selectors have all
        del values["quote"]
    out = object.__new__(StoredAnnotation)
    object.__setattr__(out, "__dict__", values)  # a third of what the frozen class's __init__ takes
    return out


@lru_cache(maxsize=1024)
def _tags(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(" ")) if joined else ()


def _spans(key: str) -> tuple[Span, ...]:
    """The reverse of `images.spans_key`."""
    out = []
    for span in key.split(" ") if key else ():
        start, end = span.split("-")
        out.append(Span(int(start), int(end)))
    return tuple(out)


def _standing(selectors: Iterable[Selector]) -> list[Anchor]:
    return [Anchor("exact", (selector.span,)) for selector in selectors]


def _targets(selectors: Iterable[Selector], anchors: Iterable[Anchor]) -> tuple[Target, ...]:
    return tuple(Target(selector, anchor) for selector, anchor in zip(selectors, anchors, strict=True))


def _anchored_now(connection: sqlite3.Connection, home: _Home, key: str, selectors: str) -> tuple[Target, ...]:
    """Anchors that could not be written down: the store is read-only, or an older crossread wrote the annotation."""
    from reader.notes.anchors import Text
    from reader.notes.finding import anchored

    made = selectors_from_json(selectors)
    text = Text(text_of(connection, home.document, home.fingerprint) or "")
    return _targets(made, anchored(connection, text, home.document, key, made))


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
