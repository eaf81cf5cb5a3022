"""Which disputes are shown, each once, and in what order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.compare.disputes.drafts import Draft

# More than this nobody reads through; what is cut is what divides least.
_MOST = 25
# Below this a careful editor would mostly strike it out. Judged by hand on a sample: see docs/disputes.md.
_LEAST_CONFIDENCE = 0.5


def rank(drafts: Sequence[Draft], articles: int) -> list[Draft]:
    """The drafts worth showing, the central dispute first, then by how surely and evenly the sources are divided."""
    shown = _once(drafts)
    shown.sort(key=lambda draft: (not draft.central, -division(draft, articles), draft.kind, draft.statement))
    return shown[:_MOST]


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts that rest on the same sentences are one dispute: of those the first in the order given stays."""
    central = next((draft for draft in drafts if draft.central), None)
    kept: list[Draft] = []
    for draft in drafts:
        if draft.confidence < _LEAST_CONFIDENCE:
            continue
        if central is not None and (draft.exposing or _within(draft, central)):
            continue  # the central dispute says so already
        if not any(draft.places and draft.places <= other.places for other in kept if _one_question(draft, other)):
            kept.append(draft)
    return kept


def _one_question(draft: Draft, other: Draft) -> bool:
    """Whether the two ask the same: to whom it was said, or who said it, is not whether it was said."""
    return draft.kind != "contested_attribution" or other.kind == draft.kind


def _within(draft: Draft, central: Draft) -> bool:
    """Whether every denial of `draft` is one the central dispute shows."""
    if draft is central or draft.kind != "denied_claim":
        return False
    shown = {(side.article, side.span) for side in central.sides}
    return all((side.article, side.span) in shown for side in draft.sides if side.stance == "denies")


def division(draft: Draft, articles: int) -> float:
    """How much a dispute divides `articles` sources: how sure it is, how many take part, how many oppose the rest."""
    camps: dict[str, set[str]] = defaultdict(set)
    for side in draft.sides:
        if side.stance not in {"reiterates", "challenges"}:
            camps[side.value or side.stance].add(side.article)
    sizes = sorted((len(camp) for camp in camps.values()), reverse=True)
    opposed = min(1.0, sum(sizes[1:]) / max(1, articles))
    partaking = len(set().union(*camps.values())) / max(1, articles) if camps else 0.0
    return draft.confidence * (0.3 + 0.4 * partaking + 0.6 * opposed)
