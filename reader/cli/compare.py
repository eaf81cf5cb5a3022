"""`crossread compare`: what the sources share and dispute, on standard output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import click

from reader.cli.output import complain, page, write

if TYPE_CHECKING:
    from reader.cli.opening import Settings

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
@click.option("--allow-private", is_flag=True, help="Let links lead to this machine or its own network.")
@click.pass_obj
def compare(settings: Settings, paths: tuple[str, ...], form: Format, allow_private: bool) -> int:
    """Compare the articles at PATH as one story: files, folders, links, or "-" for standard input.

    Details of a source that you corrected in the app are taken as you corrected them.
    """
    return print_comparison(settings, paths, form, allow_private)


def print_comparison(settings: Settings, paths: Sequence[str], form: Format, allow_private: bool = False) -> int:
    """Compare and print; the exit status.

    Raises:
        NoStory: nothing of what was given could be opened.
    """
    from reader.cli.library import as_corrected
    from reader.compare.pipeline import compare_story
    from reader.export.json import dumps
    from reader.export.write import renderer
    from reader.ingest.load import load_story
    from reader.notes.model import Notes

    story = load_story(paths, allow_private=allow_private)
    for problem in story.problems:
        complain(problem)
    comparison = compare_story(as_corrected(settings, story))
    if form == "json":
        write(dumps(comparison.to_dict()))
    else:
        write(renderer(form)(comparison, Notes(story.id, story.title), page()))
    return 2 if story.problems else 0
