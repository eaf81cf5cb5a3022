"""Text of others made harmless for any output: no control characters, no bidi tricks, nothing UTF-8 cannot hold."""

from __future__ import annotations

import re

# C0 and C1 controls but tab and newline, bidi marks, embeddings and isolates, lone surrogates, the two non-characters
# that XML and some terminals choke on.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def clean(text: str) -> str:
    """`text` with every unsafe character replaced by U+FFFD and every line break made a newline."""
    if text.isprintable():  # the common case, and in C
        return text
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """`text` cleaned, on one line, single spaces."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(clean(line).split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, each cleaned and on one line; blank lines part them."""
    parts = _PARAGRAPHS.split(clean(text)) if not text.isprintable() else (text,)
    return [line for line in map(one_line, parts) if line]


def shortened(text: str, limit: int) -> str:
    """`text` on one line, cut at a word to at most `limit` characters, the cut shown by an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _tail = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:—–-") + "…"
