"""Quotation marks: which stretches of a paragraph stand inside them.

Direction is read from each mark's neighbours, never from parity, so a mark that is missing does not turn the rest of
the paragraph inside out. Spans are `[start, end)` in code points and exclude the marks and white space inside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from reader.text.lexicon import words
from reader.text.sentences import sentence_bounds

# An apostrophe inside a word is no mark: most signs that could be one are passed over here.
_MARK = re.compile(r"``|''|’’|‘‘|,,(?=\w)|[“”„‟\"«»‹›‘‚「」『』]|['’](?:(?<![^\W_].)|(?![^\W_]))")
_SINGLE = frozenset("‘’‚'‹›")
_CLOSES = {  # what can close what opened; the straight mark goes with every other
    "“": "” \" '' ’’ “", "‟": "” \" '' ’’ “", "”": "” \" ''", '"': "\" ” '' “", "''": "'' \" ”", "``": "'' \" ” ’’",
    "‘‘": "’’ '' ” \"", "’’": "’’ ''", "„": "“ ” \" ‟", ",,": "“ ” \" '' ’’", "«": "»", "»": "«", "「": "」",
    "『": "』", "‹": "›", "›": "‹", "‘": "’ '", "’": "’ '", "'": "' ’", "‚": "‘ ’ '",
}  # fmt: skip
_CLOSES_SETS = {opener: frozenset(closers.split()) for opener, closers in _CLOSES.items()}
_ALWAYS_OPEN = frozenset(["„", ",,", "``", "‘‘", "‟", "「", "『"])
_ALWAYS_CLOSE = frozenset(["’’", "」", "』"])
_BEFORE_OPEN = " \t\n\u00a0\u2009\u202f([{—–-/…:;,=>" + "“‘„«\"'‹"
_AFTER_CLOSE = " \t\n\u00a0\u2009\u202f)]}.,;:!?…—–-/" + "”’»\"'›“"
_ATTRIBUTE = re.compile(r"""\w=("[^"]*"|'[^']*')""")  # what is left of markup: id="…" is no quotation
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]\W*")  # (CROSSTALK)
_LETTERS = re.compile(r"[A-Za-z]+")
_DECADE = re.compile(r"\d\ds?\b")  # '90s, '06
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$|(?:^|[\s(])\d{1,3}(?:\.\d)?$")


class _Mark(NamedTuple):
    start: int
    end: int
    sign: str
    opens: bool
    closes: bool

    @property
    def single(self) -> bool:
        return self.sign in _SINGLE


@dataclass(slots=True)
class Marked:
    """A marked stretch. `parent` is the index, in the list it came in, of the stretch around it."""

    start: int
    end: int
    opener: str
    closed: Literal["closed", "unclosed", "carried"]
    parent: int | None = None
    outer_start: int = 0
    outer_end: int = 0


def marked_spans(text: str, start: int = 0, end: int | None = None, *, carried: bool = False) -> list[Marked]:
    """The marked stretches of one paragraph, `text[start:end]`, in order of their start, nested ones included.

    A mark that is never closed ends with the paragraph, or with the sentence before the next mark that opens.
    `carried` says that the paragraph before ended inside an unclosed quotation: a first mark that only closes then
    ends what began at the paragraph's start ("carried").
    """
    stop = len(text) if end is None else end
    if not _MARK.search(text, start, stop):
        return []
    marks = [_read(text, match, start, stop) for match in _MARK.finditer(text, start, stop)]
    if text.find("=", start, stop) >= 0:
        markup = {at for match in _ATTRIBUTE.finditer(text, start, stop) for at in range(*match.span())}
        marks = [mark for mark in marks if mark.start not in markup]
    found: list[Marked] = []
    if carried:
        first = next((mark for mark in marks if not mark.single), None)
        if first and first.closes and not first.opens:
            _record(found, text, start, start, first.start, first.end, first.sign, "carried", None)
            marks = [mark for mark in marks if mark.start >= first.end]
    _scan(text, marks, start, stop, None, found)
    return _in_order(found)


def _read(text: str, match: re.Match[str], start: int, stop: int) -> _Mark:
    """A mark with the directions its neighbours allow."""
    sign, at, after = match.group(), match.start(), match.end()
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < stop else " "
    if sign in _ALWAYS_OPEN:
        return _Mark(at, after, sign, True, False)
    if sign in _ALWAYS_CLOSE:
        return _Mark(at, after, sign, False, True)
    word_before, word_behind = before.isalnum(), behind.isalnum()
    gap_before, gap_behind = before.isspace(), behind.isspace()
    if sign in "“":
        wrong_way = not gap_before and (gap_behind or (before not in _BEFORE_OPEN and behind in ".,;:!?)"))
        return _Mark(at, after, sign, not wrong_way, wrong_way or (word_before and not word_behind))
    if sign in "”":
        wrong_way = (gap_before or before in "([—") and (word_behind or behind in "[$£€…‘'")
        return _Mark(at, after, sign, wrong_way, not wrong_way)
    if sign in "«»‹›":
        opens = (sign in "«‹" and not (word_before and not word_behind)) or (gap_before and word_behind)
        return _Mark(at, after, sign, opens, (sign in "»›") or (word_before and not word_behind))
    if sign in {'"', "''"}:
        if _INCHES.search(text[max(start, at - 8) : at]) and not (gap_behind and _odd_before(text, start, at)):
            return _Mark(at, after, sign, False, False)
        if gap_before and gap_behind:
            return _Mark(at, after, sign, True, True)
        opens = (gap_before or before in _BEFORE_OPEN) and not gap_behind and (behind not in ".,;:!?)]" or gap_before)
        closes = not gap_before and (gap_behind or behind in _AFTER_CLOSE or not opens)
        return _Mark(at, after, sign, opens, closes)
    return _single(text, sign, at, after, before, behind, stop)


def _odd_before(text: str, start: int, at: int) -> bool:
    """Whether an odd number of straight marks stands before `at` in its paragraph: then it may close a quotation."""
    return text.count('"', start, at) % 2 == 1


def _single(text: str, sign: str, at: int, after: int, before: str, behind: str, stop: int) -> _Mark:
    """A single mark: an apostrophe unless its neighbours say otherwise."""
    if sign == "‚":
        return _Mark(at, after, sign, behind.isalnum() and not before.isalnum(), False)
    elided = bool(_DECADE.match(text, after, stop)) or _opens_elision(text, after, stop)
    opens = not before.isalnum() and before not in ".!?)”" and not behind.isspace() and behind not in ".,;:!?)]"
    opens = opens and not elided
    closes = not before.isspace() and not behind.isalnum() and sign != "‘"
    return _Mark(at, after, sign, opens, closes)


def _opens_elision(text: str, after: int, stop: int) -> bool:
    word = _LETTERS.match(text, after, stop)
    return bool(word) and word.group().lower() in words("elisions", "opening")  # type: ignore[union-attr]


_DEEPEST = 4
"""Levels of nesting that are read: "she said ‘he said “…”’" is two."""


def _scan(
    text: str, marks: list[_Mark], start: int, stop: int, parent: int | None, found: list[Marked], depth: int = 0
) -> None:
    """Record the stretches among `marks`, and those nested in each."""
    if depth > _DEEPEST:
        return
    index = 0
    while index < len(marks):
        mark = marks[index]
        if not mark.opens:
            index += 1
            continue
        close = _closing_single(text, marks, index) if mark.single else _closing_double(text, marks, index)
        if close is not None:
            here = _record(
                found, text, mark.start, mark.end, marks[close].start, marks[close].end, mark.sign, "closed", parent
            )
            if here is not None and close > index + 1:
                _scan(text, marks[index + 1 : close], mark.end, marks[close].start, here, found, depth + 1)
            index = close + 1
        elif mark.single and not (mark.sign == "‘" and not text[start : mark.start].strip() and parent is None):
            index += 1
        else:
            cut, following = _cut(text, marks, index, stop)
            here = _record(found, text, mark.start, mark.end, cut, cut, mark.sign, "unclosed", parent)
            if here is not None:
                _scan(text, marks[index + 1 : following], mark.end, cut, here, found, depth + 1)
            index = following


def _closing_double(text: str, marks: list[_Mark], index: int) -> int | None:
    """The mark that closes the double mark at `index`; None when it is never closed."""
    closers = _CLOSES_SETS[marks[index].sign]
    position = index + 1
    while position < len(marks):
        mark = marks[position]
        if mark.single or (mark.sign not in closers and not (mark.opens and mark.sign == marks[index].sign)):
            position += 1
        elif mark.closes and mark.sign in closers:
            return position
        elif mark.opens:
            inner = _next_double(marks, position)
            outer = _next_double(marks, inner) if inner is not None else None
            nested = (
                inner is not None and outer is not None and _only_closes(marks[inner]) and _only_closes(marks[outer])
            )
            if not nested:
                return None
            assert inner is not None
            position = inner + 1
        else:
            position += 1
    return None


def _next_double(marks: list[_Mark], index: int) -> int | None:
    return next(
        (i for i in range(index + 1, len(marks)) if not marks[i].single and (marks[i].opens or marks[i].closes)), None
    )


def _only_closes(mark: _Mark) -> bool:
    return mark.closes and not mark.opens


def _closing_single(text: str, marks: list[_Mark], index: int) -> int | None:
    """The mark that closes the single mark at `index`, apostrophes and plural possessives passed over."""
    closers = _CLOSES_SETS[marks[index].sign]
    fallback: int | None = None
    for position in range(index + 1, len(marks)):
        mark = marks[position]
        if not mark.single:
            continue
        if mark.closes and mark.sign in closers:
            before = text[mark.start - 1]
            plural = before in "sS" and re.match(r"\s+[a-z]", text[mark.end : mark.end + 3])
            clipped = text[mark.start - 2 : mark.start] == "in" and re.match(r"\s+\w", text[mark.end : mark.end + 3])
            if not plural and not clipped:
                return position
            if fallback is None and text.count(" ", marks[index].end, mark.start) < 12:
                fallback = position
        elif mark.opens and mark.sign == marks[index].sign:
            break
    return fallback


def _cut(text: str, marks: list[_Mark], index: int, stop: int) -> tuple[int, int]:
    """Where an unclosed stretch ends, and the index of the mark to go on with."""
    for position in range(index + 1, len(marks)):
        mark = marks[position]
        if mark.opens and not mark.single:
            whole = sentence_bounds(text, marks[index].end, mark.start)
            return (whole[-1][1] if len(whole) == 1 else whole[-2][1] if whole else mark.start), position
    return stop, len(marks)


def _record(
    found: list[Marked],
    text: str,
    outer_start: int,
    start: int,
    end: int,
    outer_end: int,
    opener: str,
    closed: Literal["closed", "unclosed", "carried"],
    parent: int | None,
) -> int | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end or not any(char.isalnum() for char in text[start:end]) or _ASIDE.fullmatch(text, start, end):
        return None
    found.append(Marked(start, end, opener, closed, parent, outer_start, outer_end))
    return len(found) - 1


def _in_order(found: list[Marked]) -> list[Marked]:
    """Sorted by start, parents renumbered."""
    if len(found) < 2:
        return found
    order = sorted(range(len(found)), key=lambda i: (found[i].start, -found[i].end))
    place = {old: new for new, old in enumerate(order)}
    for marked in found:
        if marked.parent is not None:
            marked.parent = place[marked.parent]
    return [found[i] for i in order]
