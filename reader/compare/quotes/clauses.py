"""A paragraph as words, signs and quotations in order: what the search for speakers reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.text.cues import cue_forms
from reader.text.lexicon import words

_PIECE = re.compile(
    r"(?:[A-Z]\.){1,}(?=[\s,'’])|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Prof|Hon|St|Jr|Sr|Maj|Adm|Cmdr|Cpl|Pres"
    r"|Insp|Det|Supt)\.|\w+(?:[-.&’'@]\w+)*[’']?(?=\W|$)|[^\w\s]"
)
_SUBJECT_S = re.compile(r"[’'](?:s|S)?$")


class Item(NamedTuple):
    """A word ("w"), a sign ("p") or a whole quotation ("q") at `[start, end)`; `ref` numbers the quotation."""

    kind: str
    start: int
    end: int
    text: str
    low: str
    ref: int = -1

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def possessive(self) -> bool:
        """Whether the word ends in 's or in a plural's apostrophe."""
        return self.kind == "w" and bool(_SUBJECT_S.search(self.text))


def read_items(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> list[Item]:
    """The items of `text[start:end]`; `quoted` are the outer spans (marks included) of its quotations, in order."""
    items: list[Item] = []
    position = start
    for ref, (opening, closing) in enumerate(quoted):
        _words(text, position, opening, items)
        items.append(Item("q", opening, closing, "", "", ref))
        position = closing
    _words(text, position, end, items)
    return items


def without_headline_capitals(items: list[Item]) -> list[Item]:
    """A headline in title case as running text has it: function words and verbs of saying in lower case."""
    plain = [item for item in items if item.kind == "w"]
    if len(plain) < 4 or sum(item.capital for item in plain) < 0.7 * len(plain):
        return items
    return [
        item._replace(text=item.text.lower()) if item.kind == "w" and index and _common(item) else item
        for index, item in enumerate(items)
    ]


def _common(item: Item) -> bool:
    tables = ("prepositions", "conjunctions", "auxiliaries", "determiners", "adverbs", "subject_pronouns", "verbs")
    return item.low in cue_forms() or any(item.low in words("grammar", table) for table in tables)


def _words(text: str, start: int, end: int, items: list[Item]) -> None:
    for match in _PIECE.finditer(text, start, end):
        piece = match[0]
        kind, low = _kind_and_low(piece)
        # `Item(…)` by the shortest way: of all that is made in a comparison, items are the most.
        items.append(_new(Item, (kind, match.start(), match.end(), piece, low, -1)))


_new = tuple.__new__


@lru_cache(maxsize=16_384)
def _kind_and_low(piece: str) -> tuple[str, str]:
    return "w" if piece[0].isalnum() or piece[0] == "_" else "p", piece.lower().replace("’", "'")


LONGEST_SENTENCE = 150
"""Items in a sentence; what is longer is no prose, and is cut so that the work stays linear in the text."""


def sentences_of(items: list[Item], ends: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges `[first, last)` of items, one a sentence. `ends` are sentence ends of the text, in order; those inside a
    quotation do not count."""
    out: list[tuple[int, int]] = []
    first = 0
    at = 0
    for index, item in enumerate(items):
        while at < len(ends) and ends[at] < item.end:
            at += 1
        following = items[index + 1].start if index + 1 < len(items) else None
        ended = following is None or (at < len(ends) and ends[at] <= following and ends[at] >= item.end)
        if ended or index - first >= LONGEST_SENTENCE:
            out.append((first, index + 1))
            first = index + 1
    return out


def is_word(item: Item, table: str) -> bool:
    """Whether the item is one of the closed class `table` of the grammar lexicon."""
    return item.kind == "w" and item.low in words("grammar", table)


def noun_phrase(items: list[Item], index: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `index`, as a range of items; None where none can begin."""
    item = items[index]
    if item.kind != "w":
        return None
    if item.low in words("grammar", "subject_pronouns") and item.low not in {"one", "both", "another", "you"}:
        return index, index + 1
    determined = item.low in words("grammar", "determiners") or item.possessive
    if not (determined or item.capital or item.low[:1].isdigit() or _nominal(item)):
        return None
    if item.capital and not determined and _opens_clause(items, index):
        return None
    position = index + 1
    while position < stop and _goes_on(items, index, position, stop):
        position += 1
    while position > index + 1 and (items[position - 1].low in {"of", "and", "&"} or items[position - 1].low in _TRAIL):
        position -= 1
    if position == index + 1 and item.low in words("grammar", "determiners") and item.low not in _ALONE:
        return None
    return index, position


_TRAIL = frozenset(["de", "da", "di", "du", "the", "a", "an"])
_ALONE = frozenset(
    [
        "one",
        "some",
        "many",
        "several",
        "most",
        "few",
        "both",
        "another",
        "others",
        "these",
        "those",
        "dozens",
        "hundreds",
        "thousands",
    ]
)


def _opens_clause(items: list[Item], index: int) -> bool:
    """Whether a capitalised word only opens a sentence: "On", "Asked", "Appearing"."""
    item = items[index]
    if item.low in words("grammar", "sentence_openers"):
        return True
    first = index == 0 or items[index - 1].kind != "w"
    follows = items[index + 1] if index + 1 < len(items) else None
    participle = item.low.endswith("ing") or item.low.endswith("ed")
    if not first or not participle or len(item.low) < 6 or follows is None:
        return False
    # "Manning said" is a name; "Appearing on stage" is not
    return not (follows.capital or follows.low == "and" or follows.text == "," or is_verb_like(follows))


def _nominal(item: Item) -> bool:
    return item.low in words("grammar", "people") or item.low in words("grammar", "titles")


def _goes_on(items: list[Item], first: int, position: int, stop: int) -> bool:
    """Whether the item at `position` belongs to the noun phrase that began at `first`."""
    item, before = items[position], items[position - 1]
    if item.kind == "q":
        # a nickname: Rita “Moose” Hale
        return before.capital and position + 1 < stop and items[position + 1].capital and item.end - item.start < 30
    if item.kind == "p":
        return item.text == "&" or (item.text in "\"”'″′" and before.low[-1:].isdigit())
    if item.low == "of":
        return (
            position + 1 < stop
            and items[position + 1].kind == "w"
            and not is_word(items[position + 1], "subject_pronouns")
        )
    if item.low in {"and", "&"}:
        return (
            before.capital
            and position + 1 < stop
            and items[position + 1].capital
            and not is_verb_like(items[position + 1])
        )
    if item.capital:
        return item.low not in words("grammar", "sentence_openers") or item.low in words("grammar", "particles")
    if before.low == "of":
        return True
    if item.low in words("grammar", "particles") and before.capital:
        return position + 1 < stop and items[position + 1].capital
    if item.low in words("grammar", "subject_pronouns") and item.low not in {"one", "others"}:
        return False
    if item.low == "close" and position + 1 < stop and items[position + 1].low == "to":
        return False  # "sources close to Ada Voss"
    if item.low in words("grammar", "verbs") or (item.low.endswith("ed") and not _determines(before)):
        return False
    if is_verb_like(item) and before.low not in words("grammar", "determiners") and not before.possessive:
        return False
    return not any(item.low in words("grammar", table) for table in _ENDERS)


def _determines(item: Item) -> bool:
    return item.low in words("grammar", "determiners") or item.possessive


_ENDERS = ("prepositions", "conjunctions", "auxiliaries", "object_pronouns", "adverbs")


def is_verb_like(item: Item) -> bool:
    """Whether the word is, in lower case, a form of a verb of saying."""
    return item.kind == "w" and not item.capital and item.low in cue_forms()


def noun_phrases(items: list[Item], first: int, last: int) -> list[tuple[int, int, bool]]:
    """The noun phrases among `items[first:last]` as (first, last, governed): `governed` by a preposition."""
    out: list[tuple[int, int, bool]] = []
    index = first
    governed = False
    while index < last:
        phrase = noun_phrase(items, index, last)
        if phrase is None:
            item = items[index]
            governed = is_word(item, "prepositions") or (governed and item.low.endswith("ly"))
            index += 1
            continue
        out.append((phrase[0], phrase[1], governed))
        governed = False
        index = phrase[1]
    return out


def head_name(items: list[Item], first: int, last: int) -> tuple[int, int]:
    """The part of a noun phrase that names: its last run of capitals when it ends the phrase, else the whole.

    Whoever is described by another ("a friend of Ada Voss", "the captain of the Falmer") is the description, never the
    other: the whole phrase is given.
    """
    for place in range(first + 1, last - 1):
        if items[place].low != "of":
            continue
        if items[place - 1].kind == "w" and not items[place - 1].capital:
            return first, last
        if place > first + 1 and items[place - 1].capital and not items[place + 1].capital:
            return head_name(items, first, place)  # "Brother Anselm Kowalik of the mission"
    start = last
    while start > first and (
        items[start - 1].capital
        or items[start - 1].kind == "q"
        or (
            start - 1 > first
            and items[start - 1].low in words("grammar", "particles")
            and items[start - 2].capital
            and start < last
        )
    ):
        start -= 1
        if items[start].possessive and start < last - 1:
            start += 1
            break
    if start - 2 >= first and start < last and items[start - 1].low.endswith("ing"):
        return first, last  # "a lawyer representing Ada Voss"
    if start == first and items[first].low in words("grammar", "determiners") and last - first > 1:
        start += 1
    while start < last - 1 and items[start].low in _TRAIL:
        start += 1
    return (start, last) if start < last else (first, last)


def is_described(items: list[Item], first: int, last: int) -> bool:
    """Whether a noun phrase says who somebody is by naming somebody else: "a friend of Ada Voss"."""
    return any(items[place].low == "of" and not items[place - 1].capital for place in range(first + 1, last))


def is_time(items: list[Item], first: int, last: int) -> bool:
    """Whether a noun phrase says when: "Monday", "last week"; not "Night supervisor Ada Voss"."""
    temporal = words("grammar", "temporal")
    named = last - first > 2 and items[last - 1].capital and items[last - 1].low not in temporal
    return items[first].low in temporal and not named


def is_personal(items: list[Item], first: int, last: int) -> bool:
    """Whether a noun phrase can mean people: a name, a pronoun, an office, a word for people."""
    head = items[last - 1]
    return items[first].low in words("grammar", "subject_pronouns") or any(
        item.capital or _nominal(item) or item.low in words("persons", "words") for item in (items[first], head)
    )
