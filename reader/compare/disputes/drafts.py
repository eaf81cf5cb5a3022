"""Disputes in the making: what they say, their sides, and how much they divide the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reader.article import Span
from reader.compare.claims.claims import Claim, reporting_verbs
from reader.compare.document import Document
from reader.compare.model import DisputeKind, Quote, Side, Stance
from reader.text.phrases import phrase_book
from reader.text.stems import is_content

# A sentence up to this many code points is shown whole: it reads better than a clause cut from it.
_WHOLE = 320


@dataclass(frozen=True, slots=True)
class Draft:
    """A dispute not yet ranked.

    Attributes:
        kind, slot, statement, sides, missing: as in `Dispute`.
        confidence: 0 to 1, that a careful editor would call it one.
        central: it is about the story as a whole.
        exposing: it rests on words that call the whole thing untrue, as the central dispute does.
        places: (article, sentence start) of every claim it rests on; drafts that share most of them are one.
    """

    kind: DisputeKind
    statement: str
    sides: tuple[Side, ...]
    confidence: float
    slot: str | None = None
    central: bool = False
    missing: tuple[str, ...] = ()
    exposing: bool = False
    places: frozenset[tuple[str, int]] = field(default=frozenset())


def is_hedged(document: Document, sentence: Span) -> bool:
    """Whether a word in the sentence makes it less than certain."""
    first, last = document.words(sentence)
    return any(hit.table != "certain" for hit in phrase_book("hedges").find(document.norms, first, last))


_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "that", "which", "this"})


class Wording:
    """Spans, words and speakers of claims, as they are shown."""

    def __init__(self, documents: Sequence[Document], quotes: Sequence[Quote]) -> None:
        self.documents = documents
        self._quotes: dict[str, list[Quote]] = {}
        for quote in quotes:
            self._quotes.setdefault(quote.article, []).append(quote)

    def quotes_of(self, document: Document) -> list[Quote]:
        """The quotes of one article."""
        return self._quotes.get(document.article.id, [])

    def span(self, claim: Claim) -> Span:
        """The claim's sentence, or the clause where the sentence is long."""
        if claim.sentence.end - claim.sentence.start <= _WHOLE:
            return claim.sentence
        return self.clause(claim)

    def clause(self, claim: Claim) -> Span:
        """The claim alone, the marks of an opened or closed quotation kept where they stand beside it."""
        text = self.documents[claim.doc].text
        start, end = self.documents[claim.doc].span(claim.first, claim.last)
        while start > claim.sentence.start and text[start - 1] in "“\"‘'«($£€[":
            start -= 1
        while end < claim.sentence.end and text[end] in "”\"’'».!?)]%":
            end += 1
        return Span(start, end)

    def statement(self, claim: Claim) -> str:
        """The claim in plain words: its clause on one line."""
        return " ".join(self.clause(claim).of(self.documents[claim.doc].text).split())

    def speaker(self, claim: Claim) -> str | None:
        """Who says it: the resolved speaker of a quote in it, else the words that name one, else None (the article)."""
        document = self.documents[claim.doc]
        clause = document.span(claim.first, claim.last)
        for quote in self.quotes_of(document):
            if (
                quote.speaker
                and quote.kind == "direct"
                and quote.span.overlap(clause) > 0.3 * (clause.end - clause.start)
            ):
                return quote.speaker.name
        if claim.polarity.means == "denial" and (name := self.named_before(claim)) is not None:
            return name
        if claim.speaker is None:
            return None
        return self.named(document, claim.speaker)

    def speaker_in(self, document: Document, sentence: Span) -> str | None:
        """The resolved speaker of a quote in the sentence, if there is one."""
        for quote in self.quotes_of(document):
            if quote.speaker and quote.span.overlap(sentence):
                return quote.speaker.name
        return None

    def named_before(self, claim: Claim) -> str | None:
        """The story's speaker whose name stands nearest before the denial ("Ada Voss, the mayor, denied …")."""
        if claim.polarity.cue is None:
            return None
        document = self.documents[claim.doc]
        first, _ = document.words(claim.sentence)
        for at in range(claim.polarity.cue[0] - 1, first - 1, -1):
            name = self.names.get(document.norms[at])
            if name is not None and document.text[document.starts[at]].isupper():
                return name
        return None

    @cached_property
    def names(self) -> dict[str, str]:
        """Last name, folded → the story's speaker of that name, where only one has it."""
        found: dict[str, set[str]] = {}
        for quotes in self._quotes.values():
            for quote in quotes:
                if quote.speaker and quote.speaker.name[:1].isupper():
                    found.setdefault(quote.speaker.name.split()[-1].casefold(), set()).add(quote.speaker.name)
        return {last: min(names) for last, names in found.items() if len(names) == 1}

    @cached_property
    def people(self) -> frozenset[str]:
        """Every speaker of the story who has a name."""
        named = (quote.speaker.name for quotes in self._quotes.values() for quote in quotes if quote.speaker)
        return frozenset(name for name in named if name[:1].isupper())

    def named(self, document: Document, span: Span) -> str | None:
        """The speaker's own words in an attribution: the verb, and what follows it in a leading one, left out."""
        first, last = document.words(span)
        verbs = reporting_verbs()
        kept = [at for at in range(first, last) if document.norms[at] not in verbs]
        while kept and not is_content(document.norms[kept[-1]]):
            kept.pop()
        if not kept or kept[-1] - kept[0] >= len(kept) + 1 or document.norms[kept[0]] in _PRONOUNS:
            return None
        return " ".join(document.span(kept[0], kept[-1] + 1).of(document.text).split())

    def places(self, claims: Iterable[Claim]) -> frozenset[tuple[str, int]]:
        """Where claims stand: article and start of the sentence."""
        return frozenset((self.documents[claim.doc].article.id, claim.sentence.start) for claim in claims)

    def side(self, claim: Claim, stance: Stance, value: str | None = None) -> Side:
        """One side of a dispute, resting on `claim`."""
        return Side(
            stance,
            self.documents[claim.doc].article.id,
            self.span(claim),
            value,
            self.speaker(claim),
            claim.hedge is not None,
        )
