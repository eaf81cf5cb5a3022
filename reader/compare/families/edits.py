"""The edits between an utterance's words and those of a rendering, place by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.compare.families.alignment import Block
from reader.compare.families.rendering import Rendering
from reader.text.worddiff import Edit, number_value, word_edits
from reader.text.wordforms import written_out

# How many words at either end of a member may stand in place of the root's.
_EDGE = 3
# "One hundred and twenty-three thousand": a number is seldom written out in more words.
_LONGEST_NUMBER = 6
_SENTENCE_END = re.compile(r"[.?!…]")


def heaviest_chain(blocks: tuple[Block, ...]) -> list[Block]:
    """The in-order blocks that hold the most words; all of them unless something was moved."""
    best: list[tuple[int, list[Block]]] = []
    for block in blocks:
        before = max(
            ((size, chain) for size, chain in best if chain[-1].root + chain[-1].size <= block.root),
            key=lambda entry: entry[0],
            default=(0, []),
        )
        best.append((before[0] + block.size, [*before[1], block]))
    return max(best, key=lambda entry: entry[0])[1]


def edits_between(root: Rendering, member: Rendering, chain: list[Block]) -> tuple[list[Edit], int, int]:
    """The edits, and the stretch of the root that the member renders.

    A word or so that the member has before its first matching one replaces as many of the root's; the rest of the
    root's start is trimmed. More than that is no replacement: there the member says something else. The end likewise.
    """
    first, last = chain[0], chain[-1]
    ahead, end = range(first.member), last.root + last.size
    behind = range(last.member + last.size, len(member))
    low, high = first.root, end
    if _replaces(member, ahead) and not parted(member, first.member):
        low = max(0, low - _length(root.norms[:low][::-1], member, ahead))
    if behind and _replaces(member, behind) and not parted(member, behind.start):
        high = min(len(root), high + _length(root.norms[high:], member, behind))
    blocks = [(block.root - low, block.member, block.size) for block in chain]
    edits = [
        _slid(root, member, Edit(edit.before + low, edit.before_end + low, edit.after, edit.after_end, edit.style))
        for edit in word_edits(root.norms[low:high], member.norms, blocks)
    ]
    return edits, low, high


def _replaces(member: Rendering, edge: range) -> bool:
    """Whether the member's words at one of its ends stand for words of the root: few, or in brackets."""
    return sum(position not in member.bracketed for position in edge) <= _EDGE


def parted(member: Rendering, position: int) -> bool:
    """Whether a sentence ends or the narrator speaks before a word: beyond it stands no replacement, but what was said
    next."""
    return position in member.breaks or bool(_SENTENCE_END.search(member.before[position]))


def _length(beside: Sequence[str], member: Rendering, edge: range) -> int:
    """How many of the root's words `beside` the matching ones the words at an end stand for: "37" for as many as write
    it out, others for as many as they come to with contractions written out ("we'll" for two)."""
    norms = member.norms[edge.start : edge.stop]
    value = number_value(norms)
    if value is not None:
        for length in range(min(_LONGEST_NUMBER, len(beside)), 0, -1):
            if value in {number_value(beside[:length]), number_value(beside[:length][::-1])}:
                return length
    return len(written_out(norms))


def is_moved(edit: Edit, blocks: Iterable[Block]) -> bool:
    """Whether an edit only takes words out here, or puts them in, that match in another order."""
    if edit.before == edit.before_end:
        return any(block.member <= edit.after and edit.after_end <= block.member + block.size for block in blocks)
    return edit.after == edit.after_end and any(
        block.root <= edit.before and edit.before_end <= block.root + block.size for block in blocks
    )


def _slid(root: Rendering, member: Rendering, edit: Edit) -> Edit:
    """A dropped stretch, moved to where it reads best: "[break in,] they were let [in]" drops the same words as "break
    in, [they were let in]"; an ellipsis, a break or the start of a clause says which was meant."""
    low, high, at, end, _ = edit
    if at != end or low == high:
        return edit
    places = [(low, high, at)]
    while low > 0 and at > 0 and root.norms[low - 1] == root.norms[high - 1] == member.norms[at - 1]:
        low, high, at = low - 1, high - 1, at - 1
        places.append((low, high, at))
    low, high, at = places[0]
    while high < len(root) and at < len(member) and root.norms[low] == root.norms[high] == member.norms[at]:
        low, high, at = low + 1, high + 1, at + 1
        places.append((low, high, at))
    low, high, at = max(
        places,
        key=lambda place: (place[2] in member.ellipses, place[2] in member.breaks, bool(root.before[place[0]].strip())),
    )
    return Edit(low, high, at, at)
