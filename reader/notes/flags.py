"""What changed inside a passage that a reader must not miss: its numbers, its negations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.notes.model import AnchorFlag
from reader.text.lexicon import words
from reader.text.worddiff import number_value


def changed_flags(old: Sequence[str], new: Sequence[str]) -> tuple[AnchorFlag, ...]:
    """The flags for a passage whose folded words were `old` and are `new`."""
    flags: list[AnchorFlag] = []
    if _negations(old) != _negations(new):
        flags.append("negation")
    if _numbers(old) != _numbers(new):
        flags.append("number")
    return tuple(flags)


def _negations(norms: Sequence[str]) -> Counter[str]:
    known = words("negations", "words")
    return Counter("not" if norm.endswith("n't") else norm for norm in norms if norm in known or norm.endswith("n't"))


def _numbers(norms: Sequence[str]) -> Counter[float]:
    values = (number_value([norm]) for norm in norms)
    return Counter(value for value in values if value is not None)
