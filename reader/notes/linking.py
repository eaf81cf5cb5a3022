"""Linking: what one annotation says of another. Each change is one undo step."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from reader.notes import history, images
from reader.notes.errors import NoSuchNote
from reader.notes.finding import find_again_everywhere
from reader.notes.marking import Marking, Place
from reader.notes.model import RELATIONS, Link, Relation


class Linking(Marking):
    """What can be done to links, and to annotations with their links."""

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

    def unlink(self, link_id: str) -> None:
        """Delete a link, and those of its ends that it alone had been made for. Raises `NoSuchNote`."""
        with self._writing():
            link = images.get(self._connection, "link", link_id)
            if link is None:
                raise NoSuchNote(f"{link_id}: no such link")
            image = self._image(link["source"])
            with self._step("unlink", image["story"], image["document"]) as step:
                step.put("link", link_id, None)
                self._take_away_bare(step, (link["source"], link["target"]))

    def delete(self, annotation_id: str) -> None:
        """Delete an annotation with its links, and what was marked for those alone. Undo brings all back."""
        with self._writing():
            image = self._image(annotation_id)
            with self._step("delete", image["story"], image["document"]) as step:
                links = self._links_of(annotation_id)
                for link, _other in links:
                    step.put("link", link, None)
                step.put("annotation", annotation_id, None)
                self._take_away_bare(step, (other for _link, other in links))

    def _take_away_bare(self, step: history.Step, annotations: Iterable[str]) -> None:
        """Take away annotations made here that say nothing any more; a highlight that was imported says something."""
        for key in annotations:
            image = self._image(key)
            if image["story"] and not (image["tags"] or image["note"] or self._links_of(key)):
                step.put("annotation", key, None)

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
