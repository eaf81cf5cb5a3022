"""Where a stretch stands, in words a reader can follow: source, paragraph, speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

from reader.article import Article, Span
from reader.compare.model import Comparison, Quote
from reader.export import wording
from reader.export.clean import one_line


def source_name(article: Article) -> str:
    """What the source is called: outlet, else title, else file name."""
    return one_line(article.label) or article.id


class Guide:
    """Names, locators and speakers for the places of one comparison; looks each article through only once."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._outlines: dict[str, _Outline] = {}
        self._names = {article.id: source_name(article) for article in comparison.articles}

    def article(self, article_id: str | None) -> Article | None:
        """The article, if it is one of the comparison's."""
        return self.comparison.article_by_id.get(article_id or "")

    def name(self, article_id: str | None) -> str:
        """What the source is called; says so when it is none of the story's any more."""
        return self._names.get(article_id or "", "a source that is no longer in the story")

    def locator(self, article_id: str | None, span: Span) -> str:
        """The paragraph, and the sentence in it, where `span` begins: "¶ 4, sentence 2"; "title" in the headline."""
        article = self.article(article_id)
        if article is None:
            return ""
        outline = self._outlines.get(article.id)
        if outline is None:
            outline = self._outlines[article.id] = _Outline(article)
        return outline.locator(span)

    def speaker(self, article_id: str | None, span: Span) -> str | None:
        """Who says the words at `span`, with the carriers they came through: "Ada Voss, via a letter"."""
        quote = self._quote_at(article_id or "", span)
        if quote is None or quote.speaker is None:
            return None
        name = one_line(quote.speaker.name) + wording.inferred(quote.speaker.tentative)
        return name + (f", via {', '.join(one_line(carrier) for carrier in quote.via)}" if quote.via else "")

    @cached_property
    def _quotes(self) -> dict[str, list[Quote]]:
        out: dict[str, list[Quote]] = defaultdict(list)
        for quote in self.comparison.quotes:
            if quote.speaker:
                out[quote.article].append(quote)
        return out

    def _quote_at(self, article: str, span: Span) -> Quote | None:
        """The quote with a speaker that shares most with `span`, half of the shorter of the two at least."""
        best, most = None, 0
        for quote in self._quotes.get(article, ()):
            shared = quote.span.overlap(span)
            if shared > most and 2 * shared >= min(quote.span.end - quote.span.start, span.end - span.start):
                best, most = quote, shared
        return best


class _Outline:
    """An article's paragraphs, numbered as a reader counts them: no headline, no page furniture."""

    def __init__(self, article: Article) -> None:
        self.blocks = article.blocks
        self.starts = [block.start for block in article.blocks]
        self.sentences = [sentence.start for sentence in article.sentences]
        self.numbers: list[int] = []
        number = 0
        for block in article.blocks:
            number += block.kind not in {"title", "boilerplate"}
            self.numbers.append(number)

    def locator(self, span: Span) -> str:
        index = bisect_right(self.starts, span.start) - 1
        if index < 0 or (span.start >= self.blocks[index].end and index + 1 < len(self.blocks)):
            index += 1  # white space before a block
        if not 0 <= index < len(self.blocks):
            return f"character {span.start}"
        block = self.blocks[index]
        if block.kind in {"title", "boilerplate"}:
            return "title" if block.kind == "title" else "page furniture"
        first = bisect_right(self.sentences, block.start - 1)
        here = bisect_right(self.sentences, span.start) - first
        several = bisect_right(self.sentences, block.end - 1) - first > 1
        return f"¶ {self.numbers[index]}" + (f", sentence {here}" if several and here > 0 else "")
