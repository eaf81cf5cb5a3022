"""An article read once for every step: its words as integers of one vocabulary, its sentences, its body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    folded: dict[str, tuple[str, int]] = {}  # a word as written → its folded form and number; most words recur
    return [_read(article, vocabulary, folded) for article in articles]


def _read(article: Article, vocabulary: dict[str, int], folded: dict[str, tuple[str, int]]) -> Document:
    text = article.text
    body = tuple(block for block in article.blocks if block.kind != "boilerplate")
    starts: list[int] = []
    ends: list[int] = []
    ids: list[int] = []
    norms: list[str] = []
    for block in body:
        for match in WORD.finditer(text, block.start, block.end):
            word = match.group()
            known = folded.get(word)
            if known is None:
                norm = fold_word(word)
                known = folded[word] = norm, vocabulary.setdefault(norm, len(vocabulary))
            starts.append(match.start())
            ends.append(match.end())
            norms.append(known[0])
            ids.append(known[1])
    return Document(article, body, starts, ends, ids, norms, _body_sentences(article))


def _body_sentences(article: Article) -> tuple[Span, ...]:
    """The sentences that lie in no boilerplate; both lists are in order."""
    outside = [block for block in article.blocks if block.kind == "boilerplate"]
    if not outside:
        return article.sentences
    places = [block.start for block in outside]
    kept = []
    for sentence in article.sentences:
        place = bisect_right(places, sentence.start) - 1
        if place < 0 or outside[place].end <= sentence.start:
            kept.append(sentence)
    return tuple(kept)
