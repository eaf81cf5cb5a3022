"""One call of the command line, from arguments to exit status. Whatever happens, the reader sees one line at most."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from reader.cli.output import complain
from reader.errors import CrossreadError

DONE, FAILED, BAD_INPUT = 0, 1, 2
INTERRUPTED = 130  # 128 + SIGINT, what shells report
BROKEN_PIPE = 141  # 128 + SIGPIPE: `crossread compare … | head` is no failure, and says nothing


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status. `CROSSREAD_DEBUG=1` lets a traceback through."""
    try:
        status = _call(arguments)
        sys.stdout.flush()
        return status
    except (KeyboardInterrupt, click.Abort):
        if sys.stderr.isatty():
            sys.stderr.write("\n")  # off the line on which the terminal shows ^C
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return BROKEN_PIPE
    except click.UsageError as error:
        command = error.ctx.command_path.strip() if error.ctx else "crossread"
        complain(f"{_one_line(error.format_message())} (see: {command} --help)")
        return BAD_INPUT
    except (click.ClickException, CrossreadError) as error:
        complain(_one_line(error.format_message() if isinstance(error, click.ClickException) else str(error)))
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
    from reader.cli.commands import crossread

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
    return result if isinstance(result, int) else DONE


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
