"""Word lists kept as data in `lexicons/*.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("lexicons")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `lexicons/<name>.toml`."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(name: str, table: str) -> frozenset[str]:
    """One list of a lexicon, given there as an array or as a string of words separated by white space."""
    value = lexicon(name)[table]
    return frozenset(value.split() if isinstance(value, str) else value)
