"""The store: the one way in to the reader's tags, notes and links.

One `Store` is one connection. Its methods may be called from several threads, one at a time; several processes may
have the same file open. Every change is on the disk when its method returns.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reader.article import Article, Source, Span, Story
from reader.notes import backup, database, details, history, images, rows, stories
from reader.notes.errors import NoSuchNote, NothingToUndo, StoreError, StoreReadOnly
from reader.notes.finding import find_again_everywhere
from reader.notes.images import Image
from reader.notes.incoming import read as read_incoming
from reader.notes.merging import Imported, merge
from reader.notes.model import (
    RELATIONS,
    Annotation,
    Change,
    Link,
    Registration,
    Relation,
    Selector,
    Tag,
    Toggle,
)
from reader.notes.reading import Reading
from reader.notes.tags import make_tag
from reader.paths import store_path

Place = tuple[Article, Sequence[Span]]
"""Stretches of one article that are marked together."""


class Store(Reading):
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
        return Registration(story.id, self.annotations(story.id), changed)

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

    # --- changing notes ----------------------------------------------------------------------------------------------

    def toggle_tag(self, article: Article, spans: Iterable[Span], tag: str) -> Toggle:
        """Tag these stretches, or take the tag off where they have it. One undo step."""
        return self.toggle_tag_all([(article, tuple(spans))], tag)

    def toggle_tag_all(self, places: Iterable[Place], tag: str) -> Toggle:
        """Tag several places at once (a family, one side of a dispute), each an annotation; off if all have it."""
        wanted = [(article, tuple(sorted(spans))) for article, spans in places]
        if not wanted or not all(spans for _article, spans in wanted):
            raise NoSuchNote("there is nothing here to tag")
        name = next((known.name for known in self.tags() if known.id == tag), None)
        if name is None:
            raise NoSuchNote(f"{tag}: no such tag; `t` makes one")
        with self._writing():
            found = [(self._place(article), self._image_at(article, spans)) for article, spans in wanted]
            on = not all(tag in image["tags"] for _place, (_key, image) in found)
            (story, document), _first = found[0]
            with self._step(f"tag {name}" if on else f"untag {name}", story, document) as step:
                for _place, (key, image) in found:
                    others = [other for other in image["tags"] if other != tag]
                    if on and tag not in image["tags"]:
                        self._put(step, key, image | {"tags": [*others, tag]})
                    elif not on:
                        self._put(step, key, image | {"tags": others})
            every = [rows.annotation(self._connection, key, story) for _place, (key, _image) in found]
        return Toggle(on, tuple(annotation for annotation in every if annotation))

    def set_note(self, article: Article, spans: Iterable[Span], note: str) -> Annotation | None:
        """Write the note on these stretches, making the annotation if there is none. Call it as the reader types:
        edits of one note within half a minute of each other are one undo step. An empty note on an annotation
        without tags and links removes it (None)."""
        with self._writing():
            story, document = self._place(article)
            key, image = self._image_at(article, tuple(sorted(spans)))
            return self._write_note(key, image, note, story, document)

    def edit_note(self, annotation_id: str, note: str) -> Annotation | None:
        """`set_note` on an annotation that exists (an orphan, say). Raises `NoSuchNote`."""
        with self._writing():
            image = self._image(annotation_id)
            return self._write_note(annotation_id, image, note, image["story"], image["document"])

    def _write_note(self, key: str, image: Image, note: str, story: str, document: str) -> Annotation | None:
        with self._step("note", story, document, coalesce=True) as step:
            clean = images.storable(note)
            if clean != image["note"]:
                self._put(step, key, image | {"note": clean})
        return rows.annotation(self._connection, key, story)

    def reattach(self, annotation_id: str, article: Article, spans: Iterable[Span]) -> Annotation:
        """Put an annotation (an orphan, most of all) on other stretches: what the reader says goes."""
        with self._writing():
            story, document = self._place(article)
            image = self._image(annotation_id)
            _key, fresh = self._new_image(article, tuple(sorted(spans)))
            place = {name: fresh[name] for name in ("document", "version", "targets")}
            with self._step("re-attach", story, document) as step:
                self._put(step, annotation_id, image | place)
        return self.annotation(annotation_id, story)

    def delete(self, annotation_id: str) -> None:
        """Delete an annotation with its links. Undo brings them back."""
        with self._writing():
            image = self._image(annotation_id)
            with self._step("delete", image["story"], image["document"]) as step:
                for link in self._links_of(annotation_id):
                    step.put("link", link, None)
                step.put("annotation", annotation_id, None)

    def link(self, a: str, b: str, relation: Relation) -> Link:
        """Link annotation `a` to `b`; linking again with another relation changes it.

        Raises:
            NoSuchNote: one of the two is not there, they are one, or there is no such relation.
        """
        self._check_link(a, b, relation)
        with self._writing():
            image = self._image(a)
            self._image(b)
            with self._step(f"link {relation}", image["story"], image["document"]) as step:
                return self._put_link(step, a, b, relation)

    def link_claims(self, here: Place, there: Place, relation: Relation) -> Link:
        """Link what stands in one place to what stands in another. A place without a mark of the reader's gets an
        annotation with neither tag nor note: the link is all that was said of it. One undo step.

        Raises:
            NoSuchNote: the two are one, or there is no such relation.
        """
        with self._writing():
            places = [(self._place(article), self._image_at(article, tuple(sorted(s)))) for article, s in (here, there)]
            ((story, document), (a, _)), (_, (b, _)) = places
            self._check_link(a, b, relation)
            with self._step(f"link {relation}", story, document) as step:
                for _place, (key, image) in places:
                    if images.get(self._connection, "annotation", key) is None:
                        step.put("annotation", key, image)
                find_again_everywhere(self._connection, [image["document"] for _place, (_key, image) in places])
                return self._put_link(step, a, b, relation)

    @staticmethod
    def _check_link(a: str, b: str, relation: Relation) -> None:
        if a == b or relation not in RELATIONS:
            raise NoSuchNote("a note cannot be linked to itself" if a == b else f"{relation}: no such relation")

    def _put_link(self, step: history.Step, a: str, b: str, relation: Relation) -> Link:
        row = self._connection.execute(
            "SELECT id, created FROM link WHERE source = ? AND target = ?", (a, b)
        ).fetchone()
        key, created = row or (str(uuid.uuid4()), self._now())
        step.put("link", key, {"source": a, "target": b, "relation": relation, "created": created})
        return Link(key, a, b, relation, created)

    def unlink(self, link_id: str) -> None:
        """Delete a link. Raises `NoSuchNote`."""
        with self._writing():
            link = images.get(self._connection, "link", link_id)
            if link is None:
                raise NoSuchNote(f"{link_id}: no such link")
            image = self._image(link["source"])
            with self._step("unlink", image["story"], image["document"]) as step:
                step.put("link", link_id, None)

    def add_tag(self, name: str, *, key: str | None = None, colour: str | None = None, sign: str | None = None) -> Tag:
        """Make a tag (or give the one that has this name, caseless). What is not given is chosen: a free digit, a
        colour in turn, the first letter."""
        with self._writing():
            known = rows.tags(self._connection)
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

    # --- undo --------------------------------------------------------------------------------------------------------

    def undo(self, story_id: str | None = None) -> Change:
        """Take back the last change (of this story, if one is given), whatever article or session it was made in.

        Raises:
            NothingToUndo: there is none, or what it changed was changed again elsewhere (the step is passed over).
        """
        return self._replay(history.undo, story_id)

    def redo(self, story_id: str | None = None) -> Change:
        """Make the change again that `undo` took back last. Raises `NothingToUndo`."""
        return self._replay(history.redo, story_id)

    def _replay(
        self, replay: Callable[[sqlite3.Connection, str | None], history.Replayed | None], story_id: str | None
    ) -> Change:
        with self._writing():
            step = replay(self._connection, story_id)
            if step:
                find_again_everywhere(self._connection, [str(image["document"]) for image in step.images])
        if step is None:
            raise NothingToUndo(
                "that change was overtaken by another one and is left as it is; again goes further back"
            )
        return self._change(step, story_id)

    def _change(self, step: history.Replayed, story_id: str | None) -> Change:
        story = story_id or step.story
        for key in step.annotations:
            with contextlib.suppress(NoSuchNote):
                found = self.annotation(key, story)
                span = found.spans[0] if found.spans else None
                return Change(step.label, step.at, found.story, found.article, span, step.annotations)
        for image in step.images:  # nothing is left of it: where it stood
            for document in self.documents(story) if story else ():
                if document.id == image["document"]:
                    first = images.selectors_from_json(image["targets"])[0].span
                    span = first if document.fingerprint == image["version"] else None
                    return Change(step.label, step.at, story, document.article, span, step.annotations)
        return Change(step.label, step.at, story, None, None, step.annotations)

    # --- inside ------------------------------------------------------------------------------------------------------

    def _image(self, annotation_id: str) -> Image:
        image = images.get(self._connection, "annotation", annotation_id)
        if image is None:
            raise NoSuchNote(f"{annotation_id}: no such note")
        return image

    def _image_at(self, article: Article, spans: tuple[Span, ...]) -> tuple[str, Image]:
        """Id and image of the annotation on these stretches: the one there is, else a new one, not written yet."""
        _story, document = self._place(article)
        key = rows.on_spans(self._connection, document, article.fingerprint, images.spans_key(spans))
        return (key, self._image(key)) if key else self._new_image(article, spans)

    def _new_image(self, article: Article, spans: tuple[Span, ...]) -> tuple[str, Image]:
        if not spans or not all(0 <= start < end <= len(article.text) for start, end in spans):
            raise NoSuchNote("there are no words here to mark")
        story, document = self._place(article)
        now = self._now()
        return str(uuid.uuid4()), {
            "document": document,
            "version": article.fingerprint,
            "story": story,
            "targets": images.selectors_to_json(tuple(Selector.of(article.text, Span(*span)) for span in spans)),
            "note": "",
            "created": now,
            "modified": now,
            "tags": [],
        }

    def _put(self, step: history.Step, key: str, image: Image) -> None:
        """Write an annotation, or take it away when nothing of it is left: no tag, no note, no link."""
        if image["tags"] or image["note"] or self._links_of(key):
            step.put("annotation", key, image | {"modified": self._now()})
            find_again_everywhere(self._connection, [image["document"]])
        else:
            step.put("annotation", key, None)

    def _links_of(self, key: str) -> list[str]:
        return [link for (link,) in self._connection.execute("SELECT id FROM link WHERE ? IN (source, target)", (key,))]
