"""Opening 50 sources of 600 words on a terminal: the first text, the marks, and a key pressed all the while.

    uv run python -m tests.bench.many_sources [RUNS]

By the clock and, for text and marks, in CPU time too; the answer to a key is the time until the terminal gets
something new after it, pressed each tenth of a second from the first text until the marks are there.
"""

from __future__ import annotations

import os
import select
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.startup import Start, closed, cpu_of, environment_in, opened, written

SOURCES, WORDS = 50, 600
_MARKS = b"shared quotes"
"""The header's count, there when the comparison is."""

_KEYS = (b"j", b"k")
_BEAT = 0.1
_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class Opening:
    """Milliseconds to the first text and to the marks, and to the answer of each key pressed between the two."""

    text: Start
    marks: Start
    answers: tuple[float, ...]


def opening(story: Path, waited_for: bytes, home: str) -> Opening:
    """Open the story once.

    Raises:
        RuntimeError: the app ended, or half a minute went by, without text and marks.
    """
    began = time.perf_counter()
    child, terminal = opened((sys.executable, "-m", "reader", str(story)), environment_in(home))
    shown = b""
    text: Start | None = None
    pressed: float | None = None
    next_key = 0.0
    answers: list[float] = []
    try:
        while time.perf_counter() - began < _LIMIT:
            ready, _, _ = select.select([terminal], [], [], 0.002)
            now = time.perf_counter()
            if ready:
                try:
                    shown += os.read(terminal, 65536)
                except OSError:  # the other end is closed
                    break
                if pressed is not None:
                    answers.append(1000 * (now - pressed))
                    pressed = None
            if text is None and waited_for in shown:
                text = Start(1000 * (now - began), cpu_of(child))
            if text is not None and _MARKS in shown:
                return Opening(text, Start(1000 * (now - began), cpu_of(child)), tuple(answers))
            if text is not None and pressed is None and now >= next_key and not ready:
                os.write(terminal, _KEYS[len(answers) % 2])
                pressed, next_key = now, now + _BEAT
        raise RuntimeError(f"no text and marks; shown was {shown[-500:]!r}")
    finally:
        closed(child, terminal)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as home:
        story = Path(home) / "story"
        waited_for = written(story, SOURCES, WORDS)
        opening(story, waited_for, home)  # the caches of files are warm from here on
        found = [opening(story, waited_for, home) for _ in range(runs)]
    print(f"{f'{SOURCES} sources x {WORDS} words':<24}{'clock: least  median':>24}{'CPU: least  median':>24}")
    for name, starts in (("first text", [run.text for run in found]), ("marks", [run.marks for run in found])):
        clock, cpu = [start.clock for start in starts], [start.cpu for start in starts]
        print(
            f"{name:<24}{min(clock):>15.0f}{statistics.median(clock):>9.0f}"
            f"{min(cpu):>15.0f}{statistics.median(cpu):>9.0f}"
        )
    answers = sorted(answer for run in found for answer in run.answers)
    if answers:
        late = answers[int(len(answers) * 0.95)]
        print(
            f"{'a key, meanwhile':<24}{statistics.median(answers):>15.0f} median{late:>8.0f} 95th percentile"
            f"{answers[-1]:>8.0f} longest  ({len(answers)} keys)"
        )


if __name__ == "__main__":
    main()
