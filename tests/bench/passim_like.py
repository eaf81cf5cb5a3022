"""A small text-reuse finder after passim's method: an index of word n-grams, then local alignments around its hits.

passim (Smith, Cordell and Mullen, "Computational methods for uncovering reprinted texts in antebellum newspapers",
American Literary History 27, 2015) runs on Spark, which is no part of a bench that one command starts. This keeps its
two steps and its numbers where it has them: shingles of five words, those in over a hundred documents left out, and
Smith-Waterman with matches at 2, mismatches and gaps at -1. It asks for one shared shingle where passim asks for five,
and for alignments of five words where passim wants many more, because quotes are short: so it finds more than passim
would. Standard library only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

Span = tuple[int, int]
Match = tuple[Span, Span]

SHINGLE = 5
MOST_DOCUMENTS = 100
FEWEST_WORDS = 5
REACH = 40
"""Words that an alignment may run on beyond its shingle, to each side."""
_MATCH, _OTHER, _GAP = 2, -1, -1
_WORD = re.compile(r"\w+(?:['’]\w+)*")

Document = tuple[list[str], list[Span]]


def document(text: str) -> Document:
    """The words, and where each stands."""
    found = list(_WORD.finditer(text))
    return [match.group().lower() for match in found], [match.span() for match in found]


def reuse(texts: Sequence[str]) -> dict[tuple[int, int], list[Match]]:
    """For each pair of texts that share something, the stretches that match, in code points."""
    documents = [document(text) for text in texts]
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, (words, _) in enumerate(documents):
        for at in range(len(words) - SHINGLE + 1):
            index[tuple(words[at : at + SHINGLE])].append((number, at))
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if len({number for number, _ in places}) > MOST_DOCUMENTS:
            continue
        for i, (one, at) in enumerate(places):
            for other, there in places[i + 1 :]:
                if one != other:
                    seeds[one, other].append((at, there))
    found = {pair: _matches(documents[pair[0]], documents[pair[1]], places) for pair, places in seeds.items()}
    return {pair: matches for pair, matches in found.items() if matches}


def _matches(one: Document, other: Document, seeds: Sequence[tuple[int, int]]) -> list[Match]:
    """Align around each seed that no alignment has yet covered."""
    found: list[Match] = []
    covered: list[tuple[Span, Span]] = []
    for at, there in sorted(seeds):
        if any(a[0] <= at < a[1] and b[0] <= there < b[1] for a, b in covered):
            continue
        left = _extended(one[0][max(0, at - REACH) : at][::-1], other[0][max(0, there - REACH) : there][::-1])
        end, far = at + SHINGLE, there + SHINGLE
        right = _extended(one[0][end : end + REACH], other[0][far : far + REACH])
        a, b = (at - left[0], end + right[0]), (there - left[1], far + right[1])
        covered.append((a, b))
        if a[1] - a[0] >= FEWEST_WORDS:
            found.append(((one[1][a[0]][0], one[1][a[1] - 1][1]), (other[1][b[0]][0], other[1][b[1] - 1][1])))
    return found


def _extended(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How far an alignment that begins at the start of both runs on with profit: words of each."""
    best, reached = 0, (0, 0)
    above = [_GAP * column for column in range(len(other) + 1)]
    for row, word in enumerate(one, 1):
        line = [_GAP * row]
        for column, there in enumerate(other, 1):
            score = max(
                above[column - 1] + (_MATCH if word == there else _OTHER), above[column] + _GAP, line[-1] + _GAP
            )
            line.append(score)
            if score > best:
                best, reached = score, (row, column)
        above = line
        if max(line) < best - 10:  # it has fallen so far that no run within reach is worth it
            break
    return reached
