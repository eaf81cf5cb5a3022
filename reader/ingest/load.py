"""Open what the reader names as one story."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Article, Story
from reader.errors import CrossreadError, NoStory, NotAnArticle
from reader.ingest.draft import Draft, Pointer
from reader.ingest.formats import read
from reader.ingest.places import LINK, STDIN, each, found_in, material_at

if TYPE_CHECKING:
    from reader.ingest.fetch import Fetcher


def load_story(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str], *, allow_private: bool = False
) -> Story:
    """Open files, folders, links or "-" (standard input) as one story.

    A folder stands for the articles in it. The articles keep the order given; their ids follow the order of their
    paths, so that they are the same however the story was named. Nothing is fetched but links that were given, or that
    a list or feed that was given names.

    Args:
        paths: files, folders, links, "-"; one alone may be given without a list.
        allow_private: whether links may lead to this machine or its own network.

    Raises:
        NoStory: nothing of what was given could be opened; the message says why, for each thing.
    """
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    places = [os.fspath(path) for path in paths]
    if not places:
        raise NoStory("nothing to open: name files or a folder with articles")
    problems: list[str] = []
    opened = list(_open(each(places, problems), problems, _Links(allow_private)))
    if not opened:
        raise NoStory(problems[0] if len(problems) == 1 else _all_failed(problems))
    articles = _numbered(opened)
    return Story(_story_id(places, articles), _story_title(places, articles), articles, tuple(problems))


def load_stories(folder: str | os.PathLike[str]) -> Iterator[Story | NotAnArticle]:
    """Each subfolder and each article file of `folder` as a story of its own, in name order, one at a time.

    What cannot be opened comes as the error in its place, so that the rest still opens.

    Raises:
        NoStory: the folder does not exist or holds nothing to open.
    """
    for place in stories_in(folder):
        try:
            yield load_story([place])
        except CrossreadError as error:
            yield NotAnArticle(str(error))


def stories_in(folder: str | os.PathLike[str]) -> list[str]:
    """The paths of the stories in `folder`: its subfolders and article files, in name order.

    Raises:
        NoStory: the folder does not exist or holds nothing to open.
    """
    place = os.fspath(folder)
    try:
        names = sorted(os.listdir(place))  # noqa: PTH208 - names only
    except OSError:
        raise NoStory(f"{place}: no such folder: name a folder whose subfolders or files are stories") from None
    inside = [os.path.join(place, name) for name in names if not name.startswith(".")]  # noqa: PTH118
    articles = set(_articles_in(place))
    stories = [path for path in inside if Path(path).is_dir() or path in articles]
    if not stories:
        raise NoStory(f"{place}: no stories in this folder: put a folder of articles for each story into it")
    return stories


def _articles_in(place: str) -> list[str]:
    try:
        return found_in(place)
    except NotAnArticle:
        return []


@dataclass(frozen=True, slots=True)
class _Opened:
    path: str
    draft: Draft


class _Links:
    """The fetcher of one story, made when the first link needs it: most stories have none."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private

    @cached_property
    def fetcher(self) -> Fetcher:
        from reader.ingest.fetch import Fetcher

        return Fetcher(self._allow_private)


def _open(paths: Iterable[str], problems: list[str], links: _Links) -> Iterator[_Opened]:
    for path in paths:
        try:
            items = read(links.fetcher.fetch(path) if LINK.match(path) else material_at(path))
        except CrossreadError as error:
            problems.append(str(error))
            continue
        for item in items:
            if isinstance(item, Draft):
                yield _Opened(path if item.part is None else f"{path}#{item.part}", item)
            elif isinstance(item, Pointer):
                yield from _follow(item.url, problems, links)
            else:
                problems.append(item.line)


def _follow(url: str, problems: list[str], links: _Links) -> Iterator[_Opened]:
    """The article a list or feed points to; what that page points to is not followed."""
    try:
        items = read(links.fetcher.fetch(url))
    except CrossreadError as error:
        problems.append(str(error))
        return
    for item in items:
        if isinstance(item, Draft):
            yield _Opened(url if item.part is None else f"{url}#{item.part}", item)


def _numbered(opened: list[_Opened]) -> tuple[Article, ...]:
    """Articles in the order given, numbered in the order of their paths."""
    canonical = sorted(range(len(opened)), key=lambda index: (opened[index].path, opened[index].draft.text))
    number = {index: place for place, index in enumerate(canonical, 1)}
    return tuple(
        Article(f"a{number[index]}", item.path, item.draft.text, item.draft.blocks, item.draft.source)
        for index, item in enumerate(opened)
    )


def _story_id(places: list[str], articles: tuple[Article, ...]) -> str:
    """Twelve hex digits of where the articles come from; for standard input of what was said there."""
    identities = {
        place if LINK.match(place) else articles[0].fingerprint if place == STDIN else os.path.realpath(place)
        for place in places
    }
    return hashlib.sha256("\n".join(sorted(identities)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _story_title(places: list[str], articles: tuple[Article, ...]) -> str:
    """The name of the one folder given, else the first article's title or file name."""
    if len(places) == 1 and not LINK.match(places[0]) and Path(places[0]).is_dir():
        name = Path(os.path.realpath(places[0])).name
        words = " ".join(name.replace("_", " ").replace("-", " ").split())
        return words[:1].upper() + words[1:] if words else name
    first = min(articles, key=lambda article: int(article.id[1:]))
    return first.source.title or ("Standard input" if first.path == STDIN else Path(first.path).stem)


def _all_failed(problems: list[str]) -> str:
    return (
        "nothing could be opened: "
        + "; ".join(problems[:3])
        + (f"; and {len(problems) - 3} more" if len(problems) > 3 else "")
    )
