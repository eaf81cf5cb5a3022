"""History: every change as a step that undo takes back, across articles, stories and sessions.

A step holds the image of each thing it touched, before and after. Undo puts the images before, redo those after; a
step whose things have changed since (in another window, say) is passed over and said, never forced.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field

from reader.notes import images
from reader.notes.errors import NothingToUndo
from reader.notes.images import Entity, Image

COALESCE_SECONDS = 30.0
"""Edits of one note closer than this are one step: a pause to look something up is not a new thought."""

# A step belongs to a story when it was made there, or on an article that the story holds too.
_SCOPE = """(? IS NULL OR story = ? OR (story IS NULL AND document IS NULL)
    OR document IN (SELECT document FROM membership WHERE story = ?))"""


@dataclass
class Step:
    """One undo step in the making: put things through it, then `close` it, inside one transaction."""

    connection: sqlite3.Connection
    label: str
    at: str
    now: float
    session: str
    story: str | None = None
    document: str | None = None
    changes: list[tuple[Entity, str, Image | None, Image | None]] = field(default_factory=list)

    def put(self, entity: Entity, key: str, image: Image | None) -> None:
        """Change a thing and remember what it was."""
        before = images.get(self.connection, entity, key)
        if before == image:
            return
        images.put(self.connection, entity, key, image)
        self.changes.append((entity, key, before, image))

    def close(self, *, coalesce: bool = False) -> None:
        """Write the step down, into the last one if `coalesce` and that is an edit of the same note a moment ago."""
        if not self.changes:
            return
        if coalesce and self._coalesced():
            return
        scope = (self.story, self.story, self.story)
        self.connection.execute(f"UPDATE step SET state = 'gone' WHERE state = 'undone' AND {_SCOPE}", scope)
        number = self.connection.execute(
            "INSERT INTO step (at, last, label, story, document, session) VALUES (?, ?, ?, ?, ?, ?)",
            (self.at, self.now, self.label, self.story, self.document, self.session),
        ).lastrowid
        self.connection.executemany(
            "INSERT INTO change (step, position, entity, id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (number, position, entity, key, _dump(before), _dump(after))
                for position, (entity, key, before, after) in enumerate(self.changes)
            ],
        )

    def _coalesced(self) -> bool:
        last = self.connection.execute(
            f"SELECT number, label, session, last, state FROM step WHERE state != 'gone' AND {_SCOPE} "
            "ORDER BY number DESC LIMIT 1",
            (self.story, self.story, self.story),
        ).fetchone()
        if last is None or len(self.changes) != 1:
            return False
        number, label, session, then, state = last
        if (label, session, state) != (self.label, self.session, "done") or abs(self.now - then) > COALESCE_SECONDS:
            return False
        _entity, key, _before, after = self.changes[0]
        rows = self.connection.execute("SELECT id FROM change WHERE step = ?", (number,)).fetchall()
        if rows != [(key,)]:
            return False
        self.connection.execute("UPDATE change SET after = ? WHERE step = ?", (_dump(after), number))
        self.connection.execute("UPDATE step SET last = ? WHERE number = ?", (self.now, number))
        return True


@dataclass(frozen=True, slots=True)
class Replayed:
    """A step that was undone or redone, and the ids of the annotations it touched."""

    label: str
    at: str
    story: str | None
    document: str | None
    annotations: tuple[str, ...]
    images: tuple[Image, ...]


def undo(connection: sqlite3.Connection, story: str | None) -> Replayed | None:
    """Take back the last step of `story` (of all, if None). None: its things have changed since, it was passed over."""
    return _replay(connection, story, "done", "undone", "nothing to undo")


def redo(connection: sqlite3.Connection, story: str | None) -> Replayed | None:
    """Make again the step that was taken back last; as `undo`."""
    return _replay(connection, story, "undone", "done", "nothing to redo")


def _replay(connection: sqlite3.Connection, story: str | None, state: str, into: str, none: str) -> Replayed | None:
    undoing = state == "done"
    row = connection.execute(
        f"SELECT number, label, at, story, document FROM step WHERE state = ? AND {_SCOPE} "
        f"ORDER BY number {'DESC' if undoing else 'ASC'} LIMIT 1",
        (state, story, story, story),
    ).fetchone()
    if row is None:
        raise NothingToUndo(none)
    number, label, at, in_story, document = row
    changes = connection.execute(
        "SELECT entity, id, before, after FROM change WHERE step = ? ORDER BY position", (number,)
    ).fetchall()
    plan = [
        (entity, key, _load(after), _load(before)) if undoing else (entity, key, _load(before), _load(after))
        for entity, key, before, after in (reversed(changes) if undoing else changes)
    ]
    if any(images.get(connection, entity, key) != have for entity, key, have, _want in plan):
        connection.execute("UPDATE step SET state = 'gone' WHERE number = ?", (number,))
        return None
    connection.execute("SAVEPOINT replay")
    try:
        for entity, key, _have, want in plan:
            images.put(connection, entity, key, want)
    except sqlite3.IntegrityError:  # a tag that is in use by now, a link to what is gone
        connection.execute("ROLLBACK TO replay")
        connection.execute("UPDATE step SET state = 'gone' WHERE number = ?", (number,))
        return None
    finally:
        connection.execute("RELEASE replay")
    connection.execute("UPDATE step SET state = ? WHERE number = ?", (into, number))
    touched = [(key, want or have) for entity, key, have, want in plan if entity == "annotation"]
    linked = [end for entity, _key, have, want in plan if entity == "link" for end in _ends(want or have)]
    return Replayed(
        label,
        at,
        in_story,
        document,
        tuple(dict.fromkeys([*(key for key, _image in touched), *linked])),
        tuple(image for _key, image in touched if image),
    )


def _ends(link: Image | None) -> tuple[str, ...]:
    return (link["source"], link["target"]) if link else ()


def _dump(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, separators=(",", ":"))


def _load(text: str | None) -> Image | None:
    return None if text is None else dict(json.loads(text))
