"""From the command to the first text on a terminal, against an empty Textual app in the same environment.

    uv run python -m tests.bench.startup [RUNS]

Both run on a pseudo-terminal of 120 by 40 cells, by turns; the figures are medians. The clock stops when the text
that is waited for has come; CPU time is what the process has used by then.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.stories import story

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("first-text")
Empty().run()
"""
_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds to the first text: by the clock, and of CPU."""

    clock: float
    cpu: float


def first_text(command: Sequence[str], waited_for: bytes, environment: Mapping[str, str]) -> Start:
    """Run `command` on a terminal until it shows `waited_for`, then end it.

    Raises:
        RuntimeError: it ended, or half a minute went by, without showing it.
    """
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execvpe(command[0], list(command), dict(environment))
    shown = b""
    try:
        while waited_for not in shown:
            ready, _, _ = select.select([terminal], [], [], _LIMIT)
            try:
                data = os.read(terminal, 65536) if ready else b""
            except OSError:  # the other end is closed
                data = b""
            if not data:
                raise RuntimeError(f"{command} did not show {waited_for!r}; it showed {shown[-500:]!r}")
            shown += data
        return Start(1000 * (time.perf_counter() - started), _cpu(child))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _cpu(process: int) -> float:
    with open(f"/proc/{process}/stat", encoding="ascii") as file:  # noqa: PTH123
        fields = file.read().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(runs: int = 11) -> tuple[Start, Start]:
    """Medians of crossread with five sources of 1,000 words, and of the empty app."""
    with tempfile.TemporaryDirectory() as home:
        for article in story(5, 1000):
            with open(f"{home}/{article.id}.txt", "w", encoding="utf-8") as file:  # noqa: PTH123
                file.write(article.text)
        files = [f"{home}/a{number}.txt" for number in range(1, 6)]
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "CROSSREAD_STORE": f"{home}/notes.sqlite3",
        }
        # A word of the first source's first paragraph: the headings over the columns hold outlets and dates alone.
        waited_for = story(5, 1000)[0].text.split("\n\n")[1].split()[0].encode()
        ours, empty = [], []
        for _ in range(runs):
            empty.append(first_text([sys.executable, "-c", EMPTY_APP], b"first-text", environment))
            ours.append(first_text([sys.executable, "-m", "reader", *files], waited_for, environment))
    return _median(ours), _median(empty)


def _median(starts: Sequence[Start]) -> Start:
    return Start(statistics.median(s.clock for s in starts), statistics.median(s.cpu for s in starts))


def main() -> None:
    ours, empty = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
    print(f"{'start to first text':<32}{'clock ms':>10}{'CPU ms':>10}")
    print(f"{'crossread, 5 x 1,000 words':<32}{ours.clock:>10.0f}{ours.cpu:>10.0f}")
    print(f"{'an empty Textual app':<32}{empty.clock:>10.0f}{empty.cpu:>10.0f}")
    print(f"{'ratio':<32}{ours.clock / empty.clock:>10.2f}{ours.cpu / empty.cpu:>10.2f}")


if __name__ == "__main__":
    main()
