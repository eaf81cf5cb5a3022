"""From the command to the first text on a terminal, against an empty Textual app in the same environment.

    uv run python -m tests.bench.startup [RUNS]

Both run on a pseudo-terminal of 120 by 40 cells, by turns. The clock stops when the text that is waited for has come;
CPU time is what the process, with all its threads, has used by then. Where others use the machine too, the ratio of
the least CPU times says most. Linux only: the CPU clock of another process is asked for as its kernel numbers it.
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
from pathlib import Path

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
class Command:
    """What is started, and the words on the terminal that are waited for."""

    words: tuple[str, ...]
    waited_for: bytes


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds to the first text: by the clock, and of CPU."""

    clock: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Starts:
    """The starts of one command."""

    runs: tuple[Start, ...]

    @property
    def least(self) -> Start:
        """The least of each."""
        return Start(min(run.clock for run in self.runs), min(run.cpu for run in self.runs))

    @property
    def median(self) -> Start:
        """The median of each."""
        return Start(statistics.median(r.clock for r in self.runs), statistics.median(r.cpu for r in self.runs))


def opened(words: Sequence[str], environment: Mapping[str, str]) -> tuple[int, int]:
    """A process on a terminal of its own: its id, and the other end of the terminal."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execvpe(words[0], list(words), dict(environment))
    return child, terminal


def closed(child: int, terminal: int) -> None:
    """End the process."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)


def first_text(command: Command, environment: Mapping[str, str]) -> Start:
    """Run a command on a terminal until it shows what is waited for, then end it.

    Raises:
        RuntimeError: it ended, or half a minute went by, without showing it.
    """
    started = time.perf_counter()
    child, terminal = opened(command.words, environment)
    shown = b""
    try:
        while command.waited_for not in shown:
            ready, _, _ = select.select([terminal], [], [], _LIMIT)
            try:
                data = os.read(terminal, 65536) if ready else b""
            except OSError:  # the other end is closed
                data = b""
            if not data:
                raise RuntimeError(f"{command.words} did not show {command.waited_for!r}; it showed {shown[-500:]!r}")
            shown += data
        return Start(1000 * (time.perf_counter() - started), cpu_of(child))
    finally:
        closed(child, terminal)


def cpu_of(process: int) -> float:
    """Milliseconds of CPU that a process has used, the threads that have ended counted in."""
    return 1000 * time.clock_gettime(~process << 3 | 2)  # CPUCLOCK_SCHED of that process


def by_turns(commands: Mapping[str, Command], environment: Mapping[str, str], runs: int) -> dict[str, Starts]:
    """Start each once to warm the caches of files, then by turns, `runs` times each."""
    found: dict[str, list[Start]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            start = first_text(command, environment)
            if number:
                found[name].append(start)
    return {name: Starts(tuple(starts)) for name, starts in found.items()}


def environment_in(home: str) -> dict[str, str]:
    """The environment of a reader who starts for the first time."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "CROSSREAD_STORE": f"{home}/notes.sqlite3",
    }


def written(folder: Path, articles: int, words: int) -> bytes:
    """Write a story as plain text; a word of the first source that stands in no heading over a column."""
    folder.mkdir()
    made = story(articles, words)
    for article in made:
        (folder / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
    return made[0].text.split("\n\n")[1].split()[0].encode()


def table(starts: Mapping[str, Starts], base: str) -> str:
    """Each start, and how many times that of `base` it takes."""
    lines = [
        f"{'start to first text':<34}{'clock ms':>16}{'CPU ms':>16}{'times ' + base:>26}",
        f"{'':<34}{'least  median':>16}{'least  median':>16}{'CPU: least  median  clock':>26}",
    ]
    of = starts[base]
    for name, each in starts.items():
        low, mid = each.least, each.median
        lines.append(
            f"{name:<34}{low.clock:>7.0f}{mid.clock:>9.0f}{low.cpu:>7.0f}{mid.cpu:>9.0f}"
            f"{low.cpu / of.least.cpu:>11.2f}{mid.cpu / of.median.cpu:>8.2f}{mid.clock / of.median.clock:>7.2f}"
        )
    return "\n".join(lines)


def measure(runs: int = 11) -> dict[str, Starts]:
    """The starts of the empty app and of crossread with five sources of 1,000 words."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "story"
        waited_for = written(folder, 5, 1000)
        commands = {
            "empty app": Command((sys.executable, "-c", EMPTY_APP), b"first-text"),
            "crossread": Command((sys.executable, "-m", "reader", str(folder)), waited_for),
        }
        return by_turns(commands, environment_in(home), runs)


def main() -> None:
    print(table(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 11), "empty app"))


if __name__ == "__main__":
    main()
