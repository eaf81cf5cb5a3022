"""What to check next: claims tagged to follow up, disputes without a reply, one-source claims the reader tagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.article import Span
from reader.compare.model import Comparison
from reader.export.claims import Claim, claims, short_id
from reader.export.clean import shortened
from reader.export.markdown_escape import escape, escape_line
from reader.export.places import Guide
from reader.notes.model import Annotation, Notes
from reader.notes.tags import FOLLOW_UP

Why = Literal["follow up", "no reply", "one source"]
_REPLIES = {"denies", "challenges", "corrects", "reiterates"}


@dataclass(frozen=True, slots=True)
class Question:
    """Something to check.

    Attributes:
        key: stays the same as long as the claim does; ticking it off goes by it (`Store.tick`).
        article, span: where to go; None when the passage is no longer found.
        annotation: the reader's mark it comes from, if it comes from one.
    """

    key: str
    why: Why
    text: str
    article: str | None
    span: Span | None
    annotation: str | None
    done: bool


def questions(comparison: Comparison, notes: Notes, every: Sequence[Claim] | None = None) -> tuple[Question, ...]:
    """All questions, those still open first, each claim once. `every` are the `claims`, where they are known."""
    out: dict[str, Question] = {}
    every = claims(comparison, notes) if every is None else every
    for claim in every:
        for annotation in claim.annotations:
            if FOLLOW_UP in annotation.tags:
                _add(out, notes, "follow up", annotation)
    for claim in every:
        if (
            claim.kind == "dispute"
            and claim.renderings
            and not any(rendering.how.split(" ")[0] in _REPLIES for rendering in claim.renderings)
        ):
            key = f"claim-{claim.key}"
            first = claim.renderings[0]
            out[key] = Question(key, "no reply", claim.statement, first.article, first.span, None, key in notes.done)
    for claim in every:
        if claim.kind == "passage":
            for annotation in claim.annotations:
                if annotation.tags and FOLLOW_UP not in annotation.tags and _one_source(comparison, annotation):
                    _add(out, notes, "one source", annotation)
    return tuple(sorted(out.values(), key=lambda question: question.done))


def _add(out: dict[str, Question], notes: Notes, why: Why, annotation: Annotation) -> None:
    key = f"note-{annotation.id}"
    note = next((line for line in annotation.note.splitlines() if line.strip()), "")
    text = shortened(note or annotation.quote, 160)
    span = annotation.spans[0] if annotation.spans else None
    out.setdefault(key, Question(key, why, text, annotation.article, span, annotation.id, key in notes.done))


def _one_source(comparison: Comparison, annotation: Annotation) -> bool:
    return any(
        place.article == annotation.article and any(place.span.overlap(span) for span in annotation.spans)
        for place in comparison.single_source
    )


def checklist(comparison: Comparison, notes: Notes) -> str:
    """The questions as a Markdown checklist of their own."""
    guide = Guide(comparison)
    lines = [f"# {escape(notes.title or comparison.story_title)}: to check", ""]
    lines += [
        f"- [{'x' if question.done else ' '}] {item(guide, question)}" for question in questions(comparison, notes)
    ]
    if len(lines) == 2:
        lines.append("Nothing to check yet: tag a claim to follow up, and it stands here.")
    return "\n".join(lines) + "\n"


def item(guide: Guide, question: Question) -> str:
    """A question on one line of Markdown: the words, why it is asked, where it stands."""
    where = escape(guide.name(question.article)) if question.article else ""
    if question.article and question.span:
        where += f", {guide.locator(question.article, question.span)}"
    link = f" ([[#^c-{short_id(question.annotation)}]])" if question.annotation else ""
    return f"{escape_line(question.text)} — {question.why}{f', {where}' if where else ''}{link}"


__all__ = ["Claim", "Question", "checklist", "item", "questions"]
