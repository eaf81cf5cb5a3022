"""Near-verbatim copies: wire text that several outlets run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.compare.document import Document

# Words in a row that are compared, and the share of them that makes a text a copy of another.
_GRAM = 5
CONTAINED = 0.9
# Texts are looked up by the grams that begin with one word in so many (the same words in every text); a text is counted
# fully only when this share of them is another's.
_ONE_IN = 4
_SAMPLE = 0.5
# A text shorter than this proves nothing by being contained in another.
_SHORTEST = 25


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Article id → id of the article whose 5-grams hold over nine tenths of its own.

    The longest of the like texts counts as the original (of equals the first), so no copy is the original of another.
    Time is linear in the text: each text is looked up in an index of the originals alone.
    """
    order = sorted(range(len(documents)), key=lambda index: (-len(documents[index].ids), index))
    holders: dict[tuple[int, ...], int] = {}
    copies: dict[int, int] = {}
    for index in order:
        ids = documents[index].ids
        sample = [tuple(ids[at : at + _GRAM]) for at, first in enumerate(ids[: 1 - _GRAM]) if not first % _ONE_IN]
        original = _original(documents, ids, sample, holders) if len(ids) >= _SHORTEST else None
        if original is not None:
            copies[index] = original
            continue
        for gram in sample:
            holders.setdefault(gram, index)
    return {documents[index].article.id: documents[copies[index]].article.id for index in sorted(copies)}


def _original(
    documents: Sequence[Document], ids: list[int], sample: list[tuple[int, ...]], holders: dict[tuple[int, ...], int]
) -> int | None:
    """The text that holds nearly all grams of `ids`, if there is one."""
    counts = Counter(holder for gram in sample if (holder := holders.get(gram)) is not None)
    for holder, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:3]:
        if count < _SAMPLE * len(sample):
            return None
        held = set(_grams(documents[holder].ids))
        grams = list(_grams(ids))
        if sum([gram in held for gram in grams]) > CONTAINED * len(grams):
            return holder
    return None


def _grams(ids: list[int]) -> Iterator[tuple[int, ...]]:
    return zip(*(ids[offset:] for offset in range(_GRAM)), strict=False)
