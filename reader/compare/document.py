"""An article read once for every step: its words as integers of one vocabulary, its sentences, its body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from reader.article import Article, Block, Span
from reader.text.tokens import WORD, fold_word


@dataclass(frozen=True, slots=True)
class Document:
    """An article's body (all but its boilerplate) as words.

    Attributes:
        body: the blocks that are the article's own text.
        starts, ends: where each word stands, in code points of the article's text.
        ids: each word's folded form as an integer of the vocabulary shared by all documents of a comparison.
        norms: each word's folded form.
        sentences: of the body, in order.
    """

    article: Article
    body: tuple[Block, ...]
    starts: list[int]
    ends: list[int]
    ids: list[int]
    norms: list[str]
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        return self.article.text

    def words(self, span: Span) -> tuple[int, int]:
        """The range `[first, last)` of the words that start inside `span`, as indices into `ids`."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from word `first` to word `last - 1`."""
        return Span(self.starts[first], self.ends[last - 1])

    def sentence_at(self, offset: int) -> Span | None:
        """The body's sentence that holds `offset`."""
        index = bisect_left(self.sentences, (offset + 1,)) - 1
        if index >= 0 and self.sentences[index].end > offset:
            return self.sentences[index]
        return None


def read_documents(articles: Iterable[Article]) -> list[Document]:
    """Documents in the order of `articles`, over one vocabulary."""
    vocabulary: dict[str, int] = {}
    return [_read(article, vocabulary) for article in articles]


def _read(article: Article, vocabulary: dict[str, int]) -> Document:
    text = article.text
    body = tuple(block for block in article.blocks if block.kind != "boilerplate")
    starts: list[int] = []
    ends: list[int] = []
    norms: list[str] = []
    for block in body:
        for match in WORD.finditer(text, block.start, block.end):
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            norms.append(fold_word(text[start:end]))
    ids = [vocabulary.setdefault(norm, len(vocabulary)) for norm in norms]
    outside = [block.span for block in article.blocks if block.kind == "boilerplate"]
    sentences = tuple(span for span in article.sentences if not any(out.holds(span) for out in outside))
    return Document(article, body, starts, ends, ids, norms, sentences)
