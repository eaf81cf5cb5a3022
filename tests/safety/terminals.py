"""Programs on a pseudo-terminal of their own, and every byte they write to it."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
import tty
from collections.abc import Mapping, Sequence
from typing import Self

LIMIT = 60.0
"""Seconds in which a slow machine has done what was asked."""

CROSSREAD = (sys.executable, "-m", "reader")


class Terminal:
    """`command` on a terminal of `size` cells and lines, which is its input, output and error output."""

    def __init__(self, command: Sequence[str | bytes], environment: Mapping[str, str], size: tuple[int, int]) -> None:
        self.shown = b""
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)  # nothing is echoed, no newline changed: what is read is what was written
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environment), start_new_session=True
        )
        os.close(theirs)

    def type(self, keys: str | bytes) -> None:
        """Keys, or a paste, as a terminal sends them."""
        assert self._process.poll() is None, f"it has ended: {self.shown[-2000:]!r}"
        os.write(self._ours, keys.encode("utf-8", "surrogateescape") if isinstance(keys, str) else keys)

    def until_quiet(self, seconds: float = 0.35) -> None:
        """Read until nothing has come for a while."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and (data := self._read(seconds)):
            self.shown += data

    def until(self, words: bytes) -> None:
        """Read until `words` were shown."""
        end = time.monotonic() + LIMIT
        while words not in self.shown:
            data = self._read(max(end - time.monotonic(), 0.0))
            assert data, f"{words!r} was not shown, but {self.shown[-3000:]!r}"
            self.shown += data

    def end(self) -> int:
        """Read to the end; the exit status."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and (data := self._read(end - time.monotonic())):
            self.shown += data
        return self._process.wait(max(end - time.monotonic(), 1.0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._ours)

    def _read(self, seconds: float) -> bytes:
        try:
            return os.read(self._ours, 65536) if select.select([self._ours], [], [], seconds)[0] else b""
        except OSError:  # the program has ended
            return b""


def output_of(arguments: Sequence[str | bytes], environment: Mapping[str, str]) -> bytes:
    """What `crossread` with these arguments writes to a terminal, to its end."""
    with Terminal([*CROSSREAD, *arguments], environment, (120, 40)) as terminal:
        terminal.end()
        return terminal.shown


def piped(arguments: Sequence[str | bytes], environment: Mapping[str, str]) -> tuple[bytes, bytes]:
    """What `crossread` with these arguments writes to two pipes: output, and error output."""
    run = subprocess.run([*CROSSREAD, *arguments], env=dict(environment), capture_output=True, stdin=subprocess.DEVNULL)
    return run.stdout, run.stderr
