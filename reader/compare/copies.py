"""Near-verbatim copies: wire text that several outlets run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.compare.document import Document

# Words in a row that are compared, and the share of them that makes a text a copy of another.
_GRAM = 5
CONTAINED = 0.9
# Every so many-th gram is looked up first; a text is counted fully only when that sample comes near the mark.
_STRIDE = 7
_SAMPLE = 0.75
# A text shorter than this proves nothing by being contained in another.
_SHORTEST = 25


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Article id → id of the article whose 5-grams hold over nine tenths of its own.

    The longest of the like texts counts as the original (of equals the first), so no copy is the original of another.
    Time is linear in the text: each text is looked up in an index of the originals alone.
    """
    order = sorted(range(len(documents)), key=lambda index: (-len(documents[index].ids), index))
    holders: dict[tuple[int, ...], list[int]] = {}
    copies: dict[int, int] = {}
    for index in order:
        ids = documents[index].ids
        original = _original(ids, holders) if len(ids) >= _SHORTEST else None
        if original is not None:
            copies[index] = original
            continue
        for gram in set(_grams(ids)):
            holders.setdefault(gram, []).append(index)
    return {documents[index].article.id: documents[copies[index]].article.id for index in sorted(copies)}


def _original(ids: list[int], holders: dict[tuple[int, ...], list[int]]) -> int | None:
    """The text that holds nearly all grams of `ids`, if there is one."""
    grams = list(_grams(ids))
    sample = grams[::_STRIDE]
    counts: dict[int, int] = {}
    for gram in sample:
        for holder in holders.get(gram, ()):
            counts[holder] = counts.get(holder, 0) + 1
    for holder, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        if count < _SAMPLE * len(sample):
            return None
        if sum(holder in holders.get(gram, ()) for gram in grams) > CONTAINED * len(grams):
            return holder
    return None


def _grams(ids: list[int]) -> Iterator[tuple[int, ...]]:
    return zip(*(ids[offset:] for offset in range(_GRAM)), strict=False)
