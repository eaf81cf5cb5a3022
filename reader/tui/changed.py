"""What changed in a source since it was read, as rows: the paragraphs that differ, old words and new in place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.tui.display import one_line
from reader.tui.rows import Piece, Row, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.article import Story
    from reader.notes.changes import TextChange
    from reader.notes.store import Store

_CHANGED = ("delete", "insert", "flag")


def changes_of(store: Store, story_id: str, story: Story) -> list[Row]:
    """Every source of the story of which another version was read before; empty when there is none."""
    from reader.notes.changes import text_changes

    rows: list[Row] = []
    by_id = {article.id: article for article in story.articles}
    for changed in store.earlier_versions(story_id):
        article = by_id.get(changed.article)
        if article is None or article.fingerprint != changed.after:
            continue
        before = store.version_text(changed.document, changed.before)
        changes = text_changes(before, article.text)
        count = f"{len(changes)} change{'s' if len(changes) != 1 else ''}" if changes else "no word changed"
        heading = [(one_line(article.label), "head"), (f" · as first read on {changed.read[:10]} · {count}", "dim")]
        rows += [row(*heading), *change_rows(before, article.text, changes), row(" ")]
    return rows


def change_rows(before: str, after: str, changes: tuple[TextChange, ...]) -> list[Row]:
    """The paragraphs with changes: [what was there], {what is there now}; "⋯" for what is the same between them."""
    paragraphs = list(_paragraphs(_pieces(before, after, changes)))
    kept = [number for number, pieces in enumerate(paragraphs) if any(style in _CHANGED for _, style in pieces)]
    rows: list[Row] = []
    for previous, number in pairwise([-1, *kept]):
        if any(words.strip() for pieces in paragraphs[previous + 1 : number] for words, _ in pieces):
            rows.append(row(("  ⋯", "dim")))
        rows.append(row("  ", *paragraphs[number], hang=2))
    return rows


def _pieces(before: str, after: str, changes: tuple[TextChange, ...]) -> Iterator[Piece]:
    at = 0
    for change in changes:
        old, new = change.before.of(before), change.after.of(after)
        yield after[at : change.after.start], ""
        if old:
            yield old, "delete"
        if old and new:
            yield " ", ""
        if new:
            yield new, "insert"
        if change.flags:
            yield f" ⚠ {', '.join(change.flags)}", "flag"
        if old and not new:
            yield " ", ""
        at = change.after.end
    yield after[at:], ""


def _paragraphs(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """The pieces paragraph by paragraph, changed words between their marks."""
    paragraph: list[Piece] = []
    for words, style in pieces:
        for number, line in enumerate(words.split("\n")):
            if number:
                yield paragraph
                paragraph = []
            if style == "delete" and line.strip():
                paragraph.append((f"[{line}]", style))
            elif style == "insert" and line.strip():
                paragraph.append((f"{{{line}}}", style))
            elif line:
                paragraph.append((line, style))
    yield paragraph
