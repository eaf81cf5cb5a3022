"""How the Hypothesis client finds a marked passage again, written anew in Python from its published rule.

The rule (hypothesis/client, src/annotator/anchoring: `html.ts` tries the position selector first and takes it if the
words there are the quote, else `match-quote.ts`):

1. if the quote stands in the text word for word, those places are the candidates; else the places with the fewest
   edits, at most half the quote's length and 256, by Myers' bit-parallel search (the approx-string-match package);
2. a candidate scores 50 for the quote, 20 each for the text before and after it, where that is known, and 2 for its
   place, each times its likeness (1 - edits / length; the best place of the context within as many characters as it
   has);
3. the best candidate is taken, however low its score.

The Hypothesis client runs in a browser: times of this port say how much work the rule is, not how fast its program is.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.article import Span
from reader.notes.model import Selector

MOST_EDITS = 256
QUOTE, PREFIX, SUFFIX, PLACE = 50, 20, 20, 2


class Found(NamedTuple):
    """A candidate: where, and how many edits away."""

    start: int
    end: int
    edits: int


def anchored(selector: Selector, text: str) -> Span | None:
    """Where the passage is taken to be; None when nothing is near enough."""
    if text[selector.start : selector.end] == selector.exact:
        return selector.span
    quote = selector.exact
    if not quote:
        return None
    candidates = search(text, quote, min(MOST_EDITS, len(quote) // 2))
    if not candidates:
        return None
    best = max(candidates, key=lambda found: _score(found, selector, text))  # of equals the first, as a stable sort has
    return Span(best.start, best.end)


def _score(found: Found, selector: Selector, text: str) -> float:
    before = text[max(0, found.start - len(selector.prefix)) : found.start]
    after = text[found.end : found.end + len(selector.suffix)]
    return (
        QUOTE * (1 - found.edits / len(selector.exact))
        + PREFIX * (_likeness(before, selector.prefix) if selector.prefix else 1)
        + SUFFIX * (_likeness(after, selector.suffix) if selector.suffix else 1)
        + PLACE * (1 - abs(found.start - selector.start) / len(text))
    )


def _likeness(text: str, words: str) -> float:
    if not text:
        return 0.0
    return 1 - search(text, words, len(words))[0].edits / len(words)


def search(text: str, words: str, most: int) -> list[Found]:
    """All places of `words` word for word; else those with the fewest edits, if these are at most `most`."""
    exact = []
    at = text.find(words)
    while at >= 0:
        exact.append(Found(at, at + len(words), 0))
        at = text.find(words, at + 1)
    if exact:
        return exact
    out = []
    backwards = words[::-1]
    for end, edits in _ends(text, words, most):
        window = text[max(0, end - len(words) - edits) : end][::-1]
        reached = max((length for length, found in _ends(window, backwards, edits) if found <= edits), default=0)
        out.append(Found(end - reached, end, edits))
    return out


def _ends(text: str, words: str, most: int) -> list[tuple[int, int]]:
    """Where approximate occurrences with the fewest edits end, with their edits (Myers, JACM 46, 1999)."""
    size = len(words)
    mask, high = (1 << size) - 1, 1 << (size - 1)
    has: dict[str, int] = {}
    for place, character in enumerate(words):
        has[character] = has.get(character, 0) | 1 << place
    more, fewer, edits = mask, 0, size
    out: list[tuple[int, int]] = []
    for at, character in enumerate(text, 1):
        equal = has.get(character, 0)
        across = (((equal & more) + more) ^ more) | equal
        down = equal | fewer
        rising = (fewer | ~(across | more)) & mask
        falling = more & across
        if rising & high:
            edits += 1
        elif falling & high:
            edits -= 1
        rising, falling = rising << 1 & mask, falling << 1 & mask
        more, fewer = (falling | ~(down | rising)) & mask, rising & down
        if edits <= most:
            if edits < most:
                out.clear()
                most = edits
            out.append((at, edits))
    return out
