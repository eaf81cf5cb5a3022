"""crossread: a terminal reader for comparing sources. The public API.

>>> from reader import load_story, compare
>>> story = load_story(["article-a.txt", "article-b.html"])  # doctest: +SKIP
>>> compare(story.articles).to_dict()["families"]  # doctest: +SKIP

The work behind `compare` and `load_story` is imported at their first call, so that the terminal app starts without
loading what its first frame does not need.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import reader.compare  # noqa: F401 - loaded first: the function below keeps the name the package would take
from reader.version import __version__

if TYPE_CHECKING:
    from reader.article import Article, Block, Source, Span, Story
    from reader.compare.model import Comparison

__all__ = ["Article", "Block", "Source", "Span", "Story", "__version__", "compare", "load_story"]


def load_story(paths: Iterable[str | os.PathLike[str]]) -> Story:
    """Open files, folders, links or "-" (standard input) as one story.

    Raises:
        NoStory: nothing of what was given could be opened.
    """
    from reader.ingest.load import load_story as load

    return load(paths)


def compare(articles: Iterable[Article]) -> Comparison:
    """Compare articles on one event.

    A pure function: the same articles give the same comparison, to the byte, whatever order they come in.
    """
    from reader.compare.pipeline import compare as run

    return run(articles)


def __getattr__(name: str) -> Any:
    """The data types, imported when first asked for: `crossread --version` needs none of them."""
    if name in {"Article", "Block", "Source", "Span", "Story"}:
        import reader.article

        return getattr(reader.article, name)
    raise AttributeError(f"module 'reader' has no attribute {name!r}")
