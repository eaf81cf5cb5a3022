"""Passages: runs of words outside quotes that several articles share, as wire copy and lifted text leave them.

Seeds of four words, joined along diagonals to maximal runs, runs chained over short gaps. Each text is looked up in
those before it, of which only the first holders of a seed are kept: a paragraph that a hundred sources run costs as
much in the hundredth as in the third.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, repeat

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


_Run = tuple[int, int, int, int, int]
"""`holder, first, last, other, other_last`: words `[first, last)` of a document that stand at `[other, other_last)` in
an earlier one, the holder. Plain tuples, for there are six to a sentence where articles share their phrases."""


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
    unheld = _shared(texts)
    holders: dict[int, tuple[int, ...]] = {}
    groups: list[_Group] = []
    owners: list[list[_Group | None]] = [[None] * len(document.ids) for document in documents]
    runs: list[tuple[int, int, _Run]] = []  # the longest first, when sorted
    for text in texts:
        said = _said(text.document)
        for run in _runs(text, unheld, holders):
            _, first, last, _, _ = run
            size = last - first
            # In a short run names say nothing: any two articles share "Transport Minister Ada Voss told".
            if size >= _SHORT or (size >= SHORTEST and _between(said, first, last) >= CONTENT):
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


def _runs(text: _Text, unheld: set[int], holders: dict[int, tuple[int, ...]]) -> list[_Run]:
    """The runs that earlier documents hold too, chained; the document's own seeds are added to `holders`.

    `unheld` has the shared seeds that lack holders.
    """
    found: list[_Run] = []
    fresh: list[tuple[int, int]] = []
    seeds = text.seeds
    held = list(map(holders.get, seeds, repeat(())))  # the document's own seeds come in at its end: one look for all
    for first, last in text.stretches:
        stop = last - _SEED + 1
        fresh += [(seeds[at], at) for at in range(first, stop) if seeds[at] in unheld]
        here: list[_Run] = []
        # A run is known by how far behind the word its place stands, and goes on while each next word has that place.
        began: dict[int, int] = {}
        ended: dict[int, int] = {}
        for at in range(first, stop):
            for place in held[at]:
                behind = place - at
                if ended.get(behind) != at - 1:
                    if behind in began:
                        here.append(_run(behind, began[behind], ended[behind]))
                    began[behind] = at
                ended[behind] = at
        here += [_run(behind, start, ended[behind]) for behind, start in began.items()]
        found += _chained(here) if len(here) > 1 else here
    for seed, at in fresh:
        kept = holders.get(seed, ())
        if len(kept) < _HOLDERS:
            holders[seed] = (*kept, text.number * _PLACES + at)
            if len(kept) + 1 == _HOLDERS:
                unheld.discard(seed)
    return found


def _run(behind: int, first: int, before: int) -> _Run:
    """The run from word `first` on whose last seed stands at word `before`; its place is so far behind each word."""
    holder, other = divmod(behind + first, _PLACES)
    last = before + _SEED
    return holder, first, last, other, other + last - first


def _chained(runs: Sequence[_Run]) -> list[_Run]:
    """Runs of one holder that follow one another over short gaps in both texts, as one."""
    chains: list[_Run] = []
    runs = sorted(runs)
    holder, first, last, other, other_last = runs[0]
    for following in runs[1:]:
        if following[0] == holder:
            _, low, high, low_there, high_there = following
            reach = max(_GAP, min(last - first, high - low))
            if -2 <= low - last <= reach and -2 <= low_there - other_last <= reach:
                last, other_last = high, high_there
                continue
        chains.append((holder, first, last, other, other_last))
        holder, first, last, other, other_last = following
    return [*chains, (holder, first, last, other, other_last)]


def _said(document: Document) -> list[int]:
    """Where the content words stand that are no names and no verbs of saying."""
    text, starts = document.text, document.starts
    telling = {norm for norm in document.places if _tells(norm)}
    return [at for at in document.where(telling) if not text[starts[at]].isupper()]


def _between(places: Sequence[int], first: int, last: int) -> int:
    """How many of the places are among words `[first, last)`."""
    return bisect_left(places, last) - bisect_left(places, first)


@lru_cache(maxsize=65_536)
def _tells(norm: str) -> bool:
    return weight(norm) == 1.0 and norm not in cue_forms()


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
    holder, first, last, other, other_last = run
    size = last - first
    here, there = (number, first, last), (holder, other, other_last)
    for (one, low, high), (two, from_, to) in ((here, there), (there, here)):
        group = owners[one][(low + high) // 2]
        if group is None:
            continue
        held = group.places[one]
        if min(held[1], high) - max(held[0], low) < _SAME * size:
            continue
        beside = group.places.get(two)
        if beside is None:
            if size >= _PART * (held[1] - held[0]):
                _place(group, two, (from_, to), owners)
                return
        elif min(beside[1], to) - max(beside[0], from_) >= _SAME * size:
            return
        if size < _SHORT:
            return
    group = _Group({})
    groups.append(group)
    _place(group, number, (first, last), owners)
    _place(group, holder, (other, other_last), owners)


def _place(group: _Group, document: int, stretch: tuple[int, int], owners: list[list[_Group | None]]) -> None:
    group.places[document] = stretch
    low, high = stretch
    row = owners[document]
    row[low:high] = [owner or group for owner in row[low:high]]
