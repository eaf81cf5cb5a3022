"""Lists of names: who, or which places, one source gives for a thing and another source for the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.disputes.facts.partings import Parting, Said
from reader.compare.document import Document
from reader.text.lexicon import words
from reader.text.stems import is_content, stem
from reader.text.tokens import fold_word

# The claims around the lists must say nearly the same of them: this share of the lighter one's weight.
_ALIKE = 0.7
_LEAST_SHARED = 1
# Two lists of one thing have this many members in common; two pairs, one.
_IN_COMMON = 2
# Names this alike are one name in two spellings.
_SAME_NAME = 80.0
_NAME = r"(?:the )?[^\W\d_a-zß-ÿ][\w’'-]*(?: (?:(?:of|de|van|von|al|el|la|le) )?[^\W\d_a-zß-ÿ][\w’'-]*)*"
_LIST = re.compile(rf"({_NAME}(?:, {_NAME})*),? and ({_NAME})(?!\w)")


@dataclass(frozen=True, slots=True)
class NameList:
    """Names listed in one claim.

    Attributes:
        members: as written, folded.
        words: from the first to the last.
        rest: stems of the claim, those of the members left out.
        lead: the word before the list, "" at the start of its claim.
    """

    claim: Claim
    members: tuple[str, ...]
    words: Span
    rest: frozenset[str]
    lead: str


def find_list_partings(documents: Sequence[Document], index: ClaimIndex) -> list[Parting]:
    """Like claims whose lists have most members in common and not all, the most alike first."""
    lists: list[NameList] = []
    for document, claims in zip(documents, index.by_document, strict=True):
        lists.extend(found for claim in claims if (found := _list(document, claim)) is not None)
    partings = [
        parting
        for one, other in _with_a_common_member(lists)
        if (parting := _parting(documents, index, one, other)) is not None
    ]
    partings.sort(key=lambda pair: (-pair.likeness, pair.one.claim.doc, pair.one.claim.index, pair.other.claim.doc))
    return partings


def _with_a_common_member(lists: Sequence[NameList]) -> Iterator[tuple[NameList, NameList]]:
    """Pairs of lists of two articles that have the last word of a member in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(lists):
        for last in {member.split()[-1] for member in one.members}:
            holders[last].append(place)
    pairs = {pair for places in holders.values() for pair in combinations(places, 2)}
    return (
        (lists[one], lists[other]) for one, other in sorted(pairs) if lists[one].claim.doc != lists[other].claim.doc
    )


def _list(document: Document, claim: Claim) -> NameList | None:
    """The list of names in a claim that is affirmed; none where it is left open ("including", "among others")."""
    if claim.polarity.sign <= 0 or claim.question or claim.hedge is not None:
        return None
    if not _joins_names(document, claim) or _in_capitals(document, claim):
        return None
    start, end = document.span(claim.first, claim.last)
    found = list(_LIST.finditer(document.text, start, end))
    if len(found) != 1:
        return None
    match = found[0]
    first, last = document.words(Span(*match.span()))
    first = _without_opener(document, first, last)
    if not words("lists", "open").isdisjoint(document.norms[claim.first : claim.last]):
        return None
    members = tuple(_members(document, first, last))
    if len(members) < 2 or len(set(members)) < len(members):
        return None
    named = {stem(norm) for norm in document.norms[first:last]}
    lead = document.norms[first - 1] if first > claim.first else ""
    return NameList(claim, members, document.span(first, last), frozenset(claim.stems) - named, lead)


def _joins_names(document: Document, claim: Claim) -> bool:
    """Whether "and" stands between two words with capitals: no list is without."""
    text, starts = document.text, document.starts
    return any(
        document.norms[at] == "and" and text[starts[at - 1]].isupper() and not text[starts[at + 1]].islower()
        for at in range(claim.first + 1, claim.last - 1)
    )


def _without_opener(document: Document, first: int, last: int) -> int:
    """The first word of the list proper: "But", "In" or "Yesterday" has its capital only for opening the sentence."""
    openers = words("lists", "openers")
    while first < last - 2 and (not is_content(document.norms[first]) or document.norms[first] in openers):
        first += 1
    return first


def _members(document: Document, first: int, last: int) -> Iterator[str]:
    """The names among words `[first, last)`, folded: parted by commas and "and"."""
    member: list[str] = []
    for at in range(first, last):
        norm = document.norms[at]
        parted = at > first and "," in document.text[document.ends[at - 1] : document.starts[at]]
        if (parted or norm == "and") and member:
            yield " ".join(member)
            member = []
        if norm not in {"and", "the"}:
            member.append(norm)
    yield " ".join(member)


def _in_capitals(document: Document, claim: Claim) -> bool:
    plain = [at for at in range(claim.first, claim.last) if is_content(document.norms[at])]
    lower = sum(document.text[document.starts[at]].islower() for at in plain)
    return lower < 2


def _parting(documents: Sequence[Document], index: ClaimIndex, one: NameList, other: NameList) -> Parting | None:
    if {one.lead, other.lead} & words("lists", "places") and one.lead != other.lead:
        return None
    shared = one.rest & other.rest
    lighter = min(index.weight(one.rest), index.weight(other.rest))
    if len(shared) < _LEAST_SHARED or not lighter or index.weight(shared) < _ALIKE * lighter:
        return None
    common = sum(_has(other.members, member) for member in one.members)
    if common < min(_IN_COMMON, len(one.members) - 1, len(other.members) - 1):
        return None
    mine = [member for member in one.members if not _has(other.members, member)]
    theirs = [member for member in other.members if not _has(one.members, member)]
    if not mine and not theirs:
        return None
    if any(_mentions(documents[other.claim.doc], member) for member in mine):
        return None
    if any(_mentions(documents[one.claim.doc], member) for member in theirs):
        return None
    return Parting("list", Said(one.claim, one.words), Said(other.claim, other.words), index.weight(shared) / lighter)


def _has(members: Sequence[str], name: str) -> bool:
    return any(_one_name(member, name) for member in members)


def _one_name(one: str, other: str) -> bool:
    """Whether two names may be one: a part of the other ("Voss", "Ada Voss"), or another spelling."""
    left, right = set(one.split()), set(other.split())
    return left <= right or right <= left or ratio(one.split()[-1], other.split()[-1]) >= _SAME_NAME


def _mentions(document: Document, name: str) -> bool:
    """Whether an article has the name's last word anywhere, or one much like it."""
    last = fold_word(name.split()[-1])
    return any(norm[:4] == last[:4] for norm in document.norms)
