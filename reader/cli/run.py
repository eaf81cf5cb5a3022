"""One call of the command line, from arguments to exit status. Whatever happens, the reader sees one line at most."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from reader.cli.output import complain
from reader.cli.table import COMMANDS
from reader.errors import CrossreadError

FAILED, BAD_INPUT = 1, 2
INTERRUPTED = 130  # 128 + SIGINT, what shells report
BROKEN_PIPE = 141  # 128 + SIGPIPE: `crossread compare … | head` is no failure, and says nothing


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status. `CROSSREAD_DEBUG=1` lets a traceback through."""
    try:
        status = _call(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            sys.stderr.write("\n")  # off the line on which the terminal shows ^C
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return BROKEN_PIPE
    except CrossreadError as error:
        complain(_one_line(str(error)))
        return BAD_INPUT
    except OSError as error:
        if os.environ.get("CROSSREAD_DEBUG"):
            raise
        complain(_one_line(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)))
        _drop_output()
        return FAILED
    except Exception as error:
        if os.environ.get("CROSSREAD_DEBUG"):
            raise
        complain(
            f"this is a fault in crossread: {type(error).__name__}: {_one_line(str(error))} "
            "(your notes are safe; run again with CROSSREAD_DEBUG=1 for a report to send in)"
        )
        return FAILED


def _call(arguments: Sequence[str]) -> int:
    """Straight to the app where there is nothing but paths: click need not be loaded before the first frame."""
    if _nothing_but_paths(arguments) and "_CROSSREAD_COMPLETE" not in os.environ:
        gc.disable()  # what is imported stays: looking through it for garbage is an eighth of the way to the first text
        from reader.cli.opening import Settings, open_story

        return open_story(Settings(), arguments)
    from reader.cli.commands import call

    return call(arguments)


def _nothing_but_paths(arguments: Sequence[str]) -> bool:
    return not arguments or (
        arguments[0] not in COMMANDS
        and os.path.lexists(arguments[0])
        and not any(word.startswith("-") and word != "-" for word in arguments)
    )


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _drop_output() -> None:
    """Point standard output at nothing, so that Python's own flush at exit does not complain a second time."""
    try:
        stdout = sys.stdout.fileno()
    except OSError:
        return
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stdout)
    os.close(null)
