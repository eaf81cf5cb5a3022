"""The shelf: the story that holds imported notes on articles that were never opened here, until they are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.article import Article, Source
from reader.notes.texts import pack, text_of

if TYPE_CHECKING:
    from reader.notes.incoming import IncomingNote

SHELF = "imported"
"""The id of that story."""


def write_unread_version(
    connection: sqlite3.Connection, document: str, fingerprint: str, text: str, note: IncomingNote
) -> None:
    """A version that was not read here; one that was stays as it is."""
    source = asdict(Source(title=note.title, outlet=note.outlet, url=note.url))
    blocks = [[0, len(text), "paragraph", None]]
    connection.execute(
        "INSERT OR IGNORE INTO version (document, fingerprint, text, blocks, source, read) VALUES (?, ?, ?, ?, ?, '')",
        (document, fingerprint, pack(text), json.dumps(blocks), json.dumps(source)),
    )


def put_on_shelf(connection: sqlite3.Connection, document: str, notes: Sequence[IncomingNote], at: str) -> None:
    """Show notes on an article that no story holds: their quotes stand in for the text until the article is opened."""
    row = connection.execute(
        "SELECT story, fingerprint, position FROM membership WHERE document = ?", (document,)
    ).fetchone()
    if row and row[0] != SHELF:
        return
    note = notes[0]
    text = _standing_in((row and text_of(connection, document, row[1])) or "", notes)
    fingerprint = Article("a1", "", text, ()).fingerprint
    if row and row[1] == fingerprint:
        return
    take_off_shelf(connection, document)
    write_unread_version(connection, document, fingerprint, text, note)
    connection.execute(
        "INSERT OR IGNORE INTO story (id, title, created, opened) VALUES (?, 'Imported notes', ?, ?)",
        (SHELF, at, at),
    )
    query = "SELECT coalesce(max(position) + 1, 0) FROM membership WHERE story = ?"
    position = row[2] if row else connection.execute(query, (SHELF,)).fetchone()[0]
    connection.execute(
        "INSERT INTO membership (story, document, fingerprint, article, position, path) VALUES (?, ?, ?, ?, ?, ?)",
        (
            SHELF,
            document,
            fingerprint,
            f"a{position + 1}",
            position,
            note.url or note.path or note.title or "imported",
        ),
    )


def _standing_in(before: str, notes: Sequence[IncomingNote]) -> str:
    """The quotes of all notes as paragraphs, after those that stand there already."""
    there = set(before.split("\n\n"))
    quotes = dict.fromkeys(f"{s.prefix}{s.exact}{s.suffix}" for note in notes for s in note.selectors)
    new = [quote for quote in quotes if quote not in there and ("\n\n" not in quote or quote not in before)]
    return "\n\n".join([before, *new] if before else new)


def take_off_shelf(connection: sqlite3.Connection, document: str) -> None:
    """The article itself is here now: what stood in for it goes."""
    row = connection.execute(
        "SELECT fingerprint FROM membership WHERE story = ? AND document = ?", (SHELF, document)
    ).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM membership WHERE story = ? AND document = ?", (SHELF, document))
    connection.execute(
        """DELETE FROM anchor WHERE fingerprint = :text AND annotation IN (
            SELECT id FROM annotation WHERE document = :document)""",
        {"document": document, "text": row[0]},
    )
    connection.execute(
        """DELETE FROM version WHERE document = :document AND fingerprint = :text AND read = '' AND NOT EXISTS (
            SELECT 1 FROM annotation a WHERE a.document = :document AND a.version = :text)""",
        {"document": document, "text": row[0]},
    )
