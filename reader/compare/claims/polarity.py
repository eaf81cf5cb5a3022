"""Polarity of a clause: affirmed, denied, or left open; and what the denial covers.

A word of denial is not yet a denial: entry is denied and bids are rejected (a refusal), "did not deny" leaves things
open, "not a hoax" affirms. Two negators within a few words cancel; further apart the first one rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reader.compare.document import Document
from reader.text.lexicon import lexicon, words
from reader.text.phrases import Hit, phrase_book
from reader.text.stems import is_content, stem

Means = Literal["plain", "negation", "denial", "exposure"]

# Two negators at most this many words apart cancel each other: "not a complete hoax", "denied that he never paid".
_CANCEL_REACH = 5
# A negator covers the words after it up to this many, or to a comma or a word that opens another thought.
_SCOPE = 12
_SCOPE_ENDS = frozenset(
    {"and", "but", "or", "as", "because", "who", "which", "when", "after", "before", "if", "since", "until"}
)
# Where the object of "denied" or "rejected" is looked for.
_OBJECT_REACH = 5
_PASSIVE = frozenset({"was", "were", "been", "being", "be", "is", "are", "got"})


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a clause stands to what it says.

    Attributes:
        sign: 1 affirmed, -1 denied, 0 left open ("did not deny", "declined to comment").
        means: how it is denied: a negation, a verb of denial, or a word that exposes the whole thing as untrue.
        scope: stems of the content words the denial covers.
        cue: its words `[first, last)`.
        cue_words: every word that belongs to a cue; they are not part of what is claimed.
        refusal: something was refused or turned down, not a statement denied.
        lacking: a word in it carries a "not" of its own ("without", "refused").
        sweeping: the denial covers anything at all ("never signed anything").
    """

    sign: int
    means: Means = "plain"
    scope: frozenset[str] = frozenset()
    cue: tuple[int, int] | None = None
    cue_words: frozenset[int] = frozenset()
    refusal: bool = False
    sweeping: bool = False
    lacking: bool = False


NEUTRAL = Polarity(1)


@dataclass(frozen=True, slots=True)
class PolarityMarks:
    """The cues of one document, in order, where each starts, and the tables they are of."""

    hits: list[Hit]
    starts: list[int]
    tables: frozenset[str]

    def between(self, first: int, last: int) -> list[Hit]:
        """The cues that start among words `[first, last)`."""
        return self.hits[bisect_left(self.starts, first) : bisect_left(self.starts, last)]


def find_marks(document: Document) -> PolarityMarks:
    """Every cue of denial, negation, exposure and doubt in a document, contracted "n't" included."""
    book = phrase_book("polarity")
    hits = book.find(document.norms, openers=document.where(book.openers))
    contracted = {norm for norm in document.places if norm.endswith("n't") and len(norm) > 3}
    hits += [Hit(at, at + 1, "negation") for at in document.where(contracted)]
    hits.sort(key=lambda hit: (hit.first, -hit.last, hit.table))
    return PolarityMarks(hits, [hit.first for hit in hits], frozenset(hit.table for hit in hits))


def polarity_of(document: Document, first: int, last: int, marks: PolarityMarks, skipped: frozenset[int]) -> Polarity:
    """The polarity of words `[first, last)`. Words in `skipped` name the speaker and are no part of the clause."""
    here = [hit for hit in marks.between(first, last) if hit.first not in skipped or hit.table == "deny"]
    lacking = any(hit.table == "lacking" for hit in here)
    if not any(hit.table in _NEGATORS for hit in here):
        return Polarity(1, lacking=True) if lacking else NEUTRAL
    open_cues = [hit for hit in here if hit.table == "no_denial"]
    negators: list[Hit] = []
    cue_words: set[int] = set()
    refusal = False
    for hit in here:
        if hit.table not in _NEGATORS or any(cue.first <= hit.first < cue.last for cue in open_cues):
            continue
        if hit.table == "deny" and is_refusal(document, hit, first, last):
            refusal = True
            continue
        if negators and hit.first < negators[-1].last:
            continue
        negators.append(hit)
        cue_words.update(range(hit.first, hit.last))
    if not negators:
        return Polarity(0 if open_cues and not refusal else 1, refusal=refusal, lacking=lacking)
    lead = negators[0]
    cancelled = len(negators) > 1 and _cancel(document, lead, negators[1])
    if not cancelled and _of_a_part(document, lead, first):
        return Polarity(0, lacking=lacking)
    scope = frozenset(_scope(document, lead, first, last, skipped, cue_words))
    return Polarity(
        1 if cancelled else -1,
        _means(lead),
        scope,
        (lead.first, lead.last),
        frozenset(cue_words),
        refusal,
        any(norm in {"anything", "any", "ever", "whatsoever"} for norm in document.norms[lead.last : last]),
        lacking,
    )


_NEGATORS = frozenset({"negation", "deny", "exposed", "verdict"})


def _of_a_part(document: Document, hit: Hit, first: int) -> bool:
    """A "not" that denies a phrase and no sentence: "for not paying", "but not his post"."""
    return document.norms[hit.first : hit.last] == ["not"] and (
        hit.first == first or document.norms[hit.first - 1] not in AUXILIARIES
    )


AUXILIARIES = words("function_words", "auxiliaries")


def _cancel(document: Document, one: Hit, other: Hit) -> bool:
    """Whether the second negator is under the first: "not a hoax", "denied that he never paid".

    Not across a comma ("denied it, saying no message came"); two verdicts or two plain negations strengthen each other.
    """
    if other.first - one.last >= _CANCEL_REACH or (one.table == "negation") == (other.table == "negation"):
        return False
    return "," not in document.text[document.ends[one.last - 1] : document.starts[other.first]]


def _means(hit: Hit) -> Means:
    return "denial" if hit.table == "deny" else "negation" if hit.table == "negation" else "exposure"


def _scope(
    document: Document, cue: Hit, first: int, last: int, skipped: frozenset[int], cue_words: set[int]
) -> Iterator[str]:
    """Stems under the cue: the words after it; for a verdict on the whole ("the story is a hoax") all of the clause."""
    story = words("polarity", "story")
    whole = cue.table in {"exposed", "verdict"}
    begin, end = (first, last) if whole else (cue.last, min(last, cue.last + _SCOPE))
    for at in range(begin, end):
        norm = document.norms[at]
        if (
            not whole
            and at > begin
            and (norm in _SCOPE_ENDS or "," in document.text[document.ends[at - 1] : document.starts[at]])
        ):
            return
        if at not in skipped and at not in cue_words and is_content(norm) and norm not in story:
            yield stem(norm)


def left_open(hit: Hit, here: Iterable[Hit]) -> bool:
    """Whether a word of denial at `hit` is itself taken back or passed over ("did not deny"), by the cues around it."""
    return any(other.table == "no_denial" and other.first <= hit.first < other.last for other in here)


def is_refusal(document: Document, hit: Hit, first: int, last: int) -> bool:
    """Whether a word of denial at `hit` refuses something ("was denied entry", "his request was denied")."""
    norms = document.norms
    if not norms[hit.first].startswith(("den", "reject", "dismiss")):
        return False
    things = _lines("refusable")
    after = norms[hit.last : min(last, hit.last + _OBJECT_REACH)]
    if "that" in after[:2]:
        return False
    passive = any(norm in _PASSIVE for norm in norms[max(first, hit.first - 3) : hit.first])
    near = any(norm in things for norm in after)
    before = any(norm in things for norm in norms[max(first, hit.first - 6) : hit.first])
    return near or (passive and (before or (norms[hit.first].startswith("denied") and not _statement_near(norms, hit))))


def turns_down(document: Document, at: int, last: int) -> bool:
    """Whether "rejected" at word `at` is said of what can be voted on or turned down: a plan, a bid, no statement."""
    after = document.norms[at + 1 : min(last, at + 1 + _OBJECT_REACH)]
    return document.norms[at].startswith("reject") and not (_lines("rejectable") | _lines("refusable")).isdisjoint(
        after
    )


def _statement_near(norms: list[str], hit: Hit) -> bool:
    """ "The claims were denied": a statement, whatever the voice."""
    statements = _lines("statement")
    return any(norm in statements for norm in norms[max(0, hit.first - 8) : hit.first])


@cache
def _lines(table: str) -> frozenset[str]:
    return frozenset(lexicon("polarity")[table].split("\n"))
