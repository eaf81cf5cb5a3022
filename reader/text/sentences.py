"""Sentences with spans. Works inside one block; a quotation of several sentences is several sentences."""

from __future__ import annotations

import re
from functools import cache

from reader.text.cues import speech_forms
from reader.text.lexicon import words

# A run of end marks with the closing quote marks and brackets that belong to it.
# The search skips to the set it begins with; a run of marks is tried once, from its start, and taken whole.
_END = re.compile(r"[.!?…](?<![.!?…]{2})(?:(?<=\.)(?: \.)+|[.!?…]*+)[\"'”’»›)\]]*+(?=\s|$)")
_CLOSERS = "\"'”’»›)]"
_LAST_WORD = re.compile(r"[^\s\"'“”‘’(\[«»—–]+$")
_NEXT = re.compile(r"\s+([\"'“‘«„(\[—–•*-]*\s?)([^\s\"'“”‘’]*)")
_INITIALS = re.compile(r"^(?:[A-Z]\.)+[A-Z]$")
_CLOCK_AFTER = re.compile(  # "5 p.m. EST", "2 a.m. Sunday"
    r"(?:[A-Z]{2,4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Pacific|Mountain|Greenwich|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def sentence_bounds(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans `[start, end)` of the sentences in `text[start:end]`, in code points, without outer white space.

    Line breaks count as white space: the stretch is one block.
    """
    stop = len(text) if end is None else end
    out: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        at, after = match.span()
        if after >= stop or _surely_ends(text, at, after) or _ends_here(text, begin, match, stop):
            _append(out, text, begin, after)
            begin = after
    _append(out, text, begin, stop)
    return out


def _surely_ends(text: str, at: int, after: int) -> bool:
    """Whether a full stop plainly ends a sentence, as most do: the three letters before it end no abbreviation, and one
    space and a capital follow. Says in little time what `_ends_here` would."""
    if text[at] != "." or text[after] != " " or not text[after + 1 : after + 2].isupper():
        return False
    before = text[max(0, at - 3) : at]
    return (text[at + 1] in _AFTER_STOP) and before.isalpha() and before.lower() not in _abbreviated_endings()


_AFTER_STOP = frozenset(_CLOSERS + " ")


@cache
def _abbreviated_endings() -> frozenset[str]:
    """The last three letters of every abbreviation that has so many."""
    tables = ("never_ends", "may_end", "before_number")
    return frozenset(word[-3:] for table in tables for word in words("abbreviations", table))


def _append(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append((start, end))


def _ends_here(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Whether the end mark at `match` (white space follows) ends a sentence."""
    mark = match.group().rstrip(_CLOSERS)
    closed = len(match.group()) > len(mark)
    following = _NEXT.match(text, match.end(), stop)
    if following is None:
        return True
    opener, word = following.groups()
    first = word[:1]
    bare = word.rstrip(".,;:!?…").lower()
    if mark in {"!", "?", "?!", "!?"} and not closed and text[begin : match.start()].count(" ") == 0 and not opener:
        # "Yahoo! reported": a name with a mark of its own, where a lower-case word goes on.
        return not first.islower()
    if not first:
        return bool(opener.strip())
    if first.islower():
        # "“Stop!” he cried", "etc. and so on"; but "iPad sales rose" opens a sentence.
        return len(word) > 1 and word[1].isupper() and not closed
    if mark.startswith(("…", "..", ". .")):
        return True
    if mark != "." or closed:
        return not _speech_goes_on(text, match, opener, bare) if closed else True
    last = _LAST_WORD.search(text, max(begin, match.start() - 24), match.start())
    token = (last.group() if last else "").lower()
    return not _abbreviates(token, last.group() if last else "", opener, word, bare)


def _speech_goes_on(text: str, match: re.Match[str], opener: str, bare: str) -> bool:
    """After “…!” or “…?” a name and a verb of saying go on with the sentence; a capital else opens the next one."""
    if text[match.start()] not in "!?" or opener:
        return False
    tail = re.match(r"\s+(?:[A-Z][\w.'’-]*\s+){1,3}(\w+)", text[match.end() : match.end() + 80])
    return bool(tail) and bare not in words("abbreviations", "openers") and tail.group(1) in speech_forms()  # type: ignore[union-attr]


def _abbreviates(token: str, shown: str, opener: str, word: str, bare: str) -> bool:
    """Whether the full stop after `token` is the abbreviation's own, and the sentence goes on with `word`."""
    if not token:
        return False
    number = word[:1].isdigit()
    if number and token in words("abbreviations", "before_number"):
        return True
    if token in words("abbreviations", "never_ends"):
        return True
    if token in {"a.m", "p.m"}:
        return bool(_CLOCK_AFTER.match(word))
    if _INITIALS.match(shown) and token not in words("abbreviations", "may_end"):
        return bare not in words("abbreviations", "openers")  # "J.P. Morgan"
    if len(token) == 1 and token.isalpha():  # an initial: "John F. Kennedy"
        return shown.isupper() and bare not in words("abbreviations", "openers")
    if token in words("abbreviations", "may_end"):
        if shown.islower() and token in words("abbreviations", "ordinary_in_lower_case"):
            return number and token == "no"
        if number:
            return not (len(word) == 4 and word.isdigit())
        if opener.strip("—–-"):
            return False
        named_on = word.rstrip(".,") in words("abbreviations", "offices") or token in {"jr", "sr", "co", "inc", "corp"}
        return named_on and bare not in words("abbreviations", "openers")
    return False
