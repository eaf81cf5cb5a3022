"""What the inspector says of a place: the quote's family, the dispute, where it comes from, the reader's marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Span
from reader.export.wording import ALTERATIONS, RELATIONS, counted
from reader.tui.desk import Desk
from reader.tui.differences import differences
from reader.tui.display import one_line
from reader.tui.findings import Finding
from reader.tui.inspection_disputes import dispute_rows
from reader.tui.rows import ABREAST, Abreast, Item, Piece, Row, row
from reader.tui.wrap import cell_text, cells, cut, cut_apart

if TYPE_CHECKING:
    from reader.compare.model import Family, Member
    from reader.notes.model import Annotation, Link

_LABEL = 18
"""Cells a source's name may take at most before its wording."""

_LINES = 2
"""Lines of each side's words of a dispute, unless the inspector has most of the screen."""

SIGNS = (
    row(
        ("❝", "quote"), (" shared quote  ", "dim"), ("⚑", "dispute"), (" dispute  ≡ same words elsewhere  ", "dim"),
        ("A", "strong"), (" your tag  ", "dim"), ("✎", "accent"), (" your note", "dim"),
    ),
    row(
        ("in the whole text: ", "dim"), ("▪", "quote"), (" quotes  ", "dim"), ("◆", "dispute"), (" disputes  ", "dim"),
        ("•", "strong"), (" your marks  ", "dim"), ("┃", "accent"), (" what you see", "dim"),
    ),
)  # fmt: skip
"""What the signs stand for: said where there is nothing else to say."""

_SIGNS_FIT = 80
"""Cells of a terminal on which each row of signs is one line."""

_MEMBERS = 12
"""Sources shown of one finding; the lists show all."""


def inspect(desk: Desk, article: str, span: Span) -> list[Item]:
    """Rows on what stands at `span` of a source."""
    rows: list[Item]
    if len(desk.story.articles) == 1:
        rows = [
            row(
                ("One source: there is nothing yet to compare it with. ", "dim"),
                ("+", "key"),
                (" adds another.", "dim"),
            )
        ]
        return [*_own_marks(desk, article, span), *rows]
    if not desk.compared:
        return [*_own_marks(desk, article, span), row(("The sources are being compared …", "dim"))]
    from reader.compare.model import Dispute, Family

    rows = []
    for _, finding in desk.findings.at(article, span, desk.after):
        if isinstance(finding.thing, Family):
            rows += family_rows(desk, finding, finding.thing, article)
        elif isinstance(finding.thing, Dispute):
            size = desk.layout.inspector
            brief = size == "normal" and desk.width < ABREAST
            lines = 0 if size == "full" else _LINES
            rows += dispute_rows(desk, finding, finding.thing, article, lines, brief=brief)
        else:
            others = [desk.label(other) for other in finding.articles if other != article]
            rows.append(row(("≡ ", "accent"), ("The same words also in ", "dim"), one_line(", ".join(others)), hang=2))
    rows += _origin_rows(desk, article, span)
    marks: list[Item] = [*_own_marks(desk, article, span)]
    if not rows and not marks:
        alone = _single(desk, article, span)
        said = row(("Only this source says it." if alone else "Nothing shared here.", "dim"))
        return [said, *SIGNS] if desk.width >= _SIGNS_FIT else [said]
    much = len(rows) > 4 or any(isinstance(item, Abreast) for item in rows)
    return marks + rows if rows and marks and much else rows + marks


def _single(desk: Desk, article: str, span: Span) -> bool:
    return any(place.article == article and place.span.overlap(span) for place in desk.findings.singles)


def family_rows(desk: Desk, finding: Finding, family: Family, article: str = "") -> list[Row]:
    """A quote's family: who says it, how each source gives it, who leaves it out."""
    sources = len(finding.articles)
    head: list[Piece | str] = [
        (f"❝{finding.number}", "quote"),
        (f" of {counted(len(desk.findings.families), 'shared quote')}", "dim"),
    ]
    if family.speaker:
        head += [" · ", (family.speaker, "strong"), *_how_sure(desk, family)]
    head += [(f" · in {sources} of {len(desk.columns)} sources", "dim")]
    missing = [desk.label(source) for source in family.missing_from if source in desk.columns]
    if missing:
        head += [(" · left out by ", "dim"), one_line(", ".join(missing))]
    root = family.members[0]
    fullest = root.span.of(desk.columns[root.article].text)
    width = _label_width(desk, [member.article for member in family.members])
    names = dict(zip(desk.columns, cut_apart(list(map(desk.label, desk.columns)), width), strict=True))
    rows = [row(*head, hang=3)]
    for number, member in enumerate(family.members[:_MEMBERS]):
        name = cell_text(names[member.article], width)
        rows.append(_member_row(desk, member, fullest, name, root=number == 0, here=member.article == article))
    if len(family.members) > _MEMBERS:
        rows.append(row((f"   … and {len(family.members) - _MEMBERS} more (F3 lists all)", "dim")))
    return rows


def _how_sure(desk: Desk, family: Family) -> list[Piece]:
    return [(" (inferred)", "dim")] if desk.findings.comparison.is_inferred(family) else []


def _member_row(desk: Desk, member: Member, fullest: str, name: str, *, root: bool, here: bool) -> Row:
    pieces: list[Piece | str] = [
        ("▸ " if here else "  ", "here"),
        (name, "here" if here else "strong"),
        "  ",
    ]
    wording = member.span.of(desk.columns[member.article].text)
    flags = {flag for change in member.changes if (flag := change.flag)}
    if root or member.alterations in (("verbatim",), ("typographic",)) or not member.changes:
        pieces.append((one_line(wording), ""))
    else:
        flagged = {word for change in member.changes if change.flag for word in (change.before, change.after)}
        pieces += _difference_pieces(one_line(fullest), one_line(wording), flagged)
    facts = ["fullest"] if root else [ALTERATIONS[name] for name in member.alterations]
    quote = desk.findings.comparison.quote_by_id.get(member.quote or "")
    if quote is not None and quote.via:
        facts.append(f"via {', '.join(quote.via)}")
    pieces.append((f"  {' · '.join(facts)}", "dim"))
    for flag in sorted(flags):
        pieces.append((f"  ⚠ {flag} changed", "flag"))
    return row(*pieces, hang=cells(name, 0, len(name)) + 4)


def _difference_pieces(fullest: str, wording: str, flagged: set[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for difference in differences(fullest, wording):
        flag = any(word and (word in difference.words or difference.words in word) for word in flagged)
        if difference.kind == "same":
            pieces.append((difference.words, ""))
        elif difference.kind == "delete":
            pieces.append((f"[{difference.words}]", "flag" if flag else "delete"))
        else:
            pieces.append((f"{{{difference.words}}}", "flag" if flag else "insert"))
        pieces.append((" ", ""))
    return pieces[:-1]


def _label_width(desk: Desk, articles: list[str]) -> int:
    widths = [cells(label, 0, len(label)) for label in map(desk.label, articles)]
    return min(max(widths, default=0), _LABEL, max(desk.width // 5, 8))


def _origin_rows(desk: Desk, article: str, span: Span) -> list[Row]:
    rows = []
    index = desk.findings.origins.get(article)
    for _, (origin, use) in index.over(span) if index is not None else ():
        chain = " ← ".join(use.chain) if use.chain else origin.name
        sources = len({other.article for other in origin.uses})
        pieces: list[Piece | str] = [("↰ ", "accent"), ("from ", "dim"), (one_line(origin.name), "strong")]
        if chain != origin.name:
            pieces += [(" · ", "dim"), one_line(chain)]
        if sources > 1:
            pieces += [(f" · {sources} sources rest on it", "dim")]
        rows.append(row(*pieces, hang=2))
    return rows


def _own_marks(desk: Desk, article: str, span: Span) -> list[Row]:
    rows = []
    for annotation in desk.annotations_over(article, span):
        rows.append(annotation_row(desk, annotation, span))
        rows += link_rows(desk, annotation)
    return rows


def link_rows(desk: Desk, annotation: Annotation) -> list[Row]:
    """What one of the reader's marks is linked to."""
    links = [link for link in desk.kept.links if annotation.id in (link.source, link.target)]
    return [_link_row(desk, annotation, link) for link in links]


def annotation_row(desk: Desk, annotation: Annotation, span: Span | None = None) -> Row:
    """One of the reader's marks: its tags, the words if they are not the whole place, the note."""
    pieces: list[Piece | str] = []
    for tag_id in annotation.tags:
        tag = desk.kept.tag(tag_id)
        if tag is not None:
            pieces += [(f"{tag.sign} {tag.name}", f"tag:{tag.colour}"), "  "]
    if annotation.spans and span is not None and annotation.spans != (span,):
        pieces.append((f"“{cut(one_line(annotation.quote), 48)}”  ", "dim"))
    if annotation.status == "edited":
        pieces.append(("the text has changed since  ", "warn"))
    if annotation.note:
        pieces += [("✎ ", "accent"), one_line(annotation.note)]
        if annotation.modified:
            pieces.append((f"  {_when(annotation.modified)}", "dim"))
    return row(*pieces, hang=2)


def _when(moment: str) -> str:
    """A moment of the store's (ISO 8601, UTC) as the reader's clock has it, without the year."""
    from datetime import datetime

    try:
        local = datetime.fromisoformat(moment.replace("Z", "+00:00")).astimezone()
    except ValueError:
        return moment
    return f"{local.day} {local:%b %H:%M}"


def _link_row(desk: Desk, annotation: Annotation, link: Link) -> Row:
    outward = link.source == annotation.id
    other_id = link.target if outward else link.source
    other = next((item for item in desk.kept.annotations if item.id == other_id), None)
    words = RELATIONS[link.relation][0 if outward else 1]
    if other is None:
        return row(("  ↔ ", "accent"), f"{words} a claim in another story", hang=4)
    where = f" — {desk.label(other.article)}" if other.article else ""
    return row(
        ("  ↔ ", "accent"), f"{words} ", (f"“{cut(one_line(other.quote), 60)}”", "strong"), (where, "dim"), hang=4
    )
