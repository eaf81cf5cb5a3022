"""CSV for spreadsheets: a row an annotation. No cell of it can be taken for a formula."""

from __future__ import annotations

import csv
import io
import re

from reader.compare.model import Comparison
from reader.export.claims import claims
from reader.export.options import Options
from reader.export.places import Guide
from reader.notes.model import Notes
from reader.text.harmless import shown

COLUMNS = (
    "id", "story", "source", "title", "url", "place", "start", "end", "quote", "speaker", "tags", "note", "status",
    "changed", "claim", "links", "created", "modified",
)  # fmt: skip

# What a spreadsheet takes for a formula at the start of a cell, full-width forms included, after white space too.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def render(comparison: Comparison, notes: Notes, options: Options | None = None) -> str:
    """The notes as RFC 4180 has it: UTF-8, a header, CRLF. An apostrophe stands before what might be a formula."""
    guide = Guide(comparison)
    home = {annotation.id: claim for claim in claims(comparison, notes) for annotation in claim.annotations}
    sources = {document.article: document for document in notes.documents}
    gone = {document.id: document for document in notes.documents}
    links: dict[str, list[str]] = {}
    for link in notes.links:
        links.setdefault(link.source, []).append(f"{link.relation} {link.target}")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for annotation in notes.annotations:
        document = sources.get(annotation.article) if annotation.article else gone.get(annotation.document)
        article = guide.article(annotation.article)
        spans = annotation.spans
        words = " … ".join(span.of(article.text) for span in spans) if article and spans else annotation.quote
        claim = home.get(annotation.id)
        writer.writerow(
            guarded(cell)
            for cell in (
                annotation.id,
                notes.title or comparison.story_title,
                guide.name(annotation.article) if article else (document and (document.outlet or document.path)) or "",
                (document and document.title) or "",
                (document and document.url) or "",
                guide.locator(annotation.article, spans[0]) if spans else "",
                str(spans[0].start) if spans else "",
                str(spans[-1].end) if spans else "",
                words,
                (guide.speaker(annotation.article, spans[0]) if spans else None) or "",
                ", ".join(notes.tag_by_id[tag].name for tag in annotation.tags if tag in notes.tag_by_id),
                annotation.note,
                annotation.status,
                ", ".join(annotation.flags),
                claim.statement if claim else "",
                ", ".join(links.get(annotation.id, ())),
                annotation.created,
                annotation.modified,
            )
        )
    return out.getvalue()


def guarded(cell: str) -> str:
    """`cell` cleaned, with an apostrophe before what a spreadsheet would reckon out."""
    text = shown(cell)
    return f"'{text}" if _FORMULA.match(text) else text
