"""Where a comparison spends its time: the steps of the pipeline, and the steps inside the longest of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

from reader.article import Article

PIPELINE = "reader.compare.pipeline"
# Steps whose own steps are told apart, and the file where they stand.
INSIDE = {
    "find_quotes": "reader.compare.quotes.find",
    "find_families": "reader.compare.families.find",
    "index_claims": "reader.compare.claims.index",
    "find_disputes": "reader.compare.disputes.find",
}

Step = tuple[str, str]
"""A step of the pipeline, and the step inside it or ""."""


def stage_costs(articles: Sequence[Article], rounds: int = 12) -> dict[Step, float]:
    """CPU milliseconds of each step, the least of so many comparisons.

    A step that yields what it finds bit by bit counts with the step that asks for it, and timing a step that is called
    often adds to the one around it: the sum is a little more than the whole.
    """
    compare = import_module(PIPELINE).compare
    best: dict[Step, float] = {}
    for _ in range(rounds):
        fresh = [replace(article) for article in articles]
        spent: dict[Step, float] = {}
        with _timed(spent):
            compare(fresh)
        for step, seconds in spent.items():
            best[step] = min(best.get(step, seconds), seconds)
    return {step: 1000 * seconds for step, seconds in best.items()}


@contextmanager
def _timed(spent: dict[Step, float]) -> Iterator[None]:
    """While it lasts, every step adds its CPU seconds to `spent`."""
    kept: list[tuple[ModuleType, str, FunctionType]] = []
    for outer, file in [("", PIPELINE), *INSIDE.items()]:
        module = import_module(file)
        for name, function in list(vars(module).items()):
            # Steps are what a file has from another: its own functions are the step around them. What the pipeline
            # hands on (`index_claims`) is a step of the pipeline alone.
            ours = isinstance(function, FunctionType) and function.__module__.startswith("reader.")
            if not ours or function.__module__ == file or (outer and name in INSIDE):
                continue
            kept.append((module, name, function))
            setattr(module, name, _clocked(function, (outer, name) if outer else (name, ""), spent))
    try:
        yield
    finally:
        for module, name, function in kept:
            setattr(module, name, function)


def _clocked(function: FunctionType, step: Step, spent: dict[Step, float]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[step] = spent.get(step, 0.0) + time.process_time() - start

    return run
