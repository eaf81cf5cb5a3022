"""Tags: those a new store begins with, and how a new one gets its key, colour and sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.notes.errors import StoreError
from reader.notes.model import Tag

DEFAULTS: tuple[Tag, ...] = (
    Tag("supported", "supported", "1", "green", "S"),
    Tag("disputed", "disputed", "2", "red", "D"),
    Tag("unverified", "unverified", "3", "yellow", "U"),
    Tag("false", "false", "4", "magenta", "F"),
    Tag("opinion", "opinion", "5", "blue", "O"),
    Tag("context", "context", "6", "cyan", "C"),
    Tag("follow-up", "follow up", "7", "bright_yellow", "!"),
)

FOLLOW_UP = "follow-up"
"""The tag that makes a claim a question still to check."""

COLOURS = (
    "green", "red", "yellow", "magenta", "blue", "cyan", "bright_yellow", "bright_green", "bright_red", "bright_blue",
    "bright_magenta", "bright_cyan",
)  # fmt: skip


def make_tag(
    name: str, known: Sequence[Tag], *, key: str | None = None, colour: str | None = None, sign: str | None = None
) -> Tag:
    """The tag of this name: the known one, else a new one. What is not given is chosen so that it differs.

    Raises:
        StoreError: the name is empty, or the key is no digit or has a tag already.
    """
    shown = " ".join(name.split())
    if not shown:
        raise StoreError("a tag needs a name")
    for tag in known:
        if shown.casefold() in {tag.name.casefold(), tag.id}:
            return tag
    keys = {tag.key for tag in known}
    if key is not None and (key not in "123456789" or len(key) != 1 or key in keys):
        raise StoreError(f"{key}: a tag's key is a digit from 1 to 9 that no other tag has")
    slug = re.sub(r"[^\w]+", "-", shown.casefold()).strip("-") or "tag"
    ids = {tag.id for tag in known}
    number = 1
    while slug in ids:
        number += 1
        slug = f"{re.sub(r'-[0-9]+$', '', slug)}-{number}"
    free_key = key or next((digit for digit in "123456789" if digit not in keys), None)
    used = [tag.colour for tag in known]
    free_colour = colour or min(COLOURS, key=used.count)
    signs = {tag.sign for tag in known}
    letters = [letter.upper() for letter in shown if letter.isascii() and letter.isalnum()]
    free_sign = sign or next(
        (letter for letter in [*letters, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"] if letter not in signs), "#"
    )
    return Tag(slug, shown, free_key, free_colour, free_sign)
