"""What `compare` costs, as a ratio to reading and tokenising the same text with a plain regular expression; and which
of its steps costs what.

uv run python -m tests.bench.compare
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader import load_story
from reader.article import Article
from reader.compare.pipeline import compare
from reader.paths import data_dir
from tests.bench.stages import stage_costs
from tests.bench.stories import copies, story

SIZES = (5, 20, 50, 200)
PLAIN_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds, the least of several runs: what the machine's other work adds is never negative."""

    label: str
    words: int
    plain: float
    compared: float

    @property
    def ratio(self) -> float:
        return self.compared / self.plain


def plain_words(text: str) -> list[tuple[int, int, str]]:
    """Every word with its place."""
    return [(match.start(), match.end(), match[0]) for match in PLAIN_WORD.finditer(text.casefold())]


def cost(label: str, articles: Sequence[Article]) -> Cost:
    """Measure one story."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for article in articles:
            files.append(Path(folder) / f"{article.id}.txt")
            files[-1].write_text(article.text, encoding="utf-8")

        def plain() -> int:
            return sum(len(plain_words(file.read_text(encoding="utf-8"))) for file in files)

        words = plain()
        # Fresh articles each time: what an article computes once it keeps (its sentences, its fingerprint).
        baseline, compared = least(plain, lambda: compare([replace(article) for article in articles]))
    return Cost(label, words, baseline, compared)


def least(*works: Callable[[], object], seconds: float = 4.0) -> list[float]:
    """CPU milliseconds of the cheapest of at least five runs of each, for about so many seconds.

    They run by turns: a machine that is busy for a while is so for all of them.
    """
    costs = [float("inf")] * len(works)
    end = time.monotonic() + seconds
    runs = 0
    while runs < 5 or (time.monotonic() < end and runs < 200):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            costs[number] = min(costs[number], time.process_time() - start)
        runs += 1
    return [1000 * each for each in costs]


def measure() -> list[Cost]:
    """The largest sample story, then made-up stories of 400-word articles, then 50 copies of one article."""
    samples = [load_story([path]) for path in data_dir("sample_corpus").iterdir() if path.is_dir()]
    largest = max(samples, key=lambda sample: sum(len(article.text) for article in sample.articles))
    rows = [cost(f"sample story “{largest.title}”, {len(largest.articles)} articles", largest.articles)]
    rows += [cost(f"{size} articles", story(size)) for size in SIZES]
    rows.append(cost("50 copies of one article", copies(50)))
    return rows


def peak_memory(articles: int) -> float:
    """Megabytes of a process of its own that makes and compares a story."""
    script = (
        "import resource, sys; from tests.bench.stories import story; from reader.compare.pipeline import compare\n"
        f"compare(story({articles}))\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(peak / (1e6 if sys.platform == 'darwin' else 1e3))"
    )
    return float(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)


def first_comparison() -> tuple[float, float]:
    """CPU milliseconds, in a process of its own, of importing the comparison and of the first one, over a sample story;
    the least of five with its byte code at hand, as an installed program has it."""
    script = (
        "import time; from reader import load_story; from reader.paths import data_dir\n"
        "story = load_story([sorted(path for path in data_dir('sample_corpus').iterdir() if path.is_dir())[0]])\n"
        "start = time.process_time(); from reader.compare.pipeline import compare\n"
        "imported = time.process_time(); compare(story.articles)\n"
        "print(imported - start, time.process_time() - imported)"
    )
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "PYTHONPYCACHEPREFIX": folder}
        for _ in range(6):
            run = subprocess.run(
                [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
            )
            runs.append([1000 * float(seconds) for seconds in run.stdout.split()])
    del runs[0]  # it has written the byte code
    return min(imported for imported, _ in runs), min(first for _, first in runs)


def print_stages(label: str, articles: Sequence[Article]) -> None:
    """The steps that cost as much as a tenth of the plain reading or more, the dearest first."""
    plain = cost(label, articles).plain
    costs = {step: spent for step, spent in stage_costs(articles).items() if spent >= plain / 10}
    print(f"\nwhere {label} spend it, × plain")
    for (outer, inner), spent in sorted(costs.items(), key=lambda entry: (-costs.get((entry[0][0], ""), 0), -entry[1])):
        print(f"{'    ' + inner if inner else outer:<44}{spent:>10.2f} ms{spent / plain:>8.1f}")


def main() -> None:
    rows = measure()
    print(f"{'story':<44}{'words':>8}{'plain ms':>10}{'compare ms':>12}{'ratio':>8}")
    for row in rows:
        print(f"{row.label:<44}{row.words:>8}{row.plain:>10.2f}{row.compared:>12.1f}{row.ratio:>8.1f}")
    by_label = {row.label: row for row in rows}
    growth = by_label["200 articles"].compared / by_label["50 articles"].compared
    print(f"growth from 50 to 200 articles: {growth:.1f}x")
    alike = by_label["50 copies of one article"].compared / by_label["50 articles"].compared
    print(f"50 copies against 50 distinct articles: {alike:.2f}x")
    print(f"peak memory with 200 articles: {peak_memory(200):.0f} MB")
    imported, first = first_comparison()
    print(f"in a fresh process: import {imported:.0f} ms, first comparison of a sample story {first:.0f} ms")
    for size in (5, 50):
        print_stages(f"{size} articles", story(size))


if __name__ == "__main__":
    main()
