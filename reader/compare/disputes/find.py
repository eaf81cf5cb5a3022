"""Where the sources part: every kind of dispute, each once, the one that divides them most first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex, index_claims
from reader.compare.claims.slots import Value, read_values, same
from reader.compare.clusters import clusters
from reader.compare.disputes.contested_attribution import find_contested_attributions
from reader.compare.disputes.corrections import Correction, Notice, find_corrections, notice_claims
from reader.compare.disputes.denials.accusations import accusation
from reader.compare.disputes.denials.central import central_draft, read_stances
from reader.compare.disputes.denials.groups import DenialGroup, group_denials
from reader.compare.disputes.denials.pairs import find_denials
from reader.compare.disputes.denials.replies import with_replies
from reader.compare.disputes.denials.spoken import spoken_denials
from reader.compare.disputes.denials.words_taken_back import denied_words
from reader.compare.disputes.drafts import Draft, Wording
from reader.compare.disputes.facts.conditions import find_conditions
from reader.compare.disputes.facts.contradictions import Contradiction, find_contradictions
from reader.compare.disputes.facts.doers import find_doer_partings
from reader.compare.disputes.facts.lists import find_list_partings
from reader.compare.disputes.facts.partings import parting_drafts
from reader.compare.disputes.facts.structure import find_swaps
from reader.compare.disputes.hedging import HedgedPair, find_hedged, hedged_alike
from reader.compare.disputes.ranking import rank
from reader.compare.disputes.renderings import Renderings
from reader.compare.document import Document
from reader.compare.model import Dispute, Family, Quote, Side
from reader.text.lexicon import words


def find_disputes(
    documents: Sequence[Document],
    quotes: Sequence[Quote],
    families: Sequence[Family],
    index: ClaimIndex | None = None,
) -> tuple[Dispute, ...]:
    """The disputes among the documents, the one that divides the sources most first; at most 25.

    Args:
        index: the documents' claims, where they are indexed already.
    """
    if len(documents) < 2:
        return ()
    wording = Wording(documents, quotes)
    index = index or index_claims(documents)
    values = read_values(documents, index.by_document)
    denials = find_denials(documents, index)
    groups = group_denials(documents, index, denials)
    unsaid = denied_words(documents, wording, index.marks, quotes, families)
    spoken = [list(spoken_denials(documents, wording, index.marks, doc)) for doc in range(len(documents))]
    stances = read_stances(documents, wording, index, denials)
    drafts: list[Draft] = []
    charged = None
    if not stances.exposed:
        charged = accusation(documents, wording, index, families, spoken, stances.shared, stances.against)
    if charged is not None:
        drafts.append(charged)
    elif stances.exposed or not _told_with_both_sides(documents, groups, unsaid, stances.against):
        central = central_draft(documents, wording, stances, spoken)
        drafts.extend([central] if central else [])
    drafts.extend(_corrected(wording, index, find_corrections(documents, index, values)))
    renderings = Renderings(documents, families)
    taken: set[tuple[str, Span]] = set()
    for draft in [*([unsaid] if unsaid else []), *(_denied(wording, group, renderings) for group in groups)]:
        drafts.append(replace(draft, sides=with_replies(draft, documents, wording, index.marks, taken)))
    drafts.extend(_contradicted(wording, find_contradictions(documents, index, values)))
    drafts.extend(parting_drafts(wording, find_conditions(documents, index)))
    drafts.extend(parting_drafts(wording, find_list_partings(documents, index)))
    drafts.extend(parting_drafts(wording, find_doer_partings(documents, index)))
    drafts.extend(_swapped(wording, find_swaps(documents, index)))
    drafts.extend(_hedged(wording, index, renderings, find_hedged(documents, index)))
    drafts.extend(find_contested_attributions(documents, quotes, families))
    ranked = rank(drafts, len(documents))
    return tuple(
        Dispute(f"d{number}", draft.kind, draft.statement, draft.sides, draft.confidence, draft.slot, _without(draft))
        for number, draft in enumerate(ranked, 1)
    )


def _without(draft: Draft) -> tuple[str, ...]:
    """The articles without the other side: a denial that was found as a reply is one too."""
    denying = {side.article for side in draft.sides if side.stance == "denies"}
    return tuple(article for article in draft.missing if article not in denying)


def _told_with_both_sides(
    documents: Sequence[Document], groups: Sequence[DenialGroup], unsaid: Draft | None, against: set[int]
) -> bool:
    """Whether people dispute it in the sources, and no source stands against the story.

    So it is where most sources carry claim and denial alike, or where all that is said against the story is one denial.
    """
    if any(against <= group.denied.keys() for group in groups):
        return True
    most = _MOST_CARRY * len(documents)
    if unsaid is not None and len({side.article for side in unsaid.sides if side.stance == "denies"}) >= most:
        return True
    return any(len(group.both) >= 2 and len(group.denied) >= most for group in groups)


# "Most sources": this share of the articles carries the denial.
_MOST_CARRY = 0.6


def _denied(wording: Wording, group: DenialGroup, renderings: Renderings) -> Draft:
    """The dispute over one claim, every source's part in it."""
    sides = [wording.side(group.affirmed[doc], "asserts") for doc in sorted(group.affirmed)]
    sides += [wording.side(group.denied[doc], "denies") for doc in sorted(group.denied)]
    sides += renderings.elsewhere(wording, group.denied, "denies")
    deniers = {side.article for side in sides if side.stance == "denies"}
    framed = _one_speaker_both_ways(wording, group)
    return Draft(
        "framing" if framed else "denied_claim",
        wording.statement(_plainest(group)),
        tuple(sides),
        group.confidence,
        "verb" if framed else None,
        missing=tuple(
            document.article.id
            for doc, document in enumerate(wording.documents)
            if doc in group.affirmed and document.article.id not in deniers
        ),
        exposing=group.lead.denied.polarity.means == "exposure",
        places=wording.places([*group.affirmed.values(), *group.denied.values()]),
    )


def _one_speaker_both_ways(wording: Wording, group: DenialGroup) -> bool:
    """Whether the same person "admits" in one source what they "deny" in another: the sources differ, not people."""
    yielding = words("reporting", "yielding")
    for claim in group.affirmed.values():
        document = wording.documents[claim.doc]
        first, last = document.words(claim.speaker) if claim.speaker else (0, 0)
        if yielding.isdisjoint(document.norms[first:last]):
            return False
    named = [name for claim in group.affirmed.values() if (name := wording.speaker(claim))]
    deniers = {name for claim in group.denied.values() if (name := wording.speaker(claim))}
    return bool(named) and all(any(denier.split()[-1] in name for denier in deniers) for name in named)


def _plainest(group: DenialGroup) -> Claim:
    """The affirming claim that says most of what is in dispute in the fewest words."""

    def order(claim: Claim) -> tuple[int, int, int]:
        return -len(group.core & frozenset(claim.stems)), claim.last - claim.first, claim.doc

    return min(group.affirmed.values(), key=order)


def _contradicted(wording: Wording, contradictions: Sequence[Contradiction]) -> Iterator[Draft]:
    """One dispute for each group of conflicting values; where one is only a later count, an update."""
    for group in clusters(
        contradictions, lambda pair: [(pair.slot, *_key(value.claim)) for value in (pair.one, pair.other)]
    ):
        best = group[0]
        # One value of each article; of one that gives two in two people's names, both.
        both = {pair.one.claim.doc for pair in group if pair.own}
        chosen: dict[tuple[int, int], Value] = {}
        for pair in group:
            for value in (pair.one, pair.other):
                # Values that are neither of the surest pair's are mostly of another thing, unless said in its words.
                alike = pair.likeness >= _AS_ALIKE * best.likeness
                if alike or same(value, best.one) or same(value, best.other):
                    doc = value.claim.doc
                    chosen.setdefault((doc, value.span.start if doc in both else 0), value)
        shown = {key: value.span.of(wording.documents[key[0]].text) for key, value in chosen.items()}
        counts: dict[str, int] = defaultdict(int)
        for value_words in shown.values():
            counts[value_words.casefold()] += 1
        order = sorted(chosen, key=lambda key: (-counts[shown[key].casefold()], shown[key].casefold(), key))
        later = all(pair.later for pair in group)
        sides = tuple(wording.side(chosen[key].claim, "reports", shown[key]) for key in order)
        yield Draft(
            "correction_update" if later else "contradicted_fact",
            wording.statement(best.one.claim),
            sides,
            _CONFIDENCE[best.slot] * (0.5 + 0.5 * best.likeness),
            best.slot,
            places=wording.places(claim for pair in group for claim in (pair.one.claim, pair.other.claim)),
        )


_AS_ALIKE = 0.95
"""Of the surest pair's likeness: so alike, a third value is a third figure for the same thing."""

# How often each kind of value, in claims that are wholly alike, proved a real contradiction.
_CONFIDENCE = {"number": 0.8, "date": 0.7, "outcome": 0.75, "place": 0.65}


def _swapped(wording: Wording, pairs: Iterable[tuple[Claim, Claim]]) -> Iterator[Draft]:
    for one, other in pairs:
        yield Draft(
            "contradicted_fact",
            wording.statement(one),
            (
                wording.side(one, "reports", wording.statement(one)),
                wording.side(other, "reports", wording.statement(other)),
            ),
            0.7,
            "structure",
            places=wording.places((one, other)),
        )


def _hedged(
    wording: Wording, index: ClaimIndex, renderings: Renderings, pairs: Sequence[HedgedPair]
) -> Iterator[Draft]:
    """One dispute for each claim that some say flat and others with reserve, every source's part in it."""
    for group in clusters(pairs, lambda pair: [_key(pair.hedged), _key(pair.flat)]):
        flat = {claim.doc: claim for claim in _best_of_each(pair.flat for pair in group)}
        sides = [wording.side(flat[doc], "asserts") for doc in sorted(flat)]
        hedged = [pair.hedged for pair in group]
        hedged += [claim for one in list(hedged) for claim in hedged_alike(index, one)]
        unsure = {claim.doc: claim for claim in _best_of_each(hedged) if claim.doc not in flat}
        sides += [wording.side(claim, "hedges") for claim in unsure.values()]
        if not unsure:
            continue
        sides += [
            side
            for side in renderings.elsewhere(wording, flat, "asserts")
            if side.article not in {wording.documents[doc].article.id for doc in unsure}
        ]
        yield Draft(
            "hedged_claim",
            wording.statement(group[0].flat),
            tuple(sides),
            group[0].confidence,
            places=wording.places(claim for pair in group for claim in (pair.hedged, pair.flat)),
        )


def _corrected(wording: Wording, index: ClaimIndex, corrections: Sequence[Correction]) -> Iterator[Draft]:
    """One dispute for each withdrawn value; a notice that only says the page was changed stands by itself."""
    for correction in corrections:
        sides = [
            Side("corrects", wording.documents[notice.doc].article.id, notice.span) for notice in correction.notices
        ]
        sides += [
            wording.side(value.claim, "reports", value.span.of(wording.documents[value.claim.doc].text))
            for value in correction.carriers
        ]
        notice = correction.notices[0]
        claims = [*notice_claims(index, correction), *(value.claim for value in correction.carriers)]
        yield Draft(
            "correction_update",
            " ".join(notice.span.of(wording.documents[notice.doc].text).split()),
            tuple(sides),
            0.85 if correction.carriers else 0.7 if correction.withdrawn else 0.6 if _tells(wording, notice) else 0.4,
            correction.withdrawn.slot if correction.withdrawn else None,
            places=wording.places(claims),
        )


def _tells(wording: Wording, notice: Notice) -> bool:
    """Whether a notice speaks of the page itself ("this article has been updated"), and is no mere label of a link."""
    document = wording.documents[notice.doc]
    first, last = document.words(notice.span)
    return not {"article", "story", "page", "post", "report", "piece", "version", "headline"}.isdisjoint(
        document.norms[first:last]
    )


def _key(claim: Claim) -> tuple[int, int]:
    return claim.doc, claim.index


def _best_of_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each document, in the order of the documents."""
    best: dict[int, Claim] = {}
    for claim in claims:
        best.setdefault(claim.doc, claim)
    return [best[doc] for doc in sorted(best)]
