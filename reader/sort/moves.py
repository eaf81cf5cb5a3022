"""The files of a sorted pile moved into a folder for each story, when the reader says so."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.sort.free_path import free_path
from reader.sort.pile import SortedPile


@dataclass(frozen=True, slots=True)
class Move:
    """A file and the place in a story's folder it goes to."""

    origin: Path
    target: Path


def planned_moves(pile: SortedPile, folder: str | os.PathLike[str]) -> tuple[Move, ...]:
    """A folder below `folder` for each story of two articles and more, and where each of its files goes.

    Nothing is written. An article that stands alone stays where it is, as does a file that holds several articles of
    different stories.
    """
    root = Path(folder)
    owners: dict[Path, set[int]] = {}
    for number, story in enumerate(pile.stories):
        for path in story.paths:
            owners.setdefault(_file(path), set()).add(number)
    taken: set[Path] = set()
    moves = []
    for number, story in enumerate(pile.stories):
        files = [file for file in dict.fromkeys(map(_file, story.paths)) if owners[file] == {number}]
        if len(files) < 2:
            continue
        home = free_path(root / _folder_name(story.title), taken)
        taken.add(home)
        for file in files:
            target = free_path(home / file.name, taken)
            taken.add(target)
            moves.append(Move(file, target))
    return tuple(moves)


def apply_moves(moves: Iterable[Move]) -> tuple[str, ...]:
    """Move the files. Nothing is overwritten; one line comes back for each file that could not be moved."""
    problems = []
    for move in moves:
        try:
            move.target.parent.mkdir(parents=True, exist_ok=True)
            if move.target.exists():
                raise FileExistsError(errno.EEXIST, "a file of that name is there")
            move.origin.rename(move.target)
        except OSError as error:
            problems.append(f"{move.origin}: stays where it is ({(error.strerror or 'error').lower()})")
    return tuple(problems)


def _file(path: str) -> Path:
    """The file an article is in: one of several in it has "#2" behind its path."""
    whole = Path(path)
    return whole if whole.exists() else Path(re.sub(r"#\d+$", "", path))


def _folder_name(title: str) -> str:
    words = re.findall(r"[^\W_]+", title.casefold())
    return "-".join(words[:8])[:60] or "story"
