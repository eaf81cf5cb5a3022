"""Origins: the people, documents and outlets that sources say they have something from, and by what chain.

"Reyes wrote in a newsletter, the Courier reported": the origin is Reyes, the newsletter and the Courier carry it. Each
carrier is an origin too, with what is left of the chain, so that sources that rest on one newsletter meet there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.compare.document import Document
from reader.compare.model import Origin, OriginUse, Quote
from reader.compare.origins.independence import OwnNames, in_a_circle, is_own, outlet_of, own_names
from reader.compare.origins.mentions import (
    Mention,
    find_aliases,
    find_mentions,
    is_document,
    speaking_of,
    telling_words,
)
from reader.compare.origins.names import merge_names, name_key
from reader.text.lexicon import words
from reader.text.stems import is_content
from reader.text.tokens import fold_word

# "Ms Orr", "Ada Orr, 31,": a title before a name or an age behind it makes it a person's.
_PERSON = re.compile(
    r"\b(?:M(?:r|rs|s|iss|x)|Dr|Sir|Dame|Lady|Lord|Prof(?:essor)?)\.?\s(?:[A-Z][\w’'-]+\s)?([A-Z][\w’'-]+)"
    r"|[A-Z][\w’'-]+(?=,\s\d{1,3},)"
)
# More than this no reader looks through; what is cut is used by the fewest sources.
_MOST = 40


def find_origins(documents: Sequence[Document], quotes: Sequence[Quote]) -> tuple[Origin, ...]:
    """The origins the articles name, the one most of them rest on first; at most 40.

    An origin that only one article names is kept when it is an outlet or a document, or stands at the start of a chain.
    An outlet or document that one article names as its origin counts wherever another speaks of it.
    """
    people = {quote.speaker.name for quote in quotes if quote.speaker is not None}
    surnames = {name.split()[-1].casefold() for name in people if name.split()}
    persons = (match for document in documents for match in _PERSON.finditer(document.text))
    surnames |= {(match[1] or match[0]).casefold() for match in persons}
    by_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_article[quote.article].append(quote)
    uses: list[tuple[str, OriginUse]] = []
    aliases: dict[str, str] = {}
    for document in documents:
        aliases.update(find_aliases(document))
        own = own_names(document.article)
        uses.extend(_of_document(document, by_article[document.article.id], surnames, own))
    uses = [(_called(name, aliases), use) for name, use in uses]
    outlets = {
        name
        for name, _ in uses
        if name.split()[-1].casefold() in words("origins", "outlets") or name in aliases.values()
    }
    uses.extend(_spoken_of(documents, outlets | _compared(documents)))
    uses.extend(_documents_spoken_of(documents, uses))
    origins = _origins(uses, aliases)
    circular = in_a_circle([document.article for document in documents], origins)
    return tuple(replace(origin, circular=origin.id in circular) for origin in origins)


def _compared(documents: Sequence[Document]) -> set[str]:
    """The outlets of the articles that are compared: one that names another has it from there."""
    names = (outlet_of(document.article) for document in documents)
    return {name.removeprefix("The ") for name in names if name}


def _called(name: str, aliases: Mapping[str, str]) -> str:
    """The outlet that "the newsletter" is, where the story has one only."""
    return aliases.get(name, name)


def _spoken_of(documents: Sequence[Document], outlets: Collection[str]) -> Iterator[tuple[str, OriginUse]]:
    """Every first mention of a known outlet in an article that is not its own."""
    heads = sorted((name, fold_word(name.split()[-1])) for name in outlets)
    for document in documents:
        own, said = own_names(document.article), document.places
        for name, head in heads:
            if (head.isalnum() and head not in said and f"{head}'s" not in said) or is_own(name, own):
                continue
            at = document.text.find(name)
            at = at if at >= 0 else _by_last_word(document.text, name)
            sentence = document.sentence_at(at) if at >= 0 else None
            if sentence is not None:
                yield name, OriginUse(document.article.id, sentence)


def _by_last_word(text: str, name: str) -> int:
    """Where an outlet is called by the last word of its name ("the Comet", "Comet newspaper"), or -1."""
    first, _, last = name.rpartition(" ")
    match = re.search(rf"\b[Tt]he {re.escape(last)}(?![\w-])(?!\s[A-Z])", text) if first else None
    return match.start() + 4 if match else -1


def _documents_spoken_of(
    documents: Sequence[Document], uses: Sequence[tuple[str, OriginUse]]
) -> Iterator[tuple[str, OriginUse]]:
    """The first mention of a document that two articles rest on already in each of the others."""
    resting: dict[str, set[str]] = defaultdict(set)
    for name, use in uses:
        if is_document(name):
            resting[name].add(use.article)
    for name, articles in sorted(resting.items()):
        if len(articles) < 2:
            continue
        others = [document for document in documents if document.article.id not in articles]
        for document, at in speaking_of(others, name):
            sentence = document.sentence_at(at)
            if sentence is not None:
                yield name, OriginUse(document.article.id, sentence)


def _of_document(
    document: Document, quotes: Sequence[Quote], surnames: Collection[str], own: OwnNames
) -> Iterator[tuple[str, OriginUse]]:
    starts = [quote.span.start for quote in quotes]
    said = telling_words(document)
    relayed = {document.sentence_at(quote.span.start) for quote in quotes if quote.via}
    for sentence in sorted(said.keys() | filter(None, relayed)):
        inside = quotes[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        # What somebody says of a newsletter is not said by the newsletter.
        carriers = [
            mention
            for mention in find_mentions(document, sentence, said.get(sentence, frozenset()))
            if not _is_person(mention.name, surnames)
            and not is_own(mention.name, own)
            and not any(quote.kind == "direct" and quote.span.holds(mention.span) for quote in inside)
        ]
        here = [quote for quote in inside if quote.speaker and sentence.holds(quote.span)]
        speaker = next((quote for quote in here if quote.speaker and not quote.speaker.tentative), None)
        chain = tuple(_owned(name, speaker) for name in _chain(carriers, speaker) if not is_own(name, own))
        if speaker is not None and speaker.speaker is not None and chain:
            name = speaker.speaker.name
            if (
                _names_someone(name)
                and not is_own(name, own)
                and name_key(name) not in {name_key(carrier) for carrier in chain}
            ):
                yield name, OriginUse(document.article.id, sentence, chain)
        spans = {name_key(mention.name): mention.span for mention in carriers}
        for place, carrier in enumerate(chain):
            yield carrier, OriginUse(document.article.id, spans.get(name_key(carrier), sentence), chain[place + 1 :])


def _owned(name: str, quote: Quote | None) -> str:
    """ "A statement" that somebody makes is theirs: two people's are two."""
    if quote is None or quote.speaker is None or name not in words("origins", "mentioned"):
        return name
    return f"{quote.speaker.name}’s {name}" if _names_someone(quote.speaker.name) else name


def _names_someone(name: str) -> bool:
    """A person or body by name: capitals throughout, but for "of", "van" and the like."""
    return is_content(name.split()[0].casefold()) and all(part[:1].isupper() or len(part) <= 3 for part in name.split())


def _chain(carriers: Sequence[Mention], quote: Quote | None) -> tuple[str, ...]:
    """The carriers of a sentence, the nearest to the origin first: documents, then outlets, each once."""
    ordered = [*(quote.via if quote else ()), *(mention.name for mention in sorted(carriers, key=_carrier_order))]
    chain: dict[str, str] = {}
    for name in ordered:
        chain.setdefault(name_key(name), name)
    return tuple(chain.values())


def _carrier_order(mention: Mention) -> tuple[bool, int]:
    return mention.name[:1].isupper(), mention.span.start


def _is_person(name: str, surnames: Collection[str]) -> bool:
    """Whether the name is a person’s, by a first name or as a speaker of the story: one who is told something is no
    origin."""
    first, last = name.split()[0].casefold(), name.split()[-1].casefold()
    if last in words("origins", "outlets") or is_document(last):
        return False
    named = " " in name and any(first in words("first_names", gender) for gender in ("female", "male"))
    return named or last in surnames


def _origins(uses: Sequence[tuple[str, OriginUse]], aliases: Mapping[str, str]) -> list[Origin]:
    names = merge_names(name for name, _ in uses)
    grouped: dict[str, dict[str, OriginUse]] = defaultdict(dict)
    for name, use in uses:
        shown = names[name]
        known = grouped[shown].get(use.article)
        # The use with the longest chain tells most; of equal ones the first.
        if known is None or len(use.chain) > len(known.chain):
            grouped[shown][use.article] = use
    kept = [(name, by_article) for name, by_article in grouped.items() if len(by_article) > 1 or _worth_alone(name)]
    kept.sort(key=lambda item: (-len(item[1]), item[0].casefold()))
    return [
        Origin(f"o{number}", name, tuple(_named_chain(name, by_article.values(), names, aliases)))
        for number, (name, by_article) in enumerate(kept[:_MOST], 1)
    ]


def _named_chain(
    origin: str, uses: Iterable[OriginUse], names: Mapping[str, str], aliases: Mapping[str, str]
) -> Iterator[OriginUse]:
    """The uses with every carrier, once, under the name it goes by in the story."""
    for use in uses:
        carriers = (_called(name, aliases) for name in use.chain)
        chain = dict.fromkeys(names.get(name, name) for name in carriers)
        yield OriginUse(use.article, use.span, tuple(name for name in chain if name != origin))


def _worth_alone(name: str) -> bool:
    return name[:1].isupper() or name.split()[-1] in words("origins", "outlets")
