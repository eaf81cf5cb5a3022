"""The ends of a passage that was found by its words: the marks that belonged to it are taken in again."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Span
from reader.notes.words import Words

_CLASS = dict.fromkeys("\"“”„«»‹›'‘’‚`", '"') | dict.fromkeys("-–—‒―−", "-") | {"…": "."}


def widened(text: str, spans: Sequence[Span], exact: str, words: Words) -> list[Span]:
    """`spans` with the quote marks, full stops and brackets around them that the passage had at its ends."""
    start, end = spans[0].start, spans[-1].end
    for mark in reversed(exact[: words.starts[0]].strip()):
        if start > 0 and _same(text[start - 1], mark):
            start -= 1
        else:
            break
    for mark in exact[words.ends[-1] :].strip():
        if end < len(text) and _same(text[end], mark):
            end += 1
            while mark == "…" and end < len(text) and text[end] == ".":
                end += 1
        elif end > 0 and mark == "." and text[end - 1] == "…":
            continue
        else:
            break
    out = list(spans)
    out[0] = Span(start, out[0].end)
    out[-1] = Span(out[-1].start, end)
    return out


def _same(one: str, other: str) -> bool:
    return _CLASS.get(one, one) == _CLASS.get(other, other)
