"""Word-level edits between two renderings, from the blocks in which they match.

House style is no edit of substance: words that differ in spelling, digits or contraction only are marked `style`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from reader.text.lexicon import lexicon
from reader.text.wordforms import house_form, same_words


class Edit(NamedTuple):
    """Words `[before, before_end)` of the one run stand as `[after, after_end)` in the other; one side may be empty.

    `style` says that only house style differs: spelling, digits for number words, a contraction written out.
    """

    before: int
    before_end: int
    after: int
    after_end: int
    style: bool = False


def word_edits(before: Sequence[str], after: Sequence[str], blocks: Iterable[tuple[int, int, int]]) -> list[Edit]:
    """The edits from folded words `before` to `after`, in order.

    Args:
        before, after: folded words (`tokens.fold_word`).
        blocks: `(before, after, size)` of the stretches that match, in order in both, perhaps under a looser form:
            a word in them that is not the same is an edit too.
    """
    edits: list[Edit] = []
    at_before = at_after = 0
    for start, other, size in [*blocks, (len(before), len(after), 0)]:
        if start > at_before or other > at_after:
            _append(edits, at_before, start, at_after, other)
        for offset in range(size):
            if before[start + offset] != after[other + offset]:
                one, two = start + offset, other + offset
                _append(edits, one, one + 1, two, two + 1)
        at_before, at_after = start + size, other + size
    return [_without_shared_edges(before, after, edit) for edit in edits]


def _append(edits: list[Edit], before: int, before_end: int, after: int, after_end: int) -> None:
    last = edits[-1] if edits else None
    if last and last.before_end == before and last.after_end == after:
        edits[-1] = Edit(last.before, before_end, last.after, after_end)
    else:
        edits.append(Edit(before, before_end, after, after_end))


def _without_shared_edges(before: Sequence[str], after: Sequence[str], edit: Edit) -> Edit:
    """The edit cut to what differs, and marked when that is style alone."""
    low, high, other, other_high, _ = edit
    while low < high and other < other_high and before[low] == after[other]:
        low, other = low + 1, other + 1
    while low < high and other < other_high and before[high - 1] == after[other_high - 1]:
        high, other_high = high - 1, other_high - 1
    one, two = before[low:high], after[other:other_high]
    style = bool(one and two) and (same_words(one, two) or _same_number(one, two))
    return Edit(low, high, other, other_high, style)


def _same_number(one: Sequence[str], two: Sequence[str]) -> bool:
    value = number_value(one)
    return value is not None and value == number_value(two)


def number_value(norms: Sequence[str]) -> float | None:
    """The value of a number in digits or words ("1200", "twelve hundred", "3.5 million"), None when it is no number."""
    total, current, seen = 0.0, 0.0, False
    for norm in norms:
        if norm == "and" and seen:
            continue
        scale = _scales().get(norm)
        if scale is not None:
            current = (current if seen else 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            seen = True
            continue
        value = house_form(norm)
        try:
            current += float(value)
        except ValueError:
            return None
        seen = True
    return total + current if seen else None


@cache
def _scales() -> dict[str, float]:
    rows = (line.split() for line in lexicon("units")["numerals"]["scales"].splitlines() if line.strip())
    return {row[0]: float(row[1]) for row in rows}
