"""Claims: short statements, a clause each, with who says it, whether it is affirmed, and how surely."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.article import Span
from reader.compare.claims.polarity import AUXILIARIES, NEUTRAL, Polarity, PolarityMarks, find_marks, polarity_of
from reader.compare.document import Document
from reader.text.lexicon import lexicon, words
from reader.text.phrases import Hit, phrase_book
from reader.text.stems import is_content, stem

# A clause with fewer content words than this goes with its neighbour: "but he refused" says too little alone.
_SMALLEST = 2
# The words that name a speaker beside "said": longer stretches are clauses of their own.
_LONGEST_SPEAKER = 9
_SPLITTERS = frozenset({"but", "while", "although", "though", "whereas", "however", "because"})
_PARTING = re.compile(r"[;—]| [–-] |: ")
_CALENDAR = lexicon("calendar")
_PERIODS = frozenset(
    row.split()[0] for table in ("months", "weekdays") for row in _CALENDAR[table].splitlines() if row.strip()
) - {"may"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause of one article.

    Attributes:
        doc: the article's place in the list of documents.
        index: the claim's place among the claims of its document.
        sentence: the sentence it stands in.
        first, last: its words `[first, last)`, as indices into the document.
        stems: stems of its content words in order; words of the speaker, of denial, reserve and dates left out.
        names: those of the stems that are written as names, with a capital inside the sentence.
        polarity: whether it is affirmed or denied, and which stems the denial covers.
        hedge: the word that makes it less than certain.
        certain: a word that makes it certain stands in it ("confirmed").
        speaker: the words that name who says it, where they stand in the clause outside quotation marks.
        question: it is asked, not said.
    """

    doc: int
    index: int
    sentence: Span
    first: int
    last: int
    stems: tuple[str, ...]
    names: frozenset[str]
    polarity: Polarity
    hedge: Hit | None
    certain: bool
    speaker: Span | None
    question: bool


def read_claims(documents: Sequence[Document], marks: Sequence[PolarityMarks] | None = None) -> list[list[Claim]]:
    """The claims of each document, in order; `marks` are their cues of polarity, where they are found already."""
    found = marks or [find_marks(document) for document in documents]
    return [list(_claims(number, document, found[number])) for number, document in enumerate(documents)]


def _claims(number: int, document: Document, marks: PolarityMarks) -> Iterator[Claim]:
    book = phrase_book("hedges")
    hedges = book.find(document.norms, openers=document.where(book.openers))
    hedge_starts = [hit.first for hit in hedges]
    said = list(map(_stem_if_said, document.norms))
    breaks, reporting = _breaks(document), document.where(reporting_verbs())
    index = 0
    for sentence in document.sentences:
        first, last = document.words(sentence)
        for begin, end in _clauses(document.norms, breaks, first, last):
            here = hedges[bisect_left(hedge_starts, begin) : bisect_left(hedge_starts, end)]
            # Most clauses have no verb of saying, and so no speaker to be looked for.
            reported = bisect_left(reporting, begin) < bisect_left(reporting, end)
            speaker = _speaker(document, begin, end) if reported else None
            yield _claim(number, index, document, sentence, begin, end, marks, here, said, speaker)
            index += 1


def _breaks(document: Document) -> list[int]:
    """The words before which a clause may open: after semicolons, dashes and colons, and "but", "while", …"""
    starts, ends = document.starts, document.ends
    opening = set(document.where(_SPLITTERS))
    for sign in _PARTING.finditer(document.text):
        at = bisect_left(starts, sign.end())
        # A dash with no space beside it joins words as often as it parts clauses.
        if 0 < at < len(starts) and ends[at - 1] <= sign.start() and starts[at] - ends[at - 1] > 1:
            opening.add(at)
    return sorted(opening)


def _clauses(norms: Sequence[str], breaks: Sequence[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The clauses among words `[first, last)`, parted at `breaks` where each has words enough of its own."""
    if last <= first:
        return
    begin = first
    for at in breaks[bisect_right(breaks, first) : bisect_left(breaks, last)]:
        if (
            at > begin
            and sum(map(is_content, norms[begin:at])) >= _SMALLEST
            and sum(map(is_content, norms[at:last])) >= _SMALLEST
        ):
            yield begin, at
            begin = at
    yield begin, last


def _claim(
    number: int,
    index: int,
    document: Document,
    sentence: Span,
    begin: int,
    end: int,
    marks: PolarityMarks,
    hedges: Sequence[Hit],
    said: Sequence[str],
    speaker: tuple[int, int] | None,
) -> Claim:
    if speaker and any(speaker[0] <= hit.first < speaker[1] and hit.last - hit.first > 1 for hit in hedges):
        speaker = None  # "officials are checking reports that": no verb of saying
    skipped = frozenset(range(*speaker)) if speaker else frozenset()
    polarity = polarity_of(document, begin, end, marks, skipped)
    # Words of reserve ("are believed to", "allegedly") say how sure it is, not what is claimed.
    reserve = {at for hit in hedges if hit.table == "strong" for at in range(hit.first, hit.last)}
    left_out = skipped | polarity.cue_words | reserve if polarity.cue_words or reserve else skipped
    kept = [at for at in range(begin, end) if said[at]]
    if left_out:
        kept = [at for at in kept if at not in left_out]
    text, starts = document.text, document.starts
    hedge = next(
        (hit for hit in hedges if hit.table != "certain" and hit.first not in skipped and _hedges(document, hit)), None
    )
    return Claim(
        number,
        index,
        sentence,
        begin,
        end,
        tuple([said[at] for at in kept]),
        frozenset([said[at] for at in kept if text[starts[at]].isupper() and starts[at] != sentence.start]),
        polarity if kept else NEUTRAL,
        hedge,
        any(hit.table == "certain" for hit in hedges),
        document.span(*speaker) if speaker else None,
        text.startswith("?", document.ends[end - 1]) and document.ends[end - 1] < sentence.end,
    )


def _hedges(document: Document, hit: Hit) -> bool:
    """Whether it is about the claim: "May" is a month or opens a question, "the alleged attack" is but a part."""
    norm = document.norms[hit.first]
    if norm == "may":
        return document.text[document.starts[hit.first]].islower()
    if norm == "supposed" and document.norms[hit.last : hit.last + 1] == ["to"]:
        return False  # meant to be, not said to be
    return norm not in _OF_A_NOUN or hit.first == 0 or document.norms[hit.first - 1] not in _DETERMINERS


_OF_A_NOUN = frozenset({"alleged", "purported", "supposed", "rumored", "rumoured", "suspected"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "of", "any"})


@lru_cache(maxsize=65_536)
def _stem_if_said(norm: str) -> str:
    """The stem of a content word, "" for other words, figures and dates: those are slots, compared by value."""
    if is_content(norm) and not norm[0].isdigit() and norm not in _PERIODS and norm not in _numerals():
        return stem(norm)
    return ""


@cache
def _numerals() -> frozenset[str]:
    rows = (lexicon("units")["numerals"][key].splitlines() for key in ("words", "scales"))
    return frozenset(row.split()[0] for group in rows for row in group if row.strip())


@cache
def reporting_verbs() -> frozenset[str]:
    """The verbs that report speech and leave its polarity as it is."""
    return frozenset().union(*(words("reporting", table) for table in ("neutral", "assertive", "factive", "yielding")))


def _speaker(document: Document, begin: int, end: int) -> tuple[int, int] | None:
    """The words that name the speaker: before a verb of saying at the clause's start, or around one at its end."""
    verbs = reporting_verbs()
    norms, text = document.norms, document.text
    reach = _LONGEST_SPEAKER + 1
    for at in range(begin + 1, min(begin + reach, end)):
        if (norms[at] in AUXILIARIES and norms[at] not in {"has", "have", "had"}) or norms[at] in _NEVER_SAID:
            break  # "I will not stand here and tell", "he never told": nobody is named
        if norms[at] in verbs and at + 1 < end:
            if not any(mark in text[document.starts[begin] : document.starts[at]] for mark in '“”",;'):
                return begin, at + 1
            break
    for at in range(end - 1, max(begin, end - reach) - 1, -1):
        if norms[at] in verbs:
            opened = _tail_start(document, begin, at)
            if opened is not None and _names_speaker(document, opened, at, end):
                return opened, end
    return None


_NEVER_SAID = frozenset({"never", "not", "nobody", "no", "cannot"})


def _names_speaker(document: Document, opened: int, verb: int, end: int) -> bool:
    """Whether a closing attribution holds a speaker and no statement of its own ("…, and said the state would pay")."""
    if verb == opened:
        return not any(norm in AUXILIARIES for norm in document.norms[verb + 1 : end])
    if document.norms[opened] in {"and", "but", "who", "which", "he", "she", "it", "they"} and verb + 1 < end:
        return False
    return verb + 1 == end or document.norms[verb + 1] in _ATTRIBUTION_GOES_ON


_ATTRIBUTION_GOES_ON = words("reporting", "goes_on")


def _tail_start(document: Document, begin: int, verb: int) -> int | None:
    """Where a closing attribution opens: after the comma or the closing mark before its speaker or verb."""
    text, starts, ends = document.text, document.starts, document.ends
    for at in range(verb, max(begin, verb - _LONGEST_SPEAKER), -1):
        between = text[ends[at - 1] : starts[at]]
        if "," in between or "”" in between or '"' in between or "»" in between:
            return at
    return None
