"""The table of contents of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from reader.cli.group import PathGroup
from reader.version import __version__

COMMANDS = {
    "compare": "reader.cli.compare:compare",
    "batch": "reader.cli.batch:batch",
    "export": "reader.cli.export:export",
    "import": "reader.cli.bring_in:bring_in",
    "notes": "reader.cli.notes:notes",
    "config": "reader.cli.config:config",
    "doctor": "reader.cli.doctor:doctor",
    "locate": "reader.cli.locate:locate",
    "completion": "reader.cli.completion:completion",
}

HELP = """Read several articles on one event side by side.

crossread lines up what the sources share, shows where they part, and keeps your own tags and notes. PATH is a file, a
folder (one story: the articles in it), a link, or "-" for standard input; `crossread` alone opens the library. Where
there is no terminal to draw on, the comparison is printed as text.

\b
Examples:
  crossread                                   the library, with three sample stories
  crossread tribune.html courier.txt          two articles, side by side
  crossread quay-fire/                        a folder: one story
  curl -s URL | crossread - courier.txt       an article from a pipe
  crossread compare quay-fire/ | less         the comparison as text
  crossread compare --format json quay-fire/  … as JSON
  crossread batch stories/ > stories.jsonl    every subfolder a story, one JSON object a line

A command's name goes before a path of that name: `crossread ./compare` opens a folder called "compare".
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen before the command's name. None: as the environment or the settings file say."""

    store: Path | None = None
    theme: str | None = None


@click.group(
    cls=PathGroup,
    default="reader.cli.read:read",
    lazy=COMMANDS,
    invoke_without_command=True,
    help=HELP,
    subcommand_metavar="[PATH]... | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="crossread %(version)s")
@click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep notes in this SQLite file. Else $CROSSREAD_STORE, else the place `crossread locate store` tells.",
)
@click.option("--theme", metavar="NAME", help="Colours of the app, for this time.")
@click.pass_context
def crossread(ctx: click.Context, store: Path | None, theme: str | None) -> None:
    """Keep what was chosen; open the library when nothing else is asked."""
    ctx.obj = Settings(store, theme)
    if ctx.invoked_subcommand is None:
        from reader.cli.read import open_story

        open_story(ctx.obj, ())
