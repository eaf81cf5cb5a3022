"""What is installed: crossread, Python, what crossread needs, and the extras that open more kinds of files."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from reader.cli.finding import Finding, problem
from reader.paths import PACKAGE
from reader.version import __version__

EXTRAS = {
    "archives": "WARC and WACZ archives",
    "cluster": "stories by the thousand on several machines",
    "feeds": "RSS and Atom feeds",
    "pdf": "PDF files",
    "web": "the app in a browser, `crossread serve`",
}
"""Each extra and what it is for. A test holds it beside pyproject.toml."""

_REQUIREMENT = re.compile(
    r"""(?P<name>[\w.-]+)(?P<bounds>[^;\s]*)(?:\s*;.*\bextra\s*==\s*["'](?P<extra>[\w-]+)["'])?"""
)


def installation() -> Iterator[Finding]:
    """The findings about what is installed."""
    yield Finding("crossread", f"{__version__}, {PACKAGE}")
    yield Finding("python", f"{sys.version.split()[0]} on {sys.platform}, {sys.executable}")
    try:
        wanted = [found for line in requires("crossread") or [] if (found := _REQUIREMENT.match(line))]
    except PackageNotFoundError:
        yield Finding("packages", "not installed: run from a checkout")
        return
    there, missing = [], []
    for needed in (found["name"] for found in wanted if not found["extra"]):
        try:
            there.append(f"{needed} {version(needed)}")
        except PackageNotFoundError:
            missing.append(needed)
    yield Finding("packages", ", ".join(there))
    for needed in missing:
        yield problem("packages", f"{needed} is missing", "reinstall crossread")
    for found in wanted:
        if found["extra"]:
            yield _extra(found["extra"], found["name"], found["bounds"])


def _extra(extra: str, name: str, bounds: str) -> Finding:
    opens = EXTRAS.get(extra, "")
    try:
        return Finding("extra", f"{extra} ({opens}): {name} {version(name)}")
    except PackageNotFoundError:
        return Finding("extra", f"{extra} ({opens}): not installed", f"to have it: `{install_command(name + bounds)}`")


def install_command(requirement: str) -> str:
    """The command that puts `requirement` beside this crossread, whichever program installed that."""
    wanted, python = shlex.quote(requirement), shlex.quote(sys.executable)
    if "pipx" in Path(sys.prefix).parts:
        return f"pipx inject crossread {wanted}"
    if (Path(sys.prefix) / "uv-receipt.toml").is_file() or (PACKAGE.parent / "pyproject.toml").is_file():
        return f"uv pip install --python {python} {wanted}"
    return f"{python} -m pip install {wanted}"
