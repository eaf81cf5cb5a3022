"""What a marked stretch is: speech, a distancing mark, the title of a work, a nickname."""

from __future__ import annotations

import re
from functools import cache

from reader.article import Block
from reader.compare.model import QuoteKind
from reader.compare.quotes.attribution import Attribution
from reader.compare.quotes.clauses import Item, is_verb_like
from reader.compare.quotes.paragraph import Paragraph, is_whole
from reader.text.lexicon import words

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")


def kind_of(paragraph: Paragraph, index: int, found: Attribution, block: Block) -> QuoteKind:
    """The kind of the quotation at item `index`, given who, if anyone, was found to say it."""
    body = paragraph.inner[paragraph.items[index].ref].of(paragraph.text)
    bare = _WORD.findall(body)
    headline = block.kind in {"title", "heading"}
    if not headline and _is_nickname(paragraph.items, index, bare):
        return "nickname"
    if _is_title(paragraph, index, bare, found, block):
        return "title"
    if found.how == "none" and not is_whole(paragraph, index):
        return "scare"
    if len(bare) <= 3 and (_distanced(paragraph.items, index) or _adjectival(paragraph.items, index, found)):
        return "scare"
    return "direct"


def _is_nickname(items: list[Item], index: int, bare: list[str]) -> bool:
    """Rita “Moose” Hale."""
    named = [item.low for item in items[max(0, index - 3) : index] if item.low != "the"]
    if named[-2:] == ["known", "as"] and len(bare) <= 3:
        return True
    if not 0 < index < len(items) - 1 or not 0 < len(bare) <= 3 or not bare[0][:1].isupper():
        return False
    before, after = items[index - 1], items[index + 1]
    return before.capital and after.capital and before.kind == after.kind == "w" and not before.possessive


def _distanced(items: list[Item], index: int) -> bool:
    """so-called “smart” bins"""
    return (
        index > 0
        and items[index - 1].low in {"so-called", "called", "purported", "supposed"}
        and (items[index - 1].low != "called" or (index > 1 and items[index - 2].low == "so"))
    )


def _adjectival(items: list[Item], index: int, found: Attribution) -> bool:
    """promoting “magic” pills: one or two words before their noun, far from any verb of saying."""
    if found.how == "right":
        return True  # nothing leads into it, and more than a comma stands before the verb
    if found.how not in {"left", "floating"} or index + 1 >= len(items):
        return False
    after = items[index + 1]
    if after.kind != "w" or after.capital or is_verb_like(after):
        return False
    tables = (
        "determiners",
        "prepositions",
        "conjunctions",
        "auxiliaries",
        "adverbs",
        "object_pronouns",
        "subject_pronouns",
        "verbs",
    )
    return not any(after.low in words("grammar", table) for table in tables)


def _is_title(paragraph: Paragraph, index: int, bare: list[str], found: Attribution, block: Block) -> bool:
    """A capitalised name beside a word for a work, or one that no verb of saying introduces."""
    if not bare or len(bare) > 12 or found.how in {"dash", "run", "beat"}:
        return False
    major = [word for word in bare if word.lower() not in words("titles_of_works", "minor")]
    if not major or not all(word[:1].isupper() or word[:1].isdigit() for word in major):
        return False
    body = paragraph.inner[paragraph.items[index].ref].of(paragraph.text)
    if re.search(r"[.?!;]\s", body):
        return False
    items = paragraph.items
    if index and items[index - 1].low in {"titled", "entitled"}:
        return True
    before = [items[i].low.rstrip("s") for i in range(max(0, index - 4), index)]
    after = [items[i].low for i in range(index + 1, min(len(items), index + 3))]
    beside = any(word in _stems() or word + "s" in words("titles_of_works", "before") for word in before) or any(
        word in words("titles_of_works", "after") for word in after
    )
    if beside and not (found.how == "adjacent" and items[index - 1].low in words("grammar", "auxiliaries")):
        return found.how != "adjacent" or items[index - 1].text != ":"
    owned = index > 0 and (items[index - 1].possessive or items[index - 1].low in _PLACED_BY)
    alone = items[index - 1].possessive or items[index - 1].low == "on" if index else False
    if owned and len(bare) <= 5 and found.how != "noun" and (len(major) >= 2 or alone):
        return True
    if block.kind in {"title", "heading"} or found.how in {"adjacent", "noun", "tail", "colon"}:
        return False
    return len(major) >= 2 and body[-1:] not in "!?"


_PLACED_BY = frozenset({"on", "in", "of", "at", "by", "for", "the"})


@cache
def _stems() -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in words("titles_of_works", "before"))
