"""Putting an export on disk: all of it or nothing, and never over someone's own work."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, cast

from reader.compare.model import Comparison
from reader.export.formats import FORMATS, ExportFailed, default_name
from reader.export.keep import ChangedByHand
from reader.export.options import Options
from reader.notes.collecting import without_collecting
from reader.notes.model import Notes
from reader.paths import make_private_folder, private

_OURS = {
    "html": re.compile(r"\A<!DOCTYPE html>.{0,400}<meta name=\"generator\" content=\"crossread", re.DOTALL),
    "jsonld": re.compile(r"\A\{\s*\"@context\".{0,300}urn:crossread:ns:", re.DOTALL),
    "json": re.compile(r"\A\{\s*\"format\": \"crossread", re.DOTALL),
    "csv": re.compile(r"\A\N{ZERO WIDTH NO-BREAK SPACE}?id,story,source,"),
}


class Renderer(Protocol):
    """The one function every format's module has."""

    def __call__(self, comparison: Comparison, notes: Notes, options: Options | None = None) -> str: ...


@dataclass(frozen=True, slots=True)
class Written:
    """Where an export went. `instead_of` is the file that was asked for, when that holds work that is not ours."""

    path: Path
    instead_of: Path | None = None

    @property
    def message(self) -> str:
        """One line for the reader."""
        if self.instead_of:
            return f"{self.instead_of.name} has changes made by hand and is left as it is; wrote {self.path}"
        return f"wrote {self.path}"


def renderer(name: str) -> Renderer:
    """The `render` of a format, "text" for the terminal among them. Raises `ExportFailed` for a name that is none."""
    if name not in FORMATS and name != "text":
        raise ExportFailed(f"{name}: no such format; choose one of {', '.join(FORMATS)}")
    render = cast(Renderer, importlib.import_module(f"reader.export.{name}").render)

    def rendered(comparison: Comparison, notes: Notes, options: Options | None = None) -> str:
        with without_collecting():
            return render(comparison, notes, options)

    return rendered


def export(
    format_name: str, comparison: Comparison, notes: Notes, path: str | os.PathLike[str], options: Options | None = None
) -> Written:
    """Render and write to `path`; into a folder, under a name made from the story's title.

    A file that holds what crossread did not write is left alone, and a sibling written ("Quay fire 2.md").

    Raises:
        ExportFailed: one line that says why and what to do; nothing was changed.
    """
    if format_name not in FORMATS:
        raise ExportFailed(f"{format_name}: no such format for a file; choose one of {', '.join(FORMATS)}")
    render = renderer(format_name)
    target = Path(path).expanduser()
    try:
        if target.is_dir():
            target /= default_name(notes.title or comparison.story_title, format_name)
        if target.is_dir():
            raise ExportFailed(f"{target}: this is a folder; give the name of a file")
        real = Path(os.path.realpath(target))
        for _attempt in range(100):
            written = _attempt_at(render, format_name, comparison, notes, real, options or Options())
            if written:
                return written
    except OSError as error:
        raise ExportFailed(f"{target}: {error.strerror or error}; choose another place with -o") from error
    except ValueError as error:  # a NUL in the name
        raise ExportFailed(f"{str(path)!r}: this is no file name ({error}); choose another with -o") from error
    raise ExportFailed(f"{target}: another program keeps changing this file; try again, or choose another with -o")


def _attempt_at(
    render: Renderer, format_name: str, comparison: Comparison, notes: Notes, target: Path, options: Options
) -> Written | None:
    """Write once; None when the place was changed by another while we rendered."""
    for path in _candidates(target):
        before = _read(path)
        if before is not None and format_name != "markdown" and before and not _is_ours(format_name, before):
            continue
        try:
            previous = before.decode("utf-8", "strict") if before else None
            text = render(comparison, notes, replace(options, previous=previous))
        except (ChangedByHand, UnicodeDecodeError):
            continue
        if not _put(path, text.encode("utf-8", "replace"), before):
            return None
        return Written(path, target if path != target else None)
    raise ExportFailed(f"{target}: a hundred files of this name are changed by hand; choose another with -o")


def _candidates(target: Path) -> list[Path]:
    return [target, *(target.with_name(f"{target.stem} {number}{target.suffix}") for number in range(2, 101))]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _is_ours(format_name: str, before: bytes) -> bool:
    return bool(_OURS[format_name].match(before[:2000].decode("utf-8", "replace")))


def _put(path: Path, data: bytes, expected: bytes | None) -> bool:
    """Write to a temporary file beside `path`, flush it, and rename it there, if `path` still is what was read.

    A new file is the reader's alone (0600), for it holds their notes; one that is there keeps the mode they gave it.
    """
    make_private_folder(path.parent)
    temporary = path.with_name(f".crossread-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    mode = path.stat().st_mode & 0o777 if expected is not None else None
    if expected is not None and not os.access(path, os.W_OK):
        raise PermissionError(13, "the file may not be written", str(path))
    try:
        with open(temporary, "xb", opener=private) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        if _read(path) != expected:
            return False
        if expected is None:
            try:  # a link fails where another was first; a rename would silently win over it
                os.link(temporary, path)
            except FileExistsError:
                return False
            except OSError:  # file systems without links
                temporary.replace(path)
        else:
            temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    with contextlib.suppress(OSError):
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    return True
