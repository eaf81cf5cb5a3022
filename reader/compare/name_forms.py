"""Names as an article writes them: where they stand, their parts, and the title or office beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.compare.document import Document
from reader.text.cues import speech_forms
from reader.text.lexicon import words

_PART = r"(?:[^\W\d_a-zß-ÿ][\w’'-]*|[A-Z]\.)"
_NAME = re.compile(rf"{_PART}(?:\s(?:(?:de|da|del|della|van|von|der|den|bin|ibn|al|el|la|le)\s)*{_PART})*")
_POSSESSIVE = re.compile(r"[’'](?:s)?$")


def is_subject(document: Document, start: int) -> bool:
    """Whether the name at `start` opens its sentence, titles aside, or stands behind a verb of saying."""
    before = document.text[max(0, start - 40) : start].split()
    while before and before[-1].lower().rstrip(".") in words("grammar", "titles"):
        before.pop()
    if not before or before[-1][-1:] in ".!?:”\"’'—":
        return True
    return before[-1].lower() in speech_forms()


def name_mentions(document: Document) -> Iterator[tuple[int, tuple[str, ...], str | None]]:
    """Every name of an article's body: offset, parts, and the title or office before it."""
    text = document.text
    for block in document.body:
        for match in _NAME.finditer(text, block.start, block.end):
            title, parts = split_name(match.group())
            if not parts:
                continue
            if title is None and len(parts) > 0:
                before = text[max(0, match.start() - 24) : match.start()].lower().replace(",", " ").split()
                if before and before[-1] in words("grammar", "titles"):
                    title = before[-1]  # "museum director Ines Okafor", "the museum's director, Ines Okafor"
            if title is None and len(parts) > 1:
                title = _apposed(text, match.end())
            yield match.start(), parts, title


_APPOSED = re.compile(r",\s((?:[\w’'-]+\s?){1,6})")


def _apposed(text: str, end: int) -> str | None:
    """The office in an apposition: Ada Voss, the town's mayor."""
    match = _APPOSED.match(text, end)
    if not match:
        return None
    for word in match.group(1).lower().replace("’s", "").split():
        if word in words("grammar", "titles") and word not in {"former", "acting", "vice", "deputy", "chief"}:
            return word
    return None


@lru_cache(maxsize=4096)
def split_name(name: str) -> tuple[str | None, tuple[str, ...]]:
    """A name's title and its other parts; no parts when it names nobody (a weekday, a sentence's first word)."""
    parts = [_POSSESSIVE.sub("", part) for part in name.split()]
    title: str | None = None
    if len(parts) > 1 and all(part.isupper() for part in parts):
        return None, ()  # a heading or a label in capitals
    while parts:
        low = parts[0].lower().rstrip(".")
        if low in words("grammar", "titles") or (len(parts) > 2 and low.endswith("man")):
            title = low
        elif not (
            _titled(parts)
            or low in words("grammar", "sentence_openers")
            or low in words("grammar", "determiners")
            or low in words("grammar", "subject_pronouns")
            or low in words("grammar", "temporal")
            or low in words("grammar", "conjunctions")
            or low in words("grammar", "auxiliaries")
        ):
            break
        parts.pop(0)
    while parts and parts[-1].lower() in words("grammar", "temporal"):
        parts.pop()
    if parts and parts[-1].lower().rstrip(".") in {"jr", "sr", "ii", "iii"} and len(parts) > 2:
        parts.pop()
    return title, tuple(parts)


def _titled(parts: Sequence[str]) -> bool:
    """Whether an office stands further on: "Transport Minister Ilse Varnagy"."""
    return len(parts) > 2 and any(part.lower() in words("grammar", "titles") for part in parts[1:-1])
