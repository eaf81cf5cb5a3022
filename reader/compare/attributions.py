"""Disputes over who said it and how it was said: one utterance with two speakers, or with opposite verbs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.fuzz import token_set_ratio

from reader.article import Span
from reader.compare.document import Document
from reader.compare.drafts import Draft
from reader.compare.model import Family, Member, Quote, Side
from reader.text.lexicon import words


# Names this alike are one: "Ada Voss" and "Voss", "Kovalenko" and "Kowalenko".
_SAME_NAME = 80.0
_ELSE = frozenset({"he", "she", "they", "it", "we", "i", "who"})


def find_attributions(
    documents: Sequence[Document], quotes: Sequence[Quote], families: Sequence[Family]
) -> Iterator[Draft]:
    """Contested attributions and opposite framings among the families."""
    by_id = {quote.id: quote for quote in quotes}
    by_article = {document.article.id: document for document in documents}
    claimed: set[str] = set()
    for family in families:
        members = [(member, by_id[member.quote]) for member in family.members if member.quote in by_id]
        claimed.update(quote.id for _, quote in members)
        yield from _contested(by_article, members)
        yield from _framed(by_article, members)
    loose = [quote for quote in quotes if quote.id not in claimed and quote.kind == "direct"]
    for group in _same_words(by_article, loose):
        yield from _contested(by_article, group)


def _same_words(by_article: Mapping[str, Document], quotes: Sequence[Quote]) -> Iterator[list[tuple[Member, Quote]]]:
    """Quotes of different articles with the very same words, where no family holds them."""
    groups: dict[tuple[int, ...], list[tuple[Member, Quote]]] = defaultdict(list)
    for quote in quotes:
        document = by_article[quote.article]
        first, last = document.words(quote.span)
        if last - first >= 3:
            groups[tuple(document.ids[first:last])].append(
                (Member(quote.article, quote.span, quote.id, ("verbatim",), 1.0), quote)
            )
    for group in groups.values():
        if len({member.article for member, _ in group}) > 1:
            yield group


def _contested(by_article: Mapping[str, Document], members: Sequence[tuple[Member, Quote]]) -> Iterator[Draft]:
    """The same words given to speakers whose names have nothing in common."""
    groups: list[tuple[str, list[tuple[Member, Quote]]]] = []
    for member, quote in members:
        if quote.speaker is None or quote.speaker.tentative or quote.speaker.name.casefold() in _ELSE:
            continue
        name = quote.speaker.name
        for known, group in groups:
            if _same_person(known, name):
                group.append((member, quote))
                break
        else:
            groups.append((name, [(member, quote)]))
    articles = [{member.article for member, _ in group} for _, group in groups]
    if len(groups) < 2 or not any(one - other and other - one for one in articles for other in articles):
        return
    groups.sort(key=lambda group: (-len(group[1]), group[1][0][0].article))
    sides = tuple(
        Side("asserts", member.article, _around(by_article[member.article], quote), name, name)
        for name, group in groups
        for member, quote in _one_each(group)
    )
    first = groups[0][1][0]
    text = " ".join(first[0].span.of(by_article[first[0].article].text).split())
    least = min(quote.confidence for _, group in groups for _, quote in group[:1])
    yield Draft(
        "contested_attribution",
        f"Who said “{text}”",
        sides,
        0.4 + 0.4 * least,
        "speaker",
        places=_places(by_article, members),
    )


def _same_person(one: str, other: str) -> bool:
    """Names with a word in common, or nearly so; a common noun ("a spokesman") may be anyone."""
    if one[:1].islower() or other[:1].islower() or one.lower().startswith(("the ", "a ", "an ")):
        return True
    if other.lower().startswith(("the ", "a ", "an ")):
        return True
    left, right = one.split()[-1].casefold(), other.split()[-1].casefold()
    return left == right or token_set_ratio(one.casefold(), other.casefold()) >= _SAME_NAME


def _framed(by_article: Mapping[str, Document], members: Sequence[tuple[Member, Quote]]) -> Iterator[Draft]:
    """One utterance yielded in one source ("admitted") and pushed away or plainly held in another."""
    framed: dict[str, list[tuple[Member, Quote, str]]] = {"yielding": [], "rejecting": [], "assertive": []}
    for member, quote in members:
        if quote.cue is None:
            continue
        verb = quote.cue.of(by_article[quote.article].text).casefold().split()[-1:]
        for table, found in framed.items():
            if verb and verb[0] in words("reporting", table):
                found.append((member, quote, verb[0]))
    yielding, against = framed["yielding"], framed["rejecting"] or framed["assertive"]
    if not yielding or not against or {m.article for m, _, _ in yielding} == {m.article for m, _, _ in against}:
        return
    sides = tuple(
        Side(
            "reports",
            member.article,
            _around(by_article[member.article], quote),
            verb,
            quote.speaker.name if quote.speaker else None,
        )
        for member, quote, verb in [*yielding, *against]
    )
    text = " ".join(yielding[0][0].span.of(by_article[yielding[0][0].article].text).split())
    confidence = 0.65 if framed["rejecting"] else 0.45
    yield Draft("framing", text, sides, confidence, "verb", places=_places(by_article, members))


def _around(document: Document, quote: Quote) -> Span:
    sentence = document.sentence_at(quote.span.start)
    return sentence if sentence is not None and sentence.holds(quote.span) else quote.span


def _one_each(group: Sequence[tuple[Member, Quote]]) -> Iterator[tuple[Member, Quote]]:
    seen: set[str] = set()
    for member, quote in group:
        if member.article not in seen:
            seen.add(member.article)
            yield member, quote


def _places(by_article: Mapping[str, Document], members: Sequence[tuple[Member, Quote]]) -> frozenset[tuple[int, int]]:
    order = {article: number for number, article in enumerate(by_article)}
    return frozenset(
        (order[member.article], _around(by_article[member.article], quote).start) for member, quote in members
    )
