"""Denied words: somebody says that they never said what the sources quote them with.

"I have never said that about anybody" names nothing of what was said: what is denied is found through the speaker, as
the utterance of theirs that most sources carry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reader.article import Span
from reader.compare.claims.polarity import PolarityMarks
from reader.compare.disputes.drafts import Draft, Wording
from reader.compare.document import Document
from reader.compare.model import Family, Quote, Side


def denied_words(
    documents: Sequence[Document],
    wording: Wording,
    marks: Sequence[PolarityMarks],
    quotes: Sequence[Quote],
    families: Sequence[Family],
) -> Draft | None:
    """The dispute over whether somebody said what they are quoted with; None where nobody takes words back."""
    taken_back = {doc: found for doc, document in enumerate(documents) if (found := _taken_back(document, marks[doc]))}
    if not taken_back:
        return None
    by_article = {document.article.id: doc for doc, document in enumerate(documents)}
    denier = _denier(wording, documents, taken_back)
    family = _words_of(denier, quotes, families, by_article, taken_back)
    if denier is None or family is None:
        return None
    by_id = {quote.id: quote for quote in quotes}
    sides: dict[int, Side] = {}
    for member in family.members:
        doc = by_article[member.article]
        if doc not in sides:
            sentence = documents[doc].sentence_at(member.span.start)
            span = sentence if sentence is not None and sentence.holds(member.span) else member.span
            quote = by_id.get(member.quote or "")
            speaker = quote.speaker.name if quote and quote.speaker else denier
            sides[doc] = Side("asserts", member.article, span, None, speaker)
    against = [
        Side("denies", documents[doc].article.id, spans[0], None, denier) for doc, spans in sorted(taken_back.items())
    ]
    root = by_id.get(family.root)
    if root is None:
        return None
    text = " ".join(root.span.of(documents[by_article[root.article]].text).split())
    silent = tuple(documents[doc].article.id for doc in sorted(sides.keys() - taken_back.keys()))
    places = frozenset((side.article, side.span.start) for side in (*sides.values(), *against))
    confidence = min(0.9, 0.55 + 0.08 * len(taken_back))
    return Draft(
        "denied_claim",
        f"{denier} said: “{text}”",
        (*(sides[doc] for doc in sorted(sides)), *against),
        confidence,
        missing=silent,
        places=places,
    )


def _taken_back(document: Document, marks: PolarityMarks) -> list[Span]:
    """The sentences in which somebody takes words back."""
    sentences = []
    for hit in marks.hits:
        if hit.table == "unsaid":
            sentence = document.sentence_at(document.starts[hit.first])
            if sentence is not None and sentence not in sentences:
                sentences.append(sentence)
    return sentences


def _denier(wording: Wording, documents: Sequence[Document], taken_back: Mapping[int, Sequence[Span]]) -> str | None:
    """The speaker most sources give the words that take it back."""
    names: Counter[str] = Counter()
    for doc, sentences in taken_back.items():
        for quote in wording.quotes_of(documents[doc]):
            if quote.speaker and any(sentence.overlap(quote.span) for sentence in sentences):
                names[quote.speaker.name] += 1
    return min(names, key=lambda name: (-names[name], name)) if names else None


def _words_of(
    denier: str | None,
    quotes: Sequence[Quote],
    families: Sequence[Family],
    by_article: Mapping[str, int],
    taken_back: Mapping[int, Sequence[Span]],
) -> Family | None:
    """The utterance of the denier that most sources carry, the taking back itself left out."""
    if denier is None:
        return None
    best: tuple[int, Family] | None = None
    spoken = {quote.id for quote in quotes if quote.speaker and quote.speaker.name == denier}
    for family in families:
        if family.root not in spoken and family.speaker != denier:
            continue
        inside = any(
            sentence.overlap(member.span)
            for member in family.members
            for sentence in taken_back.get(by_article[member.article], ())
        )
        carried = len({member.article for member in family.members})
        if not inside and carried > 1 and (best is None or carried > best[0]):
            best = carried, family
    return best[1] if best else None
