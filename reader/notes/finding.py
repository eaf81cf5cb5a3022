"""Anchoring what the store holds: every annotation of an article in the version that is being read."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from reader.notes import anchors
from reader.notes.annotation_rows import anchors_from_json, anchors_to_json
from reader.notes.images import selectors_from_json, spans_key
from reader.notes.model import Anchor, Selector
from reader.notes.texts import text_of


def find_again(connection: sqlite3.Connection, document: str, fingerprint: str, text: str | None = None) -> None:
    """Anchor in this version every annotation of the document that was made in another and is not anchored yet."""
    waiting = connection.execute(
        """SELECT a.id, a.targets FROM annotation a WHERE a.document = ? AND a.version != ?
        AND NOT EXISTS (SELECT 1 FROM anchor k WHERE k.annotation = a.id AND k.fingerprint = ?)""",
        (document, fingerprint, fingerprint),
    ).fetchall()
    if not waiting:
        return
    prepared = anchors.Text(text if text is not None else text_of(connection, document, fingerprint) or "")
    for key, targets in waiting:
        found = anchored(connection, prepared, document, key, selectors_from_json(targets))
        spans = [span for anchor in found for span in anchor.spans]
        connection.execute(
            "INSERT INTO anchor (annotation, fingerprint, spans, anchors) VALUES (?, ?, ?, ?)",
            (key, fingerprint, spans_key(spans), anchors_to_json(found)),
        )


def find_again_everywhere(connection: sqlite3.Connection, documents: Sequence[str]) -> None:
    """`find_again` in every version of these documents that a story holds."""
    for document in documents:
        for (fingerprint,) in connection.execute(
            "SELECT DISTINCT fingerprint FROM membership WHERE document = ?", (document,)
        ).fetchall():
            find_again(connection, document, fingerprint)


def anchored(
    connection: sqlite3.Connection, text: anchors.Text, document: str, key: str, selectors: Sequence[Selector]
) -> list[Anchor]:
    """Where the selectors of annotation `key` stand in `text`."""
    return [_best(connection, text, document, key, index, selector) for index, selector in enumerate(selectors)]


def _best(
    connection: sqlite3.Connection, text: anchors.Text, document: str, key: str, index: int, selector: Selector
) -> Anchor:
    """The selector's anchor; what is lost from the words as marked is looked for as it stood in the last version."""
    found = text.anchor(selector)
    if found.status != "orphan":
        return found
    for fingerprint, stored in connection.execute(
        """SELECT k.fingerprint, k.anchors FROM anchor k JOIN version v ON v.fingerprint = k.fingerprint
        AND v.document = ? WHERE k.annotation = ? ORDER BY v.read DESC""",
        (document, key),
    ):
        earlier = anchors_from_json(stored)[index]
        before = text_of(connection, document, fingerprint)
        if earlier.status == "orphan" or len(earlier.spans) != 1 or before is None:
            continue
        again = text.anchor(Selector.of(before, earlier.spans[0]))
        if again.status != "orphan":
            return Anchor("edited", again.spans, again.score, tuple(sorted({*again.flags, *earlier.flags})))
        break
    return found
