"""Hedged claims: said flat in one source, with reserve in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex, Match
from reader.compare.document import Document
from reader.text.lexicon import words
from reader.text.phrases import phrase_book
from reader.text.stems import is_content, stem

# The two must say nearly the same, or a flat sentence near a hedged one passes for its counterpart. Where the reporter
# will not vouch for it in so many words ("allegedly") less will do than where reserve comes in passing ("perhaps").
_COVERED = {"strong": 0.5, "weak": 0.7}
_MUTUAL = {"strong": 0.6, "weak": 0.85}
_LEAST_SHARED = {"strong": 2, "weak": 3}
# A source that confirms the very words, however little of the hedged sentence they are.
_SAME = 0.95
# What is reported with reserve must say this much to be looked for by itself.
_REPORTED = 4
# A predicate of so many words that comes back word for word is the same, whoever it is said of; and how sure that is.
_RUN = 3, 12
_SAME_PREDICATE = 0.55
# Two strong reserves share this much where they are about one thing: the reserve itself is the greater likeness.
_ALSO_HEDGED = 0.5


@dataclass(frozen=True, slots=True)
class HedgedPair:
    """A claim with reserve and the same one without, in another article."""

    hedged: Claim
    flat: Claim
    confidence: float


def find_hedged(documents: Sequence[Document], index: ClaimIndex) -> list[HedgedPair]:
    """Pairs of like claims that part only in how sure they are, the most alike first."""
    found: list[HedgedPair] = []
    for claim in index.claims:
        if claim.hedge is None or claim.polarity.sign <= 0 or claim.question:
            continue
        seen: set[int] = set()
        reported = _reported(documents[claim.doc], claim)
        for match in index.matches(claim, reported, least=0.0 if reported else min(_COVERED.values())):
            other = match.claim
            if other.doc not in seen and _flat(other) and _alike(claim, match) and not _guarded(documents, other):
                seen.add(other.doc)
                found.append(HedgedPair(claim, other, 0.45 + 0.25 * match.coverage + 0.15 * other.certain))
        for other in _same_predicate(documents, index, claim):
            if other.doc not in seen:
                seen.add(other.doc)
                found.append(HedgedPair(claim, other, _SAME_PREDICATE))
    found.sort(key=lambda pair: (-pair.confidence, pair.hedged.doc, pair.hedged.index, pair.flat.doc))
    return found


def hedged_alike(index: ClaimIndex, hedged: Claim) -> Iterator[Claim]:
    """Claims of other articles that say with reserve, too, most of what `hedged` says."""
    for match in index.matches(hedged, least=_ALSO_HEDGED):
        hedge = match.claim.hedge
        if hedge is not None and hedge.table == "strong" and match.mutual >= _ALSO_HEDGED:
            yield match.claim


def _flat(claim: Claim) -> bool:
    return claim.hedge is None and claim.polarity.sign > 0 and not claim.question


def _guarded(documents: Sequence[Document], claim: Claim) -> bool:
    """Whether another clause of the sentence will not vouch for it: "…, so take this with a pinch of salt"."""
    document = documents[claim.doc]
    first, last = document.words(claim.sentence)
    hits = phrase_book("hedges").find(document.norms, first, last)
    return any(hit.table == "strong" and not claim.first <= hit.first < claim.last for hit in hits)


def _alike(claim: Claim, match: Match) -> bool:
    """Whether a flat claim says nearly what the hedged `claim` says."""
    other, kind = match.claim, claim.hedge.table if claim.hedge else "weak"
    if len(match.shared) < _LEAST_SHARED[kind] or match.mutual < _MUTUAL[kind]:
        return False
    if kind == "weak" and not other.certain:
        return False  # "probably" against nothing at all: two tempers, not two accounts
    if match.coverage < _COVERED[kind] and not (other.certain and match.mutual >= _SAME):
        return False
    return not match.shared <= claim.names | other.names


def _reported(document: Document, claim: Claim) -> frozenset[str] | None:
    """What somebody is "allegedly" said to have said: the stems behind "that"; None where the reserve is another."""
    hedge = claim.hedge
    if hedge is None or hedge.table != "strong":
        return None
    verb = next((at for at in range(hedge.first, min(hedge.last + 2, claim.last)) if _says(document.norms[at])), None)
    if verb is None:
        return None
    that = next((at for at in range(verb + 1, claim.last) if document.norms[at] == "that"), None)
    if that is None:
        return None
    stems = {stem(norm) for norm in document.norms[that + 1 : claim.last]} & set(claim.stems)
    return frozenset(stems) if len(stems) >= _REPORTED else None


def _says(norm: str) -> bool:
    return norm in words("reporting", "neutral")


def _same_predicate(documents: Sequence[Document], index: ClaimIndex, claim: Claim) -> Iterator[Claim]:
    """Flat claims of other articles with all that follows "are believed to have", word for word."""
    hedge, document = claim.hedge, documents[claim.doc]
    if hedge is None or hedge.table != "strong" or document.norms[hedge.last - 1] != "to":
        return
    first = hedge.last
    while first < claim.last and document.norms[first] in {"have", "had", "be", "been"}:
        first += 1
    ids = document.ids[first : claim.last]
    heads = [stem(norm) for norm in document.norms[first : claim.last] if is_content(norm)]
    if not _RUN[0] <= len(ids) <= _RUN[1] or not heads:
        return
    for place in index.near(claim).places:
        other = index.claims[place]
        held = documents[other.doc].ids[other.first : other.last]
        if _flat(other) and any(held[at : at + len(ids)] == ids for at in range(len(held) - len(ids) + 1)):
            yield other
