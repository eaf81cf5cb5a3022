"""A story's folder: articles added to it and taken out of it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from reader.errors import CrossreadError, NotAnArticle
from reader.ingest.formats import read, sniffed
from reader.ingest.places import LINK, material_at
from reader.sort.free_path import free_path

# Where what was taken out stays, hidden from folders that are opened as stories.
REMOVED = ".removed"


@dataclass(frozen=True, slots=True)
class Shelved:
    """What was done, as paths, and one line for each thing that could not be."""

    paths: tuple[str, ...]
    problems: tuple[str, ...]


def add_articles(
    folder: str | os.PathLike[str], places: Iterable[str | os.PathLike[str]], *, allow_private: bool = False
) -> Shelved:
    """Copy files into a story's folder, and save the pages of links there. What holds no article is not added."""
    home = Path(folder)
    done, problems = [], []
    for place in [os.fspath(place) for place in places]:
        try:
            done.append(str(_add(home, place, allow_private)))
        except CrossreadError as error:
            problems.append(str(error))
        except OSError as error:
            problems.append(f"{place}: cannot be added ({(error.strerror or 'error').lower()})")
    return Shelved(tuple(done), tuple(problems))


def _add(home: Path, place: str, allow_private: bool) -> Path:
    if LINK.match(place):
        from reader.ingest.fetch import Fetcher

        material = Fetcher(allow_private).fetch(place)
        read(material)
        comment = f"<!-- saved from url={material.url} -->\n".encode()
        page = sniffed(material.data).name == "web page"
        suffix = sniffed(material.data).suffixes[0]
        target = free_path(home / (_page_name(place) + suffix))
        home.mkdir(parents=True, exist_ok=True)
        target.write_bytes(comment + material.data if page else material.data)
        return target
    read(material_at(place))
    home.mkdir(parents=True, exist_ok=True)
    target = free_path(home / Path(place).name)
    shutil.copyfile(place, target)
    return target


def remove_articles(folder: str | os.PathLike[str], names: Iterable[str | os.PathLike[str]]) -> Shelved:
    """Take articles out of a story's folder. They go to its hidden `.removed`, so that nothing is lost."""
    home = Path(folder)
    done, problems = [], []
    for name in [os.fspath(name) for name in names]:
        origin = home / Path(name).name
        try:
            if not origin.is_file():
                raise NotAnArticle(f"{name}: not in {home}: check the name")
            target = home / REMOVED / origin.name
            target.parent.mkdir(exist_ok=True)
            target = free_path(target)
            origin.rename(target)
            done.append(str(target))
        except CrossreadError as error:
            problems.append(str(error))
        except OSError as error:
            problems.append(f"{name}: cannot be removed ({(error.strerror or 'error').lower()})")
    return Shelved(tuple(done), tuple(problems))


def _page_name(url: str) -> str:
    parts = urlsplit(url)
    words = re.findall(r"[^\W_]+", f"{parts.hostname} {parts.path.rsplit('.', 1)[0]}".casefold())
    return "-".join(word for word in words if word != "www")[:80] or "page"
