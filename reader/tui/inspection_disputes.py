"""What is said of a dispute: the statement, both camps side by side, what was said back, who leaves out what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export import wording
from reader.export.wording import counted
from reader.tui.camps import Camp, Camps, camps
from reader.tui.display import one_line, quoted
from reader.tui.rows import Abreast, Item, Piece, Row, row
from reader.tui.wrap import cells, cut

if TYPE_CHECKING:
    from reader.compare.model import Dispute, Side
    from reader.tui.desk import Desk
    from reader.tui.findings import Finding

_BACK = {"challenges": "doubts it", "reiterates": "stands by it"}

_SIDES = 12
"""Sides shown of one camp where the room is short; the list of disputes shows all."""

_LABEL = 24
"""Cells a source's name may take at most."""


def dispute_rows(
    desk: Desk, finding: Finding, dispute: Dispute, article: str = "", lines: int = 0, *, brief: bool = False
) -> list[Item]:
    """A dispute.

    Args:
        article: the source with the cursor.
        lines: how many each side's words may take (0: all of them).
        brief: one source for each camp, so that both can be read where there is room for six lines.
    """
    head: list[Piece | str] = [
        (f"⚑{finding.number}", "dispute"),
        (f" of {counted(len(desk.findings.disputes), 'dispute')}", "dim"),
        (f" · {wording.dispute(dispute.kind)}", "dim"),
        (f" · {dispute.slot}" if dispute.slot else "", "dim"),
        "  ",
        (one_line(dispute.statement), "strong"),
    ]
    rows: list[Item] = [row(*head, hang=3, lines=min(lines, 2))]
    parted = camps(dispute)
    if parted is None:
        every = [_side(desk, side, article, lines, side.stance) for side in dispute.sides]
        return [*rows, *every, *_silent(desk, dispute)]
    if brief:
        return [*rows, *(_in_brief(desk, camp, style, article, lines) for camp, style in _styled(parted))]
    rows.append(Abreast(*(_camp(desk, camp, style, article, lines) for camp, style in _styled(parted))))
    rows += [_side(desk, side, article, lines, _BACK[side.stance]) for side in parted.back]
    return [*rows, *_left_out(desk, dispute, parted), *_silent(desk, dispute)]


def _styled(parted: Camps) -> tuple[tuple[Camp, str], tuple[Camp, str]]:
    return (parted.first, "accent"), (parted.second, "dispute")  # no green and red: the reader judges


def _in_brief(desk: Desk, camp: Camp, style: str, article: str, lines: int) -> Row:
    """One camp in a row: how many sources, and the words of the one with the cursor, else of the first."""
    side = next((side for side in camp.sides if side.article == article), camp.sides[0])
    sources = len({each.article for each in camp.sides})
    return row(
        (camp.title, style),
        (f" · {sources} of {len(desk.columns)} sources  ", "dim"),
        *(("▸ ", "here") for _ in range(side.article == article)),
        (desk.label(side.article), "here" if side.article == article else "strong"),
        "  ",
        (quoted(side.span.of(desk.columns[side.article].text)), "dim"),
        hang=2,
        lines=lines,
    )


def _camp(desk: Desk, camp: Camp, style: str, article: str, lines: int) -> tuple[Row, ...]:
    sources = len({side.article for side in camp.sides})
    head = row((camp.title, style), (f" · {sources} of {len(desk.columns)} sources", "dim"), lines=1)
    title = camp.title.casefold()
    sides = []
    shown = camp.sides[:_SIDES] if lines else camp.sides
    for side in shown:
        value = one_line(side.value or "")
        sides.append(_side(desk, side, article, lines, value if value.casefold() != title else ""))
    if len(camp.sides) > len(shown):
        sides.append(row((f"  … and {len(camp.sides) - len(shown)} more (F4 lists all)", "dim")))
    return (head, *sides)


def _side(desk: Desk, side: Side, article: str, lines: int, what: str) -> Row:
    """One source's part: the source, what it does or gives, the speaker, its words."""
    here = side.article == article
    speaker = one_line(side.speaker or "")
    facts = [fact for fact in (what, speaker if speaker.casefold() != what.casefold() else "") if fact]
    facts += ["hedged"] if side.hedged else []
    label = desk.label(side.article)
    return row(
        ("▸ " if here else "  ", "here"),
        (cut(label, _LABEL) if cells(label, 0, len(label)) > _LABEL else label, "here" if here else "strong"),
        *((f" · {fact}", "") for fact in facts),
        ("  ", ""),
        (quoted(side.span.of(desk.columns[side.article].text)), "dim"),
        hang=4,
        lines=lines,
    )


def _left_out(desk: Desk, dispute: Dispute, parted: Camps) -> list[Row]:
    """Which sources give one camp without the other: a reply that is left out is news of its own."""
    without: dict[str, list[str]] = {}
    for source in desk.columns:
        if title := parted.left_out(source):
            without.setdefault(title, []).append(desk.label(source))
    if dispute.kind not in ("denied_claim", "framing"):
        return []  # that a source gives one figure and not the other leaves nothing out
    return [
        row(("  without what is ", "dim"), (title, "strong"), (": ", "dim"), one_line(", ".join(labels)), hang=4)
        for title, labels in without.items()
    ]


def _silent(desk: Desk, dispute: Dispute) -> list[Row]:
    parts = {side.article for side in dispute.sides}
    missing = [desk.label(source) for source in dispute.missing_from if source in desk.columns and source not in parts]
    return [row(("  silent on it: ", "dim"), one_line(", ".join(missing)), hang=4)] if missing else []
