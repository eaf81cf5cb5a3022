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
  crossread export "Quay fire" -o quay.html            HTML, as the name ends
  crossread export --format csv quay-fire/ > tags.csv
  crossread export quay-fire/ -o quay-fire.jsonld

A file that you have changed yourself is never overwritten: what stands between its note
markers is kept, and where other parts were changed a second file is written beside it.""",
)
@click.argument("story", nargs=-1, type=click.Path(), metavar="[STORY]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "jsonld", "csv", "json"]),
    help="What each holds stands in docs/formats.md.  [default: as PATH ends, else markdown]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help='A file, a folder, or "-" to print it.  [default: print it]',
)
@click.option(
    "--by", "grouping", type=click.Choice(["claim", "source", "tag"]), default="claim", show_default=True,
    help="What the sections of Markdown are.",
)  # fmt: skip
@click.pass_obj
def export(
    settings: Settings, story: tuple[str, ...], form: str | None, output: Path | None, grouping: Grouping
) -> None:
    """Export STORY: its files or folder, or its title or id in the library; without it the story read last."""
    from reader.compare.pipeline import compare_story
    from reader.export.formats import format_of
    from reader.export.options import Options
    from reader.export.write import export as write_file
    from reader.export.write import renderer

    target = None if output is None or str(output) == "-" else output
    if target is not None and not target.is_dir():
        form = format_of(target, form)
    form = form or "markdown"
    with opened(settings) as store:
        meant = story_meant(store, story)
        notes = store.notes(meant.id)
    comparison = replace(compare_story(meant), story_title=notes.title)
    options = Options(grouping=grouping)
    if target is None:
        write(renderer(form)(comparison, notes, options))
    else:
        say(write_file(form, comparison, notes, target, options).message)
