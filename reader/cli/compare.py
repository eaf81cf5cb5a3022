"""`crossread compare`: what the sources share and dispute, on standard output."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import click

from reader.cli.output import complain, write

if TYPE_CHECKING:
    from reader.export.options import Options

Format = Literal["text", "json", "markdown"]


@click.command(
    short_help="Print what articles share and dispute.",
    epilog="""\b
Examples:
  crossread compare tribune.html courier.txt
  crossread compare --format json quay-fire/ | jq '.disputes[].statement'
  crossread compare --format markdown quay-fire/ > quay-fire.md

Exit status: 0 done; 2 when something given could not be opened (the rest is compared all the same).""",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="json: crossread.comparison/1, described in docs/json.md.",
)
def compare(paths: tuple[str, ...], form: Format) -> int:
    """Compare the articles at PATH as one story: files, folders, or "-" for standard input."""
    return print_comparison(paths, form)


def print_comparison(paths: Sequence[str], form: Format) -> int:
    """Compare and print; the exit status.

    Raises:
        NoStory: nothing of what was given could be opened.
    """
    from reader.compare.pipeline import compare_story
    from reader.export.json import dumps
    from reader.export.write import renderer
    from reader.ingest.load import load_story
    from reader.notes.model import Notes

    story = load_story(paths)
    for problem in story.problems:
        complain(problem)
    comparison = compare_story(story)
    if form == "json":
        write(dumps(comparison.to_dict()))
    else:
        write(renderer(form)(comparison, Notes(story.id, story.title), page()))
    return 2 if story.problems else 0


def page() -> Options:
    """As wide as the terminal, with bold and dim where there is one and NO_COLOR is not set; else 80 columns, plain."""
    from reader.export.options import Options

    if not sys.stdout.isatty():
        return Options()
    return Options(width=shutil.get_terminal_size().columns, colour=not os.environ.get("NO_COLOR"))
