"""What an outlet did to an utterance: the alterations of a rendering against the fullest one, and the changed words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.compare.families.alignment import Alignment, Block
from reader.compare.families.edits import edits_between, heaviest_chain, is_moved, parted
from reader.compare.families.flags import flag, negations
from reader.compare.families.rendering import Rendering, plain_gap
from reader.compare.model import Alteration, Change, Op
from reader.text.lexicon import words
from reader.text.tokens import MASKED
from reader.text.worddiff import Edit

# Under this many words a quote is a fragment.
FRAGMENT = 4
# A negation this near before the place where a quote begins is lost by the cut ("I do not say that it was “safe”").
_CUT_REACH = 5

# Dropped words this few that hold a negation turn the statement round.
_SLIP = 2

_PERSONS = frozenset(["i", "we", "you", "me", "us", "my", "our", "your", "mine", "ours"])
_CLAUSE_END = re.compile(r"[,.;:!?…—–()]")

_ORDER: tuple[Alteration, ...] = (
    "verbatim", "typographic", "trimmed", "fragment", "elided", "silent-elision", "bracketed", "censored", "reworded",
    "spliced", "reported", "unmarked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """Alterations in the order of the model, the changes behind them, and how near the words are (0 to 1)."""

    alterations: tuple[Alteration, ...]
    changes: tuple[Change, ...]
    similarity: float


def describe(root: Rendering, member: Rendering, alignment: Alignment, *, spliced: bool = False) -> Described:
    """What was done to the root's words in a quoted rendering. Ends of the root that the member leaves out are
    `trimmed` and no change; a negation cut off right at the start is one.

    Args:
        spliced: known beforehand, from another root that holds a part of the member.
    """
    if len(alignment.blocks) == 1 and not spliced and alignment.blocks[0].size == len(member):
        block = alignment.blocks[0]
        if root.norms[block.root : block.root + block.size] == member.norms and not member.breaks:
            return _describe_run(root, member, block)
    chain = heaviest_chain(alignment.blocks)
    edits, low, high = edits_between(root, member, chain)
    if alignment.moved:  # what stands elsewhere in the root is neither cut off nor added
        low, high = alignment.root_range
        edits = [edit for edit in edits if not is_moved(edit, alignment.blocks)]
    found: set[Alteration] = set()
    changes: list[Change] = []
    if alignment.moved or spliced:
        found.add("spliced")
    if low > 0 or high < len(root):
        found.add("fragment" if len(member) < FRAGMENT else "trimmed")
    lost = _negation_cut(root, low)
    if lost is not None:
        changes.append(lost)
    if _masked_otherwise(root, member, chain):
        found.add("censored")
    for edit in edits:
        found |= _kinds(root, member, edit)
        if edit.before < edit.before_end or edit.after < edit.after_end:
            changes.append(_change(root, member, edit))
    if len(found) > 1:
        found.discard("typographic")
    if not found:
        found.add("verbatim" if _same_surface(root, member, chain) else "typographic")
    similarity = 1.0 if not changes and not alignment.moved else _similarity(root, member, alignment, edits, high - low)
    return Described(tuple(kind for kind in _ORDER if kind in found), tuple(changes), similarity)


def _describe_run(root: Rendering, member: Rendering, block: Block) -> Described:
    """The same where the member is a run of the very words: most of what sources share."""
    found: Alteration
    if block.size < len(root):
        found = "fragment" if block.size < FRAGMENT else "trimmed"
    else:
        found = "verbatim" if _same_surface(root, member, (block,)) else "typographic"
    masked = MASKED in member.norms and _masked_otherwise(root, member, (block,))
    lost = _negation_cut(root, block.root)
    return Described((found, "censored") if masked else (found,), (lost,) if lost else (), 1.0)


def describe_unquoted(root: Rendering, member: Rendering, alignment: Alignment, reported: bool) -> Described:
    """The same for a rendering without marks. The shifts of indirect speech are listed and not flagged."""
    first, last = alignment.member_range
    # Only the words between the matching ones are compared: the rest of the clause is the outlet's own.
    words = Rendering(member.document, member.words[first:last])
    blocks = tuple(block._replace(member=block.member - first) for block in alignment.blocks)
    inner = describe(root, words, replace(alignment, blocks=blocks))
    kind: Alteration = "reported" if reported else "unmarked"
    # Indirect speech says elsewhere in its sentence what it denies ("denied that he had ever"), or is no rendering.
    quiet = "negation" if reported else None
    changes = tuple(
        replace(change, flag=None) if change.flag == quiet or _names_person(change) else change
        for change in inner.changes
    )
    return Described((kind,), changes, inner.similarity)


def _names_person(change: Change) -> bool:
    """Whether a name only stands for a person of the speech: "I" told on as "Pike"."""
    return change.flag == "name" and bool(_PERSONS.intersection(change.before.casefold().split()))


def _similarity(root: Rendering, member: Rendering, alignment: Alignment, edits: Iterable[Edit], window: int) -> float:
    """Twice the words that are the same, house style apart, over the words of both sides (Dice's coefficient)."""
    same = sum(
        root.norms[block.root + offset] == member.norms[block.member + offset]
        for block in alignment.blocks
        for offset in range(block.size)
    )
    both = len(member) + max(window, same)
    for edit in edits:
        if edit.style:  # both sides count as one word that is the same
            both -= (edit.before_end - edit.before) + (edit.after_end - edit.after) - 2
            same += 1
    return min(1.0, 2 * same / both)


def _kinds(root: Rendering, member: Rendering, edit: Edit) -> set[Alteration]:
    """The alterations that one edit amounts to."""
    low, high, start, end, style = edit
    before, after = root.norms[low:high], member.norms[start:end]
    if style:
        return {"typographic"}
    found: set[Alteration] = set()
    said = [position for position in range(low, high) if position not in root.bracketed]
    own = [position for position in range(start, end) if position not in member.bracketed]
    if MASKED in after or MASKED in before or _expletive_in_brackets(member, start, end):
        found.add("censored")
        said, own = said[1:], [position for position in own if member.norms[position] != MASKED]
    elif len(said) < high - low or len(own) < end - start:
        found.add("bracketed")
    elided = any(start <= position <= end for position in member.ellipses)
    elided_in_root = any(low <= position <= high for position in root.ellipses)
    if (said and elided) or (own and elided_in_root):
        found.add("elided")
    if said and own:
        found.add("reworded")
    elif said and not found:
        found.add("trimmed" if start in member.breaks else "silent-elision")
        if len(said) <= _SLIP and negations(before):
            found.add("reworded")  # "never knew" → "knew" is another statement, not a shorter one
    elif own and not found and low not in root.breaks and start > 0 and end < len(member):
        found.add("reworded")
    return found


def _masked_otherwise(root: Rendering, member: Rendering, chain: Iterable[Block]) -> bool:
    """Whether a word is masked in both, each in its own way ("s—t", "s**t")."""
    return any(
        member.norms[block.member + offset] == MASKED
        and member.raw[block.member + offset] != root.raw[block.root + offset]
        for block in chain
        for offset in range(block.size)
    )


def _expletive_in_brackets(member: Rendering, start: int, end: int) -> bool:
    named = words("expletives", "bracketed")
    return any(position in member.bracketed and member.norms[position] in named for position in range(start, end))


def _change(root: Rendering, member: Rendering, edit: Edit) -> Change:
    low, high, start, end, style = edit
    op: Op = "replace" if low < high and start < end else "delete" if low < high else "insert"
    raised = None
    if not (style or _is_clause_cut(root, edit) or _is_said_besides(member, edit)):
        bracketed = any(position in member.bracketed for position in range(start, end))
        raised = flag(
            root.norms[low:high],
            member.norms[start:end],
            [root.norms[position] for position in range(low, high) if position in root.named],
            # A name in brackets stands for the speaker's own word: seen by the bracket, no change of name.
            [] if bracketed else [member.norms[position] for position in range(start, end) if position in member.named],
            member.norms[end] if end < len(member) else "",
        )
    return Change(op, _shown(root, low, high), _shown(member, start, end), raised)


def _is_clause_cut(root: Rendering, edit: Edit) -> bool:
    """Whether a whole clause is left out, its own negation with it: less is said, and nothing turned round."""
    low, high, start, end, _ = edit
    if start != end or high - low <= _SLIP or not 0 < low < high < len(root):
        return False
    return bool(_CLAUSE_END.search(root.before[low]) and _CLAUSE_END.search(root.before[high]))


def _is_said_besides(member: Rendering, edit: Edit) -> bool:
    """Whether words at an end are a sentence of their own, which the root has not."""
    low, high, start, end, _ = edit
    if low < high:
        return False
    return (end == len(member) and parted(member, start)) or (start == 0 and end < len(member) and parted(member, end))


def _shown(rendering: Rendering, low: int, high: int) -> str:
    """The words as written, with what stands between them."""
    out = rendering.raw[low] if low < high else ""
    for position in range(low + 1, high):
        out += (plain_gap(rendering.before[position]) or " ") + rendering.raw[position]
    return out


def _negation_cut(root: Rendering, low: int) -> Change | None:
    """The negation that stood right before the place where the member begins, in the same sentence."""
    start = low
    while start > max(0, low - _CUT_REACH) and not _CLAUSE_END.search(root.before[start]) and start not in root.breaks:
        start -= 1
    if start == low or not negations(root.norms[start:low]):
        return None
    return Change("delete", _shown(root, start, low), "", "negation")


def _same_surface(root: Rendering, member: Rendering, chain: Iterable[Block]) -> bool:
    """Whether words and what stands between them are the same as written. Punctuation at the breaks of either side
    belongs to the outlet."""
    for block in chain:
        if root.text(block.root, block.root + block.size) == member.text(block.member, block.member + block.size):
            continue
        for offset in range(block.size):
            one, two = block.root + offset, block.member + offset
            if root.raw[one] != member.raw[two]:
                return False
            if not offset or one in root.breaks or two in member.breaks:
                continue
            if plain_gap(root.before[one]) != plain_gap(member.before[two]):
                return False
    return True
