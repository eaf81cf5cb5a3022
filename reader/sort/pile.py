"""A folder with a pile of articles, sorted into stories; and the folders made, when the reader says so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.article import Article
from reader.errors import CrossreadError, NoStory
from reader.ingest.load import load_story
from reader.ingest.places import found_in
from reader.sort.features import Profile, profile
from reader.sort.grouping import SortedStory, sort_profiles


@dataclass(frozen=True, slots=True)
class SortedPile:
    """What a pile holds.

    Attributes:
        stories: the largest first; an article that is like no other is a story of its own.
        problems: one line for each thing that could not be opened.
    """

    stories: tuple[SortedStory, ...]
    problems: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The pile as `crossread sort --format json` prints it."""
        return {
            "stories": [
                {"title": story.title, "articles": list(story.paths), "why": list(story.why)} for story in self.stories
            ]
        }

    def to_text(self) -> str:
        """The pile as `crossread sort` prints it: each story, why its articles belong together, and their paths."""
        return "\n".join(_as_text(story) for story in self.stories)


def _as_text(story: SortedStory) -> str:
    count = f"{len(story.paths)} articles" if len(story.paths) > 1 else "1 article"
    why = f"  shared: {', '.join(story.why)}\n" if story.why else ""
    return f"{story.title}  ({count})\n{why}" + "".join(f"  {path}\n" for path in story.paths)


def sort_pile(places: Iterable[str | os.PathLike[str]]) -> SortedPile:
    """Sort the articles of files and folders into stories.

    One article is read at a time; what stays of each is its profile, so that thousands fit.

    Raises:
        NoStory: nothing could be opened.
    """
    problems: list[str] = []
    profiles = list(_profiles([os.fspath(place) for place in places], problems))
    if not profiles:
        raise NoStory(problems[0] if problems else "nothing to sort: name a folder with articles")
    return SortedPile(sort_profiles(profiles), tuple(problems))


def _profiles(places: Sequence[str], problems: list[str]) -> Iterator[Profile]:
    for place in places:
        try:
            inside = found_in(place)
        except CrossreadError as error:
            problems.append(str(error))
            continue
        for path in inside:
            yield from map(profile, _articles(path, problems))


def _articles(path: str, problems: list[str]) -> tuple[Article, ...]:
    try:
        story = load_story([path])
    except CrossreadError as error:
        problems.append(str(error))
        return ()
    problems.extend(story.problems)
    return story.articles


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
        home = _free(root / _folder_name(story.title), taken)
        for file in files:
            target = _free(home / file.name, taken)
            moves.append(Move(file, target))
    return tuple(moves)


def apply_moves(moves: Iterable[Move]) -> tuple[str, ...]:
    """Move the files. Nothing is overwritten; one line comes back for each file that could not be moved."""
    problems = []
    for move in moves:
        try:
            move.target.parent.mkdir(parents=True, exist_ok=True)
            if move.target.exists():
                raise FileExistsError(17, "a file of that name is there")
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


def _free(path: Path, taken: set[Path]) -> Path:
    """The path, or with a number behind it when it is taken."""
    candidate, number = path, 2
    while candidate in taken or candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    taken.add(candidate)
    return candidate
