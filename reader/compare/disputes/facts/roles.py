"""Roles people have in a story, and which of them are surely two people's: the guard and the driver of one train."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property

from reader.compare.document import Document
from reader.text.lexicon import lexicon
from reader.text.stems import is_content


@cache
def _scenes() -> dict[str, tuple[int, int]]:
    """Role → its scene, and its place in it: words for one role have the same."""
    rows = (line.split() for line in lexicon("roles")["scenes"].splitlines() if line.strip())
    return {
        word: (scene, place)
        for scene, row in enumerate(rows)
        for place, group in enumerate(row)
        for word in group.split("|")
    }


@cache
def role_words() -> frozenset[str]:
    """Words for a person by what they do or are to another: "guard", "mayor", "mother"."""
    return frozenset(_scenes())


class Roles:
    """The roles that a story gives to names, and the names that it gives to roles."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """The roles that stand beside any of these parts of names, in any article."""
        return frozenset(role for name in names for role in self._by_name.get(name, ()))

    def exclude(self, one: Collection[str], other: Collection[str]) -> bool:
        """Whether some role of the one and of the other exclude each other, none is the same, and nobody has both."""
        places, scenes = _scenes(), {_scenes()[role][0] for role in one}
        if {places[role] for role in one} & {places[role] for role in other}:
            return False
        if not any(places[role][0] in scenes for role in other):
            return False
        return not any(self._names(a) & self._names(b) for a in one for b in other)

    def _names(self, role: str) -> set[str]:
        return {name for name, roles in self._by_name.items() if role in roles}

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """Each part of a name → the roles that stand right before or behind it: "guard Orr", "Orr, the guard"."""
        found: dict[str, set[str]] = defaultdict(set)
        for document in self._documents:
            for at, norm in enumerate(document.norms):
                if norm in role_words():
                    for name in (*_run(document, at + 1, 1), *_run(document, _behind(document, at), -1)):
                        found[name].add(norm)
        return found


def _behind(document: Document, at: int) -> int:
    """The last word of a name in front of a role: "Orr, the night guard,"."""
    at -= 1
    while at >= 0 and document.norms[at] not in {"the", "a", "an", "its", "his", "her", "their"}:
        if document.text[document.starts[at]].isupper() or "," in document.text[document.ends[at] :][:1]:
            return -1
        at -= 1
    return at - 1


def _run(document: Document, at: int, step: int) -> list[str]:
    """The run of capitals that begins at a word and goes on in steps; at most three."""
    names: list[str] = []
    while 0 <= at < len(document.norms) and len(names) < 3:
        if not document.text[document.starts[at]].isupper() or not is_content(document.norms[at]):
            break
        names.append(document.norms[at])
        at += step
    return names
