"""Origins: the people, papers and outlets the sources have it from. Five sources may be one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from reader.compare.model import Origin
from reader.tui.display import one_line, quoted
from reader.tui.rows import Piece, Row, row
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.listing import Entry, Goal
from reader.tui.wrap import cell_text


class OriginsScreen(ListScreen):
    """F7."""

    NAME: ClassVar[str] = "origins"
    HEADING: ClassVar[str] = "Origins"
    ORDERS: ClassVar[tuple[str, ...]] = ("sources", "name")
    EMPTY: ClassVar[str] = "No source says where it has anything from."

    def entries(self) -> list[Entry]:
        """One for each origin; near-verbatim copies stand here too."""
        desk = self.desk
        found = [self._entry(origin) for origin in desk.findings.comparison.origins]
        for copy, original in sorted(desk.findings.comparison.copies.items()):
            words = f"{desk.label(copy)} has the same text as {desk.label(original)}"
            found.append(
                Entry(
                    id=f"copy {copy}",
                    draw=_draw("≡", words, ""),
                    goals=(Goal(copy, 0), Goal(original, 0)),
                    words=words,
                    keys={"sources": (1, words), "name": (1, words)},
                )
            )
        return found

    def count(self, total: int) -> str:
        """How many there are, and how many of them, as the header counts, rest on no other."""
        return f"{total} · {len(self.desk.findings.comparison.independent_origins)} independent"

    def _entry(self, origin: Origin) -> Entry:
        first: dict[str, int] = {}
        for use in sorted(origin.uses, key=lambda use: use.span.start):
            first.setdefault(use.article, use.span.start)
        in_order = [source for source in self.desk.columns if source in first]
        labels = ", ".join(map(self.desk.label, in_order)) + (" · in a circle" if origin.circular else "")
        name = one_line(origin.name)
        return Entry(
            id=origin.id,
            draw=_draw("↰", name, f"{len(first)}/{len(self.desk.columns)}", labels),
            goals=tuple(Goal(source, first[source]) for source in in_order),
            words=f"{name} {labels}",
            keys={"sources": (0, -len(first), name.casefold()), "name": (0, name.casefold())},
        )

    def explain(self, entry: Entry, source: str) -> Sequence[Row]:
        """Each source's way back to the origin, and the words that say so."""
        desk = self.desk
        origin = next((origin for origin in desk.findings.comparison.origins if origin.id == entry.id), None)
        if origin is None:
            return [row((entry.words, ""))]
        rows = [row(("↰ ", "accent"), (one_line(origin.name), "strong"))]
        for use in origin.uses:
            chain = " ← ".join([one_line(desk.label(use.article)), *map(one_line, reversed(use.chain))])
            here = use.article == source
            words = quoted(use.span.of(desk.columns[use.article].text))
            rows.append(
                row(("▸ " if here else "  ", "here"), (chain, "here" if here else ""), (f"  {words}", "dim"), hang=4)
            )
        return rows


def _draw(sign: str, name: str, sources: str, labels: str = "") -> Callable[[int, int | None], Sequence[Piece]]:
    def draw(width: int, cell: int | None) -> Sequence[Piece]:
        lead = max(width // 3, 20)
        return [
            (cell_text(sign, 3), "accent"),
            (cell_text(name, width - 3 if not sources else lead), "strong" if sources else ""),
            (cell_text(sources, 6 if sources else 0, right=True), "dim"),
            (cell_text(f"  {labels}", width - 3 - lead - 6) if sources else "", "dim"),
        ]

    return draw
