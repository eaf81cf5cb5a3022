"""Modules that the first frame does not need, imported by the threads that do, one at a time.

Two threads that import a package whose modules import each other (rapidfuzz) can each get half of it: Python breaks the
deadlock by handing out a module that is not finished. So the first imports are made under one lock.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.article import Story
    from reader.compare.model import Comparison
    from reader.notes.store import Store

_importing = Lock()


def store_class() -> type[Store]:
    """The store, with what it imports later on."""
    with _importing:
        import rapidfuzz.distance
        import rapidfuzz.fuzz  # noqa: F401

        from reader.notes.store import Store

        return Store


def comparing() -> Callable[[Story], Comparison]:
    """`compare_story`, with what it imports later on."""
    with _importing:
        import rapidfuzz.distance
        import rapidfuzz.fuzz  # noqa: F401

        from reader.compare.pipeline import compare_story

        return compare_story
