"""Datelines: "KELSUND, June 9 (Lower Wire) -", and the agency they name."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"^[A-Z][^()\n]{2,60}\((?P<agency>[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,3})\)\s*[-–—]\s", re.MULTILINE
)


def dateline_agency(text: str, start: int, end: int) -> str | None:
    """The agency of the first dateline that begins a line of `text[start:end]`, offsets in code points."""
    found = _DATELINE.search(text, start, end)
    return found["agency"] if found else None
