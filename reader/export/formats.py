"""The formats of exports, the endings of their files, and the names those files get."""

from __future__ import annotations

import os
import re
from pathlib import PurePath

from reader.errors import CrossreadError

FORMATS = {"markdown": ".md", "html": ".html", "jsonld": ".jsonld", "csv": ".csv", "json": ".json"}
"""Every format of `crossread export`, with the ending its files have."""

_ALSO = {"markdown": (".markdown", ".mdown", ".mkd", ".txt"), "html": (".htm", ".xhtml"), "jsonld": (".json",)}
# A title may hold a point ("v1.2", "St. Ives"): an ending is letters, and digits after those.
_ENDING = re.compile(r"\.[a-z][a-z0-9]*\Z", re.IGNORECASE)
_MOST_BYTES = 120
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{device}{number}" for device in ("COM", "LPT") for number in range(10))}
"""Names that Windows takes for a device, whatever ending they have."""


class ExportFailed(CrossreadError):
    """The file could not be written; what stood there still does."""


def format_of(path: str | os.PathLike[str], named: str | None = None) -> str:
    """The format of a file that is to be written: the one that was named, else its ending's, else Markdown.

    Raises:
        ExportFailed: the ending is that of no format, or not of the one that was named. What is in a file should be
            what its name says.
    """
    name = PurePath(path).name
    ending = _ENDING.search(name)
    if ending is None or ending.start() == 0:
        return named or "markdown"
    said = ending.group().lower()
    fits = [form for form, own in FORMATS.items() if said == own]
    fits += [form for form, others in _ALSO.items() if said in others]
    if named in fits or (fits and named is None):
        return named or fits[0]
    if fits:
        raise ExportFailed(f"{name}: a file that ends in {said} is not {named}; give --format {fits[0]}, or end the "
                           f"name in {FORMATS[named or 'markdown']}")  # fmt: skip
    raise ExportFailed(f"{name}: no format has files that end in {said}; end the name in {_one_of(named)}")


def _one_of(named: str | None) -> str:
    *others, last = [FORMATS[named]] if named else FORMATS.values()
    return f"{', '.join(others)} or {last}" if others else last


def default_name(title: str, format_name: str) -> str:
    """A file name for a story: letters, digits and spaces of its title, at most 120 bytes, never a path."""
    stem = " ".join(re.sub(r"[^\w\s.,'’()&+-]+", " ", title).split()).strip(" .") or "story"
    while len(stem.encode("utf-8", "replace")) > _MOST_BYTES:
        stem = stem[:-1]
    if stem.split(".")[0].upper() in _DEVICES:
        stem = f"story {stem}"
    return stem.encode("utf-8", "ignore").decode("utf-8").strip(" .") + FORMATS[format_name]
