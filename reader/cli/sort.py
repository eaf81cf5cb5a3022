"""`crossread sort`: a pile of articles as stories."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.output import Progress, complain, say, write
from reader.errors import CrossreadError, NoStory

if TYPE_CHECKING:
    from reader.sort.features import Profile
    from reader.sort.grouping import SortedStory


@click.command(
    short_help="Sort a pile of articles into stories.",
    epilog="""\b
Examples:
  crossread sort pile/
  crossread sort --format json pile/ > stories.json
  crossread sort pile/ --apply sorted/

Exit status: 0 done; 2 when an article could not be opened (the others are sorted all the same).""",
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help='json: {"stories": [{"title": …, "articles": [path, …], "why": [word, …]}]}.',
)  # fmt: skip
@click.option(
    "--apply", "target", type=click.Path(file_okay=False, path_type=Path), metavar="TARGET",
    help="Copy the articles into a folder a story in TARGET, where `crossread batch` finds them.",
)  # fmt: skip
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes to use.  [default: one for each core]"
)
def sort(folder: str, form: str, target: Path | None, jobs: int | None) -> int:
    """Group the articles in FOLDER, and in the folders in it, by the event they are about.

    Each story comes with the words that its articles share and others do not. Nothing is written without --apply, and
    nothing is ever moved or changed.
    """
    from reader.cli.workers import cores
    from reader.export.json import dumps
    from reader.sort.grouping import sort_profiles

    profiles, problems = _profiles(_articles_below(folder), jobs or cores())
    stories = sort_profiles(profiles)
    if target is not None:
        _copy(stories, target)
    if form == "json":
        rows = [{"title": story.title, "articles": list(story.paths), "why": list(story.why)} for story in stories]
        write(dumps({"stories": rows}))
    else:
        for story in stories:
            _print(story)
    return 2 if problems else 0


@dataclass(frozen=True, slots=True)
class _Profiled:
    profiles: tuple[Profile, ...]
    problems: tuple[str, ...] = ()


def _articles_below(folder: str) -> list[str]:
    """Every article file in `folder` and the folders in it, hidden ones and README files left out, in order."""
    from reader.errors import NotAnArticle
    from reader.ingest.places import found_in

    found: list[str] = []
    for place, inside, _files in os.walk(folder):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        try:
            found += found_in(place)
        except NotAnArticle:
            continue  # a folder of folders
    if not found:
        raise NoStory(f"{folder}: no articles in this folder: put .txt, .md or .html files into it")
    return found


def _profiles(paths: Sequence[str], jobs: int) -> tuple[list[Profile], int]:
    """Profiles of all articles, and how many paths could not be opened, which are told."""
    import reader.ingest.load
    import reader.sort.features  # noqa: F401 - imported once, before the processes are forked
    from reader.cli.workers import in_processes

    profiles: list[Profile] = []
    problems = 0
    progress = Progress(len(paths), "articles")
    for done, result in enumerate(in_processes(_profile, paths, jobs, _killed), start=1):
        profiles += result.profiles
        problems += len(result.problems)
        if result.problems:
            progress.clear()
        for problem in result.problems:
            complain(problem)
        progress.show(done)
    progress.clear()
    return profiles, problems


def _profile(path: str) -> _Profiled:
    from reader.ingest.load import load_story
    from reader.sort.features import profile

    try:
        story = load_story([path])
    except CrossreadError as error:
        return _Profiled((), (str(error),))
    return _Profiled(tuple(profile(article) for article in story.articles), story.problems)


def _killed(path: str) -> _Profiled:
    return _Profiled((), (f"{path}: the process that read it was killed, out of memory perhaps",))


def _print(story: SortedStory) -> None:
    why = f"  ({', '.join(story.why[:6])})" if story.why else ""
    say(f"{story.title}{why}")
    for path in story.paths:
        say(f"  {path}")


def _copy(stories: Sequence[SortedStory], target: Path) -> None:
    """A folder a story; a file that stands there already is never written over.

    Raises:
        CrossreadError: the target may not be written.
    """
    from shutil import copyfile

    try:
        for folder, story in zip(_folders(stories, target), stories, strict=True):
            folder.mkdir(parents=True)
            for path in dict.fromkeys(map(_file_of, story.paths)):
                copyfile(path, _free(folder / Path(path).name))
    except OSError as error:
        raise CrossreadError(f"{error.filename or target}: {error.strerror}: choose another folder") from None


def _file_of(path: str) -> str:
    """The file an article is in: one of several in a file is called "file#2"."""
    return path if os.path.lexists(path) else path.rpartition("#")[0]


def _folders(stories: Sequence[SortedStory], target: Path) -> Iterator[Path]:
    from reader.export.write import default_name

    for number, story in enumerate(stories, start=1):
        name = default_name(story.title, "markdown").removesuffix(".md")
        yield _free(target / f"{number:0{len(str(len(stories)))}} {name}")


def _free(path: Path) -> Path:
    """`path`, or the first of its kind with a number that is not there yet."""
    number, free = 2, path
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
