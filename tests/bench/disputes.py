"""What disputes, origins and single-source claims cost beside the quotes of the same story, and how that grows.

uv run python -m tests.bench.disputes
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader import load_story
from reader.article import Article
from reader.compare.claims.index import index_claims
from reader.compare.claims.single_source import find_single_source
from reader.compare.copies import find_copies
from reader.compare.disputes.find import find_disputes
from reader.compare.document import read_documents
from reader.compare.events import group_by_event
from reader.compare.families.find import find_families
from reader.compare.origins.find import find_origins
from reader.compare.passages import find_passages
from reader.compare.quotes.find import find_quotes
from reader.paths import data_dir
from tests.bench.stories import story

SIZES = (5, 20, 50, 200)
GOAL = 2.0
"""Disputes and origins take at most this many times what reading, quotes, families and passages take."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds of the two halves of a comparison, each the least of several runs."""

    label: str
    quotes: float
    disputes: float

    @property
    def ratio(self) -> float:
        return self.disputes / self.quotes


def cost(label: str, articles: Sequence[Article]) -> Cost:
    """Measure one story."""
    documents = read_documents(articles)
    quotes = find_quotes(documents)
    families = find_families(documents, quotes)

    def first_half() -> None:
        read = read_documents([replace(article) for article in articles])
        copies, found = find_copies(read), find_quotes(read)
        find_families(read, found)
        find_passages(read, found, copies)

    def second_half() -> None:
        claims = index_claims(documents)
        find_disputes(documents, quotes, families, claims)
        find_single_source(documents, quotes, claims)
        find_origins(documents, quotes)
        group_by_event(documents)

    return Cost(label, *least_of_both(first_half, second_half))


def least_of_both(one: Callable[[], object], other: Callable[[], object], seconds: float = 3.0) -> tuple[float, float]:
    """CPU milliseconds of the cheapest of at least three runs of each, turn by turn: a busy moment slows both."""
    costs: tuple[list[float], list[float]] = [], []
    end = time.monotonic() + seconds
    while len(costs[0]) < 3 or (time.monotonic() < end and len(costs[0]) < 50):
        for work, spent in zip((one, other), costs, strict=True):
            start = time.process_time()
            work()
            spent.append(time.process_time() - start)
    return 1000 * min(costs[0]), 1000 * min(costs[1])


def measure() -> list[Cost]:
    """The sample stories, then made-up stories of 400-word articles."""
    folders = sorted(path for path in data_dir("sample_corpus").iterdir() if path.is_dir())
    rows = [cost(folder.name, load_story([folder]).articles) for folder in folders]
    return rows + [cost(f"{size} articles", story(size)) for size in SIZES]


def main() -> None:
    rows = measure()
    print(f"{'story':<20}{'quotes ms':>12}{'disputes ms':>14}{'ratio':>8}")
    for row in rows:
        print(f"{row.label:<20}{row.quotes:>12.1f}{row.disputes:>14.1f}{row.ratio:>8.2f}")
    by_label = {row.label: row for row in rows}
    growth = by_label["200 articles"].disputes / by_label["50 articles"].disputes
    print(f"growth from 50 to 200 articles: {growth:.1f}x")


if __name__ == "__main__":
    main()
