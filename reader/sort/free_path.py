"""Names for new files, so that none is written over."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path


def free_path(path: Path, taken: Container[Path] = ()) -> Path:
    """The path, or with a number behind its name where something is there already or it is in `taken`."""
    candidate, number = path, 2
    while candidate in taken or candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate
