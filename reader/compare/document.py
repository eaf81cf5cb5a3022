"""An article read once for every step: its words as integers of one vocabulary, its sentences, its body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from reader.article import Article, Block, Span
from reader.text.tokens import fold_word, word_places


@dataclass(frozen=True, slots=True)
class Document:
    """An article's body (all but its boilerplate) as words.

    Attributes:
        body: the blocks that are the article's own text.
        starts, ends: where each word stands, in code points of the article's text.
        ids: each word's folded form as an integer of the vocabulary shared by all documents of a comparison.
        norms: each word's folded form.
        sentences: of the body, in order.
        places: folded form → where its words stand, as indices into `norms`, in order.
        figures: the folded forms that begin with a digit, of all documents of the comparison.
    """

    article: Article
    body: tuple[Block, ...]
    starts: list[int]
    ends: list[int]
    ids: list[int]
    norms: list[str]
    sentences: tuple[Span, ...]
    places: Mapping[str, list[int]]
    figures: Set[str]

    @property
    def text(self) -> str:
        return self.article.text

    def words(self, span: Span) -> tuple[int, int]:
        """The range `[first, last)` of the words that start inside `span`, as indices into `ids`."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def where(self, forms: Set[str]) -> list[int]:
        """The words, as indices into `norms`, in order, whose folded form is one of `forms`."""
        places = self.places
        return sorted([at for norm in places.keys() & forms for at in places[norm]])

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
    vocabulary = _Vocabulary()
    return [_read(article, vocabulary) for article in articles]


class _Vocabulary(dict[str, int]):
    """A word as written → the number of its folded form. Most words recur, so each is folded once."""

    def __init__(self) -> None:
        super().__init__()
        self.norms: list[str] = []
        self.figures: set[str] = set()
        self._numbers: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        norm = fold_word(word)
        number = self._numbers.setdefault(norm, len(self.norms))
        if number == len(self.norms):
            self.norms.append(norm)
            if norm[0].isdigit():
                self.figures.add(norm)
        self[word] = number
        return number


def _read(article: Article, vocabulary: _Vocabulary) -> Document:
    body = tuple([block for block in article.blocks if block.kind != "boilerplate"])
    starts: list[int] = []
    ends: list[int] = []
    ids: list[int] = []
    for first, last in _stretches(article.text, body):
        here, there, written = word_places(article.text, first, last)
        starts += here
        ends += there
        ids += map(vocabulary.__getitem__, written)
    norms = list(map(vocabulary.norms.__getitem__, ids))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, norm in enumerate(norms):
        places[norm].append(at)
    return Document(article, body, starts, ends, ids, norms, _body_sentences(article), places, vocabulary.figures)


def _stretches(text: str, body: Iterable[Block]) -> list[tuple[int, int]]:
    """The blocks' bounds, those with nothing but white space between them as one: read at once, they cost less."""
    out: list[tuple[int, int]] = []
    for block in body:
        if out and text[out[-1][1] : block.start].isspace():
            out[-1] = out[-1][0], block.end
        else:
            out.append((block.start, block.end))
    return out


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
