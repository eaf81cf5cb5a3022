"""One of many words as a regular expression that a search leaves early.

`re` tries the branches of an alternation one by one, and where case is ignored it cannot pass over those that begin
otherwise. Folded into a tree of shared beginnings behind one look at the first letter, a long list is left at once
where none of its words begins: the figures and the dates of a story are found in half the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]


def either(phrases: Iterable[str]) -> str:
    """A pattern for one of `phrases`, taken as they are written; the longest that fits is tried first."""
    tree: _Tree = {}
    for phrase in phrases:
        at = tree
        for letter in phrase:
            at = at.setdefault(letter, {})
        at[""] = {}
    firsts = "".join(map(re.escape, sorted(tree)))
    return f"(?=[{firsts}]){_branches(tree)}"


def _branches(tree: _Tree) -> str:
    """The tree's words as nested alternatives; what a word may end with is tried before its end."""
    ends = "" in tree
    branches = [re.escape(letter) + _branches(rest) for letter, rest in tree.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"
