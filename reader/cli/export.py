"""`crossread export`: a story's comparison and the reader's notes on it, as a file for other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.library import opened, story_meant
from reader.cli.opening import Settings
from reader.cli.output import say, write

if TYPE_CHECKING:
    from reader.export.options import Grouping


@click.command(
    short_help="Write a story and your notes on it as a file.",
    epilog="""\b
Examples:
  crossread export                                     the story read last, as Markdown
  crossread export quay-fire/ -o ~/vault/              a file named after the story
  crossread export "Quay fire" --format html -o quay.html
  crossread export --format csv quay-fire/ > tags.csv
  crossread export --format jsonld quay-fire/ -o quay-fire.jsonld

A file that you have changed yourself is never overwritten: what stands between its note
markers is kept, and where other parts were changed a second file is written beside it.""",
)
@click.argument("story", nargs=-1, type=click.Path(), metavar="[STORY]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "jsonld", "csv", "json"]),
    default="markdown",
    show_default=True,
    help="What each holds stands in docs/formats.md.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="A file, or a folder.  [default: print it]"
)
@click.option(
    "--by", "grouping", type=click.Choice(["claim", "source", "tag"]), default="claim", show_default=True,
    help="What the sections of Markdown and HTML are.",
)  # fmt: skip
@click.pass_obj
def export(settings: Settings, story: tuple[str, ...], form: str, output: Path | None, grouping: Grouping) -> None:
    """Export STORY: its files or folder, or its title or id in the library; without it the story read last."""
    from reader.compare.pipeline import compare_story
    from reader.export.options import Options
    from reader.export.write import export as write_file
    from reader.export.write import renderer

    with opened(settings) as store:
        meant = story_meant(store, story)
        notes = store.notes(meant.id)
    comparison = replace(compare_story(meant), story_title=notes.title)
    options = Options(grouping=grouping)
    if output is None:
        write(renderer(form)(comparison, notes, options))
    else:
        say(write_file(form, comparison, notes, output, options).message)
