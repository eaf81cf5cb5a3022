"""A passage marked in one text and looked for in another, which may hold it, hold it changed, or not at all."""

from __future__ import annotations

import re
import struct
from itertools import pairwise

from reader.article import Span
from reader.notes.anchors import Text
from reader.notes.model import Anchor, Selector
from tests.fuzz.edits import words
from tests.ingest import made_files as made
from tests.notes.samples import HARBOUR, WIRE

EXPECTED = 0.01, 10e-6
"""Seconds of processor for an input, and for each byte of it."""

HEAD = struct.Struct("<BHHH")
"""How the second text is made, where the marked span begins, how long it is, and where the second text is changed."""

PARTED = "\x1e"
MODES = ("other", "the same", "put before", "put inside", "cut inside", "doubled", "turned round", "upper case")


def shaped(mode: str, start: int, length: int, place: int, one: str, other: str) -> bytes:
    """The input that stands for these."""
    return HEAD.pack(MODES.index(mode), start, length, place) + f"{one}{PARTED}{other}".encode()


def check(data: bytes) -> None:
    """What is found lies in the text and in order; a passage that is still there is found where it stands."""
    if len(data) < HEAD.size:
        return
    number, start, length, place = HEAD.unpack_from(data)
    old, _, other = data[HEAD.size :].decode("utf-8", "replace").partition(PARTED)
    if not old:
        return
    start %= len(old)
    span = Span(start, min(len(old), start + 1 + length))
    mode = MODES[number % len(MODES)]
    new = changed(mode, old, other, place, span)
    found = Text(new).anchor(Selector.of(old, span))
    check_anchor(found, new)
    if mode == "the same":
        assert found == Anchor("exact", (span,)), found
    exact = span.of(old)
    if mode == "put before" and re.search(r"\w", exact) and new.count(exact) == 1:
        assert found.spans, "words that stand there once, letter by letter, are found"
        assert Span(len(other) + span.start, len(other) + span.end).overlap(found.spans[0]), found


def changed(mode: str, old: str, other: str, place: int, span: Span) -> str:
    """The second text."""
    match mode:
        case "the same":
            return old
        case "put before":
            return other + old
        case "put inside" | "cut inside":
            at = span.start + place % (span.end - span.start)
            return (
                old[:at]
                + (other if mode == "put inside" else "")
                + old[at + (place % 7 if mode != "put inside" else 0) :]
            )
        case "doubled":
            return old + other + old
        case "turned round":
            return "\n\n".join(reversed(old.split("\n\n"))) + other
        case "upper case":
            return old.upper() + other
    return other


def check_anchor(found: Anchor, text: str) -> None:
    """What holds for every anchor."""
    assert 0 <= found.score <= 1
    assert (found.status == "orphan") == (not found.spans)
    for span in (*found.spans, *(suggestion.span for suggestion in found.suggestions)):
        assert 0 <= span.start < span.end <= len(text), found
    assert all(before.end <= after.start for before, after in pairwise(found.spans)), found
    assert len(found.suggestions) <= 3 and all(0 <= suggestion.score <= 1 for suggestion in found.suggestions)


LONG = "\n\n".join([made.P1, made.P2, made.P3] * 20)
SEEDS = (
    *(shaped(mode, 40, 60, 11, HARBOUR, WIRE) for mode in MODES),
    *(shaped(mode, 100, 5_000, 900, LONG, HARBOUR) for mode in MODES),
    shaped("put before", 3, 4, 1, "😀 … — “” ‘’ \u0301\u0130ß ﬁ", "שלום * * *"),
)
WORDS = (*words("anchors"), *(bytes([number]) for number in range(len(MODES))), PARTED.encode(), b"x" * 300)

BROKEN = {
    "a passage that ends inside a word longer than its suffix": shaped(
        "put before", 4, 12, 0, "The ferry will " + "x" * 300 + " today", "Said the company."
    ),
    "the half of a word behind a dash": shaped("put before", 3, 4, 0, f"😀 … — and {made.P1}", f"{made.P2} {made.P3}"),
}
