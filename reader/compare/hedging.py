"""Hedged claims: said flat in one source, with reserve in another."""

from __future__ import annotations

from dataclasses import dataclass

from reader.compare.claim_index import ClaimIndex
from reader.compare.claims import Claim

# The two must say nearly the same, or a flat sentence near a hedged one passes for its counterpart. Where the reporter
# will not vouch for it in so many words ("allegedly") less will do than where reserve comes in passing ("perhaps").
_COVERED = {"strong": 0.5, "weak": 0.7}
_MUTUAL = {"strong": 0.6, "weak": 0.85}
_LEAST_SHARED = {"strong": 2, "weak": 3}
# A source that confirms the very words, however little of the hedged sentence they are.
_SAME = 0.95


@dataclass(frozen=True, slots=True)
class HedgedPair:
    """A claim with reserve and the same one without, in another article."""

    hedged: Claim
    flat: Claim
    confidence: float


def find_hedged(index: ClaimIndex) -> list[HedgedPair]:
    """Pairs of like claims that part only in how sure they are, the most alike first."""
    found: list[HedgedPair] = []
    for claim in index.claims:
        if claim.hedge is None or claim.polarity.sign <= 0 or claim.question:
            continue
        seen: set[int] = set()
        for match in index.matches(claim):
            other = match.claim
            if other.doc in seen or other.hedge is not None or other.polarity.sign <= 0 or other.question:
                continue
            kind = claim.hedge.table
            if len(match.shared) < _LEAST_SHARED[kind] or match.mutual < _MUTUAL[kind]:
                continue
            if kind == "weak" and not other.certain:
                continue  # "probably" against nothing at all: two tempers, not two accounts
            if match.coverage < _COVERED[kind] and not (other.certain and match.mutual >= _SAME):
                continue
            if match.shared <= claim.names | other.names:
                continue
            seen.add(other.doc)
            found.append(HedgedPair(claim, other, 0.45 + 0.25 * match.coverage + 0.15 * other.certain))
    found.sort(key=lambda pair: (-pair.confidence, pair.hedged.doc, pair.hedged.index, pair.flat.doc))
    return found
