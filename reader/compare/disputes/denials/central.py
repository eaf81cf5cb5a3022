"""The central dispute: the story itself, carried by some articles and exposed or denied by others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.claims.index import ClaimIndex
from reader.compare.disputes.denials.pairs import Denial
from reader.compare.disputes.denials.spoken import SpokenDenial
from reader.compare.disputes.denials.stance import AGAINST, CLEAR, ArticleStance, Evidence, article_stance, shared_stems
from reader.compare.disputes.drafts import Draft, Wording, is_hedged
from reader.compare.document import Document
from reader.compare.model import Side
from reader.text.stems import is_content, stem

# How many sentences of an article are looked through for the one that best tells the story.
_OPENING = 6
# A statement of fewer or more words than this does not read as one.
_SHORTEST, _LONGEST = 6, 45
# What a denial of something other articles affirm adds to its article's stance.
_DENIAL_WEIGHT = 2.0
# A denial is central when what it denies holds about two words that most sources share.
_CENTRAL = 1.5
# An opening that denies what the sources share ("no plans to close the mill") sets the article against it. It
# holds three words that most sources have, which make up most of what is denied.
_OPENING_WEIGHT = 2.5
_DENYING_SENTENCES = 3
_CENTRAL_WORDS = 3
_CENTRAL_SHARE = 0.75
_SUBJECT_REACH = 4
_ASIDES = frozenset(
    {"who", "which", "because", "if", "they", "he", "she", "it", "we", "i", "you", "that", "that's", "it's"}
)
# An article that mentions the doubt at all, though not enough to side with it.
_MENTIONS = 0.3


# A denial further down is one of the story when it, with this many sentences before it, holds so many words of it.
_POINTED_BACK = 1
# A verdict is looked for words of the story with this many sentences before it; a denial has two of what is told.
_POINTED_BACK = 1
_DENIED_AND_TOLD = 2

_EXPOSING = frozenset({"exposed", "verdict", "label"})


@dataclass(frozen=True, slots=True)
class StoryStances:
    """Every article's stance to the story and the words the sources share."""

    shared: Mapping[str, float]
    stances: tuple[ArticleStance, ...]
    scores: tuple[float, ...]
    denied: Mapping[int, Denial]
    affirmed: Mapping[int, Denial]
    opened: Mapping[int, Claim]

    @property
    def exposed(self) -> bool:
        """Whether some article says in its own voice that the story is not so, and does more than carry a denial."""
        return any(
            sum(item.weight for item in stance.evidence if item.topical and not item.quoted and item.table in _EXPOSING)
            >= CLEAR
            for stance in self.stances
        )

    @property
    def against(self) -> set[int]:
        """The documents, by number, that are against the story."""
        return {doc for doc, score in enumerate(self.scores) if score >= AGAINST}

    @property
    def disputed(self) -> bool:
        """Whether some articles are clearly against the story and some are not."""
        against = sum(score >= AGAINST for score in self.scores)
        return bool(self.scores) and max(self.scores) >= CLEAR and 0 < against < len(self.scores)


def read_stances(
    documents: Sequence[Document], wording: Wording, index: ClaimIndex, denials: Sequence[Denial]
) -> StoryStances:
    """Stances from each article's own words, what it denies that others affirm, and what its opening denies."""
    shared = shared_stems(documents)
    stances = tuple(
        article_stance(document, marks, shared, wording.quotes_of(document))
        for document, marks in zip(documents, index.marks, strict=True)
    )
    scores = [stance.score for stance in stances]
    denied: dict[int, Denial] = {}
    affirmed: dict[int, Denial] = {}
    for denial in denials:
        central = sum(shared.get(word, 0.0) for word in denial.denied.polarity.scope & set(denial.affirmed.stems))
        if central >= _CENTRAL and denial.denied.doc not in denied:
            denied[denial.denied.doc] = denial
            if denial.denied.polarity.means != "exposure":  # those are counted among the article's own words already
                scores[denial.denied.doc] += _DENIAL_WEIGHT * denial.confidence
        if central >= _CENTRAL:
            affirmed.setdefault(denial.affirmed.doc, denial)
    opened: dict[int, Claim] = {}
    for doc, document in enumerate(documents):
        claim = next(
            (c for c in _opening_claims(document, index.by_document[doc]) if _denies_story(document, c, shared)), None
        )
        if claim is not None:
            scores[doc] += _OPENING_WEIGHT
            opened[doc] = claim
    return StoryStances(shared, stances, tuple(scores), denied, affirmed, opened)


def _opening_claims(document: Document, claims: Sequence[Claim]) -> Iterator[Claim]:
    sentences = document.sentences[:_DENYING_SENTENCES]
    return (claim for claim in claims if sentences and claim.sentence.start <= sentences[-1].start)


def _denies_story(document: Document, claim: Claim, shared: Mapping[str, float]) -> bool:
    """Whether a "not" in the opening takes back what the sources share, said of someone named there, not in passing."""
    cue, scope = claim.polarity.cue, claim.polarity.scope
    if cue is None or claim.polarity.sign >= 0 or claim.polarity.means not in {"negation", "denial"} or claim.question:
        return False
    central = scope & shared.keys()
    predicate = next((stem(norm) for norm in document.norms[cue[1] : claim.last] if is_content(norm)), "")
    if predicate not in shared or len(central) < _CENTRAL_WORDS or len(central) < _CENTRAL_SHARE * len(scope):
        return False
    before = document.norms[max(claim.first, cue[0] - _SUBJECT_REACH) : cue[0]]
    return _ASIDES.isdisjoint(before) and ("there" in before or any(is_content(norm) for norm in before))


def central_draft(
    documents: Sequence[Document], wording: Wording, story: StoryStances, denials: Sequence[Sequence[SpokenDenial]]
) -> Draft | None:
    """The dispute over the story as a whole, every article on its side; None where there is none.

    Args:
        denials: the denials that somebody makes in each article.
    """
    if not story.disputed:
        return None
    carried: dict[int, tuple[float, Span]] = {}
    for doc, document in enumerate(documents):
        best = _telling(document, story.shared) if story.scores[doc] < AGAINST else None
        if best is not None:
            carried[doc] = best
    told = frozenset().union(*(_plain_stems(documents[doc], span, span) for doc, (_, span) in carried.items()))
    opposing: dict[int, Side] = {}
    for doc, document in enumerate(documents):
        side = _opposing(document, wording, story, doc, denials[doc], told)
        if side is not None:
            opposing[doc] = side
    named = [item for doc, side in opposing.items() for item in denials[doc] if item.sentence == side.span]
    if len(named) == len(opposing) and not any(item.whole for item in named):
        # All that is denied is named: who tells nothing of it does not carry it.
        denied = frozenset().union(*(item.denied for item in named))
        carried = {
            doc: found for doc, found in carried.items() if _plain_stems(documents[doc], found[1], found[1]) & denied
        }
    if not carried or not any(side.stance == "denies" for side in opposing.values()):
        return None
    sides = [_carrying(documents[doc], wording, story, doc, span) for doc, (_, span) in carried.items()]
    first = next(iter(story.denied.values()), None)
    if first is not None and max(stance.score for stance in story.stances) < CLEAR:
        statement = wording.statement(first.affirmed)
    else:
        surest = max(carried, key=lambda doc: (carried[doc][0], -doc))
        statement = " ".join(carried[surest][1].of(documents[surest].text).split())
    silent = tuple(document.article.id for doc, document in enumerate(documents) if story.scores[doc] < _MENTIONS)
    confidence = min(0.95, 0.6 + 0.05 * (max(story.scores) - CLEAR))
    return Draft("denied_claim", statement, (*sides, *opposing.values()), confidence, None, True, silent)


def _plain_stems(document: Document, first: Span, last: Span) -> frozenset[str]:
    """The stems of the words from one sentence to another that are no names."""
    begin, end = document.words(first)[0], document.words(last)[1]
    return frozenset(
        stem(document.norms[at])
        for at in range(begin, end)
        if is_content(document.norms[at]) and document.text[document.starts[at]].islower()
    )


def _telling(document: Document, shared: Mapping[str, float]) -> tuple[float, Span] | None:
    """The opening sentence that holds most of what the sources share for its length, with its score."""
    best: tuple[float, Span] | None = None
    for number, sentence in enumerate(document.sentences[:_OPENING]):
        first, last = document.words(sentence)
        if last <= first:
            continue
        stems = {stem(norm) for norm in document.norms[first:last] if is_content(norm)}
        length = last - first
        fit = 1.0 if _SHORTEST <= length <= _LONGEST else 0.4
        fit *= 0.5 if document.text[sentence.start : sentence.end].rstrip("”\"’'").endswith("?") else 1.0
        score = fit * sum(shared.get(word, 0.0) for word in stems) / max(8, length) ** 0.5 / (1 + 0.1 * number)
        if best is None or score > best[0] + 1e-9:
            best = score, sentence
    return best


def _carrying(document: Document, wording: Wording, story: StoryStances, doc: int, sentence: Span) -> Side:
    """What an article that carries the story says of it: the claim another denies, else what tells it best."""
    denial = story.affirmed.get(doc)
    if denial is not None:
        return wording.side(denial.affirmed, "asserts")
    hedged = is_hedged(document, sentence)
    return Side("reports" if hedged else "asserts", document.article.id, sentence, None, None, hedged)


def _opposing(
    document: Document,
    wording: Wording,
    story: StoryStances,
    doc: int,
    denials: Sequence[SpokenDenial],
    told: frozenset[str],
) -> Side | None:
    """The sentence in which an article that is against the story most plainly says no."""
    if story.scores[doc] < AGAINST:
        return None
    evidence = story.stances[doc].evidence
    denial = story.denied.get(doc)
    if denial is not None and (not evidence or evidence[0].weight < _DENIAL_WEIGHT):
        return wording.side(denial.denied, "denies")
    if doc in story.opened and (not evidence or evidence[0].weight < _OPENING_WEIGHT):
        return wording.side(story.opened[doc], "denies")
    evidence = tuple(item for item in evidence if _of_story(document, item, denials, told, story.shared))
    if not evidence:
        return None
    best = evidence[0]
    at = document.starts[best.first]
    speaker = next(
        (
            quote.speaker.name
            for quote in wording.quotes_of(document)
            if quote.speaker and quote.span.start <= at < quote.span.end
        ),
        None,
    )
    # Where nobody is named for it and the article never says so itself, it tells that some doubt the story.
    only_told = speaker is None and all(item.quoted for item in evidence if item.table in _EXPOSING | {"deny"})
    return Side("challenges" if only_told else "denies", document.article.id, best.sentence, None, speaker)


def _of_story(
    document: Document,
    item: Evidence,
    denials: Sequence[SpokenDenial],
    told: frozenset[str],
    shared: Mapping[str, float],
) -> bool:
    """Whether a cue speaks of the story.

    What is denied is told by the sources that carry the story; a verdict stands among words that most sources have.
    """
    denial = next((denial for denial in denials if denial.sentence == item.sentence), None)
    if denial is not None:
        return len(denial.denied & told) >= _DENIED_AND_TOLD
    number = bisect_left(document.sentences, (item.sentence.start,))
    before = document.sentences[max(0, number - _POINTED_BACK)]
    return not _plain_stems(document, before, item.sentence).isdisjoint(shared)
