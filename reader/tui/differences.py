"""How one wording differs from another, word by word, to be shown: [left out], put in, kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from reader.text.tokens import Token

Kind = Literal["same", "delete", "insert"]

_LONGEST = 400
"""Words beyond which wordings are not set against each other: nobody reads such a difference in a few lines."""


class Difference(NamedTuple):
    """A run of words that both have, that only the fullest has, or that only this one has."""

    kind: Kind
    words: str


@lru_cache(maxsize=512)
def differences(fullest: str, wording: str) -> tuple[Difference, ...]:
    """`wording` against `fullest`. What both have is given as `wording` has it; marks between words go along."""
    from difflib import SequenceMatcher

    from reader.text.tokens import tokens

    left, right = tokens(fullest), tokens(wording)
    if not left or not right or max(len(left), len(right)) > _LONGEST:
        return (Difference("same", wording),)
    matcher = SequenceMatcher(None, [token.norm for token in left], [token.norm for token in right], autojunk=False)
    found: list[Difference] = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            found.append(Difference("same", _between(wording, right, j1, j2)))
            continue
        if i1 < i2:
            found.append(Difference("delete", fullest[left[i1].start : left[i2 - 1].end]))
        if j1 < j2:
            found.append(Difference("insert", _between(wording, right, j1, j2)))
    return tuple(found)


def _between(text: str, words: list[Token], first: int, last: int) -> str:
    """The words `first` to `last - 1` with the marks that follow the last."""
    end = words[last].start if last < len(words) else len(text)
    return text[words[first].start : end].rstrip()
