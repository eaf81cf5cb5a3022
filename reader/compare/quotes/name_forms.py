"""Names as an article writes them: where they stand, their parts, and the title or office beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reader.compare.document import Document
from reader.text.lexicon import words

_PART = r"[^\W\d_a-zß-ÿ][\w’'-]*"
_NAME = re.compile(rf"{_PART}(?:\s(?:(?:de|da|del|della|van|von|der|den|bin|ibn|al|el|la|le)\s)*{_PART})*")
_POSSESSIVE = re.compile(r"[’'](?:s)?$")


class NameMention(NamedTuple):
    """A name at `[start, end)` of an article's text: its parts, and the title that stands in front as part of it."""

    start: int
    end: int
    parts: tuple[str, ...]
    title: str | None


def name_mentions(document: Document) -> list[NameMention]:
    """Every name of an article's body, in order."""
    text = document.text
    out: list[NameMention] = []
    for block in document.body:
        for match in _NAME.finditer(text, block.start, block.end):
            title, parts = split_name(match.group())
            if parts:
                out.append(NameMention(*match.span(), parts, title))
    return out


def spoken_names(words_said: str) -> list[tuple[str, ...]]:
    """The parts of every name in a stretch of speech."""
    return [parts for match in _NAME.finditer(words_said) if (parts := split_name(match.group())[1])]


def office_beside(text: str, name: NameMention) -> str | None:
    """The title of a name, else the office in front of it ("museum director Ines Okafor", "the museum's director, Ines
    Okafor") or, for a full name, behind it."""
    if name.title is not None:
        return name.title
    before = text[max(0, name.start - 24) : name.start].lower().replace(",", " ").split()
    if before and before[-1] in words("grammar", "titles"):
        return before[-1]
    return _apposed(text, name.end) if len(name.parts) > 1 else None


_APPOSED = re.compile(r",\s((?:[\w’'-]+\s?){1,6})")


def _apposed(text: str, end: int) -> str | None:
    """The office in an apposition: Ada Voss, the town's mayor."""
    match = _APPOSED.match(text, end)
    if not match:
        return None
    for word in match.group(1).lower().replace("’s", "").split():
        if word in words("grammar", "titles") and word not in words("grammar", "no_office"):
            return word
    return None


def is_person(text: str, name: NameMention) -> bool:
    """Whether what stands beside a name tells it from a company's or a place's: an age, "who", a word for a person."""
    if _AGED.match(text, name.end):
        return True
    before = text[max(0, name.start - 24) : name.start].lower().replace(",", " ").split()
    if (before and before[-1] in persons()) or _SOMEBODY.search(text, max(0, name.start - 40), name.start):
        return True
    match = _APPOSED.match(text, name.end)
    apposed = match.group(1).lower().split()[:4] if match else []
    return bool(apposed) and apposed[0] not in words("grammar", "prepositions") and not persons().isdisjoint(apposed)


_AGED = re.compile(r",\s(?:\d{1,2}\b|aged\s|whos?e?\s)")


# "A shopkeeper, Ada Voss, …"
_SOMEBODY = re.compile(r"\b[Aa]n?(?:\s[a-zß-ÿ-]+){1,3},\s$")


@cache
def persons() -> frozenset[str]:
    """Words for one person, lower case."""
    return (
        words("persons", "words")
        | words("grammar", "titles")
        | words("grammar", "female")
        | words("grammar", "male")
        | words("persons", "female")
        | words("persons", "male")
    )


@lru_cache(maxsize=4096)
def split_name(name: str) -> tuple[str | None, tuple[str, ...]]:
    """A name's title and its other parts; no parts when it names nobody (a weekday, a sentence's first word)."""
    parts = [_POSSESSIVE.sub("", part) for part in name.split()]
    title: str | None = None
    if len(parts) > 1 and all(part.isupper() for part in parts):
        return None, ()  # a heading or a label in capitals
    if "of" in parts[1:]:
        return None, ()  # "a friend of Ada Voss", "the Mayor of Halden": whoever that is, no name says it
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
    if len(parts) > 2 and parts[-1].lower().rstrip(".") in words("grammar", "behind_names"):
        parts.pop()
    return title, tuple(parts)


def _titled(parts: Sequence[str]) -> bool:
    """Whether an office stands further on: "Transport Minister Ilse Varnagy"."""
    return len(parts) > 2 and any(part.lower() in words("grammar", "titles") for part in parts[1:-1])
