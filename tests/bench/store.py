"""How long the store takes with 100,000 annotations: opening a story, searching, exporting. Medians of CPU and clock.

    python -m tests.bench.store [--annotations 100000] [--stories 200] [--keep FILE]

Also one story that holds them all: what no one has, and what must not break.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from reader.article import Article, Block, Source, Span, Story
from reader.compare.model import Comparison
from reader.export.write import export
from reader.notes import images
from reader.notes.model import Notes, Selector
from reader.notes.store import Store

WORDS = [
    "ferry",
    "quay",
    "harbour",
    "mayor",
    "council",
    "alarm",
    "guard",
    "crew",
    "pier",
    "smoke",
    "letter",
    "hospital",
    "captain",
    "engine",
    "storm",
    "bridge",
    "signal",
    "tunnel",
    "archive",
    "museum",
    "director",
    "minister",
    "witness",
    "report",
    "budget",
    "vote",
    "strike",
    "refund",
    "fence",
    "gate",
    "lamp",
]


def text(rng: random.Random) -> str:
    """An article of about 800 words."""
    paragraphs = []
    for _ in range(16):
        lines = [" ".join(rng.choices(WORDS, k=rng.randint(8, 18))).capitalize() + "." for _ in range(4)]
        paragraphs.append(" ".join(lines))
    return "\n\n".join(paragraphs)


def article(number: int, rng: random.Random) -> Article:
    words = text(rng)
    blocks, at = [], 0
    for part in words.split("\n\n"):
        blocks.append(Block(at, at + len(part), "paragraph"))
        at += len(part) + 2
    return Article(
        f"a{number % 5 + 1}", f"/bench/{number}.txt", words, tuple(blocks), Source(title=f"Article {number}")
    )


def fill(store: Store, stories: list[Story], count: int, rng: random.Random) -> None:
    """Write the annotations as the store itself does, but many to a transaction."""
    each = count // len(stories)
    with store._writing():
        for story in stories:
            for number in range(each):
                source = story.articles[number % len(story.articles)]
                _story, document = store._place(source)
                start = rng.randrange(len(source.text) - 120)
                selector = Selector.of(source.text, Span(start, start + rng.randint(30, 110)))
                when = f"2026-03-{number % 28 + 1:02}T10:00:00.000Z"
                image = {
                    "document": document,
                    "version": source.fingerprint,
                    "story": story.id,
                    "targets": images.selectors_to_json((selector,)),
                    "note": " ".join(rng.choices(WORDS, k=12)) if number % 3 == 0 else "",
                    "created": when,
                    "modified": when,
                    "tags": [rng.choice(["disputed", "supported", "follow-up", "context"])],
                }
                images.put(store._connection, "annotation", str(uuid.UUID(int=rng.getrandbits(128))), image)


def timed(name: str, work: Callable[[], object], rounds: int) -> None:
    clock, cpu = [], []
    for _ in range(rounds):
        began, at = time.perf_counter(), time.process_time()
        work()
        clock.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - at))
    print(f"{name:44}{statistics.median(cpu):9.1f} ms CPU {statistics.median(clock):9.1f} ms clock")


def run(path: Path, count: int, number: int, label: str, rng: random.Random) -> None:
    stories = [Story(f"s{n}", f"Story {n}", tuple(article(5 * n + i, rng) for i in range(5))) for n in range(number)]
    with Store.open(path, backups=False) as store:
        for story in stories:
            store.register(story)
        fill(store, stories, count, rng)
    size = path.stat().st_size / 1e6
    print(f"{label}: {count} annotations, {number} stories, {size:.0f} MB")
    chosen = stories[number // 2]
    rounds = 3 if number == 1 else 15

    def open_story() -> None:
        with Store.open(path, backups=False) as store:
            store.register(chosen)

    timed("open the store and a story", open_story, rounds)
    with Store.open(path, backups=False) as store:
        store.register(chosen)
        timed("read a story's annotations", lambda: store.annotations(chosen.id), rounds)
        timed("tag, one commit", lambda: store.toggle_tag(chosen.articles[0], [Span(3, 60)], "context"), 15)
        if number > 1:
            timed("the library", store.stories, 5)
        for query in ("ferry", "ferry quay", '"harbour mayor"', "nothing", "fer"):
            timed(f"search {query}", lambda query=query: store.search(query), 9)
        comparison = Comparison(chosen.articles, story_id=chosen.id, story_title=chosen.title)
        count = len(store.annotations(chosen.id))
        with tempfile.TemporaryDirectory() as folder:
            for kind in ("markdown", "html", "jsonld", "csv", "json"):
                export(kind, comparison, Notes(chosen.id, chosen.title), Path(folder) / f"warm.{kind}")  # its imports

                def read_and_export(kind: str = kind) -> None:
                    export(kind, comparison, store.notes(chosen.id), Path(folder) / f"x.{kind}")

                timed(f"read and export {count} as {kind}", read_and_export, 1 if number == 1 else 5)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--annotations", type=int, default=100_000)
    parser.add_argument("--stories", type=int, default=200)
    options = parser.parse_args()
    rng = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder) / "many.sqlite3", options.annotations, options.stories, "many stories", rng)
        run(Path(folder) / "one.sqlite3", options.annotations, 1, "one story", rng)
    print(json.dumps({"annotations": options.annotations, "stories": options.stories}))


if __name__ == "__main__":
    main()
