"""What the reader keeps: annotations, tags, links, stories. Frozen data without SQL, safe to import anywhere.

Spans are `[start, end)` in code points of an `Article.text`; times are ISO 8601 in UTC, to the millisecond.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from reader.article import Span

AnchorStatus = Literal["exact", "edited", "orphan"]
Relation = Literal["supports", "contradicts", "same"]
AnchorFlag = Literal["number", "negation"]

RELATIONS: tuple[Relation, ...] = ("supports", "contradicts", "same")

CONTEXT = 32
"""Code points of prefix and suffix kept with a quote, as the W3C's examples and Hypothesis have it."""


@dataclass(frozen=True, slots=True)
class Selector:
    """What the reader marked, as W3C's TextQuoteSelector and TextPositionSelector, in the version it was marked in."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @classmethod
    def of(cls, text: str, span: Span) -> Selector:
        """The selector of `span` in `text`."""
        start, end = span
        return cls(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where an orphan may belong. `score` is 0 to 1."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a selector stands in one version of a text.

    Attributes:
        status: `exact` (the same words), `edited` (other words, found with confidence), `orphan` (not found).
        spans: in order; several when the passage was split; none for an orphan.
        score: 0 to 1.
        flags: what changed inside an edited passage that a reader must not miss.
        suggestions: up to three, best first, for an orphan.
    """

    status: AnchorStatus
    spans: tuple[Span, ...]
    score: float = 1.0
    flags: tuple[AnchorFlag, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """One marked stretch: the selector as made, and where it stands in the article as it is now."""

    selector: Selector
    anchor: Anchor


@dataclass(frozen=True)
class Annotation:
    """The reader's mark on one article: tags, a note, or both.

    Attributes:
        id: a UUID, the same for ever, in exports too.
        story: the story it was asked for in.
        document: the article's id in the store, the same through all its versions and in every story.
        article: the article's id in the story ("a1"); None when the article is no longer among the story's.
        version: fingerprint of the text in which it was marked.
        targets: at least one.
        tags: ids of tags, in the order they were given.
        note: Markdown, "" when there is none.
    """

    id: str
    story: str
    document: str
    article: str | None
    version: str
    targets: tuple[Target, ...]
    tags: tuple[str, ...] = ()
    note: str = ""
    created: str = ""
    modified: str = ""

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """All stretches in the article as it is now, in order; empty for an orphan."""
        return tuple(sorted(span for target in self.targets for span in target.anchor.spans))

    @cached_property
    def status(self) -> AnchorStatus:
        """`orphan` when nothing of it was found, `exact` when all stands unchanged, else `edited`."""
        if not self.spans:
            return "orphan"
        return "exact" if all(target.anchor.status == "exact" for target in self.targets) else "edited"

    @cached_property
    def flags(self) -> tuple[AnchorFlag, ...]:
        """What changed in it that a reader must not miss."""
        return tuple(sorted({flag for target in self.targets for flag in target.anchor.flags}))

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Where an orphan may belong, best first, at most three."""
        every = [suggestion for target in self.targets for suggestion in target.anchor.suggestions]
        return tuple(sorted(every, key=lambda suggestion: -suggestion.score)[:3])

    @cached_property
    def quote(self) -> str:
        """The words as the reader marked them, stretches joined by an ellipsis."""
        return " … ".join(target.selector.exact for target in self.targets)


@dataclass(frozen=True, slots=True)
class Tag:
    """A kind of mark.

    Attributes:
        id: a slug, the same for ever ("follow-up").
        key: the digit that gives it at once, or None.
        colour: a name of the sixteen terminal colours; the app's theme may map it.
        sign: one character that tells it without colour.
    """

    id: str
    name: str
    key: str | None
    colour: str
    sign: str


@dataclass(frozen=True, slots=True)
class Link:
    """`source` supports, contradicts or says the same as `target`; both are ids of annotations."""

    id: str
    source: str
    target: str
    relation: Relation
    created: str = ""


@dataclass(frozen=True, slots=True)
class Toggle:
    """What `toggle_tag` did. `annotation` is None when taking the tag off left nothing of it."""

    on: bool
    annotations: tuple[Annotation, ...]

    @property
    def annotation(self) -> Annotation | None:
        return self.annotations[0] if self.annotations else None


@dataclass(frozen=True, slots=True)
class Change:
    """What an undo or a redo changed, so that the app can say it and go there.

    Attributes:
        label: what it was, in words ("tag disputed", "note").
        story: the story it happened in; None for what belongs to no story (a tag).
        article: the article's id in that story, where it still is one.
        span: where to jump; None when nothing stands there any more.
        annotations: ids of those that were touched.
    """

    label: str
    at: str
    story: str | None
    article: str | None
    span: Span | None
    annotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article whose text is not what was read last: `before` and `after` are fingerprints of stored versions."""

    article: str
    document: str
    before: str
    after: str
    read: str


@dataclass(frozen=True, slots=True)
class Registration:
    """What the store knows of a story that was just opened: its id, and which articles are not what was read last."""

    story: str
    changed: tuple[ChangedArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """A story in the library. `title` is the reader's own name for it where one was given."""

    id: str
    title: str
    archived: bool
    created: str
    opened: str
    paths: tuple[str, ...]
    articles: int
    annotations: int
    follow_up: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """An article of a story as the store knows it; `read` is when this version was first read."""

    id: str
    article: str | None
    fingerprint: str
    path: str
    title: str | None
    outlet: str | None
    url: str | None
    read: str


@dataclass(frozen=True)
class Notes:
    """All that the reader keeps on one story: what exports take.

    Attributes:
        done: keys of the questions that were ticked off.
    """

    story: str
    title: str
    annotations: tuple[Annotation, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    documents: tuple[Document, ...] = ()
    done: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def tag_by_id(self) -> dict[str, Tag]:
        return {tag.id: tag for tag in self.tags}

    @cached_property
    def by_id(self) -> dict[str, Annotation]:
        return {annotation.id: annotation for annotation in self.annotations}
