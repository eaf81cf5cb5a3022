"""The names of the targets, and their modules when they are wanted."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

TARGETS = ("ingest", "front_matter", "quotes", "anchors", "incoming")

_CORPUS = Path(__file__).parent / "corpus"


def target(name: str) -> Any:
    """The target's module: `check`, `SEEDS`, `WORDS`, `EXPECTED`."""
    return importlib.import_module(f"tests.fuzz.{name}")


def corpus(name: str) -> dict[str, bytes]:
    """The inputs of a target that once broke a law, by name."""
    return {path.name: path.read_bytes() for path in sorted((_CORPUS / name).glob("*"))}
