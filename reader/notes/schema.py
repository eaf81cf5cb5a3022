"""The store's tables, as migrations: number n of the list takes a store of version n - 1 to version n.

A migration that has been released is never edited: what follows it is a new one.
"""

from __future__ import annotations

import sqlite3

from reader.notes.tags import DEFAULTS

APPLICATION_ID = 0x63725264
"""`crRd`: how `file` and we tell a store from other SQLite files."""

_FIRST = """
CREATE TABLE story (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,               -- as the articles give it
    name TEXT,                         -- as the reader calls it
    archived INTEGER NOT NULL DEFAULT 0,
    created TEXT NOT NULL,
    opened TEXT NOT NULL
) STRICT;

CREATE TABLE document (                -- an article through all its versions and stories
    id TEXT PRIMARY KEY,
    url TEXT,                          -- in the form addresses are compared
    path TEXT,                         -- absolute; NULL for standard input and links
    title TEXT
) STRICT;
CREATE INDEX document_url ON document (url);
CREATE INDEX document_path ON document (path);

CREATE TABLE version (
    document TEXT NOT NULL REFERENCES document (id),
    fingerprint TEXT NOT NULL,
    text BLOB NOT NULL,                -- zlib of UTF-8
    blocks TEXT NOT NULL,              -- JSON: [[start, end, kind, reason], …]
    source TEXT NOT NULL,              -- JSON: title, outlet, byline, dates, url
    read TEXT NOT NULL,                -- when it was first read
    PRIMARY KEY (document, fingerprint)
) STRICT;
CREATE INDEX version_fingerprint ON version (fingerprint);

CREATE TABLE membership (              -- which article of a story is which document, in which version
    story TEXT NOT NULL REFERENCES story (id),
    document TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    article TEXT,                      -- its id in the story; NULL when the story no longer holds it
    position INTEGER NOT NULL,
    path TEXT NOT NULL,                -- as the reader gave it
    PRIMARY KEY (story, document),
    FOREIGN KEY (document, fingerprint) REFERENCES version (document, fingerprint)
) STRICT;
CREATE INDEX membership_document ON membership (document, fingerprint);

CREATE TABLE tag (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT,
    colour TEXT NOT NULL,
    sign TEXT NOT NULL
) STRICT;

CREATE TABLE annotation (
    number INTEGER PRIMARY KEY,        -- FTS5's rowid: must survive a VACUUM
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    version TEXT NOT NULL,             -- fingerprint of the text it was made in
    story TEXT,                        -- where it was made
    targets TEXT NOT NULL,             -- JSON: [[start, end, exact, prefix, suffix], …]
    spans TEXT NOT NULL,               -- "10-40 52-60": finds the annotation on given stretches
    quote TEXT NOT NULL,
    note TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    FOREIGN KEY (document, version) REFERENCES version (document, fingerprint)
) STRICT;
CREATE INDEX annotation_place ON annotation (document, version, spans);

CREATE TABLE annotation_tag (
    annotation TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag TEXT NOT NULL REFERENCES tag (id),
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_tag_tag ON annotation_tag (tag, annotation);

CREATE TABLE anchor (                  -- derived: where an annotation stands in another version than its own
    annotation TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    spans TEXT NOT NULL,
    anchors TEXT NOT NULL,             -- JSON, one for each target
    PRIMARY KEY (annotation, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchor_place ON anchor (fingerprint, spans);

CREATE TABLE link (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES annotation (id),
    target TEXT NOT NULL REFERENCES annotation (id),
    relation TEXT NOT NULL,
    created TEXT NOT NULL,
    UNIQUE (source, target)
) STRICT;
CREATE INDEX link_target ON link (target);

CREATE TABLE tick (                    -- questions of a story that were ticked off
    story TEXT NOT NULL REFERENCES story (id),
    question TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (story, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (                    -- what undo takes back as one
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    last REAL NOT NULL,                -- seconds since 1970 of its latest edit
    label TEXT NOT NULL,
    story TEXT,
    document TEXT,
    session TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' -- done, undone, or gone (undone and then overtaken by a new change)
) STRICT;
CREATE INDEX step_state ON step (state, number);

CREATE TABLE change (
    step INTEGER NOT NULL REFERENCES step (number),
    position INTEGER NOT NULL,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,                       -- JSON image; NULL where there was nothing
    after TEXT,
    PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE annotation_words USING fts5 (
    quote, note, content = 'annotation', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER annotation_words_in AFTER INSERT ON annotation BEGIN
    INSERT INTO annotation_words (rowid, quote, note) VALUES (new.number, new.quote, new.note);
END;
CREATE TRIGGER annotation_words_out AFTER DELETE ON annotation BEGIN
    INSERT INTO annotation_words (annotation_words, rowid, quote, note)
    VALUES ('delete', old.number, old.quote, old.note);
END;
CREATE TRIGGER annotation_words_over AFTER UPDATE OF quote, note ON annotation BEGIN
    INSERT INTO annotation_words (annotation_words, rowid, quote, note)
    VALUES ('delete', old.number, old.quote, old.note);
    INSERT INTO annotation_words (rowid, quote, note) VALUES (new.number, new.quote, new.note);
END;
"""

_DETAILS = """
CREATE TABLE details (                 -- what the reader says of an article's source where the file says otherwise
    document TEXT PRIMARY KEY REFERENCES document (id),
    edited TEXT NOT NULL               -- JSON: field → value, null for none
) STRICT;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _DETAILS)

VERSION = len(MIGRATIONS)


def apply(connection: sqlite3.Connection, have: int) -> None:
    """Bring a store of version `have` to `VERSION`. The caller holds the write transaction."""
    for number in range(have, VERSION):
        for statement in _statements(MIGRATIONS[number]):
            connection.execute(statement)
        if number == 0:
            connection.executemany(
                "INSERT INTO tag (id, name, key, colour, sign) VALUES (?, ?, ?, ?, ?)",
                [(tag.id, tag.name, tag.key, tag.colour, tag.sign) for tag in DEFAULTS],
            )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(script: str) -> list[str]:
    """The statements of a script one by one: `executescript` would end the transaction it stands in."""
    out: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            out.append(pending.strip())
            pending = ""
    return out
