"""Renderings without marks: indirect speech, and a speaker's words lifted into the outlet's own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.article import Span
from reader.compare.document import Document
from reader.compare.families.alignment import Alignment
from reader.compare.families.flags import negations
from reader.compare.families.roots import RootIndex
from reader.compare.families.utterances import Utterance
from reader.text.cues import cue_forms

# Indirect speech keeps this share of the clause's weight at least, and this many content words, when its sentence
# names the speaker and has a verb of saying; without either, only a run of the very words counts.
_REPORTED_SHARE = 0.6
_REPORTED_CONTENT = 3
# The share of the root's sentence, by weight, that is rendered at least, unless so many words that are no names are.
# With the fewest content words more of it must be.
_SENTENCE_SHARE = 0.3
_FEW_SHARE = 0.5
_LONG_CONTENT = 6
# Names alone do not make a rendering: this many of the content words are none, unless the run is as long as this.
_NOT_NAMES = 2
_LONG_RUN = 8
# Words lifted without marks: a run this long, with this many content words, or half as long again of changed words.
_UNMARKED_WORDS = 6
_UNMARKED_CONTENT = 3
_UNMARKED_SHARE = 0.75
# How many pairs of content words a sentence must share with a root before the two are aligned.
_PAIRS = 2
# A clause is shown whole when that adds no more words than this at either end.
_REACH = 8

_CLAUSE_MARKS = frozenset(',;:—–.!?()“”‘’"\n')
_PRONOUNS = frozenset(["he", "she", "they", "who"])


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A rendering at words `[first, last)` of a document; the alignment counts from `first`."""

    document: int
    first: int
    last: int
    root: int
    alignment: Alignment
    reported: bool
    score: float


def find_unquoted(documents: Sequence[Document], utterances: Sequence[Utterance], index: RootIndex) -> list[Unquoted]:
    """The renderings of roots outside all quotes, in order of document and place; the best root of each clause."""
    quoted: list[list[tuple[int, int]]] = [[] for _ in documents]
    for utterance in utterances:
        for quote in utterance.quotes:
            quoted[utterance.document].append(documents[utterance.document].words(quote.span))
    found: list[Unquoted] = []
    for number, document in enumerate(documents):
        for first, last in _clauses(document, sorted(quoted[number])):
            best = _best(documents, number, first, last, index)
            if best is not None:
                found.append(best)
    return found


def _clauses(document: Document, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of words of each sentence that stand outside quotes."""
    at = 0
    for sentence in document.sentences:
        first, last = document.words(sentence)
        while at < len(quoted) and quoted[at][1] <= first:
            at += 1
        index, low = at, first
        while index < len(quoted) and quoted[index][0] < last:
            if quoted[index][0] > low:
                yield low, quoted[index][0]
            low = max(low, quoted[index][1])
            index += 1
        if low < last:
            yield low, last


def _best(documents: Sequence[Document], number: int, first: int, last: int, index: RootIndex) -> Unquoted | None:
    wording = index.wording
    if last - first < _UNMARKED_WORDS - 1:
        return None
    weights = wording.weights
    loose = wording.loose[number][first:last]
    content = [identity for identity in loose if weights[identity] == 1.0]
    counts = index.count(pairwise(content))
    best: Unquoted | None = None
    for root in sorted(counts, key=lambda each: (-counts[each], each)):
        if counts[root] < _PAIRS:
            break
        words = index.roots[root].words
        if sum([identity in words for identity in content]) < _REPORTED_CONTENT:
            continue
        if not _attributes(documents[number], (range(first, last),), index.roots[root].utterance):
            runs = zip(loose, loose[1:], loose[2:], strict=False)
            if index.count(runs).get(root, 0) < _UNMARKED_WORDS - 2:
                continue
        found = _judge(documents, number, first, last, root, index)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


def _judge(
    documents: Sequence[Document], number: int, first: int, last: int, root: int, index: RootIndex
) -> Unquoted | None:
    """The clause at words `[first, last)` as a rendering of the root, if it is one."""
    document, wording = documents[number], index.wording
    utterance = index.roots[root].utterance
    words = wording.loose[number][first:last]
    alignment = index.align(root, tuple(words))
    if alignment is None:
        return None
    low, high = alignment.member_range
    positions = [at for block in alignment.blocks for at in range(block.member, block.member + block.size)]
    content = [at for at in positions if wording.weights[words[at]] == 1.0]
    plain = sum(not _is_name(document, first + at) for at in content)
    longest = max(block.size for block in alignment.blocks)
    root_low, root_high = alignment.root_range
    share = min(
        alignment.weight / wording.weigh(words[low:high]),
        alignment.weight / wording.weigh(utterance.loose[root_low:root_high]),
    )
    if share < _REPORTED_SHARE or (plain < _NOT_NAMES and longest < _LONG_RUN):
        return None
    around = range(first, first + low), range(first + high, last)
    attributed = _attributes(document, around, utterance)
    sentence = _sentence(documents[utterance.document], utterance, root_low, root_high)
    rendered = alignment.weight / wording.weigh([utterance.loose[at] for at in sentence])
    if rendered < (_SENTENCE_SHARE if len(content) > _REPORTED_CONTENT else _FEW_SHARE) and plain < _LONG_CONTENT:
        return None
    if attributed:
        source = documents[utterance.document]
        if len(content) < _REPORTED_CONTENT or not _one_polarity(
            document.norms[first : first + high], _clause(source, utterance, root_low, root_high)
        ):
            return None
    else:
        long_enough = longest >= _UNMARKED_WORDS or alignment.words >= 2 * _UNMARKED_WORDS
        if len(content) < _UNMARKED_CONTENT or share < _UNMARKED_SHARE or not long_enough:
            return None
    start, end = _shown(document, first, last, first + low, first + high)
    blocks = tuple(block._replace(member=block.member + first - start) for block in alignment.blocks)
    return Unquoted(number, start, end, root, replace(alignment, blocks=blocks), attributed, share)


def _is_name(document: Document, word: int) -> bool:
    """Whether a word is written as a name; in capitals throughout it may be anything."""
    written = document.text[document.starts[word] : document.ends[word]]
    return written[0].isupper() and not (len(written) > 1 and written.isupper())


def _attributes(document: Document, around: Iterable[range], root: Utterance) -> bool:
    """Whether the words around the matched ones say that somebody says it: a verb of saying, and the speaker."""
    outside = [document.norms[at] for words in around for at in words]
    verbs = cue_forms()
    if not any(norm in verbs for norm in outside) and "according" not in outside:
        return False
    if root.speaker is None:
        return True
    name = {part.casefold().removesuffix("'s") for part in root.speaker.replace("’", "'").split()}
    return any(norm.removesuffix("'s") in name or norm in _PRONOUNS for norm in outside)


def _sentence(document: Document, root: Utterance, low: int, high: int) -> range:
    """The positions of the root's words that stand in the sentences of words `[low, high)`."""
    while low > 0 and not _ends_sentence(document, root.words[low - 1]):
        low -= 1
    while high < len(root.words) and not _ends_sentence(document, root.words[high - 1]):
        high += 1
    return range(low, high)


def _ends_sentence(document: Document, word: int) -> bool:
    return document.text[document.ends[word] : document.ends[word] + 1] in set(".!?…\n")


def _clause(document: Document, root: Utterance, low: int, high: int) -> list[str]:
    """The root's folded words `[low, high)` with those before them in the same clause."""
    text, starts, ends = document.text, document.starts, document.ends
    while low > 0 and not _breaks(text, ends[root.words[low - 1]], starts[root.words[low]]):
        low -= 1
    return [document.norms[word] for word in root.words[low:high]]


def _one_polarity(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether both negate or neither does: "denied he had ever" renders "I never", "will" does not "will not"."""
    return bool(negations(here)) == bool(negations(there))


def _shown(document: Document, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """The matched words `[low, high)` widened to the clause they stand in, so that they read well when cut out.

    The clause begins after its verb of saying; where that verb denies, with the sentence, or the denial were lost.
    """
    text, starts, ends, norms = document.text, document.starts, document.ends, document.norms
    verbs = cue_forms()
    start = low
    while start > first and not _breaks(text, ends[start - 1], starts[start]):
        if norms[start - 1] in verbs or norms[start - 1] == "that":
            break
        start -= 1
    if negations(norms[max(first, start - 2) : start]):
        start = first
    if low - start > _REACH:
        start = low
    end = high
    while end < last and not _breaks(text, ends[end - 1], starts[end]):
        end += 1
    return start, (high if end - high > _REACH else end)


def _breaks(text: str, end: int, start: int) -> bool:
    return any(sign in ',;:—–.!?()“”"' for sign in text[end:start])


def span_of(document: Document, unquoted: Unquoted) -> Span:
    """Where the rendering stands."""
    return document.span(unquoted.first, unquoted.last)
