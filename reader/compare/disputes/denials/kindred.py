"""Acts in other words: "scrap", "axe" and "end" the flights are one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex, Match
from reader.text.lexicon import lexicon
from reader.text.stems import stem


@cache
def kindred() -> Mapping[str, frozenset[str]]:
    """Stem → the stems of its group, itself included; only of words that have kindred ones."""
    groups = [frozenset(map(stem, line.split())) for line in lexicon("kindred")["groups"].splitlines() if line.strip()]
    return {word: group for group in groups for word in group}


@cache
def _first() -> Mapping[str, str]:
    return {word: min(group) for word, group in kindred().items()}


def alike(stems: Iterable[str]) -> frozenset[str]:
    """The stems with each act by the one name of its group, so that acts in other words are the same."""
    first = _first()
    return frozenset([first.get(word, word) for word in stems])


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Stem → the stems of acts that are its contrary: to have no plans to end a thing does not deny beginning it."""
    found: dict[str, frozenset[str]] = {}
    for one, other in lexicon("kindred")["opposites"]:
        left, right = (frozenset(map(stem, side.split())) for side in (one, other))
        found.update({**dict.fromkeys(left, right), **dict.fromkeys(right, left)})
    return found


def matches_in_other_words(
    index: ClaimIndex, claim: Claim, wanted: frozenset[str], least: float, within: bool = False, wide: bool = False
) -> list[Match]:
    """As `ClaimIndex.matches`, with claims too that have a kindred act for one of `wanted`, the nearest first.

    Of those the claim's stems name the act as `wanted` does: whatever is asked of them later is asked of one act. What
    an act is done to stands behind it in both: "stop carrying the post" is not "carried the post until it ended".
    """
    found = index.matches(claim, wanted, within, wide, least)
    for word in sorted(wanted & kindred().keys()):
        for other in sorted(kindred()[word] - wanted):
            if other in index.weights:
                asked = wanted - {word} | {other}
                matches = index.matches(claim, asked, within, wide, least)
                renamed = (_renamed(index, claim, match, other, word) for match in matches if _has(match, other, word))
                found += [match for match in renamed if _leads(claim, match, word)]
    found.sort(key=lambda match: (-match.coverage, -match.mutual, match.claim.doc, match.claim.index))
    best: dict[int, Match] = {}
    for match in found:
        best.setdefault(index.place(match.claim), match)
    return list(best.values())


def _has(match: Match, other: str, word: str) -> bool:
    return other in match.claim.stems and word not in match.claim.stems


def _leads(claim: Claim, match: Match, act: str) -> bool:
    """Whether the same shared word comes next behind the act in both claims."""
    behind = []
    for stems in (claim.stems, match.claim.stems):
        shared = [word for word in stems if word in match.shared]
        behind.append(next(iter(shared[shared.index(act) + 1 :]), None) if act in shared else None)
    return behind[0] is not None and behind[0] == behind[1]


def _renamed(index: ClaimIndex, claim: Claim, match: Match, other: str, word: str) -> Match:
    """The match with the act `other` by the name of `word`, which the looked-up claim has."""
    theirs = match.claim
    polarity = theirs.polarity
    if other in polarity.scope:
        polarity = replace(polarity, scope=polarity.scope - {other} | {word})
    renamed = replace(theirs, stems=tuple(word if each == other else each for each in theirs.stems), polarity=polarity)
    shared = match.shared | ({word} & frozenset(claim.stems))
    weight = index.weight(shared)
    lighter = min(index.weight(frozenset(claim.stems)), index.weight(frozenset(renamed.stems))) or 1
    return Match(renamed, shared, weight, match.coverage, weight / lighter)
