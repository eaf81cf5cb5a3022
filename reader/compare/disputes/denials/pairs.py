"""Denied claims: one source affirms what another's speaker denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.compare.claims.claims import Claim, reporting_verbs
from reader.compare.claims.index import ClaimIndex, Match
from reader.compare.disputes.denials.kindred import matches_in_other_words, opposites
from reader.compare.document import Document
from reader.text.lexicon import words
from reader.text.stems import is_content, stem

# How much of what is denied the affirming claim must hold, by weight. Below .7 most pairs speak of two things.
_COVERED = 0.7
_COVERED_PLAIN = 0.8
# And how much of the lighter claim both share: a long sentence that merely holds the words is no counterpart.
# A verb of denial says that something was claimed; a mere "not" stands in every third sentence and must fit better.
_MUTUAL = {"denial": 0.3, "exposure": 0.4, "negation": 0.55, "plain": 1.0}
# One denial in other words: most of either claim.
_SAME_DENIAL = 0.6
# What a prominent denial denies may be put in other words, if three of them are the same.
_LOOSE_MUTUAL = 0.4
_LOOSE_SHARED = 3
_LOOSE_CONFIDENCE = 0.6
# A scope of one word needs a match this close.
_MUTUAL_ALONE = 0.8
# And a mere "not" before it, three shared words and claims that are the same throughout.
_WHOLLY = 0.95


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies and one that affirms the same, the stems both have, and the confidence, 0 to 1."""

    denied: Claim
    affirmed: Claim
    shared: frozenset[str]
    confidence: float


def find_denials(documents: Sequence[Document], index: ClaimIndex) -> list[Denial]:
    """Pairs of claims, one denying what the other affirms, the surest first.

    A denial that most sources carry is prominent: it surely denies something, so that its counterpart may differ more.
    """
    denying = [claim for claim in index.claims if denies(claim) and not _of_old(documents[claim.doc], claim)]
    found = [denial for claim in denying for denial in _pairs(documents, index, claim)]
    paired = {(denial.denied.doc, denial.denied.index) for denial in found}
    for claim in denying:
        if (claim.doc, claim.index) not in paired and _prominent(documents, index, claim):
            found.extend(_loose_pairs(index, claim))
    found.sort(key=lambda denial: (-denial.confidence, denial.denied.doc, denial.denied.index, denial.affirmed.doc))
    return found


def denies(claim: Claim) -> bool:
    """Whether a claim says of something that it is not so."""
    return claim.polarity.sign < 0 and bool(claim.polarity.scope) and not claim.question


def affirms(claim: Claim) -> bool:
    """Whether a claim says flat that something is so."""
    return (
        claim.polarity.sign > 0
        and not claim.polarity.refusal
        and claim.hedge is None
        and not claim.question
        and not claim.polarity.lacking
    )


def _of_old(document: Document, claim: Claim) -> bool:
    """Whether a "never" is what somebody meant once: "they said they would never pay", "had sworn never to sell"."""
    cue = claim.polarity.cue
    if cue is None or claim.polarity.means != "negation":
        return False
    before = document.norms[max(claim.first, cue[0] - _MEANT_BEFORE) : cue[0]]
    first, _ = document.words(claim.sentence)
    said = document.norms[first : cue[0]]
    never = "would" in before and document.norms[cue[0]] == "never"  # "said it would not pay" may still hold
    return (never and not _SAID.isdisjoint(said)) or not _MEANT.isdisjoint(before)


_MEANT_BEFORE = 2
_MEANT = words("reporting", "meant")
_SAID = _MEANT | reporting_verbs()


def _pairs(documents: Sequence[Document], index: ClaimIndex, claim: Claim) -> Iterator[Denial]:
    """The best affirming claim of each other article."""
    seen: set[int] = set()
    scope = claim.polarity.scope
    for match in matches_in_other_words(index, claim, scope, _COVERED):
        other = match.claim
        if other.doc in seen or not affirms(other) or _contrary(scope, match):
            continue
        if match.coverage < _COVERED or match.mutual < _MUTUAL[claim.polarity.means]:
            continue
        shared = match.shared & scope
        if len(shared) < 2 or shared <= claim.names | other.names:
            if len(shared) < 1 or not _one_is_enough(documents, claim, match):
                continue
        elif claim.polarity.means == "negation" and not _same_statement(documents, claim, match):
            continue
        seen.add(other.doc)
        yield Denial(claim, other, match.shared, _confidence(claim, match))


def _contrary(scope: frozenset[str], match: Match) -> bool:
    """Whether the other claim has the contrary of an act that is denied, and not the act itself."""
    acts = scope & opposites().keys()
    return any(act not in match.shared and not opposites()[act].isdisjoint(match.claim.stems) for act in acts)


def _prominent(documents: Sequence[Document], index: ClaimIndex, claim: Claim) -> bool:
    """Whether at least three sources, and half of them, carry the same denial."""
    if len(claim.polarity.scope) < 3:
        return False
    carrying = {
        match.claim.doc
        for match in index.matches(claim, least=_SAME_DENIAL)
        if denies(match.claim) and match.coverage >= _SAME_DENIAL and match.mutual >= _SAME_DENIAL
    }
    return len(carrying) + 1 >= max(3, (len(documents) + 1) // 2)


def _loose_pairs(index: ClaimIndex, claim: Claim) -> Iterator[Denial]:
    """For a prominent denial: in each article the affirming claim that shares most with it, three words or more."""
    seen: set[int] = set()
    for match in index.matches(claim, within=True):
        other = match.claim
        if other.doc in seen or not affirms(other) or match.mutual < _LOOSE_MUTUAL:
            continue
        if len(match.shared - claim.names - other.names) < _LOOSE_SHARED:
            continue
        seen.add(other.doc)
        yield Denial(claim, other, match.shared, _LOOSE_CONFIDENCE)


def _same_statement(documents: Sequence[Document], claim: Claim, match: Match) -> bool:
    """For a plain "not": nearly all it covers is affirmed, in order, of the same one, and not in names alone."""
    shared = match.shared & claim.polarity.scope
    return (
        match.coverage >= _COVERED_PLAIN
        and len(shared - claim.names - match.claim.names) >= 2
        and _in_order(claim, match)
        and _same_subject(documents, claim, match)
    )


def _same_subject(documents: Sequence[Document], claim: Claim, match: Match) -> bool:
    """Whether a "not" is said of the same one: words before it are shared, or a pronoun or nothing stands there."""
    cue = claim.polarity.cue
    if cue is None:
        return False
    document = documents[claim.doc]
    before = {stem(norm) for norm in document.norms[claim.first : cue[0]] if is_content(norm)}
    subject = before & set(claim.stems)
    if subject:
        return bool(subject & match.shared)
    return len(match.shared) >= 3 or match.mutual >= _MUTUAL_ALONE


def _in_order(claim: Claim, match: Match) -> bool:
    """Whether shared words follow each other in both: "cut jobs" and "cut 400 jobs", not "jobs that were cut short"."""
    shared = match.shared & claim.polarity.scope
    one = [word for word in claim.stems if word in shared]
    other = [word for word in match.claim.stems if word in shared]
    return one == other


def _one_is_enough(documents: Sequence[Document], claim: Claim, match: Match) -> bool:
    """One shared word under the denial carries it when little else is said, or when it is swept away whole."""
    if match.mutual < _MUTUAL_ALONE:
        return False
    if claim.polarity.sweeping or claim.polarity.means == "denial":
        return len(match.shared) > 1 or _names_shared(documents, claim, match.claim)
    plain = match.shared - claim.names - match.claim.names
    cue = claim.polarity.cue
    negated = cue is not None and documents[claim.doc].norms[cue[0]] != "no"  # "no more than ten" denies nothing
    if match.mutual >= _WHOLLY and len(match.shared) >= _LOOSE_SHARED and len(plain) >= 2 and negated:
        return True  # "the mill will close", "the mill will not close": all but the "not" is the same
    return claim.polarity.means == "exposure" or (match.claim.polarity.cue is not None)


def _names_shared(documents: Sequence[Document], claim: Claim, other: Claim) -> bool:
    """Whether the denier's own words name someone the other claim speaks of ("Rivera's lawyer")."""
    if claim.speaker is None:
        return False
    document = documents[claim.doc]
    first, last = document.words(claim.speaker)
    return any(stem(norm) in other.stems for norm in document.norms[first:last] if is_content(norm))


def _confidence(claim: Claim, match: Match) -> float:
    base = {"denial": 0.85, "exposure": 0.75, "negation": 0.6, "plain": 0.0}[claim.polarity.means]
    return base * (0.6 + 0.25 * match.coverage + 0.15 * match.mutual)
