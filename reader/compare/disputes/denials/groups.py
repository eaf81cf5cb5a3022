"""Denials of one thing gathered from all sources: who says so, who says no, who stands by it, who doubts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.clusters import clusters
from reader.compare.disputes.denials.kindred import matches_in_other_words
from reader.compare.disputes.denials.pairs import Denial, affirms, denies
from reader.compare.document import Document

# A claim belongs to the group when it holds this share of the weight of what is in dispute. Two-word disputes need all.
_BELONGS = 0.6
_BELONGS_SHORT = 0.8
# Words that most of the group's pairs share are what is in dispute.
_CORE = 0.5


@dataclass(frozen=True, slots=True)
class DenialGroup:
    """One disputed claim.

    Attributes:
        core: stems of what is in dispute.
        affirmed, denied: for each document (by number) its best claim on that side.
        confidence: of its surest pair.
        lead: the surest pair.
    """

    core: frozenset[str]
    affirmed: dict[int, Claim]
    denied: dict[int, Claim]
    confidence: float
    lead: Denial

    @property
    def carriers(self) -> set[int]:
        """The documents on either side."""
        return self.affirmed.keys() | self.denied.keys()

    @property
    def both(self) -> set[int]:
        """The documents that carry both sides."""
        return self.affirmed.keys() & self.denied.keys()


def group_denials(documents: Sequence[Document], index: ClaimIndex, denials: Sequence[Denial]) -> list[DenialGroup]:
    """The denials of one thing together, with every source's part in it; the one most sources carry first."""
    groups = _joined([_gather(index, pairs) for pairs in clusters(denials, _ends)])
    groups.sort(key=lambda group: (-len(group.carriers), -group.confidence, min(group.carriers)))
    kept: list[DenialGroup] = []
    for group in groups:
        # A smaller group whose denials the larger one shows already says nothing new.
        shown = {(c.doc, c.sentence) for other in kept for c in other.denied.values()}
        if not all((claim.doc, claim.sentence) in shown for claim in group.denied.values()):
            kept.append(group)
    return kept


def _joined(groups: Sequence[DenialGroup]) -> list[DenialGroup]:
    """Groups that have a claim of either side in common dispute one thing: the first takes in what the other adds."""
    kept: list[DenialGroup] = []
    for group in groups:
        for place, other in enumerate(kept):
            if _meet(group.affirmed, other.affirmed) and _meet(group.denied, other.denied):
                affirmed, denied = group.affirmed | other.affirmed, group.denied | other.denied
                kept[place] = replace(other, affirmed=affirmed, denied=denied)
                break
        else:
            kept.append(group)
    return kept


def _meet(one: Mapping[int, Claim], other: Mapping[int, Claim]) -> bool:
    return any(doc in other and claim.sentence == other[doc].sentence for doc, claim in one.items())


def _ends(denial: Denial) -> list[tuple[int, int]]:
    return [(claim.doc, claim.index) for claim in (denial.denied, denial.affirmed)]


def _gather(index: ClaimIndex, pairs: Sequence[Denial]) -> DenialGroup:
    """The group around the pairs: what they dispute, and each document's best claim on either side."""
    lead = pairs[0]
    core = _core(pairs)
    affirmed: dict[int, Claim] = {}
    denied: dict[int, Claim] = {}
    for pair in pairs:
        affirmed.setdefault(pair.affirmed.doc, pair.affirmed)
        denied.setdefault(pair.denied.doc, pair.denied)
    needed = _BELONGS_SHORT if len(core) <= 2 else _BELONGS
    for match in matches_in_other_words(index, lead.denied, core, needed, within=True, wide=True):
        claim = match.claim
        if match.coverage < needed or len(core & frozenset(claim.stems)) < 2:
            continue
        if denies(claim) and index.weight(core & claim.polarity.scope) >= 0.5 * index.weight(core):
            denied.setdefault(claim.doc, claim)
        elif affirms(claim):
            affirmed.setdefault(claim.doc, claim)
    return DenialGroup(core, affirmed, denied, lead.confidence, lead)


def _core(pairs: Iterable[Denial]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    number = 0
    for pair in pairs:
        number += 1
        counts.update((pair.denied.polarity.scope | pair.shared) & frozenset(pair.affirmed.stems))
    return frozenset(word for word, count in counts.items() if count >= _CORE * number)
