"""How `crossread batch` grows with the articles, and what a second process brings.

    python -m tests.bench.ingest_batch [ARTICLES …]

Stories of eight articles each, made by recombining sample sentences. Printed for each size: seconds of the wall and of
all processes together, and the largest process's memory; for the smallest size also how much faster two processes are.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.ingest_sort import write_pile

_A_STORY = 8


def write_stories(folder: Path, articles: int) -> None:
    write_pile(folder, articles)
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        home = folder / f"story-{number // _A_STORY:05}"
        home.mkdir(exist_ok=True)
        path.rename(home / path.name)


def batch(folder: Path, jobs: int) -> tuple[float, float]:
    """Wall and processor seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "reader", "batch", "--jobs", str(jobs), str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    wall = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(sizes: list[int]) -> None:
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            write_stories(Path(name), size)
            if size == sizes[0]:
                alone, _ = batch(Path(name), 1)
            wall, processor = batch(Path(name), 2)
        rows.append((size, wall, processor))
        print(f"{size} articles, 2 processes: {wall:.1f} s wall, {processor:.1f} s processor", flush=True)
        if size == sizes[0]:
            print(f"  1 process: {alone:.1f} s wall; 2 are {alone / wall:.2f} times as fast", flush=True)
    print(f"growth ×{rows[-1][2] / rows[0][2]:.1f} for ×{rows[-1][0] / rows[0][0]:.0f}")
    print(f"largest process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [500, 5000])
