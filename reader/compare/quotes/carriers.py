"""The chain between a speaker and the article: the outlets, documents and people that carried the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.compare.quotes.clauses import Item
from reader.compare.quotes.frames import Frame
from reader.compare.quotes.paragraph import Paragraph
from reader.text.lexicon import words


def carriers(p: Paragraph, frame: Frame, outer: Iterable[Frame], sentence: range) -> list[str]:
    """The names of what carried a frame's words, the nearest to the origin first.

    A document it stood in ("in a newsletter"), an outlet it was told to, then the `outer` frames around it.
    """
    via = _documents(p.items, sentence)
    if frame.addressee and _is_outlet(p.items, frame.addressee):
        via.append(bare_name(p.words(frame.addressee)))
    via += [bare_name(p.words(other.subject)) for other in outer if other.subject != frame.subject]
    return list(dict.fromkeys(via))


def carries(items: list[Item], other: Frame, frame: Frame, index: int) -> bool:
    """Whether another frame of the sentence reports what `frame` says of the quotation at item `index`."""
    if other.shape in {"noun", "colon"}:
        return False
    if other.cue[1] <= frame.first and frame.first - max(other.last, other.cue[1]) <= 2:
        return _complements(items, other, frame)
    behind = other.first > index and frame.first < index
    tail = frame.first > index and other.first > frame.first
    return (behind or tail) and (_is_outlet(items, other.subject) or other.shape == "prefix")


def _documents(items: Sequence[Item], sentence: range) -> list[str]:
    """The documents a statement came in: "wrote in a newsletter"."""
    named = (i for i in sentence[1:] if items[i].low in words("cues", "documents") and not items[i].capital)
    return [items[i].low for i in named if any(items[k].low in _IN for k in range(max(sentence.start, i - 3), i))]


_IN = frozenset({"in", "via", "through"})


def _complements(items: list[Item], outer: Frame, inner: Frame) -> bool:
    """Whether the inner frame is what the outer one says: Orr wrote that Pike told him …"""
    gap = range(max(outer.last, outer.cue[1]), inner.first)
    return outer.shape != "verb-subject" and all(items[i].low in {"that", ",", ":"} for i in gap)


def _is_outlet(items: list[Item], phrase: tuple[int, int]) -> bool:
    """Whether a noun phrase names an outlet or the press at large."""
    final = items[phrase[1] - 1]
    if final.capital:
        return (
            final.text.rstrip("’'s") in words("cues", "outlets")
            or final.text in words("cues", "outlets")
            or (final.text.isupper() and 2 < len(final.text) < 6)
        )
    return final.low in words("cues", "press") and final.low not in {"reporters", "journalists", "press", "media"}


def bare_name(name: str) -> str:
    """A name without its article and possessive."""
    for article in ("the ", "The ", "a ", "an "):
        if name.startswith(article):
            name = name[len(article) :]
    return name.removesuffix("’s").removesuffix("'s")
