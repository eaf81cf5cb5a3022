"""The store: the one way in to the reader's tags, notes and links.

One `Store` is one connection. Its methods may be called from several threads, one at a time; several processes may
have the same file open. Every change is on the disk when its method returns.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from reader.article import Article, Source, Story
from reader.notes import backup, database, details, images, stories, story_rows
from reader.notes.errors import NoSuchNote, StoreError, StoreReadOnly
from reader.notes.finding import find_again_everywhere
from reader.notes.incoming import read as read_incoming
from reader.notes.linking import Linking
from reader.notes.merging import Imported, merge
from reader.notes.model import Registration, Tag
from reader.notes.tags import make_tag
from reader.notes.undoing import Undoing
from reader.paths import store_path


class Store(Linking, Undoing):
    """The reader's notes.

    Every method raises a `StoreError` (a `CrossreadError` whose message is one line for the reader) when the store
    cannot do what is asked; nothing is changed then.

    Attributes:
        path: the file; None for a store in memory.
        read_only: the file may be read but not written; changes raise `StoreReadOnly`.
        warnings: one line for each thing that is not as it should be (read-only, no backup could be made).
    """

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        backups: bool = True,
        clock: Callable[[], float] = time.time,
    ) -> Store:
        """Open the store at `path` (default: `paths.store_path()`), made with its folder if there is none.

        A store that may not be written is opened for reading, with a line in `warnings`. With `backups`, a copy is
        made in the background when the last is older than a day.

        Raises:
            StoreLocked, StoreDamaged, StoreNewer, StoreReadOnly, StoreFull: the message says what to do.
        """
        with database.said_plainly(path or "notes"):
            where = Path(os.path.realpath(Path(path).expanduser() if path else store_path()))
        try:
            store = cls(database.connect(where), where, clock=clock)
        except StoreReadOnly as error:
            if not where.is_file() or where.stat().st_size == 0:
                raise
            store = cls(database.connect_read_only(where), where, clock=clock)
            store.read_only = True
            store.warnings = (str(error),)
        store.changed()
        if backups and not store.read_only and backup.backup_is_due(where):
            store._backup = threading.Thread(target=store._back_up, name="crossread-backup", daemon=True)
            store._backup.start()
        return store

    @classmethod
    def in_memory(cls, *, clock: Callable[[], float] = time.time) -> Store:
        """A store that is gone when it is closed: for when the real one cannot be opened, and for tests."""
        return cls(database.connect_in_memory(), None, clock=clock)

    def _back_up(self) -> None:
        """The daily backup. A store with nothing in it yet needs none, and must not push a good one out."""
        assert self.path
        try:
            with self._lock:
                empty = not self._connection.execute("SELECT 1 FROM step LIMIT 1").fetchone()
            if not empty:
                backup.back_up(self.path)
        except (StoreError, sqlite3.Error) as error:
            self.warnings += (f"no backup was made today: {error}",)

    # --- stories -----------------------------------------------------------------------------------------------------

    def register(self, story: Story) -> Registration:
        """Know this story as the one being read: its articles are recognised, their notes found again.

        An article is recognised by its text, else its address, else its path, else its title in the story; other
        text makes a new version of it. Call it once a story is loaded (in a worker: it may take tens of
        milliseconds), and before any other method that takes an `Article`.
        """
        with self._writing():
            documents, changed = stories.register(self._connection, story, self._now())
        for article in story.articles:
            self._places[article.path, article.fingerprint] = (story.id, documents[article.id])
        return Registration(story.id, changed)

    def rename(self, story_id: str, title: str) -> None:
        """Give a story the reader's own name; an empty one gives it back its own title."""
        self._change_story(story_id, "rename story", name=images.storable(title.strip()) or None)

    def archive(self, story_id: str, archived: bool = True) -> None:
        """Take a story out of the library's list, or bring it back. Its notes stay."""
        self._change_story(story_id, "archive story" if archived else "bring story back", archived=int(archived))

    def _change_story(self, story_id: str, label: str, **values: object) -> None:
        with self._step(label, story_id) as step:
            image = images.get(self._connection, "story", story_id)
            if image is None:
                raise NoSuchNote(f"{story_id}: no such story")
            step.put("story", story_id, image | values)

    def describe(self, article: Article, source: Source) -> None:
        """Keep what the reader says of an article's source; what is as its file has it is not kept. One undo step."""
        with self._writing():
            story, document = self._place(article)
            read = details.source_read(self._connection, document, article.fingerprint)
            edits = details.edits_between(read, source)
            with self._step("details", story, document) as step:
                step.put("details", document, {"edited": json.dumps(edits, sort_keys=True)} if edits else None)

    # --- tags, questions, notes of others -----------------------------------------------------------------------------

    def add_tag(self, name: str, *, key: str | None = None, colour: str | None = None, sign: str | None = None) -> Tag:
        """Make a tag (or give the one that has this name, caseless). What is not given is chosen: a free digit, a
        colour in turn, the first letter."""
        with self._writing():
            known = story_rows.tags(self._connection)
            tag = make_tag(images.storable(name), known, key=key, colour=colour, sign=sign)
            if tag not in known:
                with self._step(f"new tag {tag.name}", None) as step:
                    step.put("tag", tag.id, {"name": tag.name, "key": tag.key, "colour": tag.colour, "sign": tag.sign})
        return tag

    def tick(self, story_id: str, question: str, done: bool = True) -> None:
        """Tick a question off (its key is `Question.key`), or open it again. One undo step."""
        with self._step("tick off" if done else "open again", story_id) as step:
            if images.get(self._connection, "story", story_id) is None:
                raise NoSuchNote(f"{story_id}: no such story")
            step.put("tick", f"{story_id}|{question}", {"at": self._now()} if done else None)

    def import_notes(self, data: bytes) -> Imported:
        """Take in the notes of a file's bytes: JSON-LD (Web Annotations, ours or others') or Hypothesis' JSON.

        Notes that are here already stay, unless the file's are newer; importing twice changes nothing. Notes on
        articles that were never opened wait in a story of their own until they are. One undo step.

        Raises:
            NotNotes: the file holds none that can be read; nothing is changed.
        """
        incoming = read_incoming(data)
        with self._step("import", None) as step:
            imported = merge(self._connection, step, incoming, self._now())
            find_again_everywhere(self._connection, imported.documents)
        return imported
