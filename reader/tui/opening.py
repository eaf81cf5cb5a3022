"""What can be read before the first frame, so that the first frame has text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

_PLAIN = {".txt", ".md", ".markdown"}
"""Endings of files that need no heavy reader: HTML costs half a second to import what reads it."""

_MOST = 2_000_000
"""Bytes in all up to which reading takes less time than drawing a frame that says so: some 20 ms."""


def read_at_once(paths: Sequence[str]) -> bool:
    """Whether all of it is plain text or Markdown on disk, and little of it."""
    try:
        files = list(_files(paths))
        return bool(files) and all(_plain(file) for file in files) and sum(_size(file) for file in files) <= _MOST
    except OSError:
        return False


def _files(paths: Iterable[str]) -> Iterable[Path]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from (file for file in path.iterdir() if not file.name.startswith("."))
        else:
            yield path


def _plain(file: Path) -> bool:
    return file.suffix.lower() in _PLAIN and file.is_file()


def _size(file: Path) -> int:
    return file.stat().st_size
