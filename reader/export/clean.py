"""Text of others for any output: harmless, and in lines or paragraphs."""

from __future__ import annotations

import re

from reader.text.harmless import shown

_PARAGRAPHS = re.compile(r"\n\s*\n")


def one_line(text: str) -> str:
    """`text` made harmless, on one line, single spaces."""
    line = " ".join(text.split())
    safe = shown(line)
    return line if safe is line else " ".join(safe.split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, each made harmless and on one line; blank lines part them."""
    safe = shown(text)
    parts = _PARAGRAPHS.split(safe) if "\n" in safe else (safe,)
    return [line for line in (" ".join(part.split()) for part in parts) if line]


def shortened(text: str, limit: int) -> str:
    """`text` on one line, cut at a word to at most `limit` characters, the cut shown by an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _tail = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:—–-") + "…"
