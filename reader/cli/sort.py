"""`crossread sort`: a pile of articles as stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from reader.cli.output import Progress, complain, say, write
from reader.errors import CrossreadError, NoStory

if TYPE_CHECKING:
    from reader.sort.features import Profile


@click.command(
    short_help="Sort a pile of articles into stories.",
    epilog="""\b
Examples:
  crossread sort pile/
  crossread sort --format json pile/ > stories.json
  crossread sort --apply pile/

Exit status: 0 done; 2 when an article could not be opened or moved (the others are sorted all the same).""",
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help='json: {"stories": [{"title": …, "articles": [path, …], "why": [word, …]}]}.',
)  # fmt: skip
@click.option(
    "--apply", "moving", is_flag=True,
    help="Move the articles of each story into a folder of its own in FOLDER, where `batch` finds them.",
)  # fmt: skip
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes to use.  [default: one for each core]"
)
def sort(folder: str, form: str, moving: bool, jobs: int | None) -> int:
    """Group the articles in FOLDER by the event they are about.

    Each story comes with the words that its articles share and others do not. Nothing is written without --apply, and
    with it nothing is written over; articles that stand alone stay where they are.
    """
    from reader.cli.workers import cores
    from reader.export.json import dumps
    from reader.ingest.places import found_in
    from reader.sort.grouping import sort_profiles
    from reader.sort.moves import apply_moves, planned_moves
    from reader.sort.pile import SortedPile

    profiles, problems = _profiles(found_in(folder), jobs or cores())
    if not profiles:
        raise NoStory(f"{folder}: nothing in it could be opened: put articles into it")
    pile = SortedPile(sort_profiles(profiles), tuple(problems))
    write(dumps(pile.to_dict()) if form == "json" else pile.to_text())
    if moving:
        moves = planned_moves(pile, folder)
        stuck = apply_moves(moves)
        for problem in stuck:
            complain(problem)
        problems += stuck
        if form == "text":
            write("\n")
            say(f"moved {len(moves) - len(stuck)} articles into {len({m.target.parent for m in moves})} folders")
    return 2 if problems else 0


@dataclass(frozen=True, slots=True)
class _Profiled:
    profiles: tuple[Profile, ...]
    problems: tuple[str, ...] = ()


def _profiles(paths: Sequence[str], jobs: int) -> tuple[list[Profile], list[str]]:
    """Profiles of all articles, and a line, told at once, for each that could not be opened."""
    import reader.ingest.load
    import reader.sort.features  # noqa: F401 - imported once, before the processes are forked
    from reader.cli.workers import in_processes

    profiles: list[Profile] = []
    problems: list[str] = []
    progress = Progress(len(paths), "articles")
    for done, result in enumerate(in_processes(_profile, paths, jobs, _killed), start=1):
        profiles += result.profiles
        problems += result.problems
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
