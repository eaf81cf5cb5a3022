"""What else the sources say of a dispute: who stands by what they said, who doubts it, who denies it in other words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from reader.article import Span
from reader.compare.claims.polarity import PolarityMarks
from reader.compare.disputes.drafts import Draft, Wording
from reader.compare.document import Document
from reader.compare.model import Side, Stance

# A reply stands within this many sentences of a side of the dispute, or names what is in dispute.
_NEAR = 6
_NEAR_DOUBT = 6


def with_replies(
    draft: Draft,
    documents: Sequence[Document],
    wording: Wording,
    marks: Sequence[PolarityMarks],
    taken: set[tuple[str, Span]],
) -> tuple[Side, ...]:
    """The draft's sides, and one reply, one doubt and one denial in other words of each article that has one.

    Args:
        taken: sentences that are replies to other disputes already; those found here are added.
    """
    sides = list(draft.sides)
    deniers = {side.speaker for side in sides if side.stance == "denies" and side.speaker}
    for document, found in zip(documents, marks, strict=True):
        own = [side.span for side in draft.sides if side.article == document.article.id]
        has_denial = any(side.stance == "denies" and side.article == document.article.id for side in draft.sides)
        if not has_denial:
            sides.extend(_same_denier(document, wording, found, deniers))
        replies = (
            *_marked(document, wording, found, "reply", "reiterates", own, _NEAR),
            *_marked(document, wording, found, "doubted", "challenges", own, _NEAR_DOUBT),
        )
        sides.extend(side for side in replies if (side.article, side.span) not in taken)
        taken.update((side.article, side.span) for side in replies)
    return tuple(sides)


def _same_denier(
    document: Document, wording: Wording, marks: PolarityMarks, deniers: Collection[str]
) -> Iterator[Side]:
    """A denier's quote in an article with no other denial, where it says that somebody lies or that it is untrue."""
    for quote in wording.quotes_of(document):
        if quote.speaker is None or quote.speaker.name not in deniers:
            continue
        first, last = document.words(quote.span)
        if any(hit.table in {"verdict", "exposed", "deny"} for hit in marks.between(first, last)):
            sentence = document.sentence_at(quote.span.start)
            span = sentence if sentence is not None and sentence.holds(quote.span) else quote.span
            yield Side("denies", document.article.id, span, None, quote.speaker.name)
            return


def _marked(
    document: Document,
    wording: Wording,
    marks: PolarityMarks,
    table: str,
    stance: Stance,
    own: Sequence[Span],
    near: int,
) -> Iterator[Side]:
    """The first sentence with a mark of `table` close to one of the article's own sides."""
    if not own or table not in marks.tables:
        return
    sentences = document.sentences
    places = [bisect_left(sentences, (span.start + 1,)) - 1 for span in own if document.sentence_at(span.start)]
    for hit in marks.hits:
        if hit.table != table:
            continue
        sentence = document.sentence_at(document.starts[hit.first])
        if sentence is None or sentence in own:
            continue
        number = bisect_left(sentences, (sentence.start + 1,)) - 1
        if any(abs(number - place) <= near for place in places):
            yield Side(stance, document.article.id, sentence, None, wording.speaker_in(document, sentence))
            return
