"""Who each quotation's speaker is: the name the story has for a mention, whom a pronoun or an office means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Span
from reader.compare.document import Document
from reader.compare.model import Quote, Speaker
from reader.compare.quotes.antecedents import Antecedent, Antecedents
from reader.compare.quotes.names import GENDERS, Names
from reader.text.lexicon import words

WEAK = 0.6
"""The confidence of a speaker whom a pronoun may mean, where somebody else may as well be meant."""
OPEN = 0.5
"""The confidence of a speaker of whom the article gives no more than a pronoun."""


def resolve_names(documents: Sequence[Document], quotes: list[Quote]) -> list[Quote]:
    """Give every speaker the longest form of the name the story has; what is inferred is `tentative`.

    A pronoun that may mean several stays a pronoun: it is all the article says.
    """
    if not any(quote.speaker for quote in quotes):
        return quotes
    return _Resolution(documents, quotes).all()


def pronoun_of(mention: str) -> str | None:
    """ "he" or "she", when a mention is no more than that: "she", "her" words."""
    return _PRONOUNS.get(mention.lower())


_PRONOUNS = {"he": "he", "his": "he", "she": "she", "her": "she"}


class _Resolution:
    def __init__(self, documents: Sequence[Document], quotes: list[Quote]) -> None:
        self._quotes = quotes
        self._documents = documents
        self._number = {document.article.id: place for place, document in enumerate(documents)}
        self._names = Names(documents, quotes)
        outer: list[list[Span]] = [[] for _ in documents]
        for quote in quotes:
            if quote.nested_in is None and quote.kind == "direct":
                outer[self._number[quote.article]].append(quote.span)
        self._antecedents = Antecedents(documents, self._names, outer)
        self._resolved: dict[str, Quote] = {}
        self._nested: dict[str, list[Span]] = {}
        for quote in quotes:
            if quote.nested_in is not None:
                self._nested.setdefault(quote.nested_in, []).append(quote.span)

    def all(self) -> list[Quote]:
        for quote in self._quotes:
            if quote.speaker and quote.speaker.mention and (pronoun := pronoun_of(quote.speaker.name)):
                self._vote(quote, quote.speaker.mention.start, pronoun)
        self._names.settle_genders()
        for quote in self._quotes:
            self._resolved[quote.id] = self._one(quote, quote.speaker) if quote.speaker else quote
        return list(self._resolved.values())

    def _vote(self, quote: Quote, offset: int, pronoun: str) -> None:
        found = self._antecedents.find(self._number[quote.article], offset, pronoun, ())
        if found is not None and found.person is not None and found.sure:
            self._names.vote(found.person, pronoun)

    def _one(self, quote: Quote, speaker: Speaker) -> Quote:
        low = speaker.name.lower()
        article = self._number[quote.article]
        offset = speaker.mention.start if speaker.mention else 0
        pronoun = pronoun_of(speaker.name)
        if pronoun is not None:
            found = self._inside(quote, pronoun) or self._antecedents.find(
                article, offset, pronoun, self._barred(quote)
            )
            if found is None:
                open_ = replace(speaker, name=speaker.name if low in GENDERS else pronoun, tentative=True)
                return replace(quote, speaker=open_, confidence=min(quote.confidence, OPEN))
            confidence = quote.confidence if found.sure else min(quote.confidence, WEAK)
            return replace(quote, speaker=replace(speaker, name=found.name, tentative=True), confidence=confidence)
        if low in words("grammar", "subject_pronouns"):
            return replace(quote, speaker=replace(speaker, tentative=True), confidence=min(quote.confidence, OPEN))
        named = self._named(article, speaker, offset)
        return quote if named == speaker else replace(quote, speaker=named)

    def _barred(self, quote: Quote) -> set[str]:
        """Who cannot be the speaker of a quotation: whom it names or addresses, whom it is told to, who quotes it."""
        text = self._documents[self._number[quote.article]].text
        barred = self._names.mentioned(_own_words(quote, self._nested.get(quote.id, ()), text))
        if quote.addressee:
            barred |= self._names.mentioned(quote.addressee)
        outer = self._resolved.get(quote.nested_in or "")
        if outer is not None and outer.speaker is not None:
            barred.add(outer.speaker.name)
        return barred

    def _inside(self, quote: Quote, pronoun: str) -> Antecedent | None:
        """Whom a speaker means by "she" inside his own speech: whoever he named last in it, before."""
        outer = self._resolved.get(quote.nested_in or "")
        if outer is None or quote.speaker is None or quote.speaker.mention is None:
            return None
        text = self._documents[self._number[quote.article]].text
        named = self._names.people_in(text[outer.span.start : quote.speaker.mention.start])
        named = [person for person in named if person.gender in {GENDERS[pronoun], None} and person.personal]
        if not named or self._names.shown(named[-1]) in self._barred(quote):
            return None
        return Antecedent(self._names.shown(named[-1]), named[-1], False)

    def _named(self, article: int, speaker: Speaker, offset: int) -> Speaker:
        """A speaker named or described, by the longest name the story has; an office by its holder, inferred."""
        mention = speaker.name
        shown, person = self._names.named(article, mention, offset)
        if person is not None:
            return speaker if shown == speaker.name else replace(speaker, name=shown)
        low = mention.lower()
        office = low.split()[-1] if low.split() else ""
        if " of " in low:
            return speaker  # "a friend of the director" is not the director
        if not mention[:1].isupper() or low.startswith(("the ", "a ", "an ", "his ", "her ")):
            holder = self._names.holding(office) if office in words("grammar", "titles") else None
            if holder is not None:
                return replace(speaker, name=self._names.shown(holder), tentative=True)
        return speaker


def _own_words(quote: Quote, nested: Sequence[Span], text: str) -> str:
    """What a speaker says himself: his quotation without those inside it."""
    pieces = []
    position = quote.span.start
    for inner in nested:
        pieces.append(text[position : inner.start])
        position = inner.end
    return " ".join([*pieces, text[position : quote.span.end]])
