"""How each article as a whole stands to what the story says: carries it, casts doubt on it, or exposes it.

Articles on one rumour share its words; what parts them is whether they say, in their own voice and early, that it is
not so. The score adds up the words that say so, weighed by how plain they are, where they stand, whose voice it is, and
whether they speak of the story at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.compare.claims.polarity import PolarityMarks, is_refusal, left_open
from reader.compare.document import Document
from reader.compare.model import Quote
from reader.text.lexicon import words
from reader.text.phrases import Hit
from reader.text.stems import is_content, stem

# What one cue adds. "Hoax" hardly has another use; "false" has; a denial is somebody's; doubt is less than a verdict.
_WEIGHTS: Mapping[str, float] = {"exposed": 3.0, "verdict": 2.0, "deny": 1.5, "kindred": 0.4, "doubt": 0.6}
# A denial of "the report" or "the story" is one of the whole.
_STORY_DENIED = 2.0
# The labels of a fact check ("CLAIM:", "THE FACTS:", "FALSE" on a line of its own): it is not written about what is so.
_LABELLED = 2.5
_LABEL = re.compile(
    r"^\s*(?:(?:the )?(?:facts|verdict|rating|ruling|our ruling|fact[- ]check(?:ed)?)\s*[:—–]"
    r"|(?:mostly |probably |partly )?(?:false|fake|fake news|fiction|hoax|misleading|untrue|not true)[.!]?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
# Said in the opening, it is what the article is about.
_OPENING = 1.6
_OPENING_SENTENCES = 3
_OPENING_SHARE = 0.15
# Said inside a quotation, it is the speaker's, and the article only carries it.
_QUOTED = 0.5
# Said with nothing of the story near: probably of something else.
_ASIDE = 0.4
# Negated ("not a hoax") it says the opposite, though the matter is raised.
_NEGATED = 0.2
# The same cue over and over in a long article adds up to this many at most.
_REPEATS = 3
# Long articles hold more of every word: the score is divided by the square root of the length over this many words.
_USUAL_LENGTH = 500
# From here on an article is taken to be against the story; and a story whose plainest opponent is below `CLEAR` is
# not disputed as a whole. Chosen on stories labelled by hand, between the two groups' tails.
AGAINST = 1.5
CLEAR = 2.3
_CALLING = frozenset({"called", "calls", "calling", "call", "branded", "labelled", "labeled", "dubbed", "considers"})
_SOME = frozenset({"some", "others", "whether", "possibly", "doubters"})
_NEGATIONS = frozenset({"not", "never", "no", "nor", "neither", "without", "cannot"})
# A word of the story counts as shared by the sources when this share of the articles has it.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """One cue of an article against its story: its kind, what it adds, and its words `[first, last)`.

    `quoted`: it is said in a quotation. `topical`: its sentence speaks of the story, by name or in the story's words.
    """

    table: str
    weight: float
    first: int
    last: int
    sentence: Span
    quoted: bool
    topical: bool


@dataclass(frozen=True, slots=True)
class ArticleStance:
    """An article's score against the story, and the cues behind it, the weightiest first."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def against(self) -> bool:
        return self.score >= AGAINST


def shared_stems(documents: Sequence[Document]) -> dict[str, float]:
    """The stems that at least half of the articles (and two of them) have, with the share that has them."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update({stem(norm) for norm in set(document.norms) if is_content(norm) and not norm[0].isdigit()})
    least = max(2.0, _SHARED * len(documents))
    return {word: count / len(documents) for word, count in counts.items() if count >= least}


def article_stance(
    document: Document, marks: PolarityMarks, shared: Mapping[str, float], quotes: Sequence[Quote]
) -> ArticleStance:
    """The stance of one article; `marks` and `quotes` are its own."""
    spans = sorted(quote.span for quote in quotes if quote.kind in {"direct", "scare"})
    evidence = []
    counted: Counter[tuple[str, bool]] = Counter()
    for number, sentence in enumerate(document.sentences):
        first, last = document.words(sentence)
        here = marks.between(first, last)
        if not here or "{" in document.text[sentence.start : sentence.end]:
            continue
        opening = number < _OPENING_SENTENCES or first < _OPENING_SHARE * len(document.norms)
        topical = sum(shared.get(word, 0.0) for word in {stem(norm) for norm in document.norms[first:last]})
        for hit in here:
            weight = _WEIGHTS.get(hit.table, 0.0)
            if not weight or left_open(hit, here) or (hit.table == "deny" and is_refusal(document, hit, first, last)):
                continue
            if hit.table == "exposed" and any(
                other.table == "kindred" and other.first <= hit.first < other.last for other in here
            ):
                continue
            if (
                hit.table == "deny"
                and topical >= 1.0
                and any(0 <= other.first - hit.last <= 2 for other in here if other.table == "story")
            ):
                weight = _STORY_DENIED
            quoted = _inside(spans, document.starts[hit.first]) or _called(document, hit, first, last)
            counted[hit.table, quoted] += 1
            if counted[hit.table, quoted] > _REPEATS:
                continue
            weight *= _OPENING if opening else 1.0
            weight *= _QUOTED if quoted else 1.0
            of_story = _of_story(hit, here) and (hit.table != "deny" or topical >= 1.0)
            weight *= (
                1.0
                if (of_story or topical >= 2.0 or _of_this(document, hit, first)) and not _of_other(document, hit, last)
                else _ASIDE
            )
            weight *= _NEGATED if _negated(document, hit, first) else 1.0
            evidence.append(
                Evidence(hit.table, weight, hit.first, hit.last, sentence, quoted, of_story or topical >= 2.0)
            )
    evidence.extend(_labels(document))
    evidence.sort(key=lambda item: (-item.weight, item.first))
    length = max(1.0, (len(document.norms) / _USUAL_LENGTH) ** 0.5)
    return ArticleStance(sum(item.weight for item in evidence) / length, tuple(evidence))


def _labels(document: Document) -> Iterator[Evidence]:
    """The first label of a fact check, as evidence of its own."""
    for block in document.body:
        match = _LABEL.search(document.text, block.start, block.end)
        if match:
            first, last = document.words(Span(match.start(), match.end()))
            sentence = document.sentence_at(document.starts[first]) if first < len(document.starts) else None
            if sentence is not None and first < last:
                yield Evidence("label", _LABELLED, first, last, sentence, False, True)
                return


def _called(document: Document, hit: Hit, first: int, last: int) -> bool:
    """ "Called it a hoax", "some say it is a hoax", "is it a hoax?": somebody's word for it, or a question."""
    before = document.norms[max(first, hit.first - 6) : hit.first]
    if not _CALLING.isdisjoint(before) or not _SOME.isdisjoint(document.norms[first : hit.first]):
        return True
    return "?" in document.text[document.ends[hit.last - 1] : document.ends[last - 1] + 2]


def _of_story(hit: Hit, here: Sequence[Hit]) -> bool:
    """Whether a word such as "report", "claim" or "video" stands close by."""
    return any(other.table == "story" and -8 <= other.first - hit.first <= 5 for other in here)


def _of_this(document: Document, hit: Hit, first: int) -> bool:
    """ "This is a hoax", "it was staged": the thing in hand."""
    near = document.norms[max(first, hit.first - 4) : hit.last]
    return any(norm in {"this", "it", "it's", "all", "whole", "that's"} for norm in near)


def _of_other(document: Document, hit: Hit, last: int) -> bool:
    """Whether a verdict in front of a noun is on that noun, and no statement ("erroneous address data")."""
    if hit.table != "verdict" or hit.last >= last or document.starts[hit.last] - document.ends[hit.last - 1] != 1:
        return False
    norm = document.norms[hit.last]
    return (
        is_content(norm)
        and norm not in story_words()
        and norm not in words("polarity", "statement")
        and not norm.endswith("ly")
    )


def _negated(document: Document, hit: Hit, first: int) -> bool:
    if hit.table not in {"exposed", "kindred"}:
        return False  # verdicts hold their own negation: "not true"
    return any(
        norm in _NEGATIONS or norm.endswith("n't") for norm in document.norms[max(first, hit.first - 4) : hit.first]
    )


def _inside(spans: Sequence[Span], offset: int) -> bool:
    index = bisect_left(spans, (offset + 1,)) - 1
    return index >= 0 and spans[index].end > offset


def story_words() -> frozenset[str]:
    """Words for the story itself: "report", "claim", "video", …"""
    return words("polarity", "story")
