"""Whether a word that may be a verb of saying is one where it stands.

It is none as a noun ("the claims"), read aloud ("and I quote"), or of who was told ("inquest told").
"""

from __future__ import annotations

from reader.compare.quotes.clauses import Item, is_word
from reader.compare.quotes.subjects import is_between
from reader.text.cues import cue_forms, phrasal_forms
from reader.text.lexicon import words


def is_phrasal(items: list[Item], index: int, last: int) -> bool:
    """Whether a verb and its particle say that somebody speaks: "hit back", "chimed in"."""
    particles = phrasal_forms().get(items[index].low)
    return particles is not None and index + 1 < last and items[index + 1].low in particles


def is_saying(items: list[Item], first: int, index: int, last: int, spoken: bool) -> bool:
    """Whether a form of a verb of saying stands for an act of saying; `spoken`: one stands to its left."""
    low = items[index].low
    if items[index].capital or _is_noun(items, first, index, last):
        return False
    if low in {"quote", "quoting"} and index > first and items[index - 1].low in {",", "i", "we"}:
        return False  # "he said, quote, …", "and I quote": whoever reads it aloud
    if low in {"told", "tell"} and _is_listener(items, first, index, last):
        return False
    # "Pike said his client did not deny …": what is not denied is said by whoever says so.
    return not (spoken and low.startswith(("deny", "denied", "dispute")) and _negated(items, first, index))


def _is_listener(items: list[Item], first: int, index: int, last: int) -> bool:
    """Whether who stands before "told" was told, as in a headline ("Mill ‘was unsafe’, inquest told"): nobody is behind
    it. With an object behind it, it is a teller."""
    if any(is_word(items[i], "be_forms") for i in range(max(first, index - 2), index)):
        return False  # the passive is read with its agent
    return index + 1 >= last or items[index + 1].text in {".", ",", ";", "–", "—", "-", "|"}


def _negated(items: list[Item], first: int, index: int) -> bool:
    return any(
        items[i].low in {"not", "never"} or items[i].low.endswith("n't") for i in range(max(first, index - 3), index)
    )


def _is_noun(items: list[Item], first: int, index: int, last: int) -> bool:
    """Whether a form that may be a verb stands as a noun or adjective: after a determiner, possessor or preposition."""
    if index == first:
        return False
    before = items[index - 1]
    low = items[index].low
    use = cue_forms()[low]
    if before.kind != "w":
        return False
    if before.low in words("grammar", "possessives") or before.low in _QUANTIFIERS:
        return True
    if low.endswith("s") and before.low in _NUMERALS:
        return True  # "the two figures"
    if use == "finite" and _disagrees(items, first, index, last):
        return True
    if before.possessive and use == "finite":
        return not low.endswith("s") or low in words("cues", "nouns")
    if before.low in words("grammar", "prepositions") and before.low not in {
        "to",
        "about",
        "up",
        "out",
        "off",
        "on",
        "over",
    }:
        return use != "participle" and low not in {"said"}
    return False


def _disagrees(items: list[Item], first: int, index: int, last: int) -> bool:
    """Whether a present form cannot be the verb of the words before it: "Kim's mental state", "a flurry of tweets"."""
    before, low = items[index - 1], items[index].low
    if is_between(before) or before.low in {"to", "who", "that", "which", "and", "or"}:
        return False
    near = [items[i].low for i in range(max(first, index - 2), index)]
    if low.endswith("s"):
        return low in words("cues", "nouns") and "of" in near
    plural = _is_plural(before) or _is_plural(items[_before_of(items, first, index - 1)])
    joined = index - 2 >= first and items[index - 2].low == "and"
    return not (plural or joined)


def _is_plural(item: Item) -> bool:
    return item.low.endswith("s") or item.low in _PLURAL or item.low in words("grammar", "people")


def _before_of(items: list[Item], first: int, index: int) -> int:
    """The head of the phrase that ends at `index` in a name: "friends of Ada Voss", "sources close to Ada Voss"."""
    place = index
    while place > first and items[place].capital:
        place -= 1
    if place in (index, first) or not is_word(items[place], "prepositions"):
        return index
    return place - 2 if items[place - 1].low == "close" and place - 2 >= first else place - 1


_NUMERALS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_PLURAL = frozenset(
    ["i", "we", "you", "they", "men", "women", "police", "both", "all", "those", "these", "who", "people"]
)
_QUANTIFIERS = frozenset(["a", "an", "the", "no", "any", "each", "every", "few", "several", "both", "another", "most"])
