"""The library and search results as lines for a terminal: `crossread notes list` and `crossread notes search`."""

from __future__ import annotations

from collections.abc import Iterable

from reader.export.cells import cut, padded, width, wrapped
from reader.export.clean import one_line
from reader.notes.model import Annotation, StoryRecord, Tag


def stories_text(records: Iterable[StoryRecord], columns: int = 80) -> str:
    """A line a story: id, when it was read last, how much is in it, its title."""
    rows = []
    for record in records:
        facts = f"{record.articles} sources, {record.annotations} notes"
        facts += f", {record.follow_up} to follow up" if record.follow_up else ""
        title = one_line(record.title) + (" (archived)" if record.archived else "")
        rows.append((record.id[:12], record.opened[:10], facts, title))
    if not rows:
        return "No stories yet: open one with `crossread FILE…`.\n"
    widest = max(width(row[2]) for row in rows)
    lines = [f"{padded(row[0], 12)}  {row[1]}  {padded(row[2], widest)}  {row[3]}" for row in rows]
    return "\n".join(cut(line, max(60, columns)) for line in lines) + "\n"


def found_text(
    annotations: Iterable[Annotation], titles: dict[str, str], tags: Iterable[Tag], columns: int = 80
) -> str:
    """Search results: where, the tags, the words, the note."""
    names = {tag.id: tag.name for tag in tags}
    parts = []
    for annotation in annotations:
        facts = [one_line(titles.get(annotation.story, annotation.story)), annotation.article or "gone"]
        facts += [", ".join(names.get(tag, tag) for tag in annotation.tags)] if annotation.tags else []
        facts += [] if annotation.status == "exact" else [annotation.status]
        lines = [
            one_line(" · ".join(facts)),
            *(f"  {line}" for line in wrapped(one_line(annotation.quote), columns - 2)),
        ]
        if annotation.note.strip():
            lines += [f"  — {line}" if i == 0 else f"    {line}"
                      for i, line in enumerate(wrapped(one_line(annotation.note), columns - 4))]  # fmt: skip
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n" if parts else "Nothing found.\n"
