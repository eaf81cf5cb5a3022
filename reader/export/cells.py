"""Text in terminal cells: wide characters take two, combining marks none."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """How many cells `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def padded(text: str, cells: int) -> str:
    """`text` with spaces up to `cells`."""
    return text + " " * max(0, cells - width(text))


def cut(text: str, cells: int) -> str:
    """`text` in at most `cells`, an ellipsis for what is cut."""
    if width(text) <= cells:
        return text
    out, used = "", 1
    for character in text:
        used += _cells(character)
        if used > cells:
            break
        out += character
    return out.rstrip() + "…"


def wrapped(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells`, broken at spaces, inside a word only when it is longer than a line."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        size = width(word)
        if line and used + 1 + size > cells:
            lines.append(line)
            line, used = "", 0
        while size > cells:
            head = cut(word, cells)[:-1] or word[:1]
            lines.append(head)
            word = word[len(head) :]
            size = width(word)
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line] if line else lines or [""]
