"""`crossread import`: notes from another crossread, or from other annotation programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli.library import opened
from reader.cli.opening import Settings
from reader.cli.output import say
from reader.errors import CrossreadError


@click.command(
    "import",
    short_help="Take in notes from a JSON-LD or Hypothesis file.",
    epilog="""\b
Examples:
  crossread import quay-fire.jsonld
  crossread import - < quay-fire.jsonld""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.pass_obj
def bring_in(settings: Settings, files: tuple[str, ...]) -> None:
    """Take in the notes in each FILE: W3C Web Annotations in JSON-LD, as `crossread export` writes them, or the JSON
    of Hypothesis. "-" is standard input.

    Notes that are here already stay, unless the file has them newer: importing twice changes nothing. Notes on articles
    that you have not opened wait until you do. `u` in the app takes an import back.
    """
    with opened(settings) as store:
        for name in files:
            say(f"{name}: {store.import_notes(_content(name)).message}")


def _content(name: str) -> bytes:
    from reader.notes.incoming import MOST_BYTES

    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such name"
        raise CrossreadError(f"{name}: {reason.lower()}: check the path") from None
