"""Changes to bytes: what a random input is made of, so that one that breaks something can be made smaller."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

Kind = Literal["cut", "put", "swap", "repeat", "turn", "graft"]
KINDS: tuple[Kind, ...] = get_args(Kind)

LARGEST = 20_000
"""Bytes of an input at most: what grows with the square of the length shows before that."""


def words(target: str) -> tuple[bytes, ...]:
    """The words of a target."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        return tuple(word.encode() for word in tomllib.load(file)[target])


class Edit(NamedTuple):
    """One change. `place` and `length` are shares of the input, 0 to 1; `number` chooses a word, a seed or a bit."""

    kind: Kind
    place: float
    length: float
    number: int


def edited(data: bytes, edits: Sequence[Edit], words: Sequence[bytes], seeds: Sequence[bytes]) -> bytes:
    """`data` after all the changes, in order."""
    for edit in edits:
        data = _edited(data, edit, words, seeds)[:LARGEST]
    return data


def _edited(data: bytes, edit: Edit, words: Sequence[bytes], seeds: Sequence[bytes]) -> bytes:
    start = int(edit.place * len(data))
    end = min(len(data), start + max(1, int(edit.length**4 * len(data))))
    head, part, tail = data[:start], data[start:end], data[end:]
    match edit.kind:
        case "cut":
            return head + tail
        case "put":
            return head + words[edit.number % len(words)] + data[start:]
        case "swap":
            return head + words[edit.number % len(words)] + tail
        case "repeat":
            return head + part * (edit.number % 1_000 if edit.number % 8 == 0 else 2) + tail
        case "turn":
            return head + bytes([part[0] ^ (1 << edit.number % 8)]) + part[1:] + tail if part else data
        case "graft":
            other = seeds[edit.number % len(seeds)]
            place = int(edit.place * len(other))
            return head + other[place : place + max(1, int(edit.length * len(other)))] + tail


def drawn(random: random.Random, words: Sequence[bytes], seeds: Sequence[bytes]) -> bytes:
    """A seed with a few changes."""
    edits = [
        Edit(random.choice(KINDS), random.random(), random.random(), random.randrange(1 << 16))
        for _ in range(random.choice((1, 1, 2, 3, 5, 8, 13)))
    ]
    return edited(random.choice(list(seeds)), edits, words, seeds)
