"""The quote look-up: which utterances are the fullest of their kind, and which lie in which of those."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import Literal

from reader.compare.families.alignment import SOLID, Aligner, Alignment
from reader.compare.families.utterances import Utterance
from reader.compare.families.wording import Wording
from reader.text.stems import is_content

# The share of a quote, by weight, that must lie in the root, by the number of its words. Chosen on prototypes: short
# quotes share words by chance, long ones hardly ever (they are still found with every third word replaced).
_CUT_OFFS = ((3, 1.0), (5, 0.8), (9, 0.65), (10**9, 0.55))

# The same speaker makes chance less likely: translations of one sentence share little more than half.
_SAME_SPEAKER_EASE = 0.1
# Other speakers may say the same phrase. From this many words and this share on, it is one utterance given to two.
_OTHER_SPEAKER_WORDS = 6
_OTHER_SPEAKER_SHARE = 0.8
# Above this share a quote of many words has found its root.
_SETTLED = 0.95
# A run of this weight and length is one utterance even where the rest of the quote is not in the root.
_RUN_WORDS = 8
_RUN_WEIGHT = 4.0
# Above this share an utterance has no rest worth looking for elsewhere; a rest has this many words at least.
_WHOLE = 0.9
_SPLICE_WORDS = 4
# So many seeds in common are a run of eight words or so: worth aligning whatever the rest. Else one seed is needed for
# so many words: with every third word replaced there are twice as many.
_MANY_SEEDS = 10
_PER_SEED = 16
# A seed that this many roots have ("prime minister") tells none of them: it is kept for the fullest alone, which bounds
# what a look-up costs in a large story.
_COMMON = 24
# As many of the words themselves, function words counted fully, say the same where the content words were reworded.
_WORDS = 0.55
_WORDS_UNKNOWN = 0.62
_REWORDED = 6
# How many roots, those with the most seeds in common first, an utterance is aligned with.
_CANDIDATES = 8


@dataclass(slots=True, eq=False)
class Root:
    """An utterance that no fuller one holds, and how to align others with it."""

    utterance: Utterance
    aligner: Aligner
    words: frozenset[int]
    fits: list[Fit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fit:
    """An utterance that lies in a root. `share` is how much of it does, by weight; `spliced` says that most of the rest
    lies in another."""

    utterance: Utterance
    alignment: Alignment
    share: float
    score: float
    spliced: bool = False


@dataclass(slots=True)
class RootIndex:
    """Roots by their seeds."""

    wording: Wording
    roots: list[Root] = field(default_factory=list)
    # Most seeds have one root alone: its number stands in the first table, further ones in the second.
    _seeds: dict[Hashable, int] = field(default_factory=dict)
    _more: dict[Hashable, list[int]] = field(default_factory=dict)
    _aligned: dict[tuple[int, tuple[int, ...]], Alignment | None] = field(default_factory=dict)

    def add(self, utterance: Utterance) -> Root:
        root = Root(utterance, Aligner(utterance.loose, self.wording.weights), frozenset(utterance.loose))
        number = len(self.roots)
        self.roots.append(root)
        weights, first = self.wording.weights, self._seeds
        single = [identity for identity in utterance.loose if weights[identity] == 1.0]
        own = {*seeds(utterance.loose, weights), *single}
        known = own & first.keys()
        first.update(dict.fromkeys(own - known if known else own, number))
        for seed in known:
            others = self._more.setdefault(seed, [])
            if len(others) < _COMMON:
                others.append(number)
        return root

    def candidates(self, utterance: Utterance) -> list[int]:
        """Numbers of the roots worth aligning with the utterance, those that share most seeds first.

        A root must hold, in whatever order, the share of its words that a fit needs, or many of its seeds.
        """
        weights = self.wording.weights
        counts = self.count(seeds(utterance.loose, weights))
        own = own_words(utterance, self.wording)
        needed = (_needed(len(own)) - _SAME_SPEAKER_EASE) * self.wording.weigh(own)
        return [
            number
            for number in sorted(counts, key=lambda number: (-counts[number], number))[:_CANDIDATES]
            if counts[number] >= _MANY_SEEDS
            or (counts[number] * _PER_SEED >= len(own) and self._may_hold(number, own, needed))
        ]

    def _may_hold(self, number: int, own: Sequence[int], needed: float) -> bool:
        """Whether the root has enough of the words anywhere: by weight or, in quotes not too short, by number."""
        words, weights = self.roots[number].words, self.wording.weights
        held = list(filter(words.__contains__, own))
        if len(own) >= _REWORDED and len(held) >= _WORDS * len(own):
            return True
        return sum(map(weights.__getitem__, held)) >= needed

    def count(self, found: Iterable[Hashable]) -> dict[int, int]:
        """How many of these seeds each root has, by its number; roots with none are left out."""
        seeds = list(found)
        numbers = list(map(self._seeds.get, seeds))  # most look-ups find nothing: that should cost no loop
        counts: dict[int, int] = {}
        if numbers.count(None) == len(numbers):
            return counts
        for seed, number in zip(seeds, numbers, strict=True):
            if number is not None:
                counts[number] = counts.get(number, 0) + 1
                for other in self._more.get(seed, ()):
                    counts[other] = counts.get(other, 0) + 1
        return counts

    def align(self, number: int, loose: tuple[int, ...]) -> Alignment | None:
        """The alignment with a root; the same words in many sources are aligned once."""
        key = (number, loose)
        if key not in self._aligned:
            self._aligned[key] = self.roots[number].aligner.align(loose)
        return self._aligned[key]


def seeds(loose: Sequence[int], weights: Sequence[float]) -> Iterable[Hashable]:
    """What a look-up starts from: two content words in a row, others between them or not; a content word with the word
    beside it, as rewording leaves them; runs of three, for quotes of function words; single words, for the shortest."""
    content = [identity for identity in loose if weights[identity] == 1.0]
    found: Iterable[Hashable] = chain(
        pairwise(content),
        [pair for pair in pairwise(loose) if weights[pair[0]] == 1.0 or weights[pair[1]] == 1.0],
        zip(loose, loose[1:], loose[2:], strict=False),
    )
    return chain(found, content) if len(loose) < 4 else found


def find_roots(utterances: Sequence[Utterance], wording: Wording) -> RootIndex:
    """Every utterance as a root or as a fit of one or more roots, fullest first."""
    index = RootIndex(wording)
    for utterance in sorted(utterances, key=lambda each: (each.scare, -each.fullness, len(each.loose), each.key)):
        found: dict[int, Fit] = {}
        aligned: dict[int, Alignment] = {}
        for number in index.candidates(utterance):
            alignment = index.align(number, utterance.loose)
            if alignment is None:
                continue
            aligned[number] = alignment
            fit = judge(utterance, index.roots[number].utterance, alignment, wording)
            if fit is not None:
                found[number] = fit
                if fit.share >= _SETTLED and len(utterance.loose) >= _RUN_WORDS:
                    break  # only what is short or mixed can lie in a second root
        for number, fit in _with_splices(utterance, found, aligned, wording).items():
            index.roots[number].fits.append(fit)
        if not found and (not utterance.scare or len(utterance.loose) >= 3):
            index.add(utterance)
    return index


def own_words(utterance: Utterance, wording: Wording) -> Sequence[int]:
    """The loose ids of the speaker's own words: neither masked nor in brackets."""
    if utterance.fullness == len(utterance.loose):
        return utterance.loose
    return [
        identity
        for position, identity in enumerate(utterance.loose)
        if identity != wording.masked and position not in utterance.foreign
    ]


def _with_splices(
    utterance: Utterance, found: dict[int, Fit], aligned: dict[int, Alignment], wording: Wording
) -> dict[int, Fit]:
    """`found`; where its best leaves a stretch of the utterance open that another root holds, that root too."""
    if not found or max(fit.share for fit in found.values()) > _WHOLE:
        return found
    best = min(found, key=lambda number: (-found[number].score, number))
    covered = _positions(found[best].alignment)
    for number, alignment in aligned.items():
        extra = [position for position in _positions(alignment) if position not in covered]
        words = [utterance.loose[position] for position in extra]
        content = sum(wording.weights[identity] == 1.0 for identity in words)
        if number != best and len(words) >= _SPLICE_WORDS and content >= 2:
            share = alignment.weight / wording.weigh(utterance.loose)
            other = found.get(number, Fit(utterance, alignment, share, share))
            return {**found, best: replace(found[best], spliced=True), number: replace(other, spliced=True)}
    return found


def _positions(alignment: Alignment) -> set[int]:
    return {position for block in alignment.blocks for position in range(block.member, block.member + block.size)}


def judge(utterance: Utterance, root: Utterance, alignment: Alignment, wording: Wording) -> Fit | None:
    """Whether an aligned quote is a rendering of the root."""
    weights, loose = wording.weights, utterance.loose
    own = own_words(utterance, wording)
    total = wording.weigh(own)
    if not total:
        return None
    share = min(1.0, alignment.weight / total)
    relation = speakers_are(utterance, root)
    if not _holds(len(own), share, alignment, loose, weights, relation):
        return None
    return Fit(utterance, alignment, share, share + (0.05 if relation == "same" else 0.0))


def _holds(
    size: int,
    share: float,
    alignment: Alignment,
    loose: Sequence[int],
    weights: Sequence[float],
    relation: Relation,
) -> bool:
    """Whether what is shared is enough for a quote of `size` words of the speaker's own."""
    matched = [identity for block in alignment.blocks for identity in loose[block.member : block.member + block.size]]
    content = sum(weights[identity] == 1.0 for identity in matched)
    if size <= 3:
        if share < 1.0 or len(alignment.blocks) > 1 or relation == "other":
            return False
        # A word or two are found by chance in any speech: the speaker must be the same, or the words heavy enough.
        return content >= 1 and (relation == "same" or (content >= 2 and size >= 2) or size == 3)
    if relation == "other" and (size < _OTHER_SPEAKER_WORDS or share < _OTHER_SPEAKER_SHARE or content < 3):
        return False
    longest = max(alignment.blocks, key=lambda block: block.size)
    weight = sum(weights[identity] for identity in loose[longest.member : longest.member + longest.size])
    if longest.size >= _RUN_WORDS and weight >= _RUN_WEIGHT:
        return True
    needed = _needed(size)
    if relation == "same" and size >= 6:
        needed -= _SAME_SPEAKER_EASE
    if share < needed and not _reworded_throughout(size, alignment.words / size, content, relation):
        return False
    # Whole: no word of the speaker's own is lost, and the root has no more between than what is masked or bracketed.
    low, high = alignment.root_range
    whole = share == 1.0 and high - low - alignment.words <= len(loose) - size
    return (
        content >= 2
        or (size >= 6 and share >= _WHOLE)
        or (whole and (content == 1 or weight >= SOLID or relation == "same"))
    )


def _reworded_throughout(size: int, share: float, content: int, relation: Relation) -> bool:
    """Whether so many of the words themselves stand that the others must be replacements, little as they weigh."""
    if size < _REWORDED or relation == "other":
        return False
    return share >= _WORDS if relation == "same" else share >= _WORDS_UNKNOWN and content >= 3


def _needed(size: int) -> float:
    return next(share for words, share in _CUT_OFFS if size <= words)


Relation = Literal["same", "other", "unknown"]


def speakers_are(one: Utterance, other: Utterance) -> Relation:
    """Whether two utterances have one speaker; unknown where a name is missing or only inferred.

    A description is no other person than a name: "the company" speaks through its spokesman.
    """
    if not one.speaker or not other.speaker:
        return "unknown"
    first, second = _surname(one.speaker), _surname(other.speaker)
    if first == second:
        return "same"
    if one.tentative or other.tentative or _is_described(one.speaker) != _is_described(other.speaker):
        return "unknown"
    return "other"


def _is_described(speaker: str) -> bool:
    """Whether a speaker is called by no name: "the company", "A stagehand", "he"."""
    first, *others = speaker.split()
    return not any(part[:1].isupper() for part in others) and (first.islower() or not is_content(first.casefold()))


def _surname(name: str) -> str:
    words = name.replace("’", "'").removesuffix("'s").casefold().split()
    if "of" in words:
        return " ".join(words)  # "a friend of Ada Voss" is not Ada Voss
    return words[-1] if words else ""
