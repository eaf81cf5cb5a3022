"""What a comparison is: the field's terms as frozen data, and their JSON.

Every `Span` is `[start, end)` in code points of the `Article.text` it points into. Ids are unique in one comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from reader.article import Article, Span

QuoteKind = Literal["direct", "scare", "title", "nickname"]
Alteration = Literal[
    "verbatim", "typographic", "trimmed", "fragment", "elided", "silent-elision", "bracketed", "censored", "reworded",
    "spliced", "reported", "unmarked",
]  # fmt: skip
Op = Literal["delete", "insert", "replace"]
Flag = Literal["negation", "number", "date", "name"]
DisputeKind = Literal[
    "denied_claim", "contradicted_fact", "contested_attribution", "hedged_claim", "correction_update", "framing",
]  # fmt: skip
Stance = Literal["asserts", "denies", "challenges", "reports", "hedges", "corrects", "reiterates"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it. `name` is the longest form the story has; `mention` the words beside the quote that name them;
    `tentative` when the name was inferred (a pronoun, an epithet, a floating quote)."""

    name: str
    mention: Span | None = None
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """One contiguous marked span, marks excluded.

    Attributes:
        utterance: spans of one utterance, broken by "she said" or by paragraphs, share it.
        nested_in: the id of the quote around this one.
        cue: the verb, noun or colon that introduces it.
        via: carriers, the nearest to the origin first.
        denied: the report says that the speaker denies these words ("Orr denied saying “never”").
        confidence: 0 to 1, that the span is a quote and the speaker right.
    """

    id: str
    article: str
    span: Span
    kind: QuoteKind
    utterance: str
    nested_in: str | None = None
    cue: Span | None = None
    speaker: Speaker | None = None
    addressee: str | None = None
    via: tuple[str, ...] = ()
    denied: bool = False
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """One word-level change from the root's wording to a member's. `flag` marks what a reader must not miss."""

    op: Op
    before: str
    after: str
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one article."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """One rendering of a family's utterance; `quote` is None when it stands without marks."""

    article: str
    span: Span
    quote: str | None
    alterations: tuple[Alteration, ...]
    similarity: float
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Every rendering of one utterance across the sources, the root (the fullest) first.

    Attributes:
        root: the id of the fullest quote.
        also_in: fragments that fit here too but belong to another family.
        missing_from: ids of the articles that leave it out.
    """

    id: str
    root: str
    speaker: str | None
    members: tuple[Member, ...]
    also_in: tuple[Member, ...] = ()
    missing_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words outside quotes that several articles share."""

    id: str
    members: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One source's part in a dispute. `value` is what it gives for the disputed slot."""

    stance: Stance
    article: str
    span: Span
    value: str | None = None
    speaker: str | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """A statement on which the sources part."""

    id: str
    kind: DisputeKind
    statement: str
    sides: tuple[Side, ...]
    confidence: float
    slot: str | None = None
    missing_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginUse:
    """Where an article says that it has something from an origin; `chain` names the carriers, nearest origin first."""

    article: str
    span: Span
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A person, document or outlet that sources say they have something from.

    `circular` says that it has it, through others, from itself: A cites B, and B cites A.
    """

    id: str
    name: str
    uses: tuple[OriginUse, ...]
    circular: bool = False


@dataclass(frozen=True)
class Comparison:
    """What several articles share and where they part.

    Attributes:
        articles: in the order of their ids.
        copies: article id → id of the article it is a near-verbatim copy of ("same wire text as …").
        groups: the articles, grouped by event, when they do not all seem to be about one; else one group of all.
    """

    articles: tuple[Article, ...]
    quotes: tuple[Quote, ...] = ()
    families: tuple[Family, ...] = ()
    passages: tuple[Passage, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    single_source: tuple[Place, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[tuple[str, ...], ...] = ()
    story_id: str = ""
    story_title: str = ""

    @cached_property
    def quote_by_id(self) -> dict[str, Quote]:
        return {quote.id: quote for quote in self.quotes}

    @cached_property
    def quotes_of(self) -> dict[str, tuple[Quote, ...]]:
        """Article id → its quotes, in order."""
        out: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            out.setdefault(quote.article, []).append(quote)
        return {article: tuple(quotes) for article, quotes in out.items()}

    def is_inferred(self, family: Family) -> bool:
        """Whether no rendering of a family names its speaker outright."""
        named = [self.quote_by_id[member.quote].speaker for member in family.members if member.quote is not None]
        return family.speaker is not None and all(
            speaker is None or speaker.tentative or speaker.name != family.speaker for speaker in named
        )

    def is_inferred_side(self, side: Side) -> bool:
        """Whether a side's speaker is one whom the quotes in its span only lead to."""
        speakers = [q.speaker for q in self.quotes_of.get(side.article, ()) if q.speaker and q.span.overlap(side.span)]
        named = [speaker for speaker in speakers if speaker.name == side.speaker]
        return bool(named) and all(speaker.tentative for speaker in named)

    @cached_property
    def article_by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def independent_origins(self) -> tuple[Origin, ...]:
        """The fewest origins that account for every source that has something from any: "5 sources, 1 origin"."""
        from reader.compare.origins.independence import independent_origins

        return independent_origins(self.articles, self.origins)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form, `crossread.comparison/1`; its schema is `reader/compare/comparison.schema.json`."""
        from reader.compare.serialise import comparison_dict

        return comparison_dict(self)
