"""Speakers settled by the sources together: who is only "she" in one article is named beside the same words in
another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.compare.document import Document
from reader.compare.model import Family, Quote, Speaker
from reader.compare.quotes.names import GENDERS, gender_of
from reader.compare.quotes.speakers import WEAK, pronoun_of


def settle_speakers(documents: Sequence[Document], quotes: Sequence[Quote], families: Sequence[Family]) -> list[Quote]:
    """Give every quote whose speaker its own article leaves open the one that its family names for certain.

    Nothing changes where the article itself says who speaks, be it by a pronoun that can mean but one: two articles
    that put the same words into two mouths are for the reader to see. Nor where the family's sources name two people
    for certain, or where the person is addressed or spoken of in the words, or cannot be meant by the pronoun. What
    is settled stays `tentative`, for no source says it in so many words.
    """
    texts = {document.article.id: document.text for document in documents}
    by_id = {quote.id: quote for quote in quotes}
    certain: dict[str, str] = {}
    for family in families:
        members = [by_id[member.quote] for member in family.members if member.quote is not None]
        named = {quote.speaker.name for quote in members if quote.speaker and not quote.speaker.tentative}
        if len(named) == 1:
            certain.update(dict.fromkeys([quote.utterance for quote in members], named.pop()))
    out = []
    for quote in quotes:
        name = certain.get(quote.utterance)
        outer = by_id.get(quote.nested_in or "")
        fits = name is not None and _is_open(quote) and _can_be(name, quote, outer, texts[quote.article])
        out.append(_settled(quote, name) if fits and name is not None else quote)
    return out


def _is_open(quote: Quote) -> bool:
    """Whether an article leaves a speaker open: none given, a bare pronoun, a guess, or nobody but the one before."""
    if quote.speaker is None:
        return quote.nested_in is None
    if not quote.speaker.tentative:
        return False
    return quote.cue is None or quote.confidence <= WEAK or pronoun_of(quote.speaker.name) is not None


def _can_be(name: str, quote: Quote, outer: Quote | None, text: str) -> bool:
    """Whether the article's words allow a person as the speaker of a quotation."""
    mention = quote.speaker.mention if quote.speaker else None
    pronoun = pronoun_of(mention.of(text)) if mention else None
    if pronoun and gender_of(name) not in {GENDERS[pronoun], None}:
        return False
    if outer is not None and outer.speaker is not None and outer.speaker.name == name:
        return False
    surname = name.split()[-1]
    return surname not in quote.span.of(text) and surname not in (quote.addressee or "")


def _settled(quote: Quote, name: str) -> Quote:
    if quote.speaker is None:
        return replace(quote, speaker=Speaker(name, None, tentative=True))
    return replace(quote, speaker=replace(quote.speaker, name=name))
