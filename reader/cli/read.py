"""`crossread [PATH…]`: the app, or its text where there is no terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from reader.cli.commands import Settings
from reader.errors import NoStory


@click.command(add_help_option=False)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--theme", metavar="NAME")
@click.option("--store", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def read(settings: Settings, paths: tuple[str, ...], theme: str | None, store: Path | None) -> int:
    """`crossread PATH…`; the group's own options may stand after the paths too."""
    return open_story(Settings(store or settings.store, theme or settings.theme), paths)


def open_story(settings: Settings, paths: Sequence[str]) -> int:
    """Open `paths` as one story in the app, or the library when there are none; the exit status."""
    if not sys.stdout.isatty():
        if not paths:
            raise click.UsageError("there is no terminal to open the library in: name the articles to compare")
        from reader.cli.compare import print_comparison

        return print_comparison(paths, "text")
    if "-" in paths:
        _keep_keyboard()
    from reader.tui.app import run

    return run(list(paths), store=settings.store, theme=settings.theme)


def _keep_keyboard() -> None:
    """Read the article from the pipe now, and give the app the terminal's own keyboard for its standard input."""
    if sys.stdin.isatty():
        raise NoStory('"-" reads an article from a pipe, and nothing is piped in: try `crossread - < article.txt`')
    article = io.BytesIO(sys.stdin.buffer.read())
    try:
        keyboard = os.open("/dev/tty" if os.name == "posix" else "CONIN$", os.O_RDWR)
    except OSError:
        raise NoStory(
            "no keyboard to read with while an article comes through the pipe: try `crossread compare`"
        ) from None
    os.dup2(keyboard, 0)
    os.close(keyboard)
    sys.stdin = io.TextIOWrapper(article, encoding="utf-8")
