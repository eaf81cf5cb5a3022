"""A paragraph read for its quotations: its items, its sentences, and how each quotation stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.compare.quotes.clauses import Item, sentences_of


@dataclass(slots=True)
class Paragraph:
    """A paragraph's items, and where each of its quotations stands among them."""

    text: str
    items: list[Item]
    sentences: list[tuple[int, int]]
    inner: Sequence[Span]
    """The quotations without their marks, by `Item.ref`."""
    sentence_at: list[int]
    """The sentence each item belongs to, as an index into `sentences`."""

    def words(self, phrase: tuple[int, int]) -> str:
        """The text of a range of items."""
        return self.text[self.items[phrase[0]].start : self.items[phrase[1] - 1].end]


def read_paragraph(text: str, items: list[Item], ends: Sequence[int], inner: Sequence[Span]) -> Paragraph:
    """`ends` are the sentence ends of the text, in order; `inner` the quotations without their marks."""
    sentences = sentences_of(items, ends)
    sentence_at = [place for place, (first, last) in enumerate(sentences) for _ in range(first, last)]
    return Paragraph(text, items, sentences, inner, sentence_at)


def is_whole(p: Paragraph, index: int) -> bool:
    """Whether a quotation reads as whole sentences: it opens with a capital and closes one, or is long."""
    inner = p.inner[p.items[index].ref]
    body = p.text[inner.start : inner.end]
    if _stands_alone(p, index):
        return True
    opens = body[:1].isupper() or not body[:1].isalpha() or body[:2].lower() == "i "
    return (opens and (body[-1:] in ".?!,…—-" or body.count(" ") > 6)) or body.count(" ") > 12


def _stands_alone(p: Paragraph, index: int) -> bool:
    """Whether a quotation opens its sentence and is all of it, or all before a comma."""
    first, last = p.sentences[p.sentence_at[index]]
    if first != index:
        return False
    behind = p.text[p.items[index].end : p.items[index].end + 1]
    return behind in {",", "."} or (last == index + 1 and is_open_ended(p, index))


def is_open_ended(p: Paragraph, index: int) -> bool:
    """Whether the sentence goes on behind the quotation: a comma, a question or a dash before or after its mark."""
    item = p.items[index]
    inner = p.inner[item.ref]
    behind = p.text[item.end : item.end + 1]
    return behind == "," or p.text[inner.end - 1 : inner.end] in {",", "?", "!", "—", "–", "-", "…"}
