"""The store's reading half: stories, annotations, links, tags, search. Nothing here writes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reader.article import Article, Source, Span, Story
from reader.notes import annotation_rows, details, images, search, story_rows, texts
from reader.notes.connection import Connected
from reader.notes.errors import NoSuchNote
from reader.notes.identity import recognise
from reader.notes.model import Annotation, ChangedArticle, Document, Link, Notes, StoryRecord, Tag


class Reading(Connected):
    """What can be asked of the store. Every method raises a `StoreError` when it cannot be read."""

    def stories(self, *, archived: bool = False) -> tuple[StoryRecord, ...]:
        """The library, last opened first; the archived too if asked."""
        with self._reading():
            return story_rows.stories(self._connection, archived)

    def find_story(self, which: str) -> StoryRecord:
        """The story a reader means: by its id or the beginning of it, its title, or a path of its articles.

        Raises:
            NoSuchNote: none fits, or several do; the message names them.
        """
        every = self.stories(archived=True)
        wanted = which.casefold().strip()
        path = os.path.normpath(Path.cwd() / which)
        for fits in (
            [record for record in every if record.id == which],
            [record for record in every if record.title.casefold() == wanted],
            [record for record in every if any(_lies_in(given, path) for given in record.paths)],
            [record for record in every if wanted and record.id.startswith(wanted)],
            [record for record in every if wanted and wanted in record.title.casefold()],
        ):
            if len(fits) == 1:
                return fits[0]
            if fits:
                names = ", ".join(f"{record.title} ({record.id})" for record in fits[:5])
                raise NoSuchNote(f"{which}: several stories fit: {names}; give the id")
        raise NoSuchNote(f"{which}: no such story; `crossread notes list` names them")

    def story(self, story_id: str) -> Story:
        """The story as it was last read, out of the store, its files not needed. Raises `NoSuchNote`."""
        with self._reading():
            story = story_rows.story(self._connection, story_id)
        if story is None:
            raise NoSuchNote(f"{story_id}: no such story; `crossread notes list` names them")
        for document in self.documents(story_id):
            self._places[document.path, document.fingerprint] = (story_id, document.id)
        return story

    def documents(self, story_id: str) -> tuple[Document, ...]:
        """The story's articles as the store knows them."""
        with self._reading():
            return story_rows.documents(self._connection, story_id)

    def sources(self, story_id: str) -> dict[str, Source]:
        """Title, outlet, byline, dates and address of the story's articles, as the reader has them, by article id."""
        with self._reading():
            return details.sources(self._connection, story_id)

    def as_corrected(self, story: Story) -> Story:
        """The story with what the reader said of its sources, as far as the store knows them. Nothing is written."""
        with self._reading():
            known = recognise(self._connection, story.id, story.articles)
            edits = {article: details.edits_of(self._connection, document) for article, document in known.items()}
        articles = (
            replace(article, source=details.edited(article.source, edits.get(article.id, {})))
            for article in story.articles
        )
        return replace(story, articles=tuple(articles))

    def version_text(self, document: str, fingerprint: str) -> str:
        """The text of a version that was read once, to show what has changed since. Raises `NoSuchNote`."""
        with self._reading():
            text = texts.text_of(self._connection, document, fingerprint)
        if text is None:
            raise NoSuchNote(f"{fingerprint}: no such version of this article was read")
        return text

    def earlier_versions(self, story_id: str) -> tuple[ChangedArticle, ...]:
        """For each article of the story of which other versions were read, the latest of those."""
        with self._reading():
            return story_rows.earlier_versions(self._connection, story_id)

    def annotations(self, story_id: str) -> tuple[Annotation, ...]:
        """The story's annotations, by article and place, orphans after the others of their article."""
        with self._reading():
            return annotation_rows.story_annotations(self._connection, story_id)

    def annotation(self, annotation_id: str, story_id: str | None = None) -> Annotation:
        """One annotation, as it stands in a story (else where it was made). Raises `NoSuchNote`."""
        with self._reading():
            found = annotation_rows.annotation(self._connection, annotation_id, story_id)
        if found is None:
            raise NoSuchNote(f"{annotation_id}: no such note")
        return found

    def annotation_at(self, article: Article, spans: Iterable[Span]) -> Annotation | None:
        """The annotation on exactly these stretches, if there is one."""
        with self._reading():
            story, document = self._place(article)
            found = annotation_rows.on_spans(
                self._connection, document, article.fingerprint, images.spans_key(list(spans))
            )
            return annotation_rows.annotation(self._connection, found, story) if found else None

    def search(
        self, words: str = "", *, story_id: str | None = None, tag: str | None = None, limit: int = search.LIMIT
    ) -> tuple[Annotation, ...]:
        """Annotations whose quote or note holds all the words ("a phrase" in quotes), the newest first."""
        with self._reading():
            found = search.search(self._connection, words, story=story_id, tag=tag, limit=limit)
            every = [annotation_rows.annotation(self._connection, key, story_id) for key in found]
        return tuple(annotation for annotation in every if annotation)

    def links(self, story_id: str) -> tuple[Link, ...]:
        """Links with at least one end in the story."""
        with self._reading():
            return story_rows.links(self._connection, story_id)

    def tags(self) -> tuple[Tag, ...]:
        """All tags: those with a key first, by key, then by name."""
        with self._reading():
            return story_rows.tags(self._connection)

    def notes(self, story_id: str) -> Notes:
        """Everything on one story, read in one transaction: what exports take. Raises `NoSuchNote`."""
        with self._reading(), self._snapshot():
            row = self._connection.execute(
                "SELECT coalesce(name, title) FROM story WHERE id = ?", (story_id,)
            ).fetchone()
            if row is None:
                raise NoSuchNote(f"{story_id}: no such story; `crossread notes list` names them")
            ticks = self._connection.execute("SELECT question FROM tick WHERE story = ?", (story_id,))
            return Notes(
                story_id,
                row[0],
                annotation_rows.story_annotations(self._connection, story_id),
                story_rows.links(self._connection, story_id),
                story_rows.tags(self._connection),
                story_rows.documents(self._connection, story_id),
                frozenset(question for (question,) in ticks),
            )

    def changed(self) -> bool:
        """Whether another process or connection has written since the last call. Cheap: poll it every half second."""
        with self._reading():
            version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            seen, self._seen = self._seen, version
            return version != seen

    def _place(self, article: Article) -> tuple[str, str]:
        """The story and the document of a registered article."""
        try:
            return self._places[article.path, article.fingerprint]
        except KeyError:
            raise NoSuchNote(f"{article.label}: the story was not opened with these notes") from None


def _lies_in(path: str, folder: str) -> bool:
    """Whether an article's path is `folder` or in it."""
    whole = os.path.normpath(Path.cwd() / path)
    return "://" not in path and (whole == folder or whole.startswith(folder.rstrip(os.sep) + os.sep))
