"""Who did it: one act that two sources have two people do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.fuzz import ratio

from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.claims.polarity import AUXILIARIES
from reader.compare.disputes.denials.kindred import alike, kindred
from reader.compare.disputes.facts.partings import Parting, Said
from reader.compare.disputes.facts.roles import Roles, role_words
from reader.compare.document import Document
from reader.text.lexicon import lexicon, words
from reader.text.stems import is_content, stem

# "It was X who": the sentence says itself that nobody else did it, so that less of the act need be the same.
_ALIKE_SOLE = 0.5
# Else nearly all of the lighter claim must be.
_ALIKE = 0.85
_LEAST_SHARED = 2
# A subject is at most this long, and "it was" stands this near to the start.
_LONGEST = 9
_OPENING = 3
# Names this alike are one name in two spellings.
_SAME_NAME = 80.0
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "our", "my"})
_SEVERAL = words("roles", "several")


@dataclass(frozen=True, slots=True)
class Doer:
    """An act and who one claim has do it.

    Attributes:
        label: who it is: the role and the name, as they stand.
        names: the parts of the doer's name, folded; none where only a role is given.
        roles: the roles that stand with it.
        verb: the stem of the act, by the one name of its kindred.
        act: the stems of the act and of all it is said of, likewise.
        sole: the claim says that this one did it and nobody else.
        single: it is such an act as one person does.
    """

    claim: Claim
    label: str
    names: tuple[str, ...]
    roles: frozenset[str]
    verb: str
    act: frozenset[str]
    sole: bool
    single: bool


def find_doer_partings(documents: Sequence[Document], index: ClaimIndex) -> list[Parting]:
    """Acts that two sources give to two people, the most alike first; and who else says so of either."""
    doers = list(_read_doers(documents, index))
    found: list[Parting] = []
    roles = Roles(documents)
    for one, other in _comparable(doers):
        likeness = _likeness(index, one, other)
        if likeness and _are_two(roles, one, other) and not _known(index, roles, doers, one, other):
            found.append(Parting("name", _said(one), _said(other), likeness))
            found.extend(_joining(roles, doers, one, other, likeness))
    found.sort(key=lambda pair: (-pair.likeness, pair.one.claim.doc, pair.one.claim.index, pair.other.claim.doc))
    return found


def _read_doers(documents: Sequence[Document], index: ClaimIndex) -> Iterator[Doer]:
    """The doers of acts that one person does; where a claim says "it was X who", those of claims near it too."""
    nearby: set[int] = set()
    read: set[int] = set()
    single = words("roles", "sole")
    for place, claim in enumerate(index.claims):
        document = documents[claim.doc]
        norms = document.norms[claim.first : claim.last]
        if "it" not in norms[:_OPENING] and single.isdisjoint(norms):
            continue
        doer = _read(document, claim)
        if doer is not None and (doer.sole or doer.single):
            read.add(place)
            yield doer
            if doer.sole:
                nearby.update(index.near(claim).places)
    for place in sorted(nearby - read):
        claim = index.claims[place]
        doer = _read(documents[claim.doc], claim)
        if doer is not None:
            yield doer


def _comparable(doers: Sequence[Doer]) -> Iterator[tuple[Doer, Doer]]:
    """Doers of two articles whose acts may be one: of one verb, or told as "it was X who"."""
    by_verb: dict[str, list[Doer]] = defaultdict(list)
    for doer in doers:
        if doer.single:
            by_verb[doer.verb].append(doer)
    for group in by_verb.values():
        yield from ((one, other) for one, other in combinations(group, 2) if one.claim.doc != other.claim.doc)
    for sole in doers:
        for other in doers if sole.sole else ():
            if sole.claim.doc != other.claim.doc and not (sole.single and other.single and sole.verb == other.verb):
                yield sole, other


def _said(doer: Doer) -> Said:
    return Said(doer.claim, doer.label)


def _read(document: Document, claim: Claim) -> Doer | None:
    """The act of a claim that is affirmed and sure, with its doer; None where no one is plainly named for it."""
    if claim.polarity.sign <= 0 or claim.question or claim.hedge is not None:
        return None
    for read in (_sole_doer, _teller, _passive_doer, _subject):
        found = read(document, claim)
        if found is not None:
            phrase, verb = found
            return _doer(document, claim, phrase, verb, read is _sole_doer)
    return None


def _sole_doer(document: Document, claim: Claim) -> tuple[range, int] | None:
    """ "It was the guard who …": the words between, and the verb."""
    norms = document.norms
    for at in range(claim.first, min(claim.first + _OPENING, claim.last - 3)):
        if norms[at] == "it" and norms[at + 1] in {"was", "is"}:
            for who in range(at + 3, min(claim.last, at + 2 + _LONGEST)):
                if norms[who] in {"who", "that"}:
                    verb = next((place for place in range(who + 1, claim.last) if _is_past(norms[place])), None)
                    return (range(at + 2, who), verb) if verb is not None else None
    return None


def _teller(document: Document, claim: Claim) -> tuple[range, int] | None:
    """Who tells somebody something, at the claim's start: "the guard told the board that …"."""
    if claim.speaker is None or claim.speaker.start != document.starts[claim.first]:
        return None
    verb = document.words(claim.speaker)[1] - 1
    told = document.norms[verb] in words("roles", "telling") and document.norms[verb + 1] in _DEFINITE
    return (range(claim.first, verb), verb) if told else None


def _passive_doer(document: Document, claim: Claim) -> tuple[range, int] | None:
    """ "The gate was opened by the guard": the words behind "by"."""
    norms = document.norms
    verb = None
    for at in range(claim.first + 1, claim.last - 1):
        if _is_past(norms[at]) and norms[at - 1] in _PASSIVE:
            verb = at
        elif norms[at] == "by" and verb is not None and at - verb <= _LONGEST:
            last = at + 1
            while last < claim.last and _goes_on(document, at + 1, last):
                last += 1
            return range(at + 1, last), verb
    return None


_PASSIVE = frozenset({"was", "were", "been", "being", "is"})


def _goes_on(document: Document, first: int, at: int) -> bool:
    """Whether a word belongs to the phrase that begins at `first`: an article, a role, or part of a name."""
    norm = document.norms[at]
    if norm in _DEFINITE:
        return at == first
    return norm in role_words() or document.text[document.starts[at]].isupper()


def _subject(document: Document, claim: Claim) -> tuple[range, int] | None:
    """The words before the claim's first verb in the past tense."""
    norms = document.norms
    for at in range(claim.first + 1, min(claim.first + _LONGEST, claim.last)):
        if norms[at] in AUXILIARIES:
            return None
        if _is_past(norms[at]):
            return range(claim.first, at), at
    return None


def _doer(document: Document, claim: Claim, phrase: range, verb: int, sole: bool) -> Doer | None:
    """The doer whom a phrase names, by a definite role or a full name; None where it names several, or anyone."""
    norms = document.norms
    if not _SEVERAL.isdisjoint(norms[at] for at in phrase):
        return None
    names = _longest_name(document, phrase)
    roles = frozenset(norms[at] for at in phrase if norms[at] in role_words())
    definite = any(norms[at] in _DEFINITE for at in phrase)
    if any(norms[at] in words("roles", "other") for at in phrase) or not (len(names) > 1 or (roles and definite)):
        return None
    before = [at for at in phrase if norms[at] in roles and (not names or at < names.start)]
    parts = [document.text[document.starts[at] : document.ends[at]] for at in [*before, *names]]
    own = {stem(norms[at]) for at in phrase}
    act = alike({*claim.stems, stem(norms[verb])} - own)
    return Doer(
        claim,
        " ".join(parts) if names else f"the {' '.join(parts).lower()}",
        tuple(norms[at] for at in names),
        roles,
        min(alike([stem(norms[verb])])),
        act,
        sole,
        norms[verb] in words("roles", "sole"),
    )


def _longest_name(document: Document, phrase: range) -> range:
    """The longest run of capitals in a phrase; one capital word alone at the start of a sentence is none."""
    best, first = range(0), phrase.start
    for at in [*phrase, phrase.stop]:
        norm = document.norms[at] if at in phrase else ""
        capital = bool(norm) and document.text[document.starts[at]].isupper()
        if not capital or not is_content(norm) or norm in role_words():
            run = range(first, at)
            alone = len(run) == 1 and document.text[document.ends[run.start] :][:1] != ","
            if len(run) > len(best) and not alone:
                best = run
            first = at + 1
    return best


@cache
def _irregular() -> frozenset[str]:
    """Forms of irregular verbs other than the base: "went", "wrote", "told"."""
    return frozenset(form for row in lexicon("inflections")["irregular"].splitlines() for form in row.split()[1:])


def _is_past(norm: str) -> bool:
    return (norm.endswith("ed") and len(norm) > 4) or (norm in _irregular() and not norm.endswith("s"))


def _likeness(index: ClaimIndex, one: Doer, other: Doer) -> float:
    """How alike two acts are, 0 to 1; 0 where they are not one act."""
    sole = one.sole or other.sole
    if not sole and (one.verb != other.verb or not one.single):
        return 0.0
    shared = one.act & other.act
    if len(shared) < _LEAST_SHARED:
        return 0.0
    lighter = min(_weight(index, one.act), _weight(index, other.act)) or 1
    likeness = _weight(index, shared) / lighter
    return likeness if likeness >= (_ALIKE_SOLE if sole else _ALIKE) else 0.0


def _weight(index: ClaimIndex, stems: Iterable[str]) -> int:
    """The weight of stems that stand for their kindred: of each that of its weightiest form in the story."""
    return sum(max(index.weights.get(form, 0) for form in kindred().get(word, (word,))) for word in stems)


def _are_two(roles: Roles, one: Doer, other: Doer) -> bool:
    """Whether the doers are surely two people: other names, or roles that exclude each other and nobody has both."""
    if one.names and other.names:
        return not any(ratio(a, b) >= _SAME_NAME for a in one.names for b in other.names)
    mine, theirs = (doer.roles | roles.of(doer.names) for doer in (one, other))
    return roles.exclude(mine, theirs)


def _known(index: ClaimIndex, roles: Roles, doers: Sequence[Doer], one: Doer, other: Doer) -> bool:
    """Whether either article has the other's doer for the act too, and so knows of both."""
    for third in doers:
        for doc, rival in ((one.claim.doc, other), (other.claim.doc, one)):
            if third.claim.doc == doc and _likeness(index, third, rival) and not _are_two(roles, third, rival):
                return True
    return False


def _joining(roles: Roles, doers: Sequence[Doer], one: Doer, other: Doer, likeness: float) -> Iterator[Parting]:
    """Other sources that say of either by name that it was this one who did such an act, however short they put it."""
    for third in doers:
        if not third.sole or third.claim.doc in {one.claim.doc, other.claim.doc}:
            continue
        for same, opposed in ((one, other), (other, one)):
            if set(third.names) & set(same.names) and third.verb == same.verb and _are_two(roles, third, opposed):
                yield Parting("name", Said(third.claim, same.label), _said(opposed), likeness)
