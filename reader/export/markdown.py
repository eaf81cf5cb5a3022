"""Markdown for people who write in Obsidian or a repository: front matter with the sources, and the page."""

from __future__ import annotations

import json

from reader.compare.model import Comparison
from reader.export import front_matter
from reader.export.clean import one_line
from reader.export.keep import ChangedByHand, checksum, generated_sum, regions, ticked
from reader.export.markdown_page import Page
from reader.export.options import Options
from reader.notes.model import Notes

_OURS = {"title", "crossread", "sources", "tags"}


def render(comparison: Comparison, notes: Notes, options: Options | None = None) -> str:
    """The Markdown file. With `options.previous` what the reader wrote in that file is kept.

    Raises:
        ChangedByHand: the previous file was changed outside the parts that are the reader's, or is not ours.
    """
    options = options or Options()
    front, before = _previous(options.previous)
    body = Page(comparison, notes, options, regions(before), ticked(before)).body()
    values = _front_matter(comparison, notes, front)
    ours = {"format": 1, "story": one_line(notes.story or comparison.story_id)}
    values["crossread"] = ours | {"sum": generated_sum(body) + _source_sum(values)}
    return f"---\n{front_matter.write(values)}{front_matter.kept(front, _OURS)}---\n\n{body}"


def _previous(previous: str | None) -> tuple[str | None, str]:
    if previous is None or not previous.strip():
        return None, ""
    front, body = front_matter.split(previous.replace("\r\n", "\n"))
    values = front_matter.read(front)
    ours = values.get("crossread")
    if not isinstance(ours, dict) or ours.get("sum") != generated_sum(body) + _source_sum(values):
        raise ChangedByHand("the file was changed outside its note markers, or crossread did not write it")
    return front, body


def _source_sum(values: dict[str, object]) -> str:
    """An editor may quote the front matter's values otherwise, or not at all: what counts is what they say."""
    return checksum(json.dumps(values.get("sources"), default=str, sort_keys=True))


def _front_matter(comparison: Comparison, notes: Notes, front: str | None) -> dict[str, object]:
    known = front_matter.read(front)
    read = {document.article: document.read for document in notes.documents}
    sources = []
    for article in comparison.articles:
        source = article.source
        row = {
            "id": article.id, "title": source.title, "outlet": source.outlet, "byline": source.byline,
            "published": source.published, "updated": source.updated, "url": source.url, "path": article.path,
            "read": read.get(article.id, "")[:10] or None,
        }  # fmt: skip
        sources.append({key: one_line(value) for key, value in row.items() if value})
    used = {tag for annotation in notes.annotations for tag in annotation.tags}
    given = known.get("tags")
    theirs = given if isinstance(given, list) else str(given).replace(",", " ").split() if given else []
    return {
        "title": known.get("title") or one_line(notes.title or comparison.story_title) or "Untitled story",
        "crossread": {},
        "sources": sources,
        "tags": [tag for tag in theirs if not str(tag).startswith("crossread")]
        + ["crossread", *(f"crossread/{tag.id}" for tag in notes.tags if tag.id in used)],
    }
