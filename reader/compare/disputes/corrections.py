"""Corrections and updates: a page that says it was changed, and who still carries what it withdrew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.claims.slots import Value, conflict
from reader.compare.document import Document
from reader.text.lexicon import lexicon
from reader.text.numbers import Quantity
from reader.text.phrases import PhraseBook

# A notice opens its sentence: within this many words.
_OPENING = 2
_LEAST_SHARED = 1
# A notice with its second sentence stays a notice up to this many code points.
_LONGEST = 420


@dataclass(frozen=True, slots=True)
class Notice:
    """Where an article says that it was changed: the sentence, with the next of its paragraph."""

    doc: int
    span: Span


@dataclass(frozen=True, slots=True)
class Correction:
    """Notices that take back one value, and the other articles' claims that still have it.

    Attributes:
        notices: of one article or of several.
        withdrawn: the value taken back, if a notice gives it.
        carriers: values of other articles that agree with the withdrawn one.
    """

    notices: tuple[Notice, ...]
    withdrawn: Value | None
    carriers: tuple[Value, ...]


@cache
def _book() -> PhraseBook:
    return PhraseBook(
        {name: [line for line in rows.splitlines() if line] for name, rows in lexicon("corrections").items()}
    )


def find_corrections(documents: Sequence[Document], index: ClaimIndex, values: Sequence[Value]) -> list[Correction]:
    """The corrections and updates of every article, in order; notices that take back the same value are one."""
    found: list[Correction] = []
    for doc, document in enumerate(documents):
        end = -1
        for number, sentence in enumerate(document.sentences):
            first, last = document.words(sentence)
            if sentence.start < end or last <= first or not _is_notice(document, first, last):
                continue
            notice = Notice(doc, _with_next(document, number))
            end = notice.span.end
            _add(found, _read(documents, index, values, notice))
    return found


def _add(found: list[Correction], correction: Correction) -> None:
    """Join a correction to an earlier one of the same value."""
    for number, other in enumerate(found):
        if correction.withdrawn and other.withdrawn and _same(correction.withdrawn, other.withdrawn):
            carriers = {value.claim.doc: value for value in (*other.carriers, *correction.carriers)}
            notices = (*other.notices, *correction.notices)
            silenced = {notice.doc for notice in notices}
            kept = tuple(value for doc, value in sorted(carriers.items()) if doc not in silenced)
            found[number] = Correction(notices, other.withdrawn, kept)
            return
    found.append(correction)


def _with_next(document: Document, number: int) -> Span:
    sentence = document.sentences[number]
    block = next((block for block in document.body if block.span.holds(sentence)), None)
    if block is not None and number + 1 < len(document.sentences):
        following = document.sentences[number + 1]
        if block.span.holds(following) and following.end - sentence.start <= _LONGEST:
            return Span(sentence.start, following.end)
    return sentence


def _is_notice(document: Document, first: int, last: int) -> bool:
    if _book().openers.isdisjoint(document.norms[first : first + _OPENING]):
        return False
    hits = [hit for hit in _book().find(document.norms, first, min(last, first + 8)) if hit.table == "opening"]
    if not hits or hits[0].first - first >= _OPENING:
        return False
    opened = hits[0]
    if opened.last - opened.first > 1:
        return True
    after = document.text[document.ends[opened.last - 1] : document.ends[opened.last - 1] + 2].strip()
    return document.text[document.starts[opened.first]].isupper() and after[:1] in {":", "—", "–", "-", "(", "[", ","}


def _read(documents: Sequence[Document], index: ClaimIndex, values: Sequence[Value], notice: Notice) -> Correction:
    """What a notice takes back: a value said to be an earlier version's, or the first of two that conflict."""
    document = documents[notice.doc]
    own = [value for value in values if value.claim.doc == notice.doc and notice.span.holds(value.span)]
    for withdrawn in own:
        claim = withdrawn.claim
        hits = _book().find(document.norms, claim.first, claim.last)
        earlier = any(hit.table == "withdrawn" for hit in hits)
        rivals = [other for other in own if other is not withdrawn and other.slot == withdrawn.slot]
        if not earlier and not any(conflict(withdrawn, other) for other in rivals):
            continue
        carriers = tuple(_carriers(index, values, withdrawn))
        if carriers or earlier:
            return Correction((notice,), withdrawn, carriers)
    return Correction((notice,), None, ())


def _carriers(index: ClaimIndex, values: Sequence[Value], withdrawn: Value) -> list[Value]:
    """The best value of each other article that equals the withdrawn one, in a claim with words of the notice."""
    best: dict[int, tuple[int, Value]] = {}
    own = frozenset(withdrawn.claim.stems)
    for value in values:
        if value.claim.doc == withdrawn.claim.doc or value.slot != withdrawn.slot or not _same(value, withdrawn):
            continue
        shared = own & frozenset(value.claim.stems)
        weight = index.weight(shared)
        if len(shared) >= _LEAST_SHARED and weight > best.get(value.claim.doc, (0, value))[0]:
            best[value.claim.doc] = weight, value
    return [value for _, (_, value) in sorted(best.items())]


def _same(one: Value, other: Value) -> bool:
    left, right = one.content, other.content
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return left.low == right.low and left.high == right.high
    return one.key == other.key and not conflict(one, other)


def notice_claims(index: ClaimIndex, correction: Correction) -> list[Claim]:
    """The claims that stand in the notices."""
    return [
        claim
        for notice in correction.notices
        for claim in index.by_document[notice.doc]
        if notice.span.holds(claim.sentence)
    ]
