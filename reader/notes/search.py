"""Full-text search over what was marked and what was noted. What the reader types is words, never query syntax."""

from __future__ import annotations

import re
import sqlite3

LIMIT = 200

_UNSEARCHABLE = re.compile("[\0\ud800-\udfff]")
_PHRASE = re.compile(r'"([^"]*)"?|(\S+)')


def query(words: str) -> str:
    """FTS5's query for what the reader typed: every word must be there, in any order, the last as a beginning.

    Words in double quotes stay together. Each is quoted, so that `NEAR`, `*`, `-` or a colon are only text.
    """
    terms: list[str] = []
    typed = _UNSEARCHABLE.sub(" ", words)
    for match in _PHRASE.finditer(typed):
        phrase, word = match.groups()
        term = (phrase if phrase is not None else word).replace('"', "").strip()
        if any(character.isalnum() for character in term):
            terms.append(f'"{term}"' + ("*" if word is not None and match.end() == len(typed) else ""))
    return " ".join(terms)


def search(
    connection: sqlite3.Connection, words: str, *, story: str | None = None, tag: str | None = None, limit: int = LIMIT
) -> list[str]:
    """Ids of the annotations that hold the words, the newest first. No words: all that the filters let through."""
    match = query(words)
    if words.strip() and not match:
        return []
    conditions, values = [], []
    source = "annotation a"
    if match:
        source = "annotation_words w JOIN annotation a ON a.number = w.rowid"
        conditions.append("annotation_words MATCH ?")
        values.append(match)
    if story:
        conditions.append("a.document IN (SELECT document FROM membership WHERE story = ?)")
        values.append(story)
    if tag:
        conditions.append("EXISTS (SELECT 1 FROM annotation_tag t WHERE t.annotation = a.id AND t.tag = ?)")
        values.append(tag)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    # By rowid, not by rank: FTS5 then stops at the limit, and the newest note is the one looked for.
    order = "w.rowid" if match else "a.number"
    rows = connection.execute(f"SELECT a.id FROM {source} {where} ORDER BY {order} DESC LIMIT ?", (*values, limit))
    return [row[0] for row in rows]
