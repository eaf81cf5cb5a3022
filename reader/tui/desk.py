"""The desk: one open story with all that is known of it, shared by every view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.article import Article, Source, Span, Story
from reader.tui.column import DISPUTE, QUOTE, TAGGED, Column, Marks, Sign
from reader.tui.findings import Finding, FindingKind, Findings
from reader.tui.history import History, Place
from reader.tui.search import Search
from reader.tui.spans import Runs, SpanIndex
from reader.tui.widgets.gutter import FAINT

if TYPE_CHECKING:
    from reader.compare.model import Comparison
    from reader.notes.model import Annotation, Link, Tag


@dataclass(frozen=True)
class Kept:
    """The reader's own work on the story, as last read from the store."""

    annotations: tuple[Annotation, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    """What is known of each source, the reader's corrections in it, by article id."""

    def tag(self, tag_id: str) -> Tag | None:
        """The tag with this id."""
        return next((tag for tag in self.tags if tag.id == tag_id), None)

    def tag_of_key(self, key: str) -> Tag | None:
        """The tag a digit gives."""
        return next((tag for tag in self.tags if tag.key == key), None)


@dataclass
class Layout:
    """How the sources are laid out.

    Attributes:
        order: ids of the sources.
        active: the source that has the reader's cursor.
        first: index of the first source shown.
        linked: whether the other columns follow.
    """

    order: list[str]
    active: str
    first: int = 0
    pinned: str | None = None
    zoomed: bool = False
    linked: bool = True
    inspector: str = "normal"

    @property
    def from_left(self) -> list[str]:
        """The sources as they stand from left to right, those out of sight too."""
        if self.pinned is None:
            return self.order
        return [self.pinned, *(source for source in self.order if source != self.pinned)]


@dataclass
class Desk:
    """Everything on the open story. State is changed by handlers on the UI's thread only."""

    story: Story
    layout: Layout = field(init=False)
    columns: dict[str, Column] = field(init=False)
    findings: Findings = field(init=False)
    compared: bool = False
    kept: Kept = field(default_factory=Kept)
    history: History = field(default_factory=History)
    search: Search = field(init=False)
    width: int = 120
    """Cells of the terminal: names give way where it is narrow."""
    after: FindingKind = "family"
    """What the reader went to last, quotes or disputes: it comes first where both stand."""
    marked: tuple[str, Span] | None = None
    """The claim marked to be linked: source and stretch."""

    def __post_init__(self) -> None:
        ids = [article.id for article in self.story.articles]
        self.layout = Layout(order=ids, active=ids[0])
        self.columns = {article.id: Column(article) for article in self.story.articles}
        self.findings = Findings(None, self.story.articles)
        self.search = Search(self.columns)
        self._annotations: dict[str, SpanIndex[Annotation]] = {}
        self._found: dict[str, tuple[Runs, tuple[Sign, ...]]] = {}

    # --- looking up --------------------------------------------------------------------------------------------------

    @property
    def column(self) -> Column:
        """The source that has the reader's cursor."""
        return self.columns[self.layout.active]

    def article(self, article_id: str) -> Article:
        """One of the story's articles."""
        return self.columns[article_id].article

    def label(self, article_id: str) -> str:
        """What a source is called."""
        column = self.columns.get(article_id)
        return column.label if column is not None else article_id

    def annotations_over(self, article_id: str, span: Span) -> list[Annotation]:
        """The reader's marks over a stretch, each once."""
        index = self._annotations.get(article_id)
        found = [annotation for _, annotation in index.over(span)] if index is not None else []
        return list({annotation.id: annotation for annotation in found}.values())

    def place(self) -> Place:
        """Where the reader is in the text."""
        return Place("compare", self.layout.active, self.column.sentence.start)

    def finding_here(self) -> Finding | None:
        """What the cursor stands on: under a selection or sentence, quotes before disputes before passages."""
        found = self.findings.at(self.layout.active, self.column.chosen, self.after)
        return found[0][1] if found else None

    def stretch_of(self, finding: Finding) -> Span:
        """The stretch under the cursor that makes the cursor stand on `finding`."""
        chosen = self.column.chosen
        over = [span for span in finding.spans_in(self.layout.active) if span.overlap(chosen)]
        return over[0] if over else chosen

    def show_furniture(self, shown: bool) -> None:
        """Show or hide page furniture in every source."""
        for column in self.columns.values():
            column.show_furniture(shown)

    @property
    def corrected(self) -> Story:
        """The story, its sources' details as the reader has corrected them."""
        return replace(self.story, articles=tuple(column.article for column in self.columns.values()))

    # --- what is learnt ----------------------------------------------------------------------------------------------

    def take_comparison(self, comparison: Comparison) -> None:
        """Lay a finished comparison over the text."""
        self.findings = Findings(comparison)
        self.compared = True
        self._found = {}
        for copy, original in comparison.copies.items():
            if copy in self.columns:
                self.columns[copy].set_copy_of(self.label(original))
        for article_id in self.columns:
            self._mark(article_id)

    def take_notes(self, kept: Kept) -> None:
        """Lay the reader's own marks over the text; only sources whose marks changed are drawn anew."""
        before = self._by_article(self.kept)
        after = self._by_article(kept)
        same_tags = kept.tags == self.kept.tags
        self.kept = kept
        for article_id, source in kept.sources.items():
            if article_id in self.columns:
                self.columns[article_id].set_source(source)
        for article_id in self.columns:
            if not same_tags or before.get(article_id) != after.get(article_id):
                self._annotations[article_id] = SpanIndex(
                    (span, annotation) for annotation in after.get(article_id, ()) for span in annotation.spans
                )
                self._mark(article_id)

    @staticmethod
    def _by_article(kept: Kept) -> dict[str, list[Annotation]]:
        found: dict[str, list[Annotation]] = {}
        for annotation in kept.annotations:
            if annotation.article is not None:
                found.setdefault(annotation.article, []).append(annotation)
        return found

    def _mark(self, article_id: str) -> None:
        found = self._found.get(article_id)
        if found is None:
            found = self._found[article_id] = _found(self.findings, article_id)
        runs, signs = found
        tags = {tag.id: tag for tag in self.kept.tags}
        own: list[tuple[Span, int]] = []
        more: list[Sign] = []
        for span, annotation in self._annotations.get(article_id, SpanIndex()):
            own.append((span, TAGGED))
            given = [tags[tag] for tag in annotation.tags if tag in tags]
            more += [Sign(span.start, tag.sign, f"tag:{tag.colour}", 0) for tag in given]
            if not given:
                more.append(Sign(span.start, "✎", "sign-note", 0))
        self.columns[article_id].marks = Marks(runs, Runs(own), signs, tuple(more))


def _found(findings: Findings, article_id: str) -> tuple[Runs, tuple[Sign, ...]]:
    """What was found in a source, as it is drawn."""
    marks: list[tuple[Span, int]] = []
    signs: list[Sign] = []
    for span, finding in findings.of(article_id):
        if finding.kind == "family":
            marks.append((span, QUOTE))
            signs.append(Sign(span.start, f"❝{finding.number}", "sign-quote", 1))
        elif finding.kind == "dispute":
            marks.append((span, DISPUTE))
            signs.append(Sign(span.start, "⚑", "sign-dispute", 2))
        else:
            signs.append(Sign(span.start, "≡", "sign-passage", FAINT))
    return Runs(marks), tuple(signs)
