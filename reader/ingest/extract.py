"""Which of a page's leaves are the article: trafilatura finds its words, the tree around them tells where it lies.

trafilatura (Barbaresi 2021) alone drops captions, short paragraphs and the lists around them, and flattens quotations.
So its text only votes: the smallest element that holds nearly all of it is the article, and what that element holds is
kept in the page's own order unless the page itself calls it something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.ingest.compose import Piece
from reader.ingest.dom import Leaf, furniture_reason, leaves
from reader.ingest.lines import read_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FOLDED = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_QUOTE = re.compile(r"[“”\"«»„‟]")

# The article's element holds this share of the words found; the rest may be a standfirst above it.
_HOLDS = 0.9
# An element that holds this share of the words found is the article, whatever it is called ("newsletter-article").
_TOO_MUCH = 0.3
# So many leaves above the article are searched for its headline and the lines below that.
_HEAD = 12
# Shorter leaves are looked up as whole elements of what was found: their words stand anywhere.
_SHORT = 24


def article_pieces(page: HtmlElement, found: Any) -> list[Piece]:
    """The article's blocks in the page's order.

    Args:
        page: the page's tree.
        found: trafilatura's body element for it, or None.
    """
    body = page.find("body")
    all_leaves = list(leaves(body if body is not None else page))
    votes = _votes(all_leaves, found)
    article = _article_element(all_leaves, votes)
    if article is None:
        return []
    heads = _head_lines(all_leaves, article)
    reasons = _reasons(all_leaves, votes, article)
    pieces: list[Piece] = []
    for index, (leaf, voted, reason) in enumerate(zip(all_leaves, votes, reasons, strict=True)):
        if index in heads:
            pieces.append(Piece(leaf.text, "paragraph"))
            continue
        inside = article in leaf.around
        if (inside and _kept_inside(leaf, voted, reason)) or (not inside and _kept_outside(leaf, voted, reason)):
            pieces.append(Piece(leaf.text, "boilerplate" if reason else leaf.kind, reason))
    return pieces


def _reasons(all_leaves: Sequence[Leaf], votes: Sequence[bool], article: HtmlElement) -> list[str | None]:
    """For each leaf what the page calls its surroundings.

    Where that would take a good part of what was found for furniture, the page's names mean something else: page
    builders call every paragraph a "widget".
    """
    weight = _weights(all_leaves, votes)
    known: dict[Any, str | None] = {}
    found = [_reason(leaf, article if article in leaf.around else None, weight, known) for leaf in all_leaves]
    voted = [(leaf, reason) for leaf, reason, vote in zip(all_leaves, found, votes, strict=True) if vote]
    named = sum(len(leaf.text) for leaf, reason in voted if reason)
    if named > _TOO_MUCH * sum(len(leaf.text) for leaf, _ in voted):
        return [None if vote else reason for reason, vote in zip(found, votes, strict=True)]
    return found


def _head_lines(all_leaves: Sequence[Leaf], article: HtmlElement) -> frozenset[int]:
    """The lines between the page's headline and its article that state a byline or a date."""
    first = next((index for index, leaf in enumerate(all_leaves) if article in leaf.around), 0)
    above = range(max(0, first - _HEAD), first)
    title = next((index for index in reversed(above) if all_leaves[index].level in (1, 2)), first)
    return frozenset(index for index in range(title + 1, first) if read_line(all_leaves[index].text, in_head=True))


def _votes(all_leaves: Sequence[Leaf], found: Any) -> list[bool]:
    """For each leaf whether its words were found; where nothing was, whether it reads like a paragraph."""
    elements = [] if found is None else [_folded("".join(element.itertext())) for element in found.iter("*")]
    whole = "" if found is None else _folded(" ".join(found.itertext()))
    short = {text for text in elements if text}
    votes = []
    for leaf in all_leaves:
        folded = _folded(leaf.text)
        votes.append(bool(folded) and (folded in whole if len(folded) > _SHORT else folded in short))
    if not any(votes):
        return [len(leaf.text) >= 80 and leaf.linked < 0.3 and bool(_SENTENCE.search(leaf.text)) for leaf in all_leaves]
    return votes


def _folded(text: str) -> str:
    return _FOLDED.sub("", text).casefold()


def _weights(all_leaves: Sequence[Leaf], votes: Sequence[bool]) -> dict[Any, int]:
    """The characters found inside each element."""
    weight: Counter[Any] = Counter()
    for leaf, voted in zip(all_leaves, votes, strict=True):
        if voted:
            for element in leaf.around:
                weight[element] += len(leaf.text)
    return weight


def _article_element(all_leaves: Sequence[Leaf], votes: Sequence[bool]) -> HtmlElement | None:
    """The smallest element that holds nearly all that was found."""
    weight = _weights(all_leaves, votes)
    if not weight:
        return None
    total = max(weight.values())
    order = {element: depth for leaf in all_leaves for depth, element in enumerate(leaf.around)}
    holding = [element for element, size in weight.items() if size >= _HOLDS * total]
    smallest = max(holding, key=lambda element: order[element])
    # A lone paragraph is no article's element: its neighbours belong to it.
    parent = smallest.getparent()
    return parent if smallest.tag in ("p", "li", "blockquote", "ul", "ol") and parent is not None else smallest


def _reason(
    leaf: Leaf, article: HtmlElement | None, weight: dict[Any, int], known: dict[Any, str | None]
) -> str | None:
    """What the page calls the leaf's surroundings, from the article's element inward; None for article text."""
    begin = leaf.around.index(article) + 1 if article is not None else 0
    heaviest = max(weight.values(), default=1)
    for element in leaf.around[begin:]:
        if weight.get(element, 0) > _TOO_MUCH * heaviest:
            continue
        if element not in known:
            known[element] = furniture_reason(element)
        if known[element] and not (known[element] == "share" and leaf.kind == "blockquote"):  # a post that is quoted
            return known[element]
    return None


def _kept_inside(leaf: Leaf, voted: bool, reason: str | None) -> bool:
    if reason:  # in a box inside the article a sentence with somebody's words is kept, marked
        said = leaf.linked < 0.3 and _SENTENCE.search(leaf.text) and _QUOTE.search(leaf.text)
        return (voted and leaf.linked < 0.5) or (bool(said) and reason not in ("comments", "legal"))
    if voted or leaf.kind in ("caption", "blockquote"):
        return True
    if leaf.linked >= 0.6:
        return False
    if leaf.level >= 2 or len(leaf.text) >= _SHORT or _SENTENCE.search(leaf.text) or _QUOTE.search(leaf.text):
        return True
    return read_line(leaf.text, in_head=True) is not None


def _kept_outside(leaf: Leaf, voted: bool, reason: str | None) -> bool:
    """Outside only a standfirst: found, a sentence, no link."""
    return voted and not reason and leaf.linked < 0.3 and leaf.level == 0 and len(leaf.text) >= 60


def reads_like_article(pieces: Sequence[Piece]) -> bool:
    """Whether there is prose: a paragraph with a sentence of five words or more."""
    prose = [piece.text for piece in pieces if piece.kind in ("paragraph", "blockquote", "list_item")]
    return any(_SENTENCE.search(text) and len(text.split()) >= 5 for text in prose)
