"""What is read: spans, blocks, articles, stories. Everything else points into `Article.text` by offsets."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from reader.text.sentences import sentence_bounds

BlockKind = Literal["title", "heading", "paragraph", "list_item", "blockquote", "caption", "boilerplate"]


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of an article's text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers in `text`."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind. `reason` says why a block is boilerplate ("newsletter", "sign-in", …)."""

    start: int
    end: int
    kind: BlockKind
    reason: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from, as far as is known. Dates are ISO 8601, to the precision the source gives."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Article:
    """One source of a story.

    Attributes:
        id: stable in its story ("a1").
        path: as the reader gave it ("-" for standard input).
        text: the canonical text; nothing mutates it.
        blocks: in order, not overlapping; white space between blocks belongs to none.
        source: title, outlet, byline, dates, address.
    """

    id: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    source: Source = field(default_factory=Source)

    @cached_property
    def fingerprint(self) -> str:
        """Identity of the content: the first 32 hex digits of the text's SHA-256."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of every block, boilerplate included, in order. Each lies inside one block."""
        bounds = (sentence_bounds(self.text, block.start, block.end) for block in self.blocks)
        return tuple([Span(*each) for block in bounds for each in block])

    @property
    def label(self) -> str:
        """What the article is called where room is short: its outlet, else its file or address, which the reader knows
        it by and which no two share; of a pipe, its title."""
        if self.source.outlet:
            return self.source.outlet
        if self.path == "-":
            return self.source.title or "standard input"
        if "://" in self.path:
            return self.path.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
        return self.path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Story:
    """Several articles on one event, in the order the reader gave them.

    Attributes:
        id: derived from where the articles come from, the same at every opening.
        articles: at least one; their ids follow the order of their paths, whatever the order given.
        problems: one line for each thing given that could not be opened.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    problems: tuple[str, ...] = ()

    def article(self, article_id: str) -> Article:
        """The article with this id.

        Raises:
            KeyError: no article of the story has it.
        """
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)
