"""JSON-LD: the notes as a W3C Web Annotation collection, which `crossread import` and other tools read.

A note is an annotation with a target for each stretch it marks: a quote selector and a position selector, as made.
A link is an annotation that is motivated by linking and has the two notes as targets. What the W3C's vocabulary has no
word for stands under `crossread:` terms that the file itself declares.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from reader.compare.model import Comparison
from reader.export.json import dumps
from reader.export.options import Options
from reader.notes.model import Annotation, Document, Link, Notes, Selector
from reader.notes.times import utc
from reader.notes.webannotation import CONTEXT, iri, web_iri
from reader.version import __version__


def render(comparison: Comparison, notes: Notes, options: Options | None = None) -> str:
    """The collection. Positions are in code points of the text whose fingerprint stands beside the source."""
    sources = _Sources(notes)
    items = [_annotation(annotation, sources) for annotation in notes.annotations]
    items += [_link(link) for link in notes.links]
    collection = f"urn:crossread:story:{quote(notes.story or comparison.story_id)}"
    page = f"{collection}:page:1"
    return dumps(
        {
            "@context": CONTEXT,
            "id": collection,
            "type": "AnnotationCollection",
            "label": notes.title or comparison.story_title,
            "generator": {"id": "urn:crossread:software", "type": "Software", "name": f"crossread {__version__}"},
            "total": len(items),
            "crossread:tags": [
                {
                    "id": f"urn:crossread:tag:{tag.id}",
                    "crossread:name": tag.name,
                    "crossread:key": tag.key or "",
                    "crossread:colour": tag.colour,
                    "crossread:sign": tag.sign,
                }
                for tag in notes.tags
            ],
            "crossread:done": sorted(notes.done),
            "first": {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items},
            "last": page,
        }
    )


def _annotation(annotation: Annotation, sources: _Sources) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "tagging",
            "format": "text/plain",
            "value": tag,
        }
        for tag in annotation.tags
    ]
    if annotation.note:
        bodies.append(
            {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": annotation.note}
        )
    motivation = [*(["tagging"] if annotation.tags else []), *(["commenting"] if annotation.note else [])]
    values: dict[str, Any] = {
        "id": iri(annotation.id),
        "type": "Annotation",
        "motivation": motivation or ["highlighting"],
        "created": utc(annotation.created),
        "modified": utc(annotation.modified),
        "crossread:status": annotation.status,
    }
    if bodies:
        values["body"] = bodies
    source = sources.of(annotation)
    values["target"] = [
        {"type": "SpecificResource", "source": source, "selector": _selectors(target.selector)}
        for target in annotation.targets
    ]
    return values


class _Sources:
    """The articles as sources of targets, each made once: many annotations share one."""

    def __init__(self, notes: Notes) -> None:
        self.documents = {document.id: document for document in notes.documents}
        self.made: dict[tuple[str, str], dict[str, Any]] = {}

    def of(self, annotation: Annotation) -> dict[str, Any]:
        """The source of an annotation, in the version that was marked."""
        key = annotation.document, annotation.version
        if key not in self.made:
            self.made[key] = _source(annotation, self.documents.get(annotation.document))
        return self.made[key]


def _source(annotation: Annotation, document: Document | None) -> dict[str, Any]:
    source: dict[str, Any] = {"id": f"urn:crossread:document:{annotation.document}", "type": "Text"}
    if document:
        for address in (document.url or "", document.path):
            if address.lower().startswith(("http://", "https://")):
                source["id"] = web_iri(address)
                break
        known = {"title": document.title, "outlet": document.outlet, "path": document.path}
        source |= {f"crossread:{key}": value for key, value in known.items() if value}
    return source | {"crossread:document": annotation.document, "crossread:fingerprint": annotation.version}


def _selectors(selector: Selector) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
    ]


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": iri(link.id),
        "type": "Annotation",
        "motivation": ["linking"],
        "created": utc(link.created),
        "crossread:relation": link.relation,
        "target": [iri(link.source), iri(link.target)],
    }
