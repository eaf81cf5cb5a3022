"""Marking: tags and notes on stretches of articles. Each change is one undo step."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from reader.article import Article, Span
from reader.notes import annotation_rows, history, images
from reader.notes.errors import NoSuchNote
from reader.notes.finding import find_again_everywhere
from reader.notes.images import Image
from reader.notes.model import Annotation, Selector, Toggle
from reader.notes.reading import Reading
from reader.notes.times import later

Place = tuple[Article, Sequence[Span]]
"""Stretches of one article that are marked together."""


class Marking(Reading):
    """What can be done to annotations."""

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
            every = [annotation_rows.annotation(self._connection, key, story) for _place, (key, _image) in found]
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
        return annotation_rows.annotation(self._connection, key, story)

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

    def _image(self, annotation_id: str) -> Image:
        image = images.get(self._connection, "annotation", annotation_id)
        if image is None:
            raise NoSuchNote(f"{annotation_id}: no such note")
        return image

    def _image_at(self, article: Article, spans: tuple[Span, ...]) -> tuple[str, Image]:
        """Id and image of the annotation on these stretches: the one there is, else a new one, not written yet."""
        _story, document = self._place(article)
        key = annotation_rows.on_spans(self._connection, document, article.fingerprint, images.spans_key(spans))
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
            step.put("annotation", key, image | {"modified": later(image["modified"], self._now())})
            find_again_everywhere(self._connection, [image["document"]])
        else:
            step.put("annotation", key, None)

    def _links_of(self, key: str) -> list[tuple[str, str]]:
        """The annotation's links, each with its other end."""
        query = "SELECT id, CASE source WHEN :key THEN target ELSE source END FROM link WHERE :key IN (source, target)"
        return self._connection.execute(query, {"key": key}).fetchall()
