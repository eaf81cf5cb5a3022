"""Passages: runs of words outside quotes that several articles share, as wire copy and lifted text leave them.

Seeds of four words, joined along diagonals to maximal runs, runs chained over short gaps. Each text is looked up in
those before it, of which only the first holders of a seed are kept: a paragraph that a hundred sources run costs as
much in the hundredth as in the third.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from reader.article import Span
from reader.compare.document import Document
from reader.compare.model import Passage, Place, Quote
from reader.text.cues import cue_forms
from reader.text.phrases import phrase_book
from reader.text.wordforms import weight

_SEED = 4
_Seeds = defaultdict[tuple[int, int, int, int], int]
# What makes a run of words a passage.
SHORTEST = 5
CONTENT = 2
# A run shorter than this is easily met by chance, by a name with its title, and as a scrap of a longer one.
_SHORT = 8
# Runs are chained over this many words, over more only up to the length of the shorter neighbour.
_GAP = 4
# How many holders of one seed are kept.
_HOLDERS = 2
# The share of a run that must lie in a passage for the two to be one, and the share of the passage that it must fill.
_SAME = 0.6
_PART = 0.35


class _Run(NamedTuple):
    """Words `[first, last)` of a document that stand at `[other, other_last)` in an earlier one."""

    holder: int
    first: int
    last: int
    other: int
    other_last: int

    @property
    def size(self) -> int:
        return self.last - self.first


@dataclass(slots=True)
class _Group:
    """A passage in the making: document → its stretch of words."""

    places: dict[int, tuple[int, int]]

    @property
    def size(self) -> int:
        return max(last - first for first, last in self.places.values())


def find_passages(
    documents: Sequence[Document], quotes: Sequence[Quote], copies: Mapping[str, str] | None = None
) -> tuple[Passage, ...]:
    """The shared passages: those with most sources first, then the longest.

    Copies (`find_copies`) are left out: that they share everything is said once, not paragraph by paragraph.
    """
    spans: dict[str, list[Span]] = {}
    for quote in quotes:
        if quote.nested_in is None:
            spans.setdefault(quote.article, []).append(quote.span)
    numbers: _Seeds = defaultdict(count().__next__)  # hashing four words once is enough: each seed gets a number
    texts = [
        _read(document, number, sorted(spans.get(document.article.id, ())), numbers)
        for number, document in enumerate(documents)
        if not copies or document.article.id not in copies
    ]
    shared = _shared(texts)
    holders: dict[int, tuple[int, ...]] = {}
    groups: list[_Group] = []
    owners: list[list[_Group | None]] = [[None] * len(document.ids) for document in documents]
    runs: list[tuple[int, int, _Run]] = []  # the longest first, when sorted
    plain: dict[int, bool] = {}
    for text in texts:
        for run in _runs(text, shared, holders):
            # In a short run names are no content: any two articles share "Transport Minister Ada Voss told".
            size = run.last - run.first
            if size >= _SHORT or (size >= SHORTEST and _content(text.document, run, plain) >= CONTENT):
                runs.append((-size, text.number, run))
    for _, number, run in sorted(runs):
        _join(number, run, groups, owners)
    found = [group for group in groups if not _is_stock(documents[min(group.places)], group.places[min(group.places)])]
    found.sort(key=lambda group: (-len(group.places), -group.size, sorted(group.places.items())))
    return tuple(
        Passage(
            f"p{index}",
            tuple(
                Place(documents[number].article.id, documents[number].span(*stretch))
                for number, stretch in sorted(group.places.items())
            ),
        )
        for index, group in enumerate(found, 1)
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's words outside quotes. `stretches` are ranges of words: no passage runs over a quote or a block's
    end. `seeds` has the number of the seed at each word."""

    document: Document
    number: int
    stretches: list[tuple[int, int]]
    seeds: list[int]


def _read(document: Document, number: int, quoted: Sequence[Span], numbers: _Seeds) -> _Text:
    ids = document.ids
    stretches: list[tuple[int, int]] = []
    at = 0
    for block in document.body:
        low, last = document.words(block.span)
        while at < len(quoted) and quoted[at].start < block.end:
            first, end = document.words(quoted[at])
            if first - low >= SHORTEST:
                stretches.append((low, first))
            low = max(low, end)
            at += 1
        if last - low >= SHORTEST:
            stretches.append((low, last))
    seeds = list(map(numbers.__getitem__, zip(ids, ids[1:], ids[2:], ids[3:], strict=False)))
    return _Text(document, number, stretches, seeds)


def _shared(texts: Sequence[_Text]) -> set[int]:
    """The seeds that more than one text has outside quotes."""
    seen: set[int] = set()
    shared: set[int] = set()
    for text in texts:
        seeds: set[int] = set()
        for first, last in text.stretches:
            seeds.update(text.seeds[first : last - _SEED + 1])
        shared |= seen & seeds
        seen |= seeds
    return shared


_PLACES = 1 << 32
"""A place is one integer, document and word: the next word's is one more."""


def _runs(text: _Text, shared: set[int], holders: dict[int, tuple[int, ...]]) -> list[_Run]:
    """The runs that earlier documents hold too, chained; the document's own seeds are added to `holders`."""
    found: list[_Run] = []
    fresh: list[tuple[int, int]] = []
    seeds, held = text.seeds, holders.get
    for first, last in text.stretches:
        here: list[_Run] = []
        expected: tuple[int, ...] = ()  # the places that the open runs go on at, and
        began: list[int] = []  # where each of them began
        before = -1
        for at in range(first, last - _SEED + 1):
            seed = seeds[at]
            if seed not in shared:
                continue
            places = held(seed, ())
            if len(places) < _HOLDERS:
                fresh.append((seed, at))
            if expected and (at != before + 1 or places != expected):
                going_on = places if at == before + 1 else ()
                for place, start in zip(expected, began, strict=True):
                    if place not in going_on:
                        here.append(_ended(place, start, before))
                began = [began[expected.index(place)] if place in expected else at for place in going_on]
                expected = expected if going_on else ()
            if not expected:
                began = [at] * len(places)
            expected, before = tuple([place + 1 for place in places]), at
        here += [_ended(place, start, before) for place, start in zip(expected, began, strict=True)]
        if here:
            found += _chained(here)
    for seed, at in fresh:
        kept = held(seed, ())
        if len(kept) < _HOLDERS:
            holders[seed] = (*kept, text.number * _PLACES + at)
    return found


def _ended(place: int, first: int, before: int) -> _Run:
    """The run from word `first` on whose last seed stands at word `before`, and would have gone on at `place`."""
    holder, other = divmod(place - 1 + _SEED, _PLACES)
    last = before + _SEED
    return _Run(holder, first, last, other - (last - first), other)


def _chained(runs: Sequence[_Run]) -> list[_Run]:
    """Runs of one holder that follow one another over short gaps in both texts, as one."""
    chains: list[_Run] = []
    for run in sorted(runs):
        last = chains[-1] if chains else None
        if last is not None and last.holder == run.holder:
            reach = max(_GAP, min(last.size, run.size))
            gap, other = run.first - last.last, run.other - last.other_last
            if -2 <= gap <= reach and -2 <= other <= reach:
                chains[-1] = _Run(run.holder, last.first, run.last, last.other, run.other_last)
                continue
        chains.append(run)
    return chains


def _content(document: Document, run: _Run, plain: dict[int, bool]) -> int:
    """How many content words the run has, names and verbs of saying not counted. `plain` keeps what is known of words,
    by id."""
    text, starts, ids = document.text, document.starts, document.ids
    found = 0
    for at in range(run.first, run.last):
        known = plain.get(ids[at])
        if known is None:
            norm = document.norms[at]
            known = plain[ids[at]] = weight(norm) == 1.0 and norm not in cue_forms()
        if known and not text[starts[at]].isupper():
            found += 1
    return found


def _is_stock(document: Document, stretch: tuple[int, int]) -> bool:
    """Whether the trade's stock phrases leave no passage of the stretch."""
    norms = document.norms[slice(*stretch)]
    stock = {at for hit in phrase_book("stock").find(norms) for at in range(hit.first, hit.last)}
    content = sum(weight(norm) == 1.0 for at, norm in enumerate(norms) if at not in stock)
    return bool(stock) and (len(norms) - len(stock) < SHORTEST or content < CONTENT)


def _join(number: int, run: _Run, groups: list[_Group], owners: list[list[_Group | None]]) -> None:
    """Put the run's two places into the passage that holds one of them already, or into a new one.

    Longer runs come first. One that is a scrap of a long passage is no passage beside it. `owners` gives the longest
    passage over each word of each document; where most of a run lies in a passage, its middle word does.
    """
    ends = {number: (run.first, run.last), run.holder: (run.other, run.other_last)}
    for one, two in ((number, run.holder), (run.holder, number)):
        group = owners[one][sum(ends[one]) // 2]
        if group is None or _common(group.places[one], ends[one]) < _SAME * run.size:
            continue
        if two in group.places and _common(group.places[two], ends[two]) >= _SAME * run.size:
            return
        held = group.places[one]
        if two not in group.places and run.size >= _PART * (held[1] - held[0]):
            _place(group, two, ends[two], owners)
            return
        if run.size < _SHORT:
            return
    group = _Group({})
    groups.append(group)
    for document, stretch in ends.items():
        _place(group, document, stretch, owners)


def _place(group: _Group, document: int, stretch: tuple[int, int], owners: list[list[_Group | None]]) -> None:
    group.places[document] = stretch
    low, high = stretch
    row = owners[document]
    row[low:high] = [owner or group for owner in row[low:high]]


def _common(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])
