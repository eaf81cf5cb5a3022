"""What the reader names (files, folders, standard input) as material to read, one piece after the other."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reader.errors import CrossreadError, NotAnArticle
from reader.ingest.draft import LARGEST, Material
from reader.ingest.formats import known

LINK = re.compile(r"https?://", re.IGNORECASE)

STDIN = "-"


def found_in(place: str) -> list[str]:
    """The paths one thing given stands for: a folder's articles in name order, else the thing itself.

    In a folder hidden files, README files, other formats and subfolders are passed over.

    Raises:
        NotAnArticle: the path does not exist, or the folder has no article in it.
    """
    if place == STDIN or LINK.match(place):
        return [place]
    if "\x00" in place or not place.strip():
        raise NotAnArticle(f"{place!r}: is no path that can be opened: check its characters")
    path = Path(place)
    try:
        if not path.is_dir():
            return [place]
        inside = sorted(name for name in os.listdir(path) if _is_article(path / name))  # noqa: PTH208 - names only
    except OSError as error:
        raise NotAnArticle(f"{place}: {_reason(error)}") from None
    if not inside:
        raise NotAnArticle(f"{place}: no articles in this folder: put .txt, .md or .html files into it")
    return [os.path.join(place, name) for name in inside]  # noqa: PTH118 - keeps the path as it was given


def _is_article(path: Path) -> bool:
    name = path.name
    return not name.startswith(".") and not name.lower().startswith("readme") and known(name) and path.is_file()


def material_at(path: str) -> Material:
    """The bytes of a file or of standard input.

    Raises:
        NotAnArticle: it does not exist, cannot be read, or is too large.
    """
    if path == STDIN:
        return Material(path, _bounded(sys.stdin.buffer, path))
    try:
        with open(path, "rb", opener=_opened) as file:
            kind = os.fstat(file.fileno()).st_mode
            if stat.S_ISCHR(kind) or stat.S_ISBLK(kind):
                raise NotAnArticle(f"{path}: this is a device, not a file: give a file or a folder")
            data = _bounded(file, path)
    except (OSError, ValueError) as error:
        raise NotAnArticle(f"{path}: {_reason(error)}") from None
    if stat.S_ISFIFO(kind) and not data:
        raise NotAnArticle(f"{path}: nothing is written into this pipe: start what writes into it first")
    return Material(path, data)


def _opened(path: str, flags: int) -> int:
    """A descriptor of a file or pipe, without waiting for somebody who writes into the pipe."""
    wait = getattr(os, "O_NONBLOCK", None)  # Windows has no pipes among its files
    if wait is None:
        return os.open(path, flags)
    descriptor = os.open(path, flags | wait)
    os.set_blocking(descriptor, True)  # for somebody who does write
    return descriptor


def _bounded(file: BinaryIO, path: str) -> bytes:
    """All of a file or pipe; in pieces, because reading up to a limit at once would set that much memory aside."""
    pieces: list[bytes] = []
    size = 0
    while piece := file.read(1 << 20):
        size += len(piece)
        if size > LARGEST:
            raise NotAnArticle(f"{path}: larger than {LARGEST // 1_000_000} MB: give the article's text alone")
        pieces.append(piece)
    return b"".join(pieces)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the path"
    if isinstance(error, PermissionError):
        return "may not be read: check the permissions"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read ({error.strerror.lower()}): check the path"
    return "is no path that can be opened: check its characters"


def each(places: list[str], problems: list[str]) -> Iterator[str]:
    """The paths of everything given, once each, in the order given; what cannot be opened is told in `problems`."""
    seen: set[str] = set()
    for place in places:
        try:
            inside = found_in(place)
        except CrossreadError as error:
            problems.append(str(error))
            continue
        for path in inside:
            identity = path if path == STDIN or LINK.match(path) else os.path.realpath(path)
            if identity not in seen:
                seen.add(identity)
                yield path
