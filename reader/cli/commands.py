"""`crossread` as click knows it: its help, its own options, and the way from arguments to a command."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from reader.cli.group import PathGroup
from reader.cli.opening import Settings, open_story
from reader.cli.table import COMMANDS
from reader.errors import CrossreadError
from reader.version import __version__

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
        open_story(ctx.obj, ())


def call(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; its exit status.

    Raises:
        CrossreadError: the arguments are no good, or the command could not do what they ask.
    """
    asked_by_shell = os.environ.get("_CROSSREAD_COMPLETE")
    if asked_by_shell:
        from click.shell_completion import shell_complete

        return shell_complete(crossread, {}, "crossread", "_CROSSREAD_COMPLETE", asked_by_shell)
    # Not through `crossread.main`, which turns a closed pipe into success.
    try:
        with crossread.make_context("crossread", list(arguments)) as context:
            result = crossread.invoke(context)
    except click.exceptions.Exit as asked:  # --help and --version end so
        return asked.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.UsageError as error:
        command = error.ctx.command_path.strip() if error.ctx else "crossread"
        raise CrossreadError(f"{error.format_message()} (see: {command} --help)") from None
    except click.ClickException as error:
        raise CrossreadError(error.format_message()) from None
    return result if isinstance(result, int) else 0
