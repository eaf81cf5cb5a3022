"""Text of others for any output: harmless, and in lines or paragraphs."""

from __future__ import annotations

import re

from reader.text.harmless import shown

_PARAGRAPHS = re.compile(r"\n\s*\n")


def one_line(text: str) -> str:
    """`text` made harmless, on one line, single spaces."""
    return " ".join(shown(" ".join(text.split())).split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, each cleaned and on one line; blank lines part them."""
    return [line for line in map(one_line, _PARAGRAPHS.split(shown(text))) if line]


def shortened(text: str, limit: int) -> str:
    """`text` on one line, cut at a word to at most `limit` characters, the cut shown by an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _tail = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:—–-") + "…"
