"""The shared quotes: who says what, in how many sources, and in what shape each gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from reader.compare.model import Family
from reader.export.wording import IN_A_WORD
from reader.tui.display import one_line, quoted
from reader.tui.findings import Finding
from reader.tui.inspection import family_rows
from reader.tui.rows import Piece, Row
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.listing import Entry, Goal
from reader.tui.wrap import cell_text


class QuotesScreen(ListScreen):
    """F3."""

    NAME: ClassVar[str] = "quotes"
    HEADING: ClassVar[str] = "Shared quotes"
    ORDERS: ClassVar[tuple[str, ...]] = ("number", "sources", "speaker", "change")
    EMPTY: ClassVar[str] = "No two sources share a quote."

    def entries(self) -> list[Entry]:
        """One for each family."""
        return [self._entry(finding, finding.thing) for finding in self.desk.findings.families]  # type: ignore[arg-type]

    def _entry(self, finding: Finding, family: Family) -> Entry:
        root = family.members[0]
        wording = quoted(root.span.of(self.desk.columns[root.article].text))
        forms: list[str] = list(
            dict.fromkeys(IN_A_WORD[form] for member in family.members[1:] for form in member.alterations)
        )
        flags: list[str] = sorted(
            {change.flag for member in family.members for change in member.changes if change.flag}
        )
        speaker = one_line(family.speaker or "–")
        sources = len(finding.articles)
        return Entry(
            id=f"family {root.article} {root.span.start}",
            draw=_draw(finding.number, speaker, wording, f"{sources}/{len(self.desk.columns)}", forms, flags),
            goals=tuple(
                Goal(member.article, member.span.start)
                for article in finding.articles
                for member in family.members
                if member.article == article and member is _first(family, article)
            ),
            words=f"{speaker} {wording} {' '.join(forms)} {' '.join(flags)} "
            + " ".join(map(self.desk.label, finding.articles)),
            keys={
                "number": (finding.number,),
                "sources": (-sources, finding.number),
                "speaker": (speaker.casefold(), finding.number),
                "change": (-len(flags), min((member.similarity for member in family.members), default=1.0)),
            },
        )

    def explain(self, entry: Entry, source: str) -> Sequence[Row]:
        """The family, each source's wording against the fullest."""
        for finding in self.desk.findings.families:
            if isinstance(finding.thing, Family):
                root = finding.thing.members[0]
                if entry.id == f"family {root.article} {root.span.start}":
                    return family_rows(self.desk, finding, finding.thing, source)
        return ()


def _first(family: Family, article: str) -> object:
    return next(member for member in family.members if member.article == article)


def _draw(
    number: int, speaker: str, wording: str, sources: str, forms: list[str], flags: list[str]
) -> Callable[[int, int | None], Sequence[Piece]]:
    def draw(width: int, cell: int | None) -> Sequence[Piece]:
        name = min(max(width // 6, 10), 24)
        shape = width // 4 if width >= 90 else 0
        flag = f"⚠ {' '.join(flags)}" if flags else ""
        warning = 18 if width >= 100 else 3 if width >= 50 else 0
        room = width - 5 - name - 1 - 6 - shape - warning
        return [
            (cell_text(f"❝{number}", 5), "quote"),
            (cell_text(speaker, name), "strong"),
            (" ", ""),
            (cell_text(wording, room), ""),
            (cell_text(sources, 6, right=True), "dim"),
            (cell_text(f"  {' · '.join(forms)}", shape), "dim"),
            (cell_text(f" {flag}", warning), "bad"),
        ]

    return draw
