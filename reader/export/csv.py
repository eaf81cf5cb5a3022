"""CSV for spreadsheets: a row an annotation. No cell of it can be taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from reader.compare.model import Comparison
from reader.export.claims import claims
from reader.export.options import Options
from reader.export.places import Guide
from reader.notes.model import Annotation, Document, Notes
from reader.text.harmless import shown

COLUMNS = (
    "id", "story", "source", "title", "url", "place", "start", "end", "quote", "speaker", "tags", "note", "status",
    "changed", "claim", "links", "created", "modified",
)  # fmt: skip

# What a spreadsheet takes for a formula at the start of a cell, full-width forms included, after white space too.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def render(comparison: Comparison, notes: Notes, options: Options | None = None) -> str:
    """The notes as RFC 4180 has it: UTF-8, a header, CRLF. An apostrophe stands before what might be a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_Table(comparison, notes).rows())
    return out.getvalue()


class _Table:
    """The rows of one export."""

    def __init__(self, comparison: Comparison, notes: Notes) -> None:
        self.comparison = comparison
        self.notes = notes
        self.guide = Guide(comparison)
        self.homes = {note.id: claim for claim in claims(comparison, notes) for note in claim.annotations}
        self.links: dict[str, list[str]] = {}
        for link in notes.links:
            self.links.setdefault(link.source, []).append(f"{link.relation} {link.target}")
        self.sources: dict[str, tuple[str, ...]] = {document.id: self._source(document) for document in notes.documents}
        self.tags: dict[tuple[str, ...], str] = {}

    def rows(self) -> Iterator[tuple[str, ...]]:
        """One an annotation, in the order of `COLUMNS`."""
        story = guarded(self.notes.title or self.comparison.story_title)
        for annotation in self.notes.annotations:
            source = self.sources.get(annotation.document, ("", "", ""))
            yield (guarded(annotation.id), story, *source, *self._place(annotation), *self._said(annotation))

    def _source(self, document: Document) -> tuple[str, ...]:
        here = self.guide.article(document.article)
        name = self.guide.name(document.article) if here else document.outlet or document.path
        return guarded(name), guarded(document.title or ""), guarded(document.url or "")

    def _place(self, annotation: Annotation) -> tuple[str, ...]:
        """Where it stands, the words there, and who says them."""
        article, spans = self.guide.article(annotation.article), annotation.spans
        if not article or not spans:
            return "", "", "", guarded(annotation.quote), ""
        words = spans[0].of(article.text) if len(spans) == 1 else " … ".join(span.of(article.text) for span in spans)
        return (
            self.guide.locator(article.id, spans[0]),
            str(spans[0].start),
            str(spans[-1].end),
            guarded(words),
            guarded(self.guide.speaker(article.id, spans[0]) or ""),
        )

    def _said(self, annotation: Annotation) -> tuple[str, ...]:
        """What the reader says of it, and what became of it."""
        if annotation.tags not in self.tags:
            known = (self.notes.tag_by_id.get(tag) for tag in annotation.tags)
            self.tags[annotation.tags] = guarded(", ".join(tag.name for tag in known if tag))
        claim = self.homes.get(annotation.id)
        return (
            self.tags[annotation.tags],
            guarded(annotation.note),
            annotation.status,
            ", ".join(annotation.flags),
            guarded(claim.statement) if claim else "",
            ", ".join(self.links.get(annotation.id, ())),
            guarded(annotation.created),
            guarded(annotation.modified),
        )


def guarded(cell: str) -> str:
    """`cell` cleaned, with an apostrophe before what a spreadsheet would reckon out."""
    text = shown(cell)
    if not text or text[0].isalnum():
        return text
    return f"'{text}" if _FORMULA.match(text) else text
