"""The names of the targets, and their modules when they are wanted."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Protocol, cast

TARGETS = ("ingest", "front_matter", "quotes", "anchors", "incoming")


class Target(Protocol):
    """What a target's module has.

    Attributes:
        check: takes any bytes; raises when a law is broken.
        EXPECTED: seconds of processor for an input, and for each byte of it.
        SEEDS: inputs to begin from, well formed.
        WORDS: what is put into them.
        BROKEN: inputs that once broke a law, by what was wrong.
    """

    check: Callable[[bytes], None]
    EXPECTED: tuple[float, float]
    SEEDS: tuple[bytes, ...]
    WORDS: tuple[bytes, ...]
    BROKEN: Mapping[str, bytes]


def target(name: str) -> Target:
    """The target's module."""
    return cast(Target, importlib.import_module(f"tests.fuzz.{name}"))
