"""Front matter: the lines between two `---` at the head of a file, told from a rule in the text."""

from __future__ import annotations

import re
from typing import Any

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

# Front matter has a few lines; a rule this far below is a rule in the text.
_LONGEST = 20_000


def split_front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The mapping between the first two `---` lines, and where the text after it begins (0 when there is none).

    What is not YAML is read line by line as `key: value`; what is no mapping at all is left in the text.
    """
    opening = _FENCE.match(text)
    closing = _CLOSE.search(text, opening.end(), _LONGEST) if opening else None
    if not opening or not closing:
        return {}, 0
    found = _mapping(text[opening.end() : closing.start()])
    return (found, min(len(text), closing.end() + 1)) if found is not None else ({}, 0)


def _mapping(inside: str) -> dict[str, Any] | None:
    from reader.ingest.yaml_mapping import yaml_mapping

    found = yaml_mapping(inside)
    if found is not None:
        return {key.strip().lower(): item for key, item in found.items()}
    pairs = [line.partition(":") for line in inside.splitlines() if line.strip()]  # "title: A: b", impossible dates
    if pairs and all(colon and re.fullmatch(r"\s*[\w .-]{1,30}", key) for key, colon, _ in pairs):
        return {key.strip().lower(): item.strip().strip("\"'") for key, _, item in pairs}
    return None
