"""Coverage: shared quotes by sources. A cell is the shape in which a source gives a quote, or that it is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult

from reader.compare.model import Alteration, Family, Member
from reader.export.wording import IN_A_WORD
from reader.tui.display import one_line, quoted
from reader.tui.findings import Finding
from reader.tui.inspection import family_rows
from reader.tui.rows import Piece, Row, row
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.listing import Entry, Goal
from reader.tui.widgets.styled import Bar
from reader.tui.wrap import cell_text, cut_apart

_CELL = 9
"""Cells of a source's column, at least: "reworded" and a space."""

_WEIGHT: tuple[Alteration, ...] = (
    "spliced", "reworded", "silent-elision", "censored", "bracketed", "elided", "reported", "unmarked", "fragment",
    "trimmed", "typographic", "verbatim",
)  # fmt: skip
"""The alteration shown when there are several: what changes most."""


class CoverageScreen(ListScreen):
    """F5."""

    NAME: ClassVar[str] = "coverage"
    HEADING: ClassVar[str] = "Coverage"
    ORDERS: ClassVar[tuple[str, ...]] = ("number", "left out most", "speaker")
    EMPTY: ClassVar[str] = "No two sources share a quote."

    def compose_body(self) -> ComposeResult:
        """Names of the sources stand above their columns."""
        body = list(super().compose_body())
        yield body[0]
        yield Bar(id="list-columns")
        yield from body[1:]

    def entries(self) -> list[Entry]:
        """One for each family, with a goal for every source."""
        return [self._entry(finding, finding.thing) for finding in self.desk.findings.families]  # type: ignore[arg-type]

    def _entry(self, finding: Finding, family: Family) -> Entry:
        desk = self.desk
        root = family.members[0]
        wording = quoted(root.span.of(desk.columns[root.article].text))
        speaker = one_line(family.speaker or "–")
        by_article = {source: _weightiest(family, source) for source in desk.columns}
        return Entry(
            id=f"family {root.article} {root.span.start}",
            draw=self._draw(
                finding.number, f"{speaker}: {wording}", [by_article[source] for source in desk.columns], root
            ),
            goals=tuple(
                Goal(
                    source, member.span.start if member else desk.findings.facing(root.article, root.span.start, source)
                )
                for source, member in by_article.items()
            ),
            words=f"{speaker} {wording}",
            keys={
                "number": (finding.number,),
                "left out most": (len(finding.articles), finding.number),
                "speaker": (speaker.casefold(), finding.number),
            },
        )

    def _draw(
        self, number: int, words: str, members: list[Member | None], root: Member
    ) -> Callable[[int, int | None], Sequence[Piece]]:
        def draw(width: int, cell: int | None) -> Sequence[Piece]:
            lead, size, first, last = self._geometry(width)
            pieces: list[Piece] = [(cell_text(f"❝{number}", 5), "quote"), (cell_text(words, lead - 6), ""), (" ", "")]
            for place in range(first, last):
                member = members[place]
                if member is None:
                    shape, style = "·", "dim"
                elif member is root:
                    shape, style = "fullest", "good"
                else:
                    shape, style = _shape(member)
                pieces.append(
                    (cell_text(shape, size - 1), f"{style}|match" if place == cell and cell is not None else style)
                )
                if place == cell:
                    pieces[-1] = (cell_text(f"▸{shape}", size - 1), "here")
                pieces.append((" ", ""))
            return pieces

        return draw

    def _geometry(self, width: int) -> tuple[int, int, int, int]:
        """Cells of the lead and of a source's column, and the range of sources shown: the chosen one is among them."""
        count = len(self.desk.columns)
        lead = max(min(width - count * (_CELL + 1), width // 2), min(24, width // 2))
        fit = max((width - lead) // (_CELL + 1), 1)
        size = min(max((width - lead) // min(fit, count), _CELL), 16)
        cell = min(self.listing.cell, count - 1)
        first = min(max(cell - fit + 1, 0), max(count - fit, 0))
        return lead, size, first, min(first + fit, count)

    def refresh_rows(self) -> None:
        """The names of the sources too."""
        super().refresh_rows()
        self._name_columns()

    def _chosen(self) -> None:
        super()._chosen()
        self._name_columns()

    def on_resize(self, event: events.Resize) -> None:
        """Other columns may fit."""
        super().on_resize(event)
        self.call_after_refresh(self._name_columns)

    def _name_columns(self) -> None:
        width = self.listing.size.width - 3
        if width <= 0:
            return
        lead, size, first, last = self._geometry(width)
        labels = cut_apart(list(map(self.desk.label, self.desk.columns)), size - 1)
        left: list[Piece] = [(" " * (lead + 2), "")]
        more = f"+{len(labels) - last} ▸ " if last < len(labels) else ""
        room = width + 3 - (lead + 2) - cell_len(more) - 2  # a space after the name, one before how many more
        for place in range(first, last):
            name = cell_text(labels[place], min(size - 1, room))
            left.append((f"{name} ", "strong" if place == self.listing.cell else "dim"))
            room -= size
        self.query_one("#list-columns", Bar).say(left, [(more, "accent")])

    def explain(self, entry: Entry, source: str) -> Sequence[Row]:
        """The family; for a source that leaves it out, that it does."""
        for finding in self.desk.findings.families:
            family = finding.thing
            if (
                isinstance(family, Family)
                and entry.id == f"family {family.members[0].article} {family.members[0].span.start}"
            ):
                rows = family_rows(self.desk, finding, family, source)
                if source and source not in finding.articles:
                    rows.insert(1, row(("▸ ", "here"), (self.desk.label(source), "here"), ("  leaves it out", "dim")))
                return rows
        return ()


def _weightiest(family: Family, source: str) -> Member | None:
    members = [member for member in family.members if member.article == source]
    return max(members, key=lambda member: member.similarity) if members else None


def _shape(member: Member) -> tuple[str, str]:
    shown = min(member.alterations, key=_WEIGHT.index) if member.alterations else "verbatim"
    flagged = any(change.flag for change in member.changes)
    style = "bad" if flagged else "good" if shown in ("verbatim", "typographic") else "accent"
    return ("⚠" if flagged else "") + IN_A_WORD[shown], style
