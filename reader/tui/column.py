"""Where the reader is in one source: its cursor, place, selection, and the marks laid over its text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.article import Article, Source, Span
from reader.tui.dates import full_date
from reader.tui.display import displayed, one_line
from reader.tui.page import Page
from reader.tui.spans import Runs

if TYPE_CHECKING:
    from reader.tui.widgets.lines import Drawn

QUOTE, DISPUTE, TAGGED, MATCH, HERE, CURSOR, SELECTED, MATCH_NOW = (1 << bit for bit in range(8))
"""Bits of a piece of text: what lies over it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the gutter, at the line where `offset` stands. `style` names a component class of the pane."""

    offset: int
    text: str
    style: str
    rank: int = 0


@dataclass(frozen=True)
class Marks:
    """Everything drawn over one source's text, all of it replaced when something changes."""

    runs: Runs = field(default_factory=Runs)
    """What was found in the sources."""
    own: Runs = field(default_factory=Runs)
    """What the reader marked: apart, because it changes with a key, and there may be thousands of the others."""
    signs: tuple[Sign, ...] = ()
    """The signs of what was found, in order of their offsets."""
    own_signs: tuple[Sign, ...] = ()
    """The signs of what the reader marked, in order of their offsets."""


_OF_THE_TEXT = ("fingerprint", "sentences")
"""What an article has worked out of its text: it holds whatever is said of the source."""


class Column:
    """One source as it is being read.

    Attributes:
        cursor: index into the article's sentences.
        top: offset of the text at the top of the window: what a new width keeps in place.
        selection: the stretch the reader has selected, if any.
        matches: where the words searched for stand.
        here: stretches of what the cursor of the active source stands on.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = displayed(article.text)
        self.cursor = 0
        self.top = 0
        self.selection: Span | None = None
        self.marks = Marks()
        self.matches = Runs()
        self.here: tuple[Span, ...] = ()
        self.copy_of: str | None = None
        self.furniture = True
        """Whether page furniture is shown."""
        self._page: Page | None = None
        self.drawn: Drawn | None = None
        """What the pane has worked out for a page and what was found: it comes back with the column."""

    @cached_property
    def label(self) -> str:
        """What the source is called, safe for one line."""
        return one_line(self.article.label) or self.article.id

    def set_copy_of(self, label: str | None) -> None:
        """Say above the text that it is a near-verbatim copy of another source."""
        if label != self.copy_of:
            self.copy_of = label
            self.__dict__.pop("_head", None)
            self._page = None

    def set_source(self, source: Source) -> None:
        """Take other details; the text and all that is known of it stay."""
        if source == self.article.source:
            return
        known = {name: self.article.__dict__[name] for name in _OF_THE_TEXT if name in self.article.__dict__}
        self.article = replace(self.article, source=source)
        self.article.__dict__.update(known)
        for stale in ("label", "_head"):
            self.__dict__.pop(stale, None)
        self._page = None

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences a cursor can stand on; one empty one when there are none, so that it always has a place."""
        sentences = self.article.sentences
        if self.hidden:
            sentences = tuple(sentence for sentence in sentences if not self.hides(sentence.start))
        return sentences or (Span(0, 0),)

    @cached_property
    def hidden(self) -> tuple[Span, ...]:
        """The stretches that are not shown. An article that is furniture throughout is shown all the same."""
        if self.furniture or all(block.kind == "boilerplate" for block in self.article.blocks):
            return ()
        return tuple(block.span for block in self.article.blocks if block.kind == "boilerplate")

    def hides(self, offset: int) -> bool:
        """Whether what stands at `offset` is not shown."""
        at = bisect_right(self.hidden, (offset, 1 << 60)) - 1
        return at >= 0 and offset < self.hidden[at].end

    def show_furniture(self, shown: bool) -> None:
        """Show or hide page furniture; the cursor stays, or goes to the sentence above what is hidden."""
        if shown == self.furniture:
            return
        at = self.sentence.start
        self.furniture = shown
        for known in ("sentences", "hidden"):
            self.__dict__.pop(known, None)
        self._page = None
        self.cursor = self.sentence_index(at)
        if self.selection is not None and self.hides(self.selection.start):
            self.selection = None

    @property
    def sentence(self) -> Span:
        """The sentence under the cursor."""
        return self.sentences[min(self.cursor, len(self.sentences) - 1)]

    def sentence_index(self, offset: int) -> int:
        """The index of the sentence that holds `offset`, or the one before it."""
        return max(0, bisect_right(self.sentences, (offset, 1 << 60)) - 1)

    @property
    def chosen(self) -> Span:
        """What an action is about: the selection, else the sentence under the cursor."""
        return self.selection or self.sentence

    def page(self, width: int) -> Page:
        """The article laid out at `width` cells; the last page is kept."""
        if self._page is None or self._page.width != width:
            self._page = Page(self.article, self.text, width, self._head, furniture=not self.hidden)
        return self._page

    @cached_property
    def _head(self) -> tuple[str, ...]:
        """What is known of the source and does not stand in its text."""
        source = self.article.source
        lines = []
        if source.title and not any(block.kind == "title" for block in self.article.blocks[:3]):
            lines.append(one_line(source.title))
        published, updated = (full_date(date) if date else "" for date in (source.published, source.updated))
        facts = [fact for fact in (one_line(source.byline or ""), published) if fact]
        if updated and updated != published:
            facts.append(f"updated {updated}")
        if facts:
            lines.append(" · ".join(facts))
        if self.copy_of:
            lines.append(f"≡ same text as {self.copy_of}")
        return tuple(lines)
