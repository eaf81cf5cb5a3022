"""Claims: what the sources say, with who says it where, and the reader's notes put to each.

A dispute, a family of quotes, or a passage the reader marked that is neither. Every export that has sections uses
them; every annotation belongs to exactly one claim.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reader.article import Span
from reader.compare.model import Comparison, Dispute, Family
from reader.export import wording
from reader.export.clean import one_line, shortened
from reader.notes.model import Annotation, Notes

ClaimKind = Literal["dispute", "family", "passage"]

_UUID = re.compile(r"[0-9a-f]{32}\Z")
QUOTE_MARKS = "\"'“”„‘’‚«»‹› "
"""What is taken off the ends of quoted words before they are put in marks of our own."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One source's words for a claim. `how` is its stance ("denies") or its alterations ("cut short, reworded")."""

    article: str
    span: Span
    how: str
    speaker: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the sources say.

    Attributes:
        key: the same whenever the same articles are compared, whatever order they come in.
        statement: plain words, one line.
        missing: ids of the articles that leave it out; of a dispute, those that carry one side only.
        annotations: the reader's, in order of place.
    """

    key: str
    kind: ClaimKind
    statement: str
    renderings: tuple[Rendering, ...]
    missing: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    label: str = ""

    @property
    def left_out_by(self) -> str:
        """What it means that an article is `missing`, before the names."""
        return "without the other side: " if self.kind == "dispute" else "left out by "


def short_id(identifier: str) -> str:
    """The twelve hex digits that stand for an annotation in block ids: a UUID's own, else from its SHA-256."""
    digits = identifier.removeprefix("urn:uuid:").replace("-", "").lower()
    if _UUID.match(digits):
        return digits[:12]
    return hashlib.sha256(identifier.encode("utf-8", "replace")).hexdigest()[:12]


def claims(comparison: Comparison, notes: Notes) -> tuple[Claim, ...]:
    """All claims: disputes as the comparison sorts them, then families, then what else the reader marked, by place."""
    found = [_of_dispute(comparison, dispute) for dispute in comparison.disputes]
    found += [_of_family(comparison, family) for family in comparison.families if len(family.members) > 1]
    homes = _Homes(found)
    home: dict[int, list[Annotation]] = {}
    own: list[Annotation] = []
    for annotation in notes.annotations:
        index = homes.of(annotation)
        if index is None:
            own.append(annotation)
        else:
            home.setdefault(index, []).append(annotation)
    placed = [replace(claim, annotations=tuple(home.get(index, ()))) for index, claim in enumerate(found)]
    return (*placed, *_passages(notes, own))


def _of_dispute(comparison: Comparison, dispute: Dispute) -> Claim:
    renderings = tuple(
        Rendering(
            side.article,
            side.span,
            side.stance + (" (hedged)" if side.hedged else ""),
            side.speaker and side.speaker + wording.inferred(comparison.is_inferred_side(side)),
            side.value,
        )
        for side in dispute.sides
    )
    label = wording.dispute(dispute.kind)
    statement = one_line(dispute.statement)
    return Claim(
        _key("d", dispute.kind, statement), "dispute", statement, renderings, dispute.missing_from, label=label
    )


def _of_family(comparison: Comparison, family: Family) -> Claim:
    renderings = []
    for member in family.members:
        quote = comparison.quote_by_id.get(member.quote or "")
        speaker = family.speaker
        if quote and quote.speaker:
            speaker = quote.speaker.name + wording.inferred(quote.speaker.tentative)
        renderings.append(Rendering(member.article, member.span, wording.alterations(member.alterations), speaker))
    words = one_line(_words(comparison, family.members[0].article, family.members[0].span)).strip(QUOTE_MARKS)
    statement = f"{family.speaker}: “{words}”" if family.speaker else f"“{words}”"
    shown = f"{family.speaker}{wording.inferred(comparison.is_inferred(family))}: “{words}”"
    return Claim(
        _key("f", statement),
        "family",
        one_line(shown if family.speaker else statement),
        tuple(renderings),
        family.missing_from,
        label="shared quote",
    )


def _words(comparison: Comparison, article: str, span: Span) -> str:
    found = comparison.article_by_id.get(article)
    return span.of(found.text) if found else ""


class _Homes:
    """Finds the claim an annotation belongs to: whose rendering it covers best, half of the shorter at least."""

    def __init__(self, found: Iterable[Claim]) -> None:
        self.places: dict[str, list[tuple[Span, int]]] = {}
        for index, claim in enumerate(found):
            for rendering in claim.renderings:
                self.places.setdefault(rendering.article, []).append((rendering.span, index))
        self.widest: dict[str, int] = {}
        for article, places in self.places.items():
            places.sort()
            self.widest[article] = max(span.end - span.start for span, _index in places)

    def of(self, annotation: Annotation) -> int | None:
        """The claim's index."""
        best: tuple[float, int] | None = None
        article = annotation.article or ""
        places = self.places.get(article, [])
        for span in annotation.spans:
            at = bisect_left(places, (Span(span.start - self.widest.get(article, 0), 0), 0))
            while at < len(places) and places[at][0].start < span.end:
                other, index = places[at]
                at += 1
                shared = other.overlap(span)
                shorter = min(other.end - other.start, span.end - span.start)
                close = shared / (max(other.end, span.end) - min(other.start, span.start))
                if shared and 2 * shared >= shorter and (best is None or (close, -index) > (best[0], -best[1])):
                    best = (close, index)
        return best[1] if best else None


def _passages(notes: Notes, own: list[Annotation]) -> list[Claim]:
    """Marked passages that no dispute or family holds; those the reader linked as the same are one claim."""
    head = {annotation.id: annotation.id for annotation in own}

    def root(key: str) -> str:
        while head[key] != key:
            head[key] = key = head[head[key]]
        return key

    for link in notes.links:
        if link.relation == "same" and link.source in head and link.target in head:
            head[root(link.target)] = root(link.source)
    together: dict[str, list[Annotation]] = {}
    for annotation in own:
        together.setdefault(root(annotation.id), []).append(annotation)
    out = []
    for members in together.values():
        renderings = tuple(
            Rendering(annotation.article, annotation.spans[0], "marked")
            for annotation in members
            if annotation.article and annotation.spans
        )
        statement = shortened(members[0].quote, 200)
        key = _key("p", members[0].id)
        out.append(Claim(key, "passage", statement, renderings, (), tuple(members), "marked passage"))
    return out


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
