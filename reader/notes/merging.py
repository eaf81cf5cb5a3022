"""Putting notes from a file among the reader's own: nothing of theirs is lost, and importing twice changes nothing."""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from collections import Counter
from dataclasses import dataclass

from reader.notes import images, story_rows
from reader.notes.history import Step
from reader.notes.identity import comparable_path, comparable_title, comparable_url
from reader.notes.incoming import Incoming, IncomingNote
from reader.notes.model import Tag
from reader.notes.shelf import put_on_shelf, write_unread_version
from reader.notes.tags import make_tag
from reader.notes.times import moment


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `skipped` counts what was left out, by reason."""

    added: int
    updated: int
    unchanged: int
    links: int
    skipped: dict[str, int]
    documents: tuple[str, ...]

    @property
    def message(self) -> str:
        """One line for the reader."""
        parts = [f"{self.added} added", f"{self.updated} updated", f"{self.unchanged} here already"]
        parts += [f"{self.links} links"] if self.links else []
        parts += [f"{count} left out: {reason}" for reason, count in self.skipped.items()]
        return ", ".join(parts)


def merge(connection: sqlite3.Connection, step: Step, incoming: Incoming, at: str) -> Imported:
    """Write what came in, inside the caller's transaction. Of a note that is here already the newer one stays,
    and ours where the file does not say when it was written."""
    tags = _Tags(connection, step, incoming.tags)
    sources = _Documents(connection, at)
    counts: Counter[str] = Counter()
    documents: dict[str, None] = {}
    for note in incoming.notes:
        document, version = sources.of(note)
        documents[document] = None
        changed = note.modified or note.created or at
        image = {
            "document": document,
            "version": version,
            "story": None,
            "targets": images.selectors_to_json(note.selectors),
            "note": note.note,
            "created": note.created or at,
            "modified": changed,
            "tags": list(dict.fromkeys(tags.of(name) for name in note.tags)),
        }
        before = images.get(connection, "annotation", note.id)
        if before is None:
            step.put("annotation", note.id, image)
            counts["added"] += 1
        elif not (note.modified or note.created) or moment(before["modified"]) >= moment(changed):
            counts["unchanged"] += 1
        else:
            step.put("annotation", note.id, before | {key: image[key] for key in ("note", "tags", "modified")})
            counts["updated"] += 1
    sources.put_on_shelf()
    for link in incoming.links:
        ends = [images.get(connection, "annotation", end) for end in (link.source, link.target)]
        taken = connection.execute(
            "SELECT id FROM link WHERE id = ? OR (source = ? AND target = ?)", (link.id, link.source, link.target)
        ).fetchone()
        if not all(ends) or link.source == link.target:
            incoming.skipped["a link to a note that is not there"] += 1
        elif taken is None:
            image = {"source": link.source, "target": link.target, "relation": link.relation}
            step.put("link", link.id, image | {"created": link.created or at})
            counts["links"] += 1
    added, updated, unchanged, links = (counts[name] for name in ("added", "updated", "unchanged", "links"))
    return Imported(added, updated, unchanged, links, dict(incoming.skipped), tuple(documents))


class _Tags:
    """The tags of a file as tags of ours: those that have the same id or name, else new ones."""

    def __init__(self, connection: sqlite3.Connection, step: Step, given: list[Tag]) -> None:
        self.step = step
        self.known = list(story_rows.tags(connection))
        self.given = {tag.id: tag for tag in given}

    def of(self, name: str) -> str:
        wanted = self.given.get(name)
        tag = make_tag(wanted.name if wanted else name, self.known)
        if tag not in self.known:
            if wanted and wanted.id not in {known.id for known in self.known}:
                tag = Tag(wanted.id, tag.name, tag.key, wanted.colour or tag.colour, wanted.sign or tag.sign)
            self.known.append(tag)
            self.step.put("tag", tag.id, {"name": tag.name, "key": tag.key, "colour": tag.colour, "sign": tag.sign})
        return tag.id


class _Documents:
    """The articles of a file as documents of ours: known ones by id, text, address or path, else new ones.

    Two articles of a file stay two here, even if their texts are the same.
    """

    def __init__(self, connection: sqlite3.Connection, at: str) -> None:
        self.connection = connection
        self.at = at
        self.notes: dict[str, list[IncomingNote]] = {}
        self.chosen: dict[str, str] = {}  # as the file calls it → as we do

    def of(self, note: IncomingNote) -> tuple[str, str]:
        """The document a note is on, and the version it was made in; both made where they are not known here."""
        name = note.document or note.url or note.path or note.fingerprint or note.title or note.id
        fingerprint = note.fingerprint or "import-" + _digest(name)
        document = self.chosen.get(name) or self._known(note) or self._new(note)
        self.chosen[name] = document
        write_unread_version(self.connection, document, fingerprint, "", note)
        self.notes.setdefault(document, []).append(note)
        return document, fingerprint

    def put_on_shelf(self) -> None:
        """Show the notes whose articles no story holds: once an article, each would write its text anew."""
        for document, notes in self.notes.items():
            put_on_shelf(self.connection, document, notes, self.at)

    def _known(self, note: IncomingNote) -> str | None:
        url, path = comparable_url(note.url), comparable_path(note.path) if note.path else None
        same_text = "SELECT d.id FROM document d JOIN version v ON v.document = d.id WHERE v.fingerprint = :text"
        taken = set(self.chosen.values())
        values = {"id": note.document, "text": note.fingerprint, "url": url, "path": path}
        for query, needed in (
            ("SELECT id FROM document WHERE id = :id", note.document),
            (f"{same_text} AND d.path = :path", note.fingerprint and path),
            (f"{same_text} ORDER BY v.read DESC", note.fingerprint),
            ("SELECT id FROM document WHERE url = :url", url),
            ("SELECT id FROM document WHERE path = :path", path),
        ):
            if needed:
                for (document,) in self.connection.execute(query, values):
                    if document not in taken:
                        return str(document)
        return None

    def _new(self, note: IncomingNote) -> str:
        document = note.document or str(uuid.uuid4())
        self.connection.execute(
            "INSERT INTO document (id, url, path, title) VALUES (?, ?, ?, ?)",
            (
                document,
                comparable_url(note.url),
                comparable_path(note.path) if note.path else None,
                comparable_title(note.title),
            ),
        )
        return document


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
