"""JSON: the comparison as `crossread.comparison/1`, with the reader's notes beside it where there are any."""

from __future__ import annotations

import json
from typing import Any

from reader.compare.model import Comparison
from reader.export.options import Options
from reader.notes.model import Annotation, Notes


def render(comparison: Comparison, notes: Notes | None = None, options: Options | None = None) -> str:
    """The comparison's JSON. Notes stand under the key `notes`, which the format leaves to additions."""
    values = comparison.to_dict()
    if notes is not None:
        values["notes"] = notes_dict(notes)
    return dumps(values)


def dumps(values: Any) -> str:
    """JSON for people and pipes: characters as they are, but for lone surrogates and what could steer a terminal."""
    text = json.dumps(values, ensure_ascii=False, indent=1)
    return "".join(character if _plain(character) else _escaped(character) for character in text) + "\n"


def notes_dict(notes: Notes) -> dict[str, Any]:
    """The reader's notes as plain data; spans are `[start, end)` in the text of `article`."""
    return {
        "tags": [
            {"id": tag.id, "name": tag.name, "key": tag.key, "colour": tag.colour, "sign": tag.sign}
            for tag in notes.tags
        ],
        "annotations": [_annotation(annotation) for annotation in notes.annotations],
        "links": [
            {
                "id": link.id,
                "source": link.source,
                "target": link.target,
                "relation": link.relation,
                "created": link.created,
            }
            for link in notes.links
        ],
        "done": sorted(notes.done),
    }


def _annotation(annotation: Annotation) -> dict[str, Any]:
    return {
        "id": annotation.id,
        "article": annotation.article,
        "status": annotation.status,
        "flags": list(annotation.flags),
        "spans": [list(span) for span in annotation.spans],
        "targets": [
            {
                "exact": target.selector.exact,
                "prefix": target.selector.prefix,
                "suffix": target.selector.suffix,
                "start": target.selector.start,
                "end": target.selector.end,
            }
            for target in annotation.targets
        ],
        "version": annotation.version,
        "tags": list(annotation.tags),
        "note": annotation.note,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def _plain(character: str) -> bool:
    code = ord(character)
    return code < 0x7F or (code >= 0xA0 and not (0xD800 <= code < 0xE000) and code not in _STEERING)


_STEERING = {0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"
