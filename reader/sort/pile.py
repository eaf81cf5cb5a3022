"""Files and folders with a pile of articles, sorted into stories."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
