"""Numbers that name and count nothing: flight 12, Channel 4, “Nine Lives”, the 18.40 to the coast."""

from __future__ import annotations

import re

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.document import Document
from reader.text.lexicon import words
from reader.text.numbers import Quantity
from reader.text.stems import is_content

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d(?!\d|\s?(?:%|per))")
_BARE = re.compile(r"\d+$")
# A whole number of more digits than this, with no commas, identifies something: a message, a telephone, an account.
_LONGEST = 6
# In a headline with capitals throughout ("Storm Floods 40 Homes") a capital says nothing: this share of its words.
_HEADLINE = 0.6
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my"})
_OPENING_MARKS = "“\"‘'«"


def names(document: Document, claim: Claim, quantity: Quantity) -> bool:
    """Whether the number is part of a name, a title or a time of day, and so says of nothing how many there are."""
    text = document.text
    first, last = document.words(Span(quantity.start, quantity.end))
    if quantity.bound != "exact" or first >= last:
        return False
    # "A room 4 metres wide" has a measure; "gate 4 of the yard" only looks as if it had.
    if quantity.dimension != "count" and "of" not in document.norms[first + 1 : last]:
        return False
    number = text[document.starts[first] : document.ends[first]]
    before = _before(document, claim, first)
    if _CLOCK.match(text, quantity.start) and before in words("designations", "clock"):
        return True
    if number[0].isdigit():
        bare = _BARE.match(number) is not None
        return bare and (len(number) > _LONGEST or _designated(document, claim, first, before))
    if not number[0].isupper() or first == claim.first:
        return False
    if _in_capitals(document, claim):
        return False
    opens = document.starts[first] == claim.sentence.start or text[document.starts[first] - 1] in _OPENING_MARKS
    following = first + 1 < claim.last and text[document.starts[first + 1]].isupper()
    # “Nine people were hurt,” opens a sentence with its capital; “Nine Lives” is a title, "Platform Five" a name.
    return following if opens else following or (before != "" and text[document.starts[first - 1]].isupper())


def _designated(document: Document, claim: Claim, at: int, before: str) -> bool:
    """Whether a word right before the digits makes a name of them: "flight 12", "the Falcon 9", "the ferry Orrin 4"."""
    if not before:
        return False
    if before in words("designations", "before"):
        return True
    text, norms = document.text, document.norms
    first = at - 1
    if not text[document.starts[first]].isupper() or not is_content(before) or _in_capitals(document, claim):
        return False
    while first > claim.first and text[document.starts[first - 1]].isupper() and _joined(document, first - 1, first):
        first -= 1
    if norms[first] in _DETERMINERS:  # "The Boeing 737": the run of capitals opens the sentence
        return True
    return first > claim.first and norms[first - 1] in _DETERMINERS and _joined(document, first - 1, first)


def _before(document: Document, claim: Claim, at: int) -> str:
    """The word right before word `at`, a space, a hyphen or the stop of "No." between them; "" where there is none."""
    if at <= claim.first:
        return ""
    between = document.text[document.ends[at - 1] : document.starts[at]]
    if between in {" ", "-", "\xa0"} or (between == ". " and document.norms[at - 1] == "no"):
        return document.norms[at - 1]
    return ""


def _joined(document: Document, one: int, other: int) -> bool:
    return document.starts[other] - document.ends[one] == 1


def _in_capitals(document: Document, claim: Claim) -> bool:
    """Whether the claim is written as a headline, most of its words with a capital."""
    plain = [at for at in range(claim.first, claim.last) if is_content(document.norms[at])]
    capital = sum(document.text[document.starts[at]].isupper() for at in plain)
    return len(plain) > 1 and capital > _HEADLINE * len(plain)
