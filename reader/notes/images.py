"""Images: one thing of the store as plain data. Every change, its undo and its redo write through `put`.

The entities are `annotation` (with its tags), `link`, `tag`, `story` (the reader's name for it, archived or not),
`tick` (a question ticked off; its id is `story|question`) and `details` (what they say of a source, by its document).
"""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any, Literal

from reader.article import Span
from reader.notes.model import Selector

Entity = Literal["annotation", "link", "tag", "story", "tick", "details"]
Image = dict[str, Any]

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def get(connection: sqlite3.Connection, entity: Entity, key: str) -> Image | None:
    """The thing as it is now, or None."""
    match entity:
        case "annotation":
            return _annotation(connection, key)
        case "story":
            return _row(connection, "SELECT name, archived FROM story WHERE id = ?", (key,))
        case "tick":
            return _row(connection, "SELECT at FROM tick WHERE story = ? AND question = ?", tuple(key.split("|", 1)))
        case "details":
            return _row(connection, "SELECT edited FROM details WHERE document = ?", (key,))
        case "link":
            return _row(connection, "SELECT source, target, relation, created FROM link WHERE id = ?", (key,))
        case "tag":
            return _row(connection, "SELECT name, key, colour, sign FROM tag WHERE id = ?", (key,))


def put(connection: sqlite3.Connection, entity: Entity, key: str, image: Image | None) -> None:
    """Make the thing what `image` says; None takes it away."""
    match entity:
        case "annotation":
            _put_annotation(connection, key, image)
        case "story":
            if image:
                connection.execute(
                    "UPDATE story SET name = ?, archived = ? WHERE id = ?", (image["name"], image["archived"], key)
                )
        case "tick":
            story, question = key.split("|", 1)
            connection.execute("DELETE FROM tick WHERE story = ? AND question = ?", (story, question))
            if image:
                connection.execute("INSERT INTO tick VALUES (?, ?, ?)", (story, question, image["at"]))
        case "details":
            connection.execute("DELETE FROM details WHERE document = ?", (key,))
            if image:
                connection.execute("INSERT INTO details VALUES (?, ?)", (key, image["edited"]))
        case "link":
            connection.execute("DELETE FROM link WHERE id = ?", (key,))
            if image:
                connection.execute(
                    "INSERT INTO link VALUES (:id, :source, :target, :relation, :created)", image | {"id": key}
                )
        case "tag":
            if image is None:
                connection.execute("DELETE FROM tag WHERE id = ?", (key,))
            else:
                connection.execute(
                    """INSERT INTO tag VALUES (:id, :name, :key, :colour, :sign) ON CONFLICT (id) DO UPDATE
                    SET name = excluded.name, key = excluded.key, colour = excluded.colour, sign = excluded.sign""",
                    image | {"id": key},
                )


def selectors_to_json(selectors: tuple[Selector, ...]) -> str:
    """Selectors as the store keeps them; lone surrogates stay as escapes."""
    return json.dumps([[s.start, s.end, s.exact, s.prefix, s.suffix] for s in selectors], separators=(",", ":"))


def selectors_from_json(text: str) -> tuple[Selector, ...]:
    """The reverse of `selectors_to_json`."""
    return tuple(Selector(*row) for row in json.loads(text))


def spans_key(spans: tuple[Span, ...] | list[Span]) -> str:
    """Spans as one string to compare by: "10-40 52-60"."""
    return " ".join(f"{start}-{end}" for start, end in sorted(spans))


def storable(text: str) -> str:
    """Text that SQLite can hold and compare: lone surrogates and NULs become U+FFFD."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _row(connection: sqlite3.Connection, query: str, parameters: tuple[str, ...]) -> Image | None:
    cursor = connection.execute(query, parameters)
    row = cursor.fetchone()
    return None if row is None else {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


def _annotation(connection: sqlite3.Connection, key: str) -> Image | None:
    image = _row(
        connection,
        "SELECT document, version, story, targets, note, created, modified FROM annotation WHERE id = ?",
        (key,),
    )
    if image is not None:
        image["tags"] = [
            tag
            for (tag,) in connection.execute(
                "SELECT tag FROM annotation_tag WHERE annotation = ? ORDER BY position", (key,)
            )
        ]
    return image


def _put_annotation(connection: sqlite3.Connection, key: str, image: Image | None) -> None:
    if image is None:
        connection.execute("DELETE FROM annotation WHERE id = ?", (key,))
        return
    selectors = selectors_from_json(image["targets"])
    values = image | {
        "id": key,
        "spans": spans_key([selector.span for selector in selectors]),
        "quote": storable(" … ".join(selector.exact for selector in selectors)),
    }
    before = connection.execute("SELECT targets, version FROM annotation WHERE id = ?", (key,)).fetchone()
    connection.execute(
        """INSERT INTO annotation (id, document, version, story, targets, spans, quote, note, created, modified)
        VALUES (:id, :document, :version, :story, :targets, :spans, :quote, :note, :created, :modified)
        ON CONFLICT (id) DO UPDATE SET document = excluded.document, version = excluded.version,
        targets = excluded.targets, spans = excluded.spans, quote = excluded.quote, note = excluded.note,
        modified = excluded.modified""",
        values,
    )
    if before is not None and before != (values["targets"], values["version"]):
        connection.execute("DELETE FROM anchor WHERE annotation = ?", (key,))  # derived from the old targets
    connection.execute("DELETE FROM annotation_tag WHERE annotation = ?", (key,))
    connection.executemany(
        "INSERT INTO annotation_tag (annotation, position, tag) VALUES (?, ?, ?)",
        [(key, position, tag) for position, tag in enumerate(image["tags"])],
    )
