"""Where a stretch stands, in words a reader can follow: source, paragraph, speaker."""

from __future__ import annotations

from reader.article import Article, Span
from reader.compare.model import Comparison, Quote
from reader.export.clean import one_line


def source_name(article: Article) -> str:
    """What the source is called: outlet, else title, else file name."""
    return one_line(article.label) or article.id


def locator(article: Article, span: Span) -> str:
    """The paragraph, and the sentence in it, where `span` begins: "¶ 4, sentence 2"; "title" in the headline."""
    number = 0
    for block in article.blocks:
        if block.kind in {"title", "boilerplate"}:
            if block.start <= span.start < block.end:
                return "title" if block.kind == "title" else "page furniture"
            continue
        number += 1
        if span.start < block.end:
            inside = [sentence for sentence in article.sentences if block.span.holds(sentence)]
            before = sum(sentence.start <= span.start for sentence in inside)
            return f"¶ {number}" + (f", sentence {before}" if len(inside) > 1 and before else "")
    return f"character {span.start}"


def quote_at(comparison: Comparison, article: str, span: Span) -> Quote | None:
    """The quote with a speaker that shares most with `span`; it must cover half of the shorter of the two."""
    best: tuple[int, Quote] | None = None
    for quote in comparison.quotes:
        if quote.article != article or quote.speaker is None:
            continue
        shared = quote.span.overlap(span)
        if 2 * shared >= min(quote.span.end - quote.span.start, span.end - span.start) and shared:
            best = max(best or (0, quote), (shared, quote), key=lambda pair: pair[0])
    return best[1] if best else None


def speaker_of(comparison: Comparison, article: str, span: Span) -> str | None:
    """Who says the words at `span`, with the carriers they came through: "Ada Voss, via a letter"."""
    quote = quote_at(comparison, article, span)
    if quote is None or quote.speaker is None:
        return None
    name = one_line(quote.speaker.name) + (" (inferred)" if quote.speaker.tentative else "")
    return name + (f", via {', '.join(one_line(carrier) for carrier in quote.via)}" if quote.via else "")
