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
    from reader.cli.commands import crossread

    try:
        result = crossread.main(args=list(arguments), prog_name="crossread", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return BROKEN_PIPE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "crossread"
        complain(f"{_one_line(error.format_message())} (see: {command} --help)")
        return BAD_INPUT
    except click.ClickException as error:
        complain(_one_line(error.format_message()))
        return error.exit_code
    except CrossreadError as error:
        complain(_one_line(str(error)))
        return BAD_INPUT
    except OSError as error:
        if os.environ.get("CROSSREAD_DEBUG"):
            raise
        complain(_one_line(_system_message(error)))
        return FAILED
    except Exception as error:
        if os.environ.get("CROSSREAD_DEBUG"):
            raise
        complain(
            f"this is a fault in crossread: {type(error).__name__}: {_one_line(str(error))} "
            "(your notes are safe; run again with CROSSREAD_DEBUG=1 for a report to send in)"
        )
        return FAILED
    return result if isinstance(result, int) else DONE


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _system_message(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)


def _drop_output() -> None:
    """Point standard output at nothing, so that Python's own flush at exit does not complain of the closed pipe."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
