"""YAML front matter: ours written, the reader's own keys kept as they stand, comments and all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_KEY = re.compile(r"^(?:\"([^\"]+)\"|'([^']+)'|([^\s#'\"\[{&*!|>%@`-][^:]*?))\s*:(?:\s|$)")


def split(text: str) -> tuple[str | None, str]:
    """The front matter (without its fences; None when there is none) and the body of a Markdown file."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if not text.startswith("---\n"):
        return None, text
    end = re.search(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text[4:], re.MULTILINE)
    return (text[4 : 4 + end.start()], text[4 + end.end() :]) if end else (None, text)


def read(front: str | None) -> dict[str, Any]:
    """The keys of a front matter; none when it is not a YAML mapping."""
    from reader.ingest.yaml_mapping import yaml_mapping

    return yaml_mapping(front or "") or {}


def write(values: Mapping[str, Any]) -> str:
    """`values` as YAML, a trailing newline included."""
    import yaml

    return str(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=110, default_flow_style=False))


def kept(front: str | None, ours: set[str]) -> str:
    """The parts of `front` under keys that are not `ours`, word for word where the lines allow it."""
    if not front:
        return ""
    theirs = {key: value for key, value in read(front).items() if key not in ours}
    if not theirs:
        return ""
    parts: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in front.splitlines():
        match = _KEY.match(line)
        if match:
            parts.append((next(group for group in match.groups() if group).strip(), []))
        parts[-1][1].append(line)
    text = "".join("\n".join(lines) + "\n" for key, lines in parts if key in theirs)
    return text if read(text) == theirs else write(theirs)
