"""Passages: runs of words outside quotes that several articles share, as wire copy and lifted text leave them.

Seeds of four words, joined along diagonals to maximal runs, runs chained over short gaps. Each text is looked up in
those before it, of which only the first holders of a seed are kept: a paragraph that a hundred sources run costs as
much in the hundredth as in the third.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from reader.article import Span
from reader.compare.document import Document
from reader.compare.model import Passage, Place, Quote
from reader.text.cues import cue_forms
from reader.text.phrases import phrase_book
from reader.text.wordforms import weight

_SEED = 4
_Seed = tuple[int, int, int, int]
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
    texts = [
        _read(document, sorted(spans.get(document.article.id, ())))
        for document in documents
        if not copies or document.article.id not in copies
    ]
    shared = _shared(texts)
    holders: dict[_Seed, list[tuple[int, int]]] = {}
    groups: list[_Group] = []
    owners: dict[tuple[int, int], _Group] = {}
    runs: list[tuple[int, _Run]] = []
    number_of = {document.article.id: number for number, document in enumerate(documents)}
    for text in texts:
        number = number_of[text.document.article.id]
        content = _content_before(text.document)
        for run in _runs(text, number, shared, holders):
            # In a short run names are no content: any two articles share "Transport Minister Ada Voss told".
            if run.size >= SHORTEST and (run.size >= _SHORT or content[run.last] - content[run.first] >= CONTENT):
                runs.append((number, run))
    for number, run in sorted(runs, key=lambda entry: (-entry[1].size, entry)):
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
    end. In the seeds a quoted word has a number of its own, which no other text has."""

    document: Document
    stretches: list[tuple[int, int]]
    seeds: list[_Seed]


def _read(document: Document, quoted: Sequence[Span]) -> _Text:
    ids = list(document.ids)
    stretches: list[tuple[int, int]] = []
    at = 0
    for block in document.body:
        low, last = document.words(block.span)
        while at < len(quoted) and quoted[at].start < block.end:
            first, end = document.words(quoted[at])
            ids[first:end] = range(-1 - first, -1 - end, -1)
            if first - low >= SHORTEST:
                stretches.append((low, first))
            low = max(low, end)
            at += 1
        if last - low >= SHORTEST:
            stretches.append((low, last))
    return _Text(document, stretches, list(zip(ids, ids[1:], ids[2:], ids[3:], strict=False)))


def _shared(texts: Sequence[_Text]) -> set[_Seed]:
    """The seeds that more than one text has."""
    seen: set[_Seed] = set()
    shared: set[_Seed] = set()
    for text in texts:
        seeds = set(text.seeds)
        shared |= seen & seeds
        seen |= seeds
    return shared


def _runs(text: _Text, number: int, shared: set[_Seed], holders: dict[_Seed, list[tuple[int, int]]]) -> list[_Run]:
    """The runs that earlier documents hold too, chained; the document's own seeds are added to `holders`."""
    found: list[_Run] = []
    fresh = [(seed, at) for at, seed in enumerate(text.seeds) if seed in shared]
    low = 0
    for first, last in text.stretches:
        while low < len(fresh) and fresh[low][1] < first:
            low += 1
        here: list[_Run] = []
        open_runs: dict[tuple[int, int], int] = {}  # (holder, diagonal) → where the run began
        before = -1
        while low < len(fresh) and fresh[low][1] <= last - _SEED:
            seed, at = fresh[low]
            if at != before + 1:
                here.extend(_ended(open_runs, before + 1))
                open_runs = {}
            still: dict[tuple[int, int], int] = {}
            for holder, place in holders.get(seed, ()):
                key = (holder, place - at)
                still[key] = open_runs.pop(key, at)
            here.extend(_ended(open_runs, at))
            open_runs, before, low = still, at, low + 1
        here.extend(_ended(open_runs, before + 1))
        found.extend(_chained(here))
    for seed, at in fresh:
        kept = holders.setdefault(seed, [])
        if len(kept) < _HOLDERS:
            kept.append((number, at))
    return found


def _ended(open_runs: Mapping[tuple[int, int], int], at: int) -> Iterable[_Run]:
    """Runs whose last seed began at word `at - 1`."""
    last = at - 1 + _SEED
    for (holder, diagonal), first in open_runs.items():
        yield _Run(holder, first, last, first + diagonal, last + diagonal)


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


def _content_before(document: Document) -> list[int]:
    """For each word the number of content words before it, names and verbs of saying not counted; and one more."""
    verbs, text = cue_forms(), document.text
    counts = [
        weight(norm) == 1.0 and not text[start].isupper() and norm not in verbs
        for norm, start in zip(document.norms, document.starts, strict=True)
    ]
    return list(accumulate(counts, initial=0))


def _is_stock(document: Document, stretch: tuple[int, int]) -> bool:
    """Whether the trade's stock phrases leave no passage of the stretch."""
    norms = document.norms[slice(*stretch)]
    stock = {at for hit in phrase_book("stock").find(norms) for at in range(hit.first, hit.last)}
    content = sum(weight(norm) == 1.0 for at, norm in enumerate(norms) if at not in stock)
    return bool(stock) and (len(norms) - len(stock) < SHORTEST or content < CONTENT)


def _join(number: int, run: _Run, groups: list[_Group], owners: dict[tuple[int, int], _Group]) -> None:
    """Put the run's two places into the passage that holds one of them already, or into a new one.

    Longer runs come first. One that is a scrap of a long passage is no passage beside it. `owners` gives the longest
    passage over a word of a document; where most of a run lies in a passage, its middle word does.
    """
    ends = {number: (run.first, run.last), run.holder: (run.other, run.other_last)}
    for one, two in ((number, run.holder), (run.holder, number)):
        group = owners.get((one, sum(ends[one]) // 2))
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


def _place(group: _Group, document: int, stretch: tuple[int, int], owners: dict[tuple[int, int], _Group]) -> None:
    group.places[document] = stretch
    for word in range(*stretch):
        owners.setdefault((document, word), group)


def _common(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])
