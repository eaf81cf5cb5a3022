"""`crossread doctor`: what a reader would be asked when something does not work."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from reader.cli.opening import Settings
from reader.cli.output import say
from reader.errors import CrossreadError
from reader.version import __version__

_EXTRA = re.compile(r"""([\w.-]+).*;.*\bextra\s*==\s*["']([\w-]+)["']""")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; `wrong` when it needs the reader's attention."""

    about: str
    text: str
    wrong: bool = False


@click.command(
    short_help="Check the terminal, the notes, the settings and what is installed.",
    epilog="""\b
Example:
  crossread doctor""",
)
@click.pass_obj
def doctor(settings: Settings) -> int:
    """Check what crossread stands on. The exit status is 1 when something needs your attention.

    Nothing is changed, and nothing leaves the machine.
    """
    findings = list(_findings(settings))
    for finding in findings:
        say(f"{'!' if finding.wrong else ' '} {finding.about:<12}{finding.text}")
    return 1 if any(finding.wrong for finding in findings) else 0


def _findings(settings: Settings) -> Iterator[Finding]:
    from reader.paths import store_path

    yield Finding("crossread", f"{__version__}, {Path(__file__).resolve().parent.parent}")
    yield Finding("python", f"{sys.version.split()[0]} on {sys.platform}, {sys.executable}")
    yield from _packages()
    yield _terminal()
    yield _notes(settings.store or store_path())
    yield _settings_file()
    yield _samples()


def _packages() -> Iterator[Finding]:
    """Each dependency's version, and whether the optional ones are there."""
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        wanted = requires("crossread") or []
    except PackageNotFoundError:  # run from a checkout
        yield Finding("packages", "not installed: run from a checkout")
        return
    needed = {match[0]: None for line in wanted if (match := re.match(r"[\w.-]+", line)) and "extra ==" not in line}
    versions = []
    for name in needed:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding("packages", f"{name} is missing: reinstall crossread", wrong=True)
    yield Finding("packages", ", ".join(versions))
    for name, extra in (match.groups() for line in wanted if (match := _EXTRA.match(line))):
        try:
            yield Finding("extra", f"{extra}: {name} {version(name)}")
        except PackageNotFoundError:
            yield Finding("extra", f"{extra}: not installed; `uv tool install 'crossread[{extra}]'` adds it")


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        return Finding("terminal", "none here: output is text")
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    colour = "no colour (NO_COLOR)" if os.environ.get("NO_COLOR") else _colours()
    encoding = (sys.stdout.encoding or "").lower()
    facts = f"{os.environ.get('TERM', 'unnamed')}, {columns} by {lines} cells, {colour}, {encoding}"
    if "utf" not in encoding:
        return Finding("terminal", f"{facts}: set a UTF-8 locale, or marks and quotes will not show", wrong=True)
    return Finding("terminal", facts)


def _colours() -> str:
    if os.environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return "16 million colours"
    return "256 colours" if "256" in os.environ.get("TERM", "") else "16 colours"


def _notes(path: Path) -> Finding:
    from reader.notes.backup import problems
    from reader.notes.database import saved_copies

    if not path.exists():
        return Finding("notes", f"{path}: none yet")
    try:
        found = problems(path)
    except CrossreadError as error:
        return Finding("notes", str(error), wrong=True)
    if found:
        return Finding("notes", f"{path}: {'; '.join(found)}: `crossread notes restore`", wrong=True)
    if not os.access(path, os.W_OK):
        return Finding("notes", f"{path}: sound, but may not be written: make it writable", wrong=True)
    copies = len(saved_copies(path))
    return Finding("notes", f"{path}: sound, {copies} backup{'' if copies == 1 else 's'}")


def _settings_file() -> Finding:
    from reader.config import config_check
    from reader.paths import config_path
    from reader.tui.actions import ACTIONS

    path = config_path()
    if not path.exists():
        return Finding("settings", f"{path}: none; everything is at its default")
    try:
        found = config_check(path, actions=ACTIONS)
    except CrossreadError as error:
        return Finding("settings", str(error), wrong=True)
    return Finding("settings", "; ".join(found) if found else f"{path}: fine", wrong=bool(found))


def _samples() -> Finding:
    from reader.paths import data_dir

    try:
        return Finding("samples", str(data_dir("sample_corpus")))
    except FileNotFoundError as error:
        return Finding("samples", str(error), wrong=True)
