"""Files that go while their story is open: nothing is lost, and the reader is told once."""

from __future__ import annotations

import os
from collections.abc import Sequence


class Files:
    """The files a story was read from. Links and pipes were never there, and cannot go."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._there = {path for path in paths if _there(path)}

    def gone(self) -> list[str]:
        """Those that have gone since the last look."""
        gone = sorted(path for path in self._there if not _there(path))
        self._there.difference_update(gone)
        return gone


def _there(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises on a link that is too long for a file's name


def said(gone: Sequence[str]) -> str:
    """One line for the reader."""
    names = ", ".join(gone[:3]) + (f" and {len(gone) - 3} more" if len(gone) > 3 else "")
    are = "is" if len(gone) == 1 else "are"
    return f"{names} {are} gone from the disk. The text stays here as you read it, and your notes are kept."
