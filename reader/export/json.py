"""JSON: the comparison as `crossread.comparison/1`, with the reader's notes beside it where there are any."""

from __future__ import annotations

import json
from typing import Any

from reader.compare.model import Comparison
from reader.export.options import Options
from reader.notes.model import Annotation, Notes
from reader.text.harmless import escaped


def render(comparison: Comparison, notes: Notes | None = None, options: Options | None = None) -> str:
    """The comparison's JSON. Notes stand under the key `notes`, which the format leaves to additions."""
    values = comparison.to_dict()
    if notes is not None:
        values["notes"] = notes_dict(notes)
    return dumps(values)


def dumps(values: Any, *, indent: int | None = 1) -> str:
    """JSON for people and pipes: letters as they are, what could steer a terminal or hide as `\\uXXXX`.

    Every object of a list stands on a line of its own; without `indent` all is one line. Unsafe characters stand only
    inside strings, where the escape means the same.
    """
    line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    text = _harmless(line.encode(values)) if indent is None else _laid_out(values, 0)
    return text + "\n"


def _laid_out(values: Any, depth: int) -> str:
    """JSON with the outer objects open and the rows of their lists closed: short, and a change is a changed line.

    The standard encoder writes a row in C, but not when it is to indent.
    """
    margin = " " * depth
    if isinstance(values, dict) and values and depth < 3:
        lines = [f"{margin} {_row(key)}: {_laid_out(v, depth + 1)}" for key, v in values.items()]
        return "{\n" + ",\n".join(lines) + f"\n{margin}}}"
    if isinstance(values, list) and values and isinstance(values[0], dict):
        return "[\n" + ",\n".join(f"{margin} {_row(value)}" for value in values) + f"\n{margin}]"
    return _row(values)


_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _row(values: Any) -> str:
    return _harmless(_ENCODE(values))


def _harmless(line: str) -> str:
    """A line of JSON escaped where it must be, which is seldom, and told in C."""
    return line if line.isprintable() else escaped(line)


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
