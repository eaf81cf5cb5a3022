"""Plain words for the field's terms and the store's, the same in the app and in every export.

Programs read the terms themselves, in JSON; these are for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.compare.model import Alteration, DisputeKind
    from reader.notes.model import AnchorStatus, Annotation, Relation

ALTERATIONS: dict[Alteration, str] = {
    "verbatim": "verbatim", "typographic": "same but for marks", "trimmed": "cut short", "fragment": "fragment",
    "elided": "elided", "silent-elision": "words dropped silently", "bracketed": "bracketed", "censored": "censored",
    "reworded": "reworded", "spliced": "spliced", "reported": "reported", "unmarked": "without marks",
}  # fmt: skip

IN_A_WORD: dict[Alteration, str] = {
    **ALTERATIONS, "typographic": "same", "trimmed": "cut", "silent-elision": "dropped", "bracketed": "brackets",
    "unmarked": "no marks",
}  # fmt: skip
"""The same where there is room for eight letters: the cells of a table."""

RELATIONS: dict[Relation, tuple[str, str]] = {
    "supports": ("supports", "is supported by"),
    "contradicts": ("contradicts", "is contradicted by"),
    "same": ("says the same as", "says the same as"),
}
"""A link, read from its source to its target and back."""

_STATUS: dict[AnchorStatus, str] = {
    "exact": "", "edited": "edited since it was marked", "orphan": "no longer found in the source",
}  # fmt: skip


def alterations(terms: Iterable[Alteration]) -> str:
    """What was done to a quote, in words."""
    return ", ".join(ALTERATIONS[term] for term in terms)


_DISPUTES: dict[DisputeKind, str] = {
    "denied_claim": "claimed and denied",
    "contradicted_fact": "the sources differ",
    "contested_attribution": "given to different speakers",
    "hedged_claim": "flat in one, hedged in another",
    "correction_update": "corrected or updated",
    "framing": "told with opposite verbs",
}


def dispute(kind: DisputeKind) -> str:
    """What kind of dispute it is. Never "false": the sources disagree, the reader judges."""
    return _DISPUTES[kind]


def state(annotation: Annotation) -> list[str]:
    """What became of a marked passage; nothing where it stands unchanged."""
    words = (_STATUS[annotation.status], *(f"a {flag} changed" for flag in annotation.flags))
    return [word for word in words if word]


def counted(number: int, thing: str) -> str:
    """A number of things: "1 note", "2 notes"."""
    return f"{number} {thing}{'s' * (number != 1)}"


def inferred(tentative: bool) -> str:
    """What stands behind a speaker whom no source names outright; the app says the same."""
    return " (inferred)" if tentative else ""
