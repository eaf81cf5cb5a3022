"""`crossread serve`: the same app in a browser, on this machine alone."""

from __future__ import annotations

import os
from importlib.util import find_spec

import click

from reader.cli.opening import Settings
from reader.errors import CrossreadError, NoStory


@click.command(
    short_help="Read in a browser instead of the terminal.",
    epilog="""\b
Examples:
  crossread serve quay-fire/
  crossread serve --port 0""",
)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="0 takes a free one.  [default: 8000]")
@click.pass_obj
def serve(settings: Settings, paths: tuple[str, ...], port: int) -> None:
    """Show the app, on PATH or on the library, to browsers on this machine. Ctrl+C ends it.

    No other machine and no other web page can reach it, and the page loads nothing from elsewhere. Every tab is a
    session of its own; notes are the same as in the terminal.
    """
    if find_spec("textual_serve") is None:
        raise CrossreadError("a browser needs the extra web: `crossread doctor` names the command that adds it")
    for path in paths:
        if path == "-":
            raise NoStory('"-" reads a pipe once, and a page may be loaded again: save the article to a file first')
        if "://" not in path and not os.path.lexists(path):
            raise NoStory(f"{path}: there is no such file or folder")
    from reader.cli.web import app_command, serve_on_loopback

    serve_on_loopback(app_command(settings, paths), port)
