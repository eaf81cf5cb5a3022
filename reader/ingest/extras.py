"""Libraries that only some formats need and that not every installation has."""

from __future__ import annotations

import logging
from importlib.util import find_spec

from reader.errors import NotAnArticle


def extra(module: str, name: str, path: str) -> None:
    """Make sure the library of the extra `name` is there, and says nothing of its own on the reader's terminal.

    Raises:
        NotAnArticle: it is not; the message says who knows the command, for that depends on what installed crossread.
    """
    if find_spec(module) is None:
        told = f"the extra {name}: `crossread doctor` names the command that adds it"
        raise NotAnArticle(f"{path}: reading this needs {told}")
    log = logging.getLogger(module)
    if not log.handlers:  # without one, Python writes a library's warnings to standard error
        log.addHandler(logging.NullHandler())
