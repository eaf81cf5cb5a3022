"""`crossread compare`: what the sources share and dispute, on standard output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import click

from reader.cli.output import complain, json_text, write

Format = Literal["text", "json"]


@click.command(
    short_help="Print what articles share and dispute.",
    epilog="""\b
Examples:
  crossread compare tribune.html courier.txt
  crossread compare --format json quay-fire/ | jq '.disputes[].statement'

Exit status: 0 done; 2 when something given could not be opened (the rest is compared all the same).""",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
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
    from reader.ingest.load import load_story

    story = load_story(paths)
    for problem in story.problems:
        complain(problem)
    comparison = compare_story(story)
    if form == "json":
        write(json_text(comparison.to_dict(), indent=2) + "\n")
    else:
        from reader.cli.report import text_report

        write(text_report(comparison))
    return 2 if story.problems else 0
