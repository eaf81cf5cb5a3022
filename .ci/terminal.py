"""A program on a pseudo-terminal, for the scripts beside this one. POSIX only."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path


def open_and_quit(command: str, folder: Path, environment: dict[str, str], words: str, minutes: float = 15) -> int:
    """Run `command` on a terminal until it shows `words`, press q; its exit status. Ends this process if it fails."""
    started = time.monotonic()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvpe(
            "bash", ["bash", "-c", f"stty rows 40 cols 120; {command}"], environment | {"TERM": "xterm-256color"}
        )
    shown = b""
    while words.encode() not in shown:
        data = _read(terminal, minutes * 60)
        if not data:
            os.kill(child, signal.SIGKILL)
            sys.exit(
                f"{words!r} was not shown by {command}; the last that was: {shown[-2000:].decode(errors='replace')}"
            )
        shown += data
    print(f"  {words!r} stands on the screen after {time.monotonic() - started:.1f} s", flush=True)
    os.write(terminal, b"q")
    until = time.monotonic() + 20
    while time.monotonic() < until and _read(terminal, 20):
        pass
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status)


def _read(terminal: int, seconds: float) -> bytes:
    try:
        return os.read(terminal, 65536) if select.select([terminal], [], [], seconds)[0] else b""
    except OSError:  # the program has ended
        return b""
