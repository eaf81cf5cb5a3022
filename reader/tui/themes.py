"""The reader's own themes: a TOML file each, in the folder `themes` beside the settings file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

COLOURS = (
    "primary", "secondary", "warning", "error", "success", "accent", "foreground", "background", "surface", "panel",
    "boost",
)  # fmt: skip
"""What a theme file may set, each to a colour ("#1d3557", "teal"); `primary` must be there. And `dark`, true or
false."""


def load_themes(folder: Path) -> tuple[list[Theme], list[str]]:
    """The themes in a folder, and a line for each file that holds none. A theme has the name of its file."""
    themes, problems = [], []
    for file in sorted(folder.glob("*.toml")):
        try:
            themes.append(_theme(file.stem, tomllib.loads(file.read_text("utf-8-sig"))))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{file}: is no theme: {error}")
        except ValueError as error:
            problems.append(f"{file}: {error}")
    return themes, problems


def wrong_theme(wanted: str, folder: Path) -> str:
    """What is wrong with the theme that the settings name, in one line; "" when nothing is.

    Args:
        folder: where the reader's own themes are.
    """
    known = {"auto", *BUILTIN_THEMES, *(theme.name for theme in load_themes(folder)[0])}
    return "" if not wanted or wanted in known else said_wrong(wanted, known)


def said_wrong(wanted: str, known: Iterable[str]) -> str:
    """That there is no such theme, and which there are."""
    near = get_close_matches(wanted, list(known), n=1)
    meant = f" (do you mean {near[0]!r}?)" if near else ""
    return f"theme: there is none with the name {wanted!r}{meant}; there are: {', '.join(sorted(known))}."


def _theme(name: str, table: dict[str, Any]) -> Theme:
    """Raises ValueError: what is wrong, and what may stand there."""
    dark = table.pop("dark", True)
    if not isinstance(dark, bool):
        raise ValueError(f"dark must be true or false, not {dark!r}")
    for key, value in table.items():
        if key not in COLOURS:
            raise ValueError(f"there is no colour {key!r}; there are: {', '.join(COLOURS)}")
        try:
            Color.parse(value)
        except (ColorParseError, TypeError, AttributeError):
            raise ValueError(f'{key} must be a colour like "#1d3557" or "teal", not {value!r}') from None
    if "primary" not in table:
        raise ValueError("a theme must have the colour primary")
    return Theme(name=name, dark=dark, **table)
