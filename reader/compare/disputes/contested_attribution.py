"""Disputes over who said it, to whom, how surely, and in what tone: one utterance, told differently by the sources."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from reader.article import Span
from reader.compare.disputes.drafts import Draft
from reader.compare.document import Document
from reader.compare.model import Family, Quote, Side
from reader.text.lexicon import words
from reader.text.phrases import phrase_book
from reader.text.stems import is_content, stem

# Last names this alike are one name spelt in two ways: "Kovalenko" and "Kowalenko".
_SAME_NAME = 75.0
# A quote in several sources with fewer words than this ("no comment") may well be two people's.
_LEAST_WORDS = 4
# One inferred speaker against this many sources is a mistake of the reader's, not of a source.
_OUTVOTED = 3
# With more renderings than this, a name that is nowhere given outright as a speaker's is not believed.
_FEW = 2
# An inferred speaker is right less often than a named one.
_TENTATIVE = 0.8
# And two pronouns, each for another person whom the sources know, of the very same words, a little less often still.
_PRONOUNS = 0.7
# An audience is named in at most so many words behind "told".
_AUDIENCE = 4


@dataclass(frozen=True, slots=True)
class Rendering:
    """One article's quotation of an utterance, with the sentence it stands in."""

    document: Document
    quote: Quote
    sentence: Span

    @property
    def article(self) -> str:
        return self.quote.article


def find_contested_attributions(
    documents: Sequence[Document], quotes: Sequence[Quote], families: Sequence[Family]
) -> Iterator[Draft]:
    """What the sources tell differently of one utterance, family by family; then of quotes that no family holds."""
    by_article = {document.article.id: document for document in documents}
    by_id = {quote.id: quote for quote in quotes}
    known = {quote.speaker.name for quote in quotes if quote.speaker and not quote.speaker.tentative}
    held: set[str] = set()
    for family in families:
        own = [by_id[member.quote] for member in family.members if member.quote in by_id]
        held.update(quote.id for quote in own)
        yield from _told_differently(by_article, own, known)
    for group in _same_words(by_article, [quote for quote in quotes if quote.id not in held]):
        yield from _told_differently(by_article, group, known)


def _told_differently(
    by_article: Mapping[str, Document], quotes: Sequence[Quote], known: Collection[str]
) -> Iterator[Draft]:
    renderings = [
        Rendering(by_article[quote.article], quote, _sentence(by_article[quote.article], quote))
        for quote in quotes
        if quote.kind == "direct" and not quote.nested_in
    ]
    if len({rendering.article for rendering in renderings}) < 2:
        return
    for draft in (_speakers(renderings, known), _addressees(renderings), _sureness(renderings), _tone(renderings)):
        if draft is not None:
            yield draft


def _same_words(by_article: Mapping[str, Document], quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    """Quotes of different articles with the very same words."""
    groups: dict[tuple[int, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        document = by_article[quote.article]
        first, last = document.words(quote.span)
        if last - first >= _LEAST_WORDS - 1:
            groups[tuple(document.ids[first:last])].append(quote)
    yield from (group for group in groups.values() if len({quote.article for quote in group}) > 1)


def _speakers(renderings: Sequence[Rendering], known: Collection[str]) -> Draft | None:
    """The same words given to people whose names have nothing in common and who are not named side by side.

    Where many sources have it both must be `known`: named outright as the speaker of some quote.
    """
    named = [
        rendering for rendering in renderings if rendering.quote.speaker and _is_name(rendering.quote.speaker.name)
    ]
    groups: list[tuple[str, list[Rendering]]] = []
    for rendering in named:
        name = rendering.quote.speaker.name if rendering.quote.speaker else ""
        for other, group in groups:
            if _same_person(other, name):
                group.append(rendering)
                break
        else:
            groups.append((name, [rendering]))
    if len(groups) < 2:
        return None
    groups.sort(key=lambda group: (-len(group[1]), group[1][0].article))
    (first, majority), (second, minority) = groups[:2]
    if {r.article for r in majority} & {r.article for r in minority}:
        return None  # one article has both: a reply, a repetition, or two speakers it knows of
    if any(_mentions(r, second) for r in majority) or any(_mentions(r, first) for r in minority):
        return None  # "Voss, speaking for Reyes": named side by side, they are told apart there
    sure = [any(r.quote.speaker and not r.quote.speaker.tentative for r in group) for group in (majority, minority)]
    outright = first in known and second in known
    if not any(sure) and not _named_before(majority[0], minority[0]):
        return None
    if len(majority) >= _OUTVOTED and not sure[1]:
        return None
    if not outright and len(majority) + len(minority) > _FEW:
        return None
    sides = tuple(
        Side("asserts", rendering.article, rendering.sentence, name, name)
        for name, group in ((first, majority), (second, minority))
        for rendering in _one_each(group)
    )
    confidence = 0.75 * (1.0 if all(sure) else _TENTATIVE if any(sure) else _PRONOUNS)
    return Draft("contested_attribution", _words(majority[0]), sides, confidence, "speaker", places=_places(renderings))


def _is_name(name: str) -> bool:
    """A person's or body's name: at least two words, all of them written as names, none of them a verb or adverb."""
    parts = name.split()
    return (
        len(parts) >= 2
        and all(part[:1].isupper() for part in parts)
        and not any(part.isupper() and len(part) > 2 for part in parts)
        and not any(part.endswith(("ly", "'s", "’s")) or "." in part[:-1] for part in parts)
        and is_content(parts[0].casefold())
    )


def _same_person(one: str, other: str) -> bool:
    left, right = one.split(), other.split()
    folded = {part.casefold() for part in left} & {part.casefold() for part in right}
    return bool(folded) or ratio(left[-1].casefold(), right[-1].casefold()) >= _SAME_NAME


def _mentions(rendering: Rendering, name: str) -> bool:
    """Whether the sentence of the quote, or the next before or after it, names this person too."""
    sentences = rendering.document.sentences
    place = next((n for n, sentence in enumerate(sentences) if sentence.start == rendering.sentence.start), None)
    near = sentences[max(0, place - 1) : place + 2] if place is not None else (rendering.sentence,)
    last = name.split()[-1]
    return any(last in sentence.of(rendering.document.text) for sentence in near)


def _addressees(renderings: Sequence[Rendering]) -> Draft | None:
    """The same words said to different people."""
    told = [(r, to) for r in renderings if (to := r.quote.addressee or _told(r)) and _stems(to)]
    for one, to_one in told:
        for other, to_other in told:
            if one.article < other.article and to_one and to_other and not _stems(to_one) & _stems(to_other):
                sides = (
                    Side("reports", one.article, one.sentence, to_one, _name(one)),
                    Side("reports", other.article, other.sentence, to_other, _name(other)),
                )
                return Draft(
                    "contested_attribution", _words(one), sides, 0.6, "addressee", places=_places((one, other))
                )
    return None


def _told(rendering: Rendering) -> str | None:
    """The audience that stands right behind "told" ("told hotel owners at a dinner")."""
    document, cue = rendering.document, rendering.quote.cue
    if cue is None or cue.of(document.text).casefold().split()[-1:] != ["told"]:
        return None
    first = document.words(cue)[1]
    last = first
    while last < min(first + _AUDIENCE, len(document.norms)):
        if last > first and document.text[document.ends[last - 1] : document.starts[last]] != " ":
            break
        if not is_content(document.norms[last]) and document.norms[last] not in _DETERMINERS:
            break
        last += 1
    return document.span(first, last).of(document.text) if last > first else None


_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "some", "two", "three"})


def _named_before(*renderings: Rendering) -> bool:
    """Whether the renderings have the very same words, each with its speaker's name in the two sentences before it."""
    said: set[tuple[int, ...]] = set()
    for rendering in renderings:
        document, quote = rendering.document, rendering.quote
        first, last = document.words(quote.span)
        said.add(tuple(document.ids[first:last]))
        place = bisect_left(document.sentences, (rendering.sentence.start + 1,)) - 1
        before = document.sentences[max(0, place - 2) : place + 1]
        if quote.speaker is None or not any(
            quote.speaker.name.split()[-1] in sentence.of(document.text) for sentence in before
        ):
            return False
    return len(said) == 1


def _stems(text: str) -> frozenset[str]:
    if text[:1].isupper() or text.split()[-1][:1].isupper():
        return frozenset()  # a name: mostly the outlet's own
    parts = (part.strip(".,’'").casefold() for part in text.split())
    return frozenset(stem(part) for part in parts if is_content(part)) - _ANYONE


# Whoever prints it was told it: an outlet, its readers, a room full of reporters are no audience worth a dispute.
_ANYONE = frozenset(
    stem(word)
    for word in ("reporter", "newspaper", "news", "conference", "press", "crowd", "paper", "friend", "room", "audience")
)


def _sureness(renderings: Sequence[Rendering]) -> Draft | None:
    """Said flat to have been said in one source, "allegedly" in another."""
    hedged = [rendering for rendering in renderings if _hedge(rendering)]
    unsure = {rendering.article for rendering in hedged}
    flat = [rendering for rendering in renderings if rendering.article not in unsure]
    if not hedged or not flat:
        return None
    sides = (
        *(Side("asserts", r.article, r.sentence, None, _name(r)) for r in _one_each(flat)),
        *(Side("hedges", r.article, r.sentence, None, _name(r), True) for r in _one_each(hedged)),
    )
    return Draft("hedged_claim", _words(flat[0]), sides, 0.65, places=_places(renderings))


def _hedge(rendering: Rendering) -> bool:
    """Whether a strong hedge stands beside the verb of saying: "allegedly told", "is said to have told"."""
    document, quote = rendering.document, rendering.quote
    if quote.cue is None:
        return False
    verb, end = document.words(quote.cue)
    first, _ = document.words(rendering.sentence)
    return any(
        hit.table == "strong" and not quote.span.start <= document.starts[hit.first] < quote.span.end
        for hit in phrase_book("hedges").find(document.norms, max(first, verb - 4), end + 1)
    )


def _tone(renderings: Sequence[Rendering]) -> Draft | None:
    """One utterance yielded in one source ("admitted") and pushed away or plainly held in another."""
    tones: dict[str, list[tuple[Rendering, str]]] = defaultdict(list)
    for rendering in renderings:
        cue = rendering.quote.cue
        verb = cue.of(rendering.document.text).casefold().split()[-1:] if cue else []
        for table in ("yielding", "rejecting", "assertive"):
            if verb and verb[0] in words("reporting", table):
                tones[table].append((rendering, verb[0]))
    yielding, against = tones["yielding"], tones["rejecting"] or tones["assertive"]
    if not yielding or not against or {r.article for r, _ in yielding} & {r.article for r, _ in against}:
        return None
    sides = tuple(Side("reports", r.article, r.sentence, verb, _name(r)) for r, verb in [*yielding, *against])
    confidence = 0.7 if tones["rejecting"] else 0.5
    return Draft("framing", _words(yielding[0][0]), sides, confidence, "verb", places=_places(renderings))


def _sentence(document: Document, quote: Quote) -> Span:
    sentence = document.sentence_at(quote.span.start)
    if sentence is None:
        return quote.span
    return Span(min(sentence.start, quote.span.start), max(sentence.end, quote.span.end))


def _one_each(group: Sequence[Rendering]) -> Iterator[Rendering]:
    seen: set[str] = set()
    for rendering in group:
        if rendering.article not in seen:
            seen.add(rendering.article)
            yield rendering


def _name(rendering: Rendering) -> str | None:
    return rendering.quote.speaker.name if rendering.quote.speaker else None


def _words(rendering: Rendering) -> str:
    return "“" + " ".join(rendering.quote.span.of(rendering.document.text).split()) + "”"


def _places(renderings: Sequence[Rendering]) -> frozenset[tuple[str, int]]:
    return frozenset((rendering.article, rendering.sentence.start) for rendering in renderings)
