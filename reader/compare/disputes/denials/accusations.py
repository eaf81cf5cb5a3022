"""What somebody is said to have done and denies: the charge in every source that tells it, the denial in every source.

Where a person says that the story is not so, and no source says it in its own voice, sources seldom stand on one side:
most tell the charge and carry the denial. Which source leaves the denial out is then what a reader wants to know, so it
is looked for in all the forms it takes: "denied the claims", the words of a quotation, the same words retold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum

from reader.article import Span
from reader.compare.claims.index import ClaimIndex
from reader.compare.claims.polarity import PolarityMarks, left_open
from reader.compare.disputes.denials.spoken import SpokenDenial, one_person
from reader.compare.disputes.drafts import Draft, Wording, is_hedged
from reader.compare.document import Document
from reader.compare.model import Family, Quote, Side
from reader.text.stems import is_content, stem

# The charge is told early: further down than this is another matter, unless it is named in the denial.
_TOLD_WITHIN = 12
# A sentence tells the charge when it shares two words with what is denied that are not names.
_SHARED = 2
# An article that opens with the denial stands on its side, though the charge follows.
_OPENS = 3
_SHORTEST, _LONGEST = 6, 45
# A word of the charge that few sources have counts for less; a sentence that begins inside a quotation is another's.
_RARE = 0.25
_IN_A_QUOTATION = 0.4
# The subject of "I have never" stands within this many words before the "never".
_SUBJECT = 3
_ONESELF = frozenset({"i", "i've", "i'd", "we", "we've", "we'd", "my", "our", "me", "us"})
# A denial of "the claim" deep in one article alone may be of anything.
_CARRIED = 2


def accusation(
    documents: Sequence[Document],
    wording: Wording,
    index: ClaimIndex,
    families: Sequence[Family],
    denials: Sequence[Sequence[SpokenDenial]],
    shared: Mapping[str, float],
    against: set[int],
) -> Draft | None:
    """The charge and its denial, every source's part in both; None where nobody denies what other sources tell.

    Args:
        denials: the denials that somebody makes in each article.
        shared: the stems of the story, which most sources have, with the share that has them.
        against: the documents, by number, that stand against the story as a whole.
    """
    matter = _one_matter([denial for of_article in denials for denial in of_article])
    if not matter:
        return None
    accused = matter[0].speaker
    charge = frozenset().union(*(denial.denied for denial in matter))
    if len(charge) < _SHARED:
        charge = frozenset(shared)
    told = {
        doc: found
        for doc, document in enumerate(documents)
        if (found := _telling(document, wording, index.marks[doc], charge, shared))
    }
    denied = {denial.doc: denial for denial in reversed(matter)}
    own = _own_words(documents, wording, index.marks, accused, charge)
    denied = _retold(documents, families, own) | {doc: said[0] for doc, said in own.items()} | denied
    leading = {doc for doc in denied.keys() & against if _opens_with(documents[doc], denied[doc].sentence)}
    carried = {doc: found for doc, found in told.items() if doc not in leading}
    if not carried:
        return None
    named = [name for name in wording.people if one_person(name, accused)]
    full = max(named, key=lambda name: (len(name), name), default=accused)
    sides = [_carrying(documents[doc], wording, index, doc, sentence) for doc, (_, sentence) in sorted(carried.items())]
    sides += [
        Side("denies", documents[doc].article.id, denial.sentence, None, denial.speaker and full)
        for doc, denial in sorted(denied.items())
    ]
    best = min(carried, key=lambda doc: (-carried[doc][0], doc))
    return Draft(
        "denied_claim",
        " ".join(carried[best][1].of(documents[best].text).split()),
        tuple(sides),
        min(0.9, 0.6 + 0.05 * len(denied)),
        central=True,
        missing=tuple(documents[doc].article.id for doc in sorted(carried.keys() - denied.keys())),
    )


def _opens_with(document: Document, sentence: Span) -> bool:
    return bisect_left(document.sentences, (sentence.start,)) < _OPENS


def _one_matter(denials: Sequence[SpokenDenial]) -> list[SpokenDenial]:
    """The denials of one matter: those of "the claims" by whoever most sources name, and what goes with them."""
    leads = [denial for denial in denials if denial.whole]
    if len({denial.doc for denial in leads}) < _CARRIED and not any(denial.opening for denial in leads):
        return []
    named = Counter(name for name, _ in {(denial.speaker, denial.doc) for denial in leads} if name)
    accused = min(named, key=lambda name: (-named[name], name)) if named else None
    lead = [denial for denial in leads if denial.speaker == accused or one_person(denial.speaker, accused)]
    denied = frozenset().union(*(denial.denied for denial in lead))
    return lead + [
        denial
        for denial in denials
        if denial not in lead
        and (denial.speaker is None or one_person(denial.speaker, accused))
        and len(denial.denied & denied) >= _SHARED
    ]


def _telling(
    document: Document, wording: Wording, marks: PolarityMarks, charge: frozenset[str], shared: Mapping[str, float]
) -> tuple[float, Span] | None:
    """The early sentence that tells most of the charge for its length and denies nothing, with its score."""
    best: tuple[float, Span] | None = None
    for number, sentence in enumerate(document.sentences[:_TOLD_WITHIN]):
        first, last = document.words(sentence)
        if any(hit.table in {"deny", "verdict", "exposed"} for hit in marks.between(first, last)):
            continue
        if sentence.of(document.text).rstrip("”\"’'").endswith("?"):
            continue
        told = {stem(norm) for norm in document.norms[first:last] if is_content(norm)} & charge
        if len(told - _names(document, first, last)) < _SHARED:
            continue
        # Summed exactly: the words of a set come in any order.
        told_weight = fsum(shared.get(word, _RARE) for word in told)
        score = _fit(document, wording, sentence) * told_weight / max(8, last - first) ** 0.5 / (1 + 0.1 * number)
        if best is None or score > best[0]:
            best = score, sentence
    return best


def _fit(document: Document, wording: Wording, sentence: Span) -> float:
    """How well a sentence reads as a statement: not too short or long, and not begun inside a quotation."""
    first, last = document.words(sentence)
    inside = any(
        quote.span.start <= sentence.start + 1 for quote in wording.quotes_of(document) if quote.span.overlap(sentence)
    )
    return (1.0 if _SHORTEST <= last - first <= _LONGEST else 0.4) * (_IN_A_QUOTATION if inside else 1.0)


def _names(document: Document, first: int, last: int) -> set[str]:
    """The stems written with a capital inside the sentence, and not all in capitals."""
    text, starts, ends = document.text, document.starts, document.ends
    return {
        stem(document.norms[at])
        for at in range(first + 1, last)
        if text[starts[at]].isupper() and not text[starts[at] : ends[at]].isupper()
    }


def _own_words(
    documents: Sequence[Document],
    wording: Wording,
    marks: Sequence[PolarityMarks],
    accused: str | None,
    charge: frozenset[str],
) -> dict[int, list[SpokenDenial]]:
    """For each article the quotations in which the accused says no to the charge."""
    found: dict[int, list[SpokenDenial]] = {}
    for doc, document in enumerate(documents):
        for quote in wording.quotes_of(document):
            by_accused = quote.speaker is not None and one_person(quote.speaker.name, accused)
            if by_accused and _says_no(document, quote, marks[doc], charge):
                sentence = document.sentence_at(quote.span.start) or quote.span
                found.setdefault(doc, []).append(SpokenDenial(doc, sentence, accused, False, False, frozenset()))
    return found


def _says_no(document: Document, quote: Quote, marks: PolarityMarks, charge: frozenset[str]) -> bool:
    """Whether a quotation calls it untrue, or says "I never" of something that is charged."""
    first, last = document.words(quote.span)
    here = marks.between(first, last)
    for hit in here:
        if left_open(hit, here):
            continue
        if hit.table in {"deny", "verdict", "exposed"}:
            return True
        of_oneself = hit.first == first or not _ONESELF.isdisjoint(
            document.norms[max(first, hit.first - _SUBJECT) : hit.first]
        )
        if hit.table == "negation" and of_oneself:
            after = {stem(norm) for norm in document.norms[hit.last : last] if is_content(norm)}
            if after & charge:
                return True
    return False


def _retold(
    documents: Sequence[Document], families: Sequence[Family], own: Mapping[int, Sequence[SpokenDenial]]
) -> dict[int, SpokenDenial]:
    """The articles that carry another rendering of words in which the accused says no."""
    by_article = {document.article.id: doc for doc, document in enumerate(documents)}
    found: dict[int, SpokenDenial] = {}
    for family in families:
        places = [(by_article[member.article], member.span) for member in family.members]
        said = next((no for doc, span in places for no in own.get(doc, ()) if no.sentence.overlap(span)), None)
        if said is None:
            continue
        for doc, span in places:
            sentence = documents[doc].sentence_at(span.start) or span
            found.setdefault(doc, SpokenDenial(doc, sentence, said.speaker, False, False, frozenset()))
    return found


def _carrying(document: Document, wording: Wording, index: ClaimIndex, doc: int, sentence: Span) -> Side:
    """The side of an article that tells the charge: flat, or as what somebody says."""
    hedged = is_hedged(document, sentence)
    claim = next((claim for claim in index.by_document[doc] if claim.sentence == sentence), None)
    speaker = wording.speaker(claim) if claim else None
    told = hedged or (claim is not None and claim.speaker is not None)
    return Side("reports" if told else "asserts", document.article.id, sentence, None, speaker, hedged)
