"""How the file with the reader's notes is: whole, up to date, private, backed up, and with room to grow."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from reader.cli.finding import Finding, problem
from reader.errors import CrossreadError

ROOM = 50_000_000
"""Free bytes below which the report warns: a store of some thousand notes and its five backups take a tenth of it."""


def store_health(path: Path) -> Iterator[Finding]:
    """The findings about the store at `path`. It is only read."""
    from reader.notes.database import OLDEST, SQLITE

    if tuple(int(part) for part in SQLITE.split(".")[:2]) < OLDEST:
        yield problem("sqlite", f"{SQLITE}, and notes need {OLDEST[0]}.{OLDEST[1]}", "use a newer Python")
        return
    if not path.exists():
        yield from _none_yet(path)
        return
    found = _soundness(path)
    yield found
    if path.is_file():
        yield from _access(path)
        yield _backups(path, sound=not found.wrong)
    yield from _room(path.parent)


def _none_yet(path: Path) -> Iterator[Finding]:
    from reader.notes.database import saved_copies

    folder = next(folder for folder in path.absolute().parents if folder.exists())
    if not os.access(folder, os.W_OK):
        yield problem("notes", f"{path}: none yet, and {folder} may not be written", "make it writable, or use --store")
    elif copies := saved_copies(path):
        count = f"{len(copies)} backup{'' if len(copies) == 1 else 's'}"
        yield problem("notes", f"{path}: gone, but for {count}", "`crossread notes restore` brings the newest back")
    else:
        yield Finding("notes", f"{path}: none yet")
        yield from _room(folder)


def _soundness(path: Path) -> Finding:
    from reader.notes import schema
    from reader.notes.backup import problems
    from reader.notes.database import version_of

    try:
        found, version = problems(path), version_of(path)
    except CrossreadError as error:
        text, _, remedy = str(error).rpartition("; ")
        return problem("notes", text or str(error), remedy or "move it away, or choose another with --store")
    if found:
        return problem("notes", f"{path}: {'; '.join(found)}", "`crossread notes restore` brings the last backup back")
    if version < schema.VERSION:
        later = f"the next opening brings it to {schema.VERSION}, after a backup"
        return Finding("notes", f"{path}: sound, of version {version}", later)
    return Finding("notes", f"{path}: sound, up to date (version {version})")


def _access(path: Path) -> Iterator[Finding]:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        yield problem("access", "your notes may be read, but not written", f"make {path} and its folder writable")
    elif readable_by_others(path):
        private = f"`chmod 700 {shlex.quote(str(path.parent))}` keeps them to you"
        yield problem("access", "other users of this machine can read your notes", private)
    else:
        yield Finding("access", "yours alone, to read and to write" if os.name == "posix" else "may be written")


def readable_by_others(path: Path) -> bool:
    """Whether a file and every folder above it are open to other users. False where modes do not tell (Windows)."""
    if os.name != "posix":
        return False
    whole = path.resolve()
    return bool(whole.stat().st_mode & 0o044) and all(folder.stat().st_mode & 0o011 for folder in whole.parents)


def _backups(path: Path, sound: bool) -> Finding:
    from reader.notes.backup import problems
    from reader.notes.database import backups_folder, saved_copies

    copies = saved_copies(path)
    if not copies:
        return Finding("backups", "none yet: one is made when the app opens next, then one a day")
    newest = datetime.fromtimestamp(copies[0].stat().st_mtime).strftime("%Y-%m-%d %H:%M")
    text = f"{len(copies)}, the newest of {newest}, in {backups_folder(path)}"
    try:
        whole = not problems(copies[0])
    except CrossreadError:
        whole = False
    if not whole:
        remedy = "`crossread notes backup` makes another" if sound else "`crossread notes restore` takes a sound one"
        return problem("backups", f"{text}: the newest is damaged", remedy)
    return Finding("backups", text)


def _room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    if free < ROOM:
        yield problem("disk", f"{free // 1_000_000} MB free at {folder}", "make room: a full disk takes no more notes")
