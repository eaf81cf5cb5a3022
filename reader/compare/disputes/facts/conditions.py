"""Conditions: what one source says will be, another says will be only if something else comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.disputes.facts.partings import Parting, Said
from reader.compare.document import Document
from reader.text.lexicon import words
from reader.text.phrases import Hit, phrase_book
from reader.text.stems import is_content, stem

# What hangs on the condition must be said by the other claim almost whole, and be most of it: where a report gives no
# condition, only a like claim shows that it means the same thing.
_COVERED = 0.75
_MUTUAL = 0.85
_LEAST_SHARED = 2
# An article knows a condition when one of its other claims holds this share of its words; and two conditions with this
# much in common are one.
_KNOWN = 0.5
NONE = "no condition"


@dataclass(frozen=True, slots=True)
class Condition:
    """A claim that holds on a condition.

    Attributes:
        claim: what hangs on it.
        kept: the stems of what hangs on it, those of the condition left out.
        stems: of the condition.
        words: of the condition, the word that makes it one included.
        strict: on this alone ("only if", "unless").
    """

    claim: Claim
    kept: frozenset[str]
    stems: frozenset[str]
    words: Span
    strict: bool


def find_conditions(documents: Sequence[Document], index: ClaimIndex) -> list[Parting]:
    """Claims on a condition against like claims on none or on another, the most alike first."""
    conditions = _read(documents, index)
    if not conditions:
        return []
    by_claim: dict[int, Condition] = {}
    for condition in conditions:
        by_claim.setdefault(index.place(condition.claim), condition)
    found: list[Parting] = []
    for condition in conditions:
        found.extend(_partings(documents, index, condition, by_claim))
    found.sort(key=lambda pair: (-pair.likeness, pair.one.claim.doc, pair.one.claim.index, pair.other.claim.doc))
    return found


def _partings(
    documents: Sequence[Document], index: ClaimIndex, condition: Condition, by_claim: Mapping[int, Condition]
) -> Iterator[Parting]:
    """The best claim of each other article that says the same without the condition."""
    seen: set[int] = set()
    for match in index.matches(condition.claim, condition.kept, least=_COVERED):
        claim = match.claim
        if claim.doc in seen or claim.question or claim.hedge is not None or not _to_come(documents, claim):
            continue
        rival = by_claim.get(index.place(claim))
        free = _free(documents[claim.doc], claim)
        likeness = _likeness(documents, index, condition, claim, rival, free)
        if likeness < _MUTUAL:
            continue
        seen.add(claim.doc)
        said = _given(documents, index, condition, claim, rival, free)
        if said is not None and not _knows(documents, index, claim.doc, condition):
            yield Parting("condition", Said(condition.claim, condition.words), Said(claim, said), likeness)


def _likeness(
    documents: Sequence[Document],
    index: ClaimIndex,
    condition: Condition,
    claim: Claim,
    rival: Condition | None,
    free: Span | None,
) -> float:
    """How alike the two claims are, their conditions left out; 0 where too little or only names are shared."""
    theirs = rival.kept if rival is not None else frozenset(claim.stems)
    if free is not None:
        document = documents[claim.doc]
        first, last = document.words(free)
        theirs -= {stem(norm) for norm in document.norms[first:last]}
    shared = condition.kept & theirs
    if len(shared) < _LEAST_SHARED or shared <= condition.claim.names | claim.names:
        return 0.0
    return index.weight(shared) / (min(index.weight(condition.kept), index.weight(theirs)) or 1)


def _given(
    documents: Sequence[Document],
    index: ClaimIndex,
    condition: Condition,
    claim: Claim,
    rival: Condition | None,
    free: Span | None,
) -> Span | str | None:
    """What the other claim gives instead: another condition, or that there is none; None where the two may agree."""
    if rival is not None:
        return rival.words if condition.strict and not _one_condition(index, condition, rival) else None
    if free is not None:
        return free
    # "If" may be one condition of several, and left out for brevity: "only if" may not.
    return NONE if condition.strict and claim.polarity.sign > 0 else None


def _read(documents: Sequence[Document], index: ClaimIndex) -> list[Condition]:
    """Every claim on a condition that says what it is."""
    found: list[Condition] = []
    book = phrase_book("conditions")
    for document, claims in zip(documents, index.by_document, strict=True):
        if not words("conditions", "marks").isdisjoint(document.norms):
            hits = book.find(document.norms)
            inside = {at for hit in hits if hit.table == "strict" for at in range(hit.first + 1, hit.last)}
            for hit in hits:
                if hit.table not in {"strict", "open"} or hit.first in inside:
                    continue  # the "if" of "only if" is no condition of its own
                if condition := _condition(documents, document, claims, hit):
                    found.append(condition)
    return found


def _condition(
    documents: Sequence[Document], document: Document, claims: Sequence[Claim], hit: Hit
) -> Condition | None:
    claim = next((claim for claim in claims if claim.first <= hit.first < claim.last), None)
    if claim is None or document.norms[hit.first - 1 : hit.first] in (["as"], ["even"], ["what"], ["see"], ["asked"]):
        return None  # "as if", "even if", "what if", "asked if"
    last = _end(document, claim, hit)
    stems = frozenset(stem(norm) for norm in document.norms[hit.last : last] if is_content(norm))
    if not stems:
        return None
    outside = [*range(claim.first, hit.first), *range(last, claim.last)]
    rest = frozenset(stem(document.norms[at]) for at in outside) & frozenset(claim.stems)
    if not rest:  # "…, but only if the council votes for it" stands as a clause of its own
        before = [other for other in claims if other.sentence == claim.sentence and other.index == claim.index - 1]
        if not before:
            return None
        claim, rest = before[0], frozenset(before[0].stems)
    if claim.question or not _to_come(documents, claim):
        return None
    if claim.polarity.sign < 0 and document.norms[hit.first] != "unless":
        return None
    return Condition(claim, rest, stems, document.span(hit.first, last), hit.table == "strict")


def _end(document: Document, claim: Claim, hit: Hit) -> int:
    """Where the condition ends: at a comma, at the speaker's words, or with the claim."""
    stop = claim.last
    if claim.speaker is not None and claim.speaker.start > document.starts[hit.last - 1]:
        stop = document.words(claim.speaker)[0]
    for at in range(hit.last, stop):
        if "," in document.text[document.ends[at - 1] : document.starts[at]] and at > hit.last:
            return at
    return stop


def _to_come(documents: Sequence[Document], claim: Claim) -> bool:
    norms = documents[claim.doc].norms[claim.first : claim.last]
    return any(norm in words("conditions", "to_come") or norm.endswith("'ll") for norm in norms)


def _one_condition(index: ClaimIndex, one: Condition, other: Condition) -> bool:
    lighter = min(index.weight(one.stems), index.weight(other.stems)) or 1
    return index.weight(one.stems & other.stems) >= _KNOWN * lighter


def _knows(documents: Sequence[Document], index: ClaimIndex, doc: int, condition: Condition) -> bool:
    """Whether the other article has the condition too, somewhere, in words of its own."""
    own = condition.stems - condition.kept
    total = index.weight(own)
    if not total:
        return True  # in words that nobody weighs, or those of the thing itself
    return any(index.weight(own & frozenset(claim.stems)) >= _KNOWN * total for claim in index.by_document[doc])


def _free(document: Document, claim: Claim) -> Span | None:
    """The words that say there is no condition."""
    hits = phrase_book("conditions").find(document.norms, *document.words(claim.sentence))
    hit = next((hit for hit in hits if hit.table == "free"), None)
    return document.span(hit.first, hit.last) if hit else None
