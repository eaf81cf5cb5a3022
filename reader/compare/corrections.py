"""Corrections and updates: a page that says it was changed, and who still carries what it withdrew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.article import Span
from reader.compare.claim_index import ClaimIndex
from reader.compare.claims import Claim
from reader.compare.document import Document
from reader.compare.slots import Value, conflict
from reader.text.lexicon import lexicon
from reader.text.phrases import PhraseBook

# A notice opens its sentence: within this many words.
_OPENING = 2
_LEAST_SHARED = 1


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice that an article was changed, and the other articles' claims with the withdrawn value.

    Attributes:
        notice: the sentence that says so, and the one after it where the notice is a bare heading ("Update:").
        withdrawn: the value taken back, if the notice gives it.
        carriers: values of other articles that agree with the withdrawn one.
    """

    doc: int
    notice: Span
    withdrawn: Value | None
    carriers: tuple[Value, ...]


@cache
def _book() -> PhraseBook:
    return PhraseBook({"opening": [line for line in lexicon("corrections")["opening"].splitlines() if line]})


def find_corrections(documents: Sequence[Document], index: ClaimIndex, values: Sequence[Value]) -> list[Correction]:
    """The corrections and updates of every article, in order."""
    found = []
    for doc, document in enumerate(documents):
        for sentence in document.sentences:
            first, last = document.words(sentence)
            if last <= first or not _is_notice(document, first, last):
                continue
            found.append(_read(documents, index, values, doc, sentence))
    return found


def _is_notice(document: Document, first: int, last: int) -> bool:
    hits = _book().find(document.norms, first, min(last, first + 8))
    if not any(hit.first - first < _OPENING for hit in hits):
        return False
    opened = hits[0]
    if opened.last - opened.first > 1:
        return True
    after = document.text[document.ends[opened.last - 1] : document.ends[opened.last - 1] + 2]
    return document.text[document.starts[opened.first]].isupper() and (
        after[:1] in ":—–-" or after.strip()[:1] in ":—–([\n"
    )


def _read(
    documents: Sequence[Document], index: ClaimIndex, values: Sequence[Value], doc: int, sentence: Span
) -> Correction:
    own = [value for value in values if value.claim.doc == doc and sentence.holds(value.span)]
    for withdrawn in own:
        if not any(
            other is not withdrawn and other.slot == withdrawn.slot and conflict(withdrawn, other) for other in own
        ):
            continue
        carriers = tuple(_carriers(index, values, withdrawn))
        if carriers:
            return Correction(doc, sentence, withdrawn, carriers)
    return Correction(doc, sentence, None, ())


def _carriers(index: ClaimIndex, values: Sequence[Value], withdrawn: Value) -> list[Value]:
    """The best value of each other article that equals the withdrawn one in a claim that shares words with the notice."""
    best: dict[int, tuple[float, Value]] = {}
    own = frozenset(withdrawn.claim.stems)
    for value in values:
        if value.claim.doc == withdrawn.claim.doc or value.slot != withdrawn.slot or not _same(value, withdrawn):
            continue
        shared = own & frozenset(value.claim.stems)
        weight = index.weight(shared)
        if len(shared) >= _LEAST_SHARED and weight > best.get(value.claim.doc, (0.0, value))[0]:
            best[value.claim.doc] = weight, value
    return [value for _, (_, value) in sorted(best.items())]


def _same(one: Value, other: Value) -> bool:
    left, right = one.content, other.content
    if hasattr(left, "low") and hasattr(right, "low"):
        return left.low == right.low and left.high == right.high
    return one.key == other.key and not conflict(one, other)


def notice_claims(index: ClaimIndex, correction: Correction) -> list[Claim]:
    """The claims that stand in the notice."""
    return [claim for claim in index.claims if claim.doc == correction.doc and claim.sentence == correction.notice]
