"""crossread beside other programs that do a part of what it does, all in one run on one machine.

    uv run python -m tests.bench.peers [--only compare,anchors,start] [--quotes 60] [--sizes 5,10,20,50,100,200]
                                       [--most 60] [--chart] [FILE.jsonl …]

compare: what difflib, text-matcher, CollateX and a baseline after passim (`passim_like.py`: passim itself needs Spark)
find of quotes that were altered and planted, what they find where nothing is, and what made-up stories of growing size
cost. Recall is by pair: the planted rendering and the original lie in one match. `--most` is the CPU time that each
program has for each of its tasks; what is beyond is left out. `--chart` writes docs/img/cost.csv and draws cost.svg.

anchors: the passages of `tests.bench.anchors` after the same edits, by our rule and Hypothesis' (`hypothesis_rule.py`).

start: `tests.bench.app_peers`.

The peers come from the package index into environments of their own, which uv keeps in its cache. Files as for
`tests.bench.planted`; without, the sample stories are read.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader.notes.model import Selector
from tests.bench import anchors, app_peers
from tests.bench.hypothesis_rule import anchored
from tests.bench.planted import NAMES, SHORTEST, planted_text, quotes_in, stories
from tests.bench.stories import story

RUN = Path(__file__).with_name("peer_run.py")
DOCS = RUN.parents[2] / "docs"
HERE = (sys.executable,)
WHOLE = "crossread, whole"


def _apart(*requirements: str) -> tuple[str, ...]:
    """A Python with these packages and nothing of ours."""
    return ("uv", "run", "--no-project", "-q", *(word for name in requirements for word in ("--with", name)), "python")


PYTHONS = {
    "crossread": HERE,
    WHOLE: HERE,
    "difflib": HERE,
    "passim-like": HERE,
    "text-matcher": _apart("text-matcher==0.1.6"),
    "CollateX": _apart("collatex==2.3", "levenshtein==0.27.5"),
}
"""How each program's Python is started. CollateX 2.3 imports Levenshtein and does not ask for it."""

Table = list[list[str]]


# --- comparing -------------------------------------------------------------------------------------------------------


def pairs_for(files: Sequence[Path], count: int) -> tuple[list[tuple[str, dict[str, Any]]], list[list[str]]]:
    """The planted pairs, each with the name of its alteration; and pairs of articles of different stories."""
    collection, rng = stories(files), random.Random(11)
    found = []
    for quote in quotes_in(collection, count, rng):
        for name in NAMES:
            host = rng.choice(rng.choice([each for at, each in enumerate(collection) if at != quote.story]))
            text = planted_text(name, quote, rng)
            if text is not None:
                start = len(host.text) + 2
                pair = {"a": quote.article.text, "b": f"{host.text}\n\n{text}", "a_span": list(quote.quote.span)}
                found.append((name, pair | {"b_span": [start, start + len(text)]}))
    rng.shuffle(found)  # whoever runs out of time has tried some of each
    unrelated = [[rng.choice(each).text for each in rng.sample(collection, 2)] for _ in range(2 * count)]
    return found, unrelated


def answers_of(job: dict[str, Any]) -> dict[str, Any]:
    """What each program answers; one that fails is told and left out."""
    answers = {}
    for name, python in PYTHONS.items():
        asked = job | {"pairs": [], "unrelated": []} if name == WHOLE else job
        with tempfile.TemporaryDirectory() as elsewhere:  # where no project binds versions
            done = subprocess.run(
                [*python, str(RUN), name], input=json.dumps(asked), capture_output=True, text=True, cwd=elsewhere,
                env=os.environ | ({"PYTHONPATH": str(RUN.parents[2])} if python == HERE else {}),
            )  # fmt: skip
        if done.returncode:
            print(f"{name}: {done.stderr.strip().splitlines()[-1] if done.stderr else 'failed'}", file=sys.stderr)
        else:
            answers[name] = json.loads(done.stdout)
    return answers


def compared(files: Sequence[Path], quotes: int, sizes: Sequence[int], most: float, chart: bool) -> None:
    """Print what is found and what it costs."""
    planted, unrelated = pairs_for(files, quotes)
    texts = [[article.text for article in story(size)] for size in sizes]
    job = {"pairs": [pair for _, pair in planted], "unrelated": unrelated, "stories": texts, "most": most}
    answers = answers_of(job)
    finders = {name: answer for name, answer in answers.items() if name != WHOLE}
    print(
        f"{len(planted)} planted renderings of quotes of {SHORTEST} words and more, {len(unrelated)} unrelated pairs\n"
    )
    _print(["%", *finders], _recall(finders, [name for name, _ in planted]))
    print("\nCPU, ms (peak memory, MB); made-up stories of articles of 400 words")
    _print(["articles", *answers], _costs(answers, sizes))
    print("\ntimes crossread's CPU")
    _print(["articles", *answers], _ratios(answers, sizes))
    if chart:
        _keep(answers, sizes)
        subprocess.run([sys.executable, str(DOCS / "charts.py")], check=True)


def _keep(answers: dict[str, Any], sizes: Sequence[int]) -> None:
    with (DOCS / "img" / "cost.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["program", "articles", "cpu_seconds", "peak_megabytes"])
        for name, answer in answers.items():
            for size, seconds, memory in zip(sizes, answer["seconds"], answer["megabytes"], strict=True):
                if seconds is not None:
                    writer.writerow([name, size, f"{seconds:.4f}", f"{memory:.0f}"])


def _recall(answers: dict[str, Any], kinds: Sequence[str]) -> Table:
    rows = []
    for name in NAMES:
        row = []
        for answer in answers.values():
            tried = zip(kinds, answer["found"], strict=False)  # a slow program has fewer
            hits = [hit for kind, hit in tried if kind == name]
            row.append(f"{100 * sum(hits) / len(hits):.0f}" if hits else "–")
        rows.append([f"found: {name}", *row])
    every = [answer["found"] for answer in answers.values()]
    rows.append(["found: all", *(f"{100 * sum(found) / max(len(found), 1):.1f}" for found in every)])
    rows.append(["renderings tried", *(str(len(found)) for found in every)])
    false = [answer["false"] for answer in answers.values()]
    rows.append(
        ["unrelated pairs with a match", *(f"{100 * sum(map(bool, one)) / max(len(one), 1):.1f}" for one in false)]
    )
    rows.append(["unrelated pairs tried", *(str(len(one)) for one in false)])
    return rows


def _costs(answers: dict[str, Any], sizes: Sequence[int]) -> Table:
    return [
        [str(size), *(_cost(answer["seconds"][at], answer["megabytes"][at]) for answer in answers.values())]
        for at, size in enumerate(sizes)
    ]


def _cost(seconds: float | None, megabytes: float | None) -> str:
    return "–" if seconds is None else f"{1000 * seconds:,.0f} ({megabytes:.0f})"


def _ratios(answers: dict[str, Any], sizes: Sequence[int]) -> Table:
    rows = []
    for at, size in enumerate(sizes):
        ours = answers["crossread"]["seconds"][at]
        times = [answer["seconds"][at] for answer in answers.values()]
        rows.append([str(size), *("–" if one is None or not ours else f"{one / ours:.2f}" for one in times)])
    return rows


# --- anchoring -------------------------------------------------------------------------------------------------------


def _hypothesis(selector: Selector, text: str) -> anchors.Found:
    began = time.process_time()
    span = anchored(selector, text)
    seconds = time.process_time() - began
    return anchors.Found(() if span is None else (span,), seconds, seconds)


def anchors_compared(files: Sequence[Path], count: int) -> None:
    """Print how many passages each rule finds again after the same edits."""
    texts = anchors.stories([str(file) for file in files] or ["sample_corpus"])
    ours, theirs = (anchors.measure(texts, count, 7, rule) for rule in (anchors.ours, _hypothesis))
    rows = []
    for name, tried in ours.tried.items():
        if not name.startswith("copies"):
            shares = [[100 * one.right[name] / tried, 100 * one.wrong[name] / tried] for one in (ours, theirs)]
            gone = name.startswith("wrong")  # there is nothing to be found: only a wrong place can be told
            rows.append([f"{name} ({tried})", *("–" if gone else f"{right:.1f}" for right, _ in shares)])
            rows[-1] += [f"{wrong:.1f}" for _, wrong in shares]
            rows[-1] += [f"{100 - wrong if gone else 100 - right - wrong:.1f}" for right, wrong in shares]
    print(f"{sum(ours.tried.values())} anchorings, the same for both; %")
    heads = [f"{what}: {who}" for what in ("right", "wrong", "lost") for who in ("crossread", "Hypothesis")]
    _print(["edit (how many)", *heads], rows)
    for name, result in (("crossread, with preparing the text", ours), ("Hypothesis' rule, our port", theirs)):
        times = sorted(result.whole)
        at = [1000 * times[min(int(q * len(times)), len(times) - 1)] for q in (0.5, 0.99, 1.0)]
        print(f"{name}: median {at[0]:.2f} ms of CPU, 99th percentile {at[1]:.2f}, most {at[2]:.2f}")


# --- all -------------------------------------------------------------------------------------------------------------


def _print(head: list[str], rows: Table) -> None:
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--only", default="compare,anchors,start")
    parser.add_argument("--quotes", type=int, default=60)
    parser.add_argument("--sizes", default="5,10,20,50,100,200")
    parser.add_argument("--most", type=float, default=60.0)
    parser.add_argument("--count", type=int, default=6000, help="anchorings")
    parser.add_argument("--runs", type=int, default=5, help="starts of each app")
    parser.add_argument("--chart", action="store_true")
    options = parser.parse_args()
    wanted = options.only.split(",")
    sizes = [int(size) for size in options.sizes.split(",")]
    print(f"{_load()} at the beginning\n")
    if "compare" in wanted:
        compared(options.files, options.quotes, sizes, options.most, options.chart)
        print(f"\n{_load()}\n")
    if "anchors" in wanted:
        anchors_compared(options.files, options.count)
        print(f"\n{_load()}\n")
    if "start" in wanted:
        app_peers.measured(options.runs, None)
        print(f"\n{_load()} at the end")


if __name__ == "__main__":
    main()
