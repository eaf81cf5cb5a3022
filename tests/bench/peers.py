"""crossread beside difflib and text-matcher on the same texts: recall of planted quotes, time, memory.

uv run python -m tests.bench.peers [--quotes 60] [--sizes 5,20,50] [FILE.jsonl …]

text-matcher is installed by uv into an environment of its own. Files as for `tests.bench.planted`. Recall is by pair:
the planted rendering and the original lie in one match (difflib: a run of four words, anywhere in both).
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.planted import NAMES, SHORTEST, planted_text, quotes_in, stories
from tests.bench.stories import story

RUN = str(Path(__file__).with_name("peer_run.py"))
COMMANDS = {
    "crossread": [sys.executable, RUN, "crossread"],
    "difflib": [sys.executable, RUN, "difflib"],
    "text-matcher": ["uv", "run", "--no-project", "-q", "--with", "text-matcher==0.1.6", "python", RUN, "text-matcher"],
}


def pairs_for(files: Sequence[Path], count: int) -> list[tuple[str, dict[str, Any]]]:
    """The planted pairs, each with the name of its alteration."""
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
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--quotes", type=int, default=60)
    parser.add_argument("--sizes", default="5,20,50")
    options = parser.parse_args()
    planted = pairs_for(options.files, options.quotes)
    sizes = [int(size) for size in options.sizes.split(",")]
    texts = [[article.text for article in story(size)] for size in sizes]
    job = json.dumps({"pairs": [pair for _, pair in planted], "stories": texts})
    answers = {}
    for peer, command in COMMANDS.items():
        done = subprocess.run(command, input=job, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{peer}: {done.stderr.strip().splitlines()[-1] if done.stderr else 'failed'}", file=sys.stderr)
        else:
            answers[peer] = json.loads(done.stdout)
    print(
        f"{len(planted)} planted renderings of quotes of {SHORTEST} words and more; stories of articles of 400 words\n"
    )
    print(f"| | {' | '.join(answers)} |\n|---|{'---|' * len(answers)}")
    for name in NAMES:
        row = []
        for answer in answers.values():
            hits = [hit for (kind, _), hit in zip(planted, answer["found"], strict=True) if kind == name]
            row.append(f"{100 * sum(hits) / len(hits):.1f}" if hits else "–")
        print(f"| found, {name} | {' | '.join(row)} |")
    for at, size in enumerate(sizes):
        row = [f"{1000 * answer['seconds'][at]:,.0f}" for answer in answers.values()]
        print(f"| ms, {size} articles | {' | '.join(row)} |")
    memory = [f"{answer['megabytes']:.0f}" for answer in answers.values()]
    print(f"| peak memory, MB | {' | '.join(memory)} |")


if __name__ == "__main__":
    main()
