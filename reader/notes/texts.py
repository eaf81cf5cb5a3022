"""The texts of the versions that were read, packed: a story opens and exports when its files are gone."""

from __future__ import annotations

import sqlite3
import zlib


def pack(text: str) -> bytes:
    """A text as the store keeps it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(packed: bytes) -> str:
    """The reverse of `pack`."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def text_of(connection: sqlite3.Connection, document: str, fingerprint: str) -> str | None:
    """The text of a version that was read once."""
    row = connection.execute(
        "SELECT text FROM version WHERE document = ? AND fingerprint = ?", (document, fingerprint)
    ).fetchone()
    return unpack(row[0]) if row else None
