"""Sorting a pile: how right on the sample stories, how its cost grows.

python -m tests.bench.ingest_sort                       growth from 500 to 5,000 articles
python -m tests.bench.ingest_sort STORIES.jsonl …       pairwise F1 on stories, one JSON object a line with
                                                        "articles": [{"text": …}, …], shuffled into one pile
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from reader.article import Story
from reader.ingest.load import load_stories
from reader.paths import data_dir
from reader.sort.pile import sort_pile


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def pairwise_f1(found: Iterable[Iterable[str]], wanted: Iterable[Iterable[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of articles said to belong together."""
    one, other = pairs(found), pairs(wanted)
    right = len(one & other)
    precision, recall = right / max(1, len(one)), right / max(1, len(other))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def on_stories(stories: Sequence[Sequence[str]], seed: int = 7) -> tuple[float, float, float]:
    """The stories' texts shuffled into one folder, and sorted again."""
    rng = random.Random(seed)
    texts = [(number, text) for number, story in enumerate(stories) for text in story]
    rng.shuffle(texts)
    wanted: dict[int, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for place, (number, text) in enumerate(texts):
            path = Path(folder) / f"{place:05}.txt"
            path.write_bytes(text.encode())
            wanted.setdefault(number, []).append(str(path))
        pile = sort_pile([folder])
    return pairwise_f1([story.paths for story in pile.stories], wanted.values())


def sample_sentences() -> list[list[str]]:
    """The sentences of each sample story."""
    stories = [story for story in load_stories(data_dir("sample_corpus")) if isinstance(story, Story)]
    return [
        [span.of(article.text) for article in story.articles for span in article.sentences]
        for story in stories
        if len(story.articles) > 1
    ]


def write_pile(folder: Path, articles: int, seed: int = 3) -> None:
    """Articles made by recombining sample sentences; each event of eight has names and a number of its own."""
    rng = random.Random(seed)
    sentences = sample_sentences()
    syllables = [
        "bel",
        "cor",
        "dun",
        "fen",
        "gar",
        "hol",
        "kes",
        "lim",
        "mor",
        "nar",
        "os",
        "pel",
        "quil",
        "ros",
        "tam",
    ]
    for number in range(articles):
        event = random.Random(number // 8)
        names = ["".join(event.choices(syllables, k=3)).capitalize() for _ in range(5)]
        mine = rng.sample(sentences[event.randrange(len(sentences))], 10)
        lines = [
            f"{sentence} {rng.choice(names)} of {names[0]} {event.choice(['denied', 'knew'])} it, {names[1]} said."
            for sentence in mine
        ]
        (folder / f"{number:05}.txt").write_text("\n\n".join(lines), encoding="utf-8")


def growth(sizes: Sequence[int] = (500, 5000)) -> list[tuple[int, float, float]]:
    """For each size: wall seconds, processor seconds."""
    out = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_pile(Path(folder), size)
            wall, processor = time.perf_counter(), time.process_time()
            sort_pile([folder])
            out.append((size, time.perf_counter() - wall, time.process_time() - processor))
    return out


def main(files: Sequence[str]) -> None:
    if files:
        stories = []
        for name in files:
            with Path(name).open(encoding="utf-8") as lines:
                stories += [[article["text"] for article in json.loads(line)["articles"]] for line in lines]
        precision, recall, f1 = on_stories(stories)
        print(f"{len(stories)} stories: pairwise precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
        return
    rows = growth()
    for size, wall, processor in rows:
        print(f"{size} articles: {wall:.1f} s wall, {processor:.1f} s processor")
    print(f"growth ×{rows[-1][2] / rows[0][2]:.1f} for ×{rows[-1][0] / rows[0][0]:.0f}")
    import resource  # POSIX's; the tests use this module on Windows too

    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
