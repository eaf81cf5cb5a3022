"""How one run of words lies in another: matching blocks, the in-order chain first, then what was moved.

Works on sequences of integers (loose word ids). The close case is one window of `rapidfuzz`; the rest goes through the
longest common runs, as in Ratcliff and Obershelp's gestalt matching, and blocks that chance alone explains are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

# At this ratio the best window holds practically every matching word, so no run outside it is looked for.
CLOSE = 85.0
# The least ratio of a window with every third word replaced; and the share of the member's weight that longest runs
# hold unless it was reworded so.
_REWORDED = 45.0
_MOST = 0.75
# A run this heavy (see wordforms.weight) is no chance: two content words, or one with four function words around it.
SOLID = 2.0
# How far, in words, a block may stand from a heavier one: a light one ("of the") little, one with a content word and
# another word beside it ("we warned") as far as a clause reaches, a solid one anywhere.
NEAR = 4
_CLAUSE = 15
_PAIRED = 1.25
_FAR = 1_000_000


class Block(NamedTuple):
    """`size` words that match, from `member` on in the one run and from `root` on in the other."""

    member: int
    root: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Blocks in order of the member's words. `weight` is what they cover of it; `moved` says that some stand in another
    order in the root."""

    blocks: tuple[Block, ...]
    weight: float
    moved: bool = False

    @property
    def words(self) -> int:
        return sum(block.size for block in self.blocks)

    @property
    def member_range(self) -> tuple[int, int]:
        return self.blocks[0].member, self.blocks[-1].member + self.blocks[-1].size

    @property
    def root_range(self) -> tuple[int, int]:
        return min(block.root for block in self.blocks), max(block.root + block.size for block in self.blocks)


class Aligner:
    """Aligns many runs with one: the root's index of words is made once, when it is first needed."""

    def __init__(self, root: Sequence[int], weights: Sequence[float]) -> None:
        self.root = root
        self._weights = weights
        self._words = frozenset(root)
        self._matcher: SequenceMatcher[int] | None = None

    def align(self, member: Sequence[int]) -> Alignment | None:
        """The blocks in which `member` lies in the root, or None where nothing but chance is shared."""
        blocks = self._window(member, CLOSE)
        if blocks is None or not _settles(member, blocks):
            blocks = self._far(member)
            if self._covered(member, blocks) < _MOST * self._weigh(member):
                # Reworded throughout, or little shared: one window may hold more than the longest runs lead to.
                blocks = max(
                    blocks, self._window(member, _REWORDED) or [], key=lambda each: self._covered(member, each)
                )
        if not blocks:
            return None
        moved = any(after.root < before.root for before, after in pairwise(blocks))
        return Alignment(tuple(blocks), self._covered(member, blocks), moved)

    def _window(self, member: Sequence[int], cutoff: float) -> list[Block] | None:
        """The blocks in the window of the root that is most like the member; None where none comes up to `cutoff`."""
        size = len(member)
        if size > len(self.root):
            return None
        found = partial_ratio_alignment(member, self.root, score_cutoff=cutoff)
        if found is None:
            return None
        if found.score == 100.0:
            return [Block(0, found.dest_start, size)]
        # The window has the member's length: widen it by what was dropped or added at most, then trim by the edits.
        start = max(0, found.dest_start - NEAR)
        window = self.root[start : found.dest_end + NEAR]
        blocks = [
            Block(code.src_start, start + code.dest_start, code.src_end - code.src_start)
            for code in Levenshtein.opcodes(member, window)
            if code.tag == "equal"
        ]
        return self._without_chance(member, blocks)

    def _covered(self, member: Sequence[int], blocks: Sequence[Block]) -> float:
        return sum([self._weigh(member[block.member : block.member + block.size]) for block in blocks])

    def _far(self, member: Sequence[int]) -> list[Block]:
        if self._matcher is None:
            self._matcher = SequenceMatcher(None, (), self.root, autojunk=False)
        matcher = self._matcher
        matcher.set_seq1(member)
        blocks = [Block(*block) for block in matcher.get_matching_blocks() if block.size]
        return self._without_chance(member, self._with_moved(member, blocks))

    def _with_moved(self, member: Sequence[int], blocks: list[Block]) -> list[Block]:
        """`blocks` and, for stretches of the member they leave open, runs that stand elsewhere in the root."""
        matcher = self._matcher
        assert matcher is not None
        taken = sorted((block.root, block.root + block.size) for block in blocks)
        open_root = _gaps(taken, len(self.root))
        moved: list[Block] = []
        for low, high in _gaps([(block.member, block.member + block.size) for block in blocks], len(member)):
            known = [identity for identity in member[low:high] if identity in self._words]
            if len(known) < 3 or self._weigh(known) < SOLID:
                continue
            for root_low, root_high in open_root:
                if root_high - root_low < 3:
                    continue
                run = matcher.find_longest_match(low, high, root_low, root_high)
                if run.size >= 3 and self._weigh(member[run.a : run.a + run.size]) >= SOLID:
                    moved.append(Block(*run))
                    break
        return sorted(blocks + moved) if moved else blocks

    def _without_chance(self, member: Sequence[int], blocks: list[Block]) -> list[Block]:
        """Drop light blocks that stand far, in either run, from the heavier ones: a lone "the" proves nothing."""
        if len(blocks) < 2:
            return blocks
        sizes = [self._weigh(member[block.member : block.member + block.size]) for block in blocks]
        heaviest = max(sizes)
        kept = []
        for index, block in enumerate(blocks):
            reach = _CLAUSE if sizes[index] >= _PAIRED else NEAR
            if sizes[index] >= min(SOLID, heaviest) or any(
                sizes[other] >= sizes[index] and _distance(block, blocks[other]) <= reach
                for other in (index - 1, index + 1)
                if 0 <= other < len(blocks)
            ):
                kept.append(block)
        return kept

    def _weigh(self, ids: Sequence[int]) -> float:
        return sum(map(self._weights.__getitem__, ids))


def _settles(member: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Whether the blocks of a window leave nothing to look for: edits of least cost may scatter a match ("the" ten
    words on), and a run at either end of the member may stand outside the window."""
    size = len(member)
    if not blocks or (size > 3 and any(block.size == 1 for block in blocks)):
        return False
    return blocks[0].member < 2 and size - blocks[-1].member - blocks[-1].size < 2


def _distance(one: Block, other: Block) -> int:
    """The wider of the two gaps between neighbouring blocks; far when their order differs."""
    if other < one:
        one, other = other, one
    gap = other.root - one.root - one.size
    return max(other.member - one.member - one.size, gap) if gap >= 0 else _FAR


def _gaps(taken: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The stretches of `range(length)` between the `taken` ones, which are sorted and do not overlap."""
    gaps, at = [], 0
    for low, high in taken:
        if low > at:
            gaps.append((at, low))
        at = max(at, high)
    if at < length:
        gaps.append((at, length))
    return gaps
