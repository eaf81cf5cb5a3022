"""What the command line writes: data on standard output, one line for the reader on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from reader.text.harmless import marked

if TYPE_CHECKING:
    from reader.export.options import Options


def write(text: str | bytes) -> None:
    """Write `text` to standard output as UTF-8, with newlines as they are, whatever the locale or the system.

    Bytes are for another program, and go out as they are.

    Raises:
        OSError: it could not all be written; `BrokenPipeError` when nobody reads any more.
    """
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a test or an embedder gave a text stream
        sys.stdout.write(os.fsdecode(text))
        return
    left = memoryview(text.encode("utf-8", "replace") if isinstance(text, str) else text)
    while left:  # under PYTHONUNBUFFERED one write may take a part and say no more
        left = left[stream.write(left) or 0 :]
    stream.flush()


def say(line: str) -> None:
    """One line for the reader on standard output. Nothing in it can steer the terminal."""
    write(marked(line) + "\n")


def complain(message: str) -> None:
    """One line on standard error. Nothing that a file name or title holds in it can steer the terminal."""
    line = f"crossread: {marked(message)}\n"
    try:
        sys.stderr.write(line)
        sys.stderr.flush()
    except UnicodeEncodeError:
        sys.stderr.write(line.encode("ascii", "backslashreplace").decode("ascii"))
    except OSError:
        pass  # nobody is listening any more


def page() -> Options:
    """As wide as the terminal, with bold and dim where there is one and NO_COLOR is not set; else 80 columns, plain."""
    from reader.export.options import Options

    if not sys.stdout.isatty():
        return Options()
    return Options(width=shutil.get_terminal_size().columns, colour=not os.environ.get("NO_COLOR"))


class Progress:
    """A line like "12 of 40 stories" on standard error, when that is a terminal."""

    def __init__(self, total: int, what: str) -> None:
        self._total, self._what = total, what
        self._shown = sys.stderr.isatty()

    def show(self, done: int) -> None:
        """Say how many are done."""
        if self._shown:
            sys.stderr.write(f"\r{done} of {self._total} {self._what}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that another may stand there."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
