"""Claims that one source alone has. Not disputes: silence is no denial."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex, index_claims
from reader.compare.claims.slots import date_words
from reader.compare.document import Document
from reader.compare.model import Place, Quote

# A claim worth listing says at least this much.
_LEAST_STEMS = 3
# Another source has it when one of its sentences holds this share of its words' weight.
_HELD = 0.45
# And a sentence of which this share is known to stand elsewhere, in other words, is no source's alone.
_MOSTLY = 0.5
# The most listed of one article: those that hold most.
_MOST = 8


def find_single_source(
    documents: Sequence[Document],
    quotes: Sequence[Quote],
    index: ClaimIndex | None = None,
    shared: Sequence[Place] = (),
) -> tuple[Place, ...]:
    """Sentences, in order, that report something no other article has; at most eight of each article.

    Listed are claims somebody is named for, quotations, figures and dates: what one would want confirmed elsewhere.

    Args:
        shared: what other articles are known to have too, in whatever words; what is mostly that is not listed.
    """
    if len(documents) < 2:
        return ()
    index = index or index_claims(documents)
    elsewhere: dict[str, list[Span]] = defaultdict(list)
    for place in shared:
        elsewhere[place.article].append(place.span)
    quoted: dict[str, list[Span]] = defaultdict(list)
    for quote in quotes:
        if quote.kind == "direct" and quote.nested_in is None:
            quoted[quote.article].append(quote.span)
    best: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for document, claims in zip(documents, index.by_document, strict=True):
        telling, spoken = document.where(document.figures | date_words()), quoted[document.article.id]
        told = elsewhere[document.article.id]
        for claim in claims:
            if any(
                span.overlap(claim.sentence) >= _MOSTLY * (claim.sentence.end - claim.sentence.start) for span in told
            ):
                continue
            if _worth(document, claim, telling, spoken) and (weight := _unconfirmed(index, claim)):
                best[claim.doc].append((weight, claim.sentence))
    return tuple(
        Place(documents[doc].article.id, span)
        for doc in sorted(best)
        for span in sorted({span for _, span in sorted(best[doc], key=lambda item: (-item[0], item[1]))[:_MOST]})
    )


def _unconfirmed(index: ClaimIndex, claim: Claim) -> int:
    """The weight of a claim's words if no other article's claim holds them, else 0."""
    place = index.place(claim)
    if len(index.stems[place]) < _LEAST_STEMS or claim.question:
        return 0
    if index.elsewhere(claim) >= _HELD and index.held(claim, _HELD):
        return 0
    return index.whole[place]


def _worth(document: Document, claim: Claim, telling: Sequence[int], quoted: Sequence[Span]) -> bool:
    """Whether somebody is named for the claim, a figure or a date stands in it (at `telling` words), or a quotation."""
    if claim.speaker is not None or bisect_left(telling, claim.first) < bisect_left(telling, claim.last):
        return True
    clause = document.span(claim.first, claim.last)
    # Outer quotations are in order and apart: only the last that starts before the clause's end can reach into it.
    place = bisect_left(quoted, (clause.end,)) - 1
    return place >= 0 and quoted[place].end > clause.start
