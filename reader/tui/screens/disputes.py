"""Where the sources part: what is disputed, how, and who stands where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from reader.article import Span
from reader.compare.model import Dispute, Place
from reader.export import wording
from reader.tui.display import one_line, quoted
from reader.tui.inspection_disputes import dispute_rows
from reader.tui.rows import Item, Piece, Row, row
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.listing import Entry, Goal
from reader.tui.wrap import cell_text


class DisputesScreen(ListScreen):
    """F4. Below the disputes stand, dim, the claims that only one source makes."""

    NAME: ClassVar[str] = "disputes"
    HEADING: ClassVar[str] = "Disputes"
    ORDERS: ClassVar[tuple[str, ...]] = ("weight", "kind", "place in the text")
    EMPTY: ClassVar[str] = "The sources part over nothing that could be found."

    def entries(self) -> list[Entry]:
        """The disputes, then single-source claims."""
        desk = self.desk
        order = {article: number for number, article in enumerate(desk.columns)}
        found = []
        for finding in desk.findings.disputes:
            dispute = finding.thing
            assert isinstance(dispute, Dispute)
            first = dispute.sides[0]
            statement = one_line(dispute.statement)
            kind = wording.dispute(dispute.kind)
            stances = "/".join(dict.fromkeys(side.stance for side in dispute.sides))
            found.append(
                Entry(
                    id=dispute.id,
                    draw=_draw(f"⚑{finding.number}", statement, kind, f"{len(finding.articles)}/{len(desk.columns)}"),
                    goals=tuple(
                        Goal(article, min(side.span.start for side in dispute.sides if side.article == article))
                        for article in finding.articles
                    ),
                    words=f"{statement} {kind} {dispute.slot or ''} {stances} "
                    + " ".join(
                        f"{desk.label(side.article)} {side.value or ''} {side.speaker or ''}" for side in dispute.sides
                    ),
                    keys={
                        "weight": (0, finding.number),
                        "kind": (0, kind, finding.number),
                        "place in the text": (0, order.get(first.article, 0), first.span.start),
                    },
                )
            )
        return found + [self._single(number, place, order) for number, place in enumerate(self._singles())]

    def count(self, total: int) -> str:
        """Disputes and single-source claims apart."""
        disputes = len(self.desk.findings.disputes)
        singles = total - disputes
        return f"{disputes} · {singles} more that one source alone reports" if singles else f"{disputes}"

    def _singles(self) -> tuple[Place, ...]:
        return self.desk.findings.singles

    def _single(self, number: int, place: Place, order: dict[str, int]) -> Entry:
        words = one_line(place.span.of(self.desk.columns[place.article].text))
        label = self.desk.label(place.article)
        where = (order.get(place.article, 0), place.span.start)
        return Entry(
            id=f"single {number}",
            draw=_draw(" ·", words, f"only in {label}", "", dim=True),
            goals=(Goal(place.article, place.span.start),),
            words=f"{words} only {label}",
            keys={"weight": (1, *where), "kind": (1, "", *where), "place in the text": (1, *where)},
        )

    def explain(self, entry: Entry, source: str) -> Sequence[Item]:
        """The sides, each with its words; a claim of one source in full."""
        for finding in self.desk.findings.disputes:
            if finding.thing.id == entry.id and isinstance(finding.thing, Dispute):
                return dispute_rows(self.desk, finding, finding.thing, source)
        if entry.id.startswith("single "):
            place = self._singles()[int(entry.id.split()[1])]
            return _single_rows(self.desk.label(place.article), place.span, self.desk.columns[place.article].text)
        return ()


def _single_rows(label: str, span: Span, text: str) -> list[Row]:
    return [
        row(("Only ", "dim"), (label, "strong"), (" says:", "dim")),
        row(f"  {quoted(span.of(text))}", hang=2),
    ]


def _draw(
    sign: str, statement: str, kind: str, sources: str, dim: bool = False
) -> Callable[[int, int | None], Sequence[Piece]]:
    def draw(width: int, cell: int | None) -> Sequence[Piece]:
        shape = min(max(width // 4, 14), 32) if width >= 56 else 0
        return [
            (cell_text(sign, 5), "dim" if dim else "dispute"),
            (cell_text(statement, width - 5 - shape - 7), "dim" if dim else ""),
            (cell_text(sources, 6, right=True), "dim"),
            (cell_text(f" {kind}", shape + 1), "dim" if dim else "accent"),
        ]

    return draw
