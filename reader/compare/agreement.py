"""Speakers settled by the sources together: who is only "she" in one article is named beside the same words in
another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.compare.document import Document
from reader.compare.model import Family, Quote, Speaker


def settle_speakers(documents: Sequence[Document], quotes: Sequence[Quote], families: Sequence[Family]) -> list[Quote]:
    """Give every quote whose speaker was inferred, or not found, the one that its family names for certain.

    Nothing changes where the family's sources name two people for certain, or where a pronoun cannot mean the person:
    that is for the reader to see. What is settled stays `tentative`, for no source says it in so many words.
    """
    texts = {document.article.id: document.text for document in documents}
    pronouns = {quote.id: _pronoun(quote, texts[quote.article]) for quote in quotes}
    called = _called(quotes, pronouns)
    certain: dict[str, str] = {}
    by_id = {quote.id: quote for quote in quotes}
    for family in families:
        members = [by_id[member.quote] for member in family.members if member.quote is not None]
        named = {quote.speaker.name for quote in members if quote.speaker and not quote.speaker.tentative}
        if len(named) == 1:
            name = named.pop()
            certain.update({quote.utterance: name for quote in members})
    return [_settled(quote, certain.get(quote.utterance), pronouns[quote.id], called) for quote in quotes]


def _pronoun(quote: Quote, text: str) -> str | None:
    """ "he" or "she", when that is all that names the speaker beside the quote."""
    mention = quote.speaker.mention if quote.speaker else None
    word = mention.of(text).lower() if mention else ""
    return word if word in {"he", "she"} else None


def _called(quotes: Sequence[Quote], pronouns: Mapping[str, str | None]) -> dict[str, str]:
    """The pronoun that mostly stands for each name in the story."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for quote in quotes:
        pronoun = pronouns[quote.id]
        if pronoun and quote.speaker:
            votes[quote.speaker.name][pronoun] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


def _settled(quote: Quote, name: str | None, pronoun: str | None, called: Mapping[str, str]) -> Quote:
    if name is None or (pronoun and called.get(name, pronoun) != pronoun):
        return quote
    if quote.speaker is None:
        return quote if quote.nested_in else replace(quote, speaker=Speaker(name, None, tentative=True))
    return replace(quote, speaker=replace(quote.speaker, name=name)) if quote.speaker.tentative else quote
