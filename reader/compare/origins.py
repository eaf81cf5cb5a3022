"""Origins: the people, documents and outlets that sources say they have something from, and by what chain.

"Reyes wrote in a newsletter, the Courier reported": the origin is Reyes, the newsletter and the Courier carry it. Each
carrier is an origin too, with what is left of the chain, so that sources that rest on one newsletter meet there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reader.article import Span
from reader.compare.document import Document
from reader.compare.model import Origin, OriginUse, Quote
from reader.compare.origin_names import merge_names, name_key
from reader.text.lexicon import lexicon, words

# More than this no reader looks through; what is cut is used by the fewest sources.
_MOST = 40
_NAME = r"(?:[A-Z0-9][\w.&'’-]*)(?:\s(?:(?:of|the|for|and|&|de|van|von|al)\s)?[A-Z][\w.&'’-]*){0,4}"
_DETERMINER = r"(?:[Tt]he|an?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|one|two|several)"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article names an origin: `name` as written, less a leading article; `span` of the name."""

    name: str
    span: Span


@cache
def _document_words() -> str:
    phrases = sorted(
        {form for row in lexicon("origins")["documents"].splitlines() for form in _forms(row)}, key=len, reverse=True
    )
    return "|".join(re.escape(phrase) for phrase in phrases)


def _forms(row: str) -> Iterator[str]:
    """A row is one phrase of two words ("court papers") or a noun and its plural."""
    parts = row.split()
    if len(parts) == 2 and not parts[1].startswith(parts[0][:4]):
        yield " ".join(parts)
    else:
        yield from parts


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    relaying = "|".join(lexicon("origins")["relaying"].split())
    collective = "|".join(lexicon("origins")["collective"].split())
    named = rf"(?:{_DETERMINER}\s)?(?P<name>{_NAME})"
    return (
        re.compile(rf"\b[Aa]ccording to {named}"),
        re.compile(rf"\b[Aa]ccording to (?:{_DETERMINER}\s)?(?:[a-z]+\s){{0,2}}?(?P<name>{collective})\b"),
        re.compile(rf"\b(?:told|tells|telling) {named}"),
        re.compile(
            rf"\b(?:[Cc]iting|quoting|first reported by|reported by|published (?:by|in)|obtained by|interview with|via) {named}"
        ),
        re.compile(rf"{named}(?:,? which)? (?:first |has |also |later |then )?(?:{relaying})\b"),
        re.compile(rf"(?:^|[,.]\s|”\s|\"\s)(?:{relaying}) {named}"),
    )


@cache
def _documents() -> re.Pattern[str]:
    """A document that says something: "in a newsletter", "her memo said", "the court filing"; with its owner if named."""
    kinds = _document_words()
    return re.compile(
        rf"\b(?:in|from|on|by|to|with|citing|cited|via|[Aa]ccording to|[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[Aa]n?)\s"
        rf"(?:(?:an?|the|his|her|their|its|that|this|one)\s)?(?:(?P<owner>{_NAME})['’]s?\s)?(?:[a-z]+[\s-]){{0,2}}?(?P<kind>{kinds})\b"
        rf"(?=[^.!?]{{0,60}}\b(?:said|says|wrote|reported|shows?|showed|states?|stated|claim(?:s|ed)|posted|sent|published|obtained|seen|read|reads|dated|described|according)\b|[,.])"
    )


def find_origins(documents: Sequence[Document], quotes: Sequence[Quote]) -> tuple[Origin, ...]:
    """The origins the articles name, the one most of them rest on first; at most 40.

    An origin that only one article names is kept when it is an outlet or a document, or stands at the start of a chain.
    """
    people = {quote.speaker.name for quote in quotes if quote.speaker is not None}
    by_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_article[quote.article].append(quote)
    uses: list[tuple[str, OriginUse]] = []
    for document in documents:
        own = _own_names(document)
        for name, use in _of_document(document, by_article[document.article.id], people):
            if name_key(name) not in own:
                uses.append((name, use))
    return _origins(uses)


def _own_names(document: Document) -> frozenset[str]:
    """What an article calls its own outlet: it is no origin of itself."""
    source = document.article.source
    return frozenset(name_key(name) for name in (source.outlet, source.byline) if name)


def _of_document(document: Document, quotes: Sequence[Quote], people: Iterable[str]) -> Iterator[tuple[str, OriginUse]]:
    surnames = {name.split()[-1].casefold() for name in people if name.split()}
    for sentence in document.sentences:
        text = sentence.of(document.text)
        carriers = [mention for mention in _mentions(text, sentence.start) if not _is_person(mention.name, surnames)]
        here = [quote for quote in quotes if quote.speaker and sentence.holds(quote.span)]
        speaker = next((quote for quote in here if quote.speaker and not quote.speaker.tentative), None)
        chain = _chain(carriers, speaker)
        if speaker is not None and speaker.speaker is not None and chain:
            name = speaker.speaker.name
            if name_key(name) not in {name_key(carrier) for carrier in chain}:
                yield name, OriginUse(document.article.id, sentence, chain)
        spans = {name_key(mention.name): mention.span for mention in carriers}
        for place, carrier in enumerate(chain):
            yield carrier, OriginUse(document.article.id, spans.get(name_key(carrier), sentence), chain[place + 1 :])


def _chain(carriers: Sequence[Mention], quote: Quote | None) -> tuple[str, ...]:
    """The carriers of a sentence, the nearest to the origin first: documents, then outlets, each once."""
    ordered = [*(quote.via if quote else ()), *(mention.name for mention in sorted(carriers, key=_carrier_order))]
    chain: dict[str, str] = {}
    for name in ordered:
        chain.setdefault(name_key(name), name)
    return tuple(chain.values())


def _carrier_order(mention: Mention) -> tuple[bool, int]:
    return mention.name[:1].isupper(), mention.span.start


def _is_person(name: str, surnames: set[str] | frozenset[str]) -> bool:
    """Whether the name is one of the story's speakers: a person told something is no origin."""
    last = name.split()[-1].casefold()
    return last in surnames and last not in words("origins", "outlets")


def _mentions(text: str, offset: int) -> Iterator[Mention]:
    """The origins a sentence names outside and inside its quotations, each once."""
    seen: set[str] = set()
    found: list[Mention] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            name = match["name"]
            if name.split()[0].lower() in _NO_NAMES:
                continue
            found.append(Mention(name.rstrip(".,'’"), Span(offset + match.start("name"), offset + match.end("name"))))
    for match in _documents().finditer(text):
        name = match["kind"] if not match["owner"] else f"{match['owner']}’s {match['kind']}"
        start = match.start("owner") if match["owner"] else match.start("kind")
        found.append(Mention(name, Span(offset + start, offset + match.end("kind"))))
    for mention in sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)):
        if name_key(mention.name) not in seen:
            seen.add(name_key(mention.name))
            yield mention


_NO_NAMES = frozenset(
    "he she it they we i you this that these those the a an but and or if when while what who there here his her their its in "
    "on at as one no yes so then monday tuesday wednesday thursday friday saturday sunday mr mrs ms".split()
)


def _origins(uses: Sequence[tuple[str, OriginUse]]) -> tuple[Origin, ...]:
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
    return tuple(
        Origin(f"o{number}", name, tuple(_named_chain(by_article.values(), names)))
        for number, (name, by_article) in enumerate(kept[:_MOST], 1)
    )


def _named_chain(uses: Iterable[OriginUse], names: Mapping[str, str]) -> Iterator[OriginUse]:
    """The uses with every carrier under the name it goes by in the story."""
    for use in uses:
        yield OriginUse(use.article, use.span, tuple(names.get(name, name) for name in use.chain))


def _worth_alone(name: str) -> bool:
    return name[:1].isupper() or name.split()[-1] in words("origins", "outlets")
