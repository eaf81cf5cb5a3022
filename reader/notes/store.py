"""The store: the one way in to the reader's tags, notes and links.

One `Store` is one connection. Its methods may be called from several threads, one at a time; several processes may
have the same file open. Every change is on the disk when its method returns.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from reader.article import Article, Span, Story
from reader.notes.model import (
    Annotation,
    Change,
    Link,
    Notes,
    Registration,
    Relation,
    StoryRecord,
    Tag,
    Toggle,
)

Place = tuple[Article, Sequence[Span]]
"""Stretches of one article that are marked together."""


class Store:
    """The reader's notes.

    Every method raises a `StoreError` (a `CrossreadError` whose message is one line for the reader) when the store
    cannot do what is asked; nothing is changed then.

    Attributes:
        path: the file.
        read_only: the file may be read but not written; changes raise `StoreReadOnly`.
        warnings: one line for each thing that is not as it should be (read-only, no backup could be made).
    """

    path: str
    read_only: bool
    warnings: tuple[str, ...]

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        backups: bool = True,
        clock: Callable[[], float] | None = None,
    ) -> Store:
        """Open the store at `path` (default: `paths.store_path()`), made with its folder if there is none.

        A store that may not be written is opened for reading, with a line in `warnings`.

        Raises:
            StoreLocked, StoreDamaged, StoreNewer, StoreReadOnly, StoreFull: the message says what to do.
        """
        raise NotImplementedError

    @classmethod
    def in_memory(cls, *, clock: Callable[[], float] | None = None) -> Store:
        """A store that is gone when it is closed: for when the real one cannot be opened, and for tests."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connection. Closing twice is fine."""

    # --- stories -----------------------------------------------------------------------------------------------------

    def register(self, story: Story) -> Registration:
        """Know this story as the one being read: its articles are recognised, their notes found again.

        An article is recognised by its text, else its address, else its path, else its title in the story; other
        text makes a new version of it. Call it once a story is loaded (in a worker: it may take tens of
        milliseconds), and before any other method that takes an `Article`.
        """
        raise NotImplementedError

    def stories(self, *, archived: bool = False) -> tuple[StoryRecord, ...]:
        """The library, last opened first; the archived too if asked."""
        raise NotImplementedError

    def story(self, story_id: str) -> Story:
        """The story as it was last read, out of the store, its files not needed."""
        raise NotImplementedError

    def rename(self, story_id: str, title: str) -> None:
        """Give a story the reader's own name."""
        raise NotImplementedError

    def archive(self, story_id: str, archived: bool = True) -> None:
        """Take a story out of the library's list, or bring it back. Its notes stay."""
        raise NotImplementedError

    # --- reading notes -----------------------------------------------------------------------------------------------

    def annotations(self, story_id: str) -> tuple[Annotation, ...]:
        """The story's annotations, by article and place, orphans after the others of their article."""
        raise NotImplementedError

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation. Raises `NoSuchNote`."""
        raise NotImplementedError

    def annotation_at(self, article: Article, spans: Iterable[Span]) -> Annotation | None:
        """The annotation on exactly these stretches, if there is one."""
        raise NotImplementedError

    def links(self, story_id: str) -> tuple[Link, ...]:
        """Links with at least one end in the story."""
        raise NotImplementedError

    def tags(self) -> tuple[Tag, ...]:
        """All tags: those with a key first, by key, then by name."""
        raise NotImplementedError

    def notes(self, story_id: str) -> Notes:
        """Everything on one story, read in one transaction: what exports take."""
        raise NotImplementedError

    def changed(self) -> bool:
        """Whether another process or connection has written since the last call. Cheap: poll it every half second."""
        raise NotImplementedError

    # --- changing notes ----------------------------------------------------------------------------------------------

    def toggle_tag(self, article: Article, spans: Iterable[Span], tag: str) -> Toggle:
        """Tag these stretches, or take the tag off where they have it. One undo step."""
        raise NotImplementedError

    def toggle_tag_all(self, places: Iterable[Place], tag: str) -> Toggle:
        """Tag several places at once (a family, one side of a dispute), each an annotation; off if all have it."""
        raise NotImplementedError

    def set_note(self, article: Article, spans: Iterable[Span], note: str) -> Annotation | None:
        """Write the note on these stretches, making the annotation if there is none. Call it as the reader types:
        edits of one note within half a minute of each other are one undo step. An empty note on an annotation
        without tags and links removes it (None)."""
        raise NotImplementedError

    def edit_note(self, annotation_id: str, note: str) -> Annotation | None:
        """`set_note` on an annotation that exists (an orphan, say). Raises `NoSuchNote`."""
        raise NotImplementedError

    def reattach(self, annotation_id: str, article: Article, spans: Iterable[Span]) -> Annotation:
        """Put an annotation (an orphan, most of all) on other stretches: what the reader says goes."""
        raise NotImplementedError

    def delete(self, annotation_id: str) -> None:
        """Delete an annotation with its links. Undo brings them back."""
        raise NotImplementedError

    def link(self, a: str, b: str, relation: Relation) -> Link:
        """Link annotation `a` to `b`; linking again with another relation changes it."""
        raise NotImplementedError

    def unlink(self, link_id: str) -> None:
        """Delete a link."""
        raise NotImplementedError

    def add_tag(self, name: str, *, key: str | None = None, colour: str | None = None, sign: str | None = None) -> Tag:
        """Make a tag (or give the one that has this name, caseless). What is not given is chosen: a free digit, a
        colour in turn, the first letter."""
        raise NotImplementedError

    # --- undo --------------------------------------------------------------------------------------------------------

    def undo(self, story_id: str | None = None) -> Change:
        """Take back the last change (of this story, if one is given), whatever article or session it was made in.

        Raises:
            NothingToUndo: there is none.
        """
        raise NotImplementedError

    def redo(self, story_id: str | None = None) -> Change:
        """Make the change again that `undo` took back last."""
        raise NotImplementedError
