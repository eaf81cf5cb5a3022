"""Open what the reader names as one story."""

from __future__ import annotations

import os
from collections.abc import Iterable

from reader.article import Story


def load_story(paths: Iterable[str | os.PathLike[str]]) -> Story:
    """Open files, folders, links or "-" as one story."""
    raise NotImplementedError
