"""`crossread [PATH…]`: the app, or its text where there is no terminal. Loads only what the first frame needs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import NoStory

_TURN = 0.001
"""Seconds a thread waits for its turn. One writes to the terminal, beside those that draw, compare and keep notes: with
Python's own five milliseconds it would wait a third of a frame."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen on the command line. None: as the environment or the settings file say."""

    store: Path | None = None
    theme: str | None = None


def open_story(settings: Settings, paths: Sequence[str]) -> int:
    """Open `paths` as one story in the app, or the library when there are none; the exit status."""
    dumb = os.environ.get("TERM") == "dumb"  # no way to move about on the screen
    drawn = sys.stdout.isatty() and not dumb
    if not drawn and "TEXTUAL_DRIVER" not in os.environ:  # a session of `serve` draws without a terminal
        if not paths:
            raise NoStory("there is no terminal to open the library in: name the articles to compare, or try --help")
        from reader.cli.compare import print_comparison

        return print_comparison(settings, paths, "text")
    if "-" in paths:
        _keep_keyboard()
    sys.setswitchinterval(_TURN)
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
