"""Exporting again over a file someone has written in: what the reader wrote stays, and what we wrote is told apart.

Reader's text stands between markers, `<!-- crossread:note ID sum=… -->` and `<!-- /crossread:note -->`. The sum in the
marker is that of the note we put there; the sum in the front matter is that of all we wrote, so that an edit outside
the markers is seen. Check boxes may be ticked anywhere.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from reader.errors import CrossreadError

_NOTE = re.compile(
    r"^<!-- crossread:note (?P<id>[\w-]+) sum=(?P<sum>\w+) -->\n(?P<text>.*?)^<!-- /crossread:note -->$",
    re.MULTILINE | re.DOTALL,
)
_BOX = re.compile(r"^(- \[)[xX](\] .*)$", re.MULTILINE)
_TICKED = re.compile(r"^- \[[xX]\] (.*)$", re.MULTILINE)


class ChangedByHand(CrossreadError):
    """What stands in the file is not what crossread wrote there: it must not be overwritten."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One stretch of reader's text in a file: what is there, and the sum of what we put there."""

    text: str
    sum: str

    @property
    def edited(self) -> bool:
        return checksum(self.text) != self.sum


@lru_cache(maxsize=4096)
def checksum(text: str) -> str:
    """Twelve hex digits of a text; line ends and white space at the end of lines do not count."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n")]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:12]


def marked(identifier: str, note: str, before: Kept | None) -> str:
    """The note between its markers: as the store has it, or as the reader rewrote it in the file.

    When both have changed, the file's words stay and the store's follow them.
    """
    text = note
    if before and before.edited:
        text = before.text.strip("\n")
        if note.strip() and checksum(note) != before.sum and note.strip() not in text:
            text += f"\n\n{note}"
    body = f"{text}\n" if text.strip() else "\n"
    return f"<!-- crossread:note {identifier} sum={checksum(note)} -->\n{body}<!-- /crossread:note -->"


def regions(body: str) -> dict[str, Kept]:
    """Every stretch of reader's text in a file, by its id."""
    return {match["id"]: Kept(match["text"].strip("\n"), match["sum"]) for match in _NOTE.finditer(body)}


def generated_sum(body: str) -> str:
    """The checksum of what we wrote in `body`: all but the reader's text and the ticks."""
    bare = _NOTE.sub(lambda match: f"<!-- crossread:note {match['id']} -->", body)
    return checksum(_BOX.sub(r"\1 \2", bare))


def ticked(body: str) -> set[str]:
    """The lines of a checklist that are ticked in the file."""
    return set(_TICKED.findall(body))
