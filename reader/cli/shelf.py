"""`crossread add` and `crossread remove`: articles into a story's folder, and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.output import complain, say

if TYPE_CHECKING:
    from reader.sort.shelf import Shelved


@click.command(
    short_help="Put articles into a story's folder.",
    epilog="""\b
Example:
  crossread add quay-fire/ tribune.html courier.txt""",
)
@click.argument("story", type=click.Path(file_okay=False, path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--allow-private", is_flag=True, help="Let links lead to this machine or its own network.")
def add(story: Path, paths: tuple[str, ...], allow_private: bool) -> int:
    """Copy the articles at PATH into the folder STORY, which is made if there is none; pages of links are saved there.

    What holds no article is not added.
    """
    from reader.sort.shelf import add_articles

    return _told("added", add_articles(story, paths, allow_private=allow_private))


@click.command(
    short_help="Take articles out of a story's folder.",
    epilog="""\b
Example:
  crossread remove quay-fire/ courier.txt""",
)
@click.argument("story", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(story: Path, names: tuple[str, ...]) -> int:
    """Take the articles NAME out of the folder STORY. They are kept in its hidden folder ".removed"."""
    from reader.sort.shelf import remove_articles

    return _told("removed to", remove_articles(story, names))


def _told(what: str, shelved: Shelved) -> int:
    for path in shelved.paths:
        say(f"{what} {path}")
    for problem in shelved.problems:
        complain(problem)
    return 2 if shelved.problems else 0
