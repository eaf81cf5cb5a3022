"""Hedged claims: said flat in one source, with reserve in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.compare.claim_index import ClaimIndex
from reader.compare.claims import Claim

# The two must say nearly the same, or a flat sentence near a hedged one passes for its counterpart.
_COVERED = 0.6
_MUTUAL = 0.75
_LEAST_SHARED = 2


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
            if len(match.shared) < _LEAST_SHARED or match.mutual < _MUTUAL:
                continue
            if match.coverage < _COVERED and not (other.certain and match.mutual >= 0.95):
                continue
            if match.shared <= claim.names | other.names:
                continue
            seen.add(other.doc)
            found.append(HedgedPair(claim, other, 0.45 + 0.25 * match.coverage + 0.15 * other.certain))
    found.sort(key=lambda pair: (-pair.confidence, pair.hedged.doc, pair.hedged.index, pair.flat.doc))
    return found
