"""Copying, with where the words come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Article, Span

if TYPE_CHECKING:
    from reader.tui.screens.compare import CompareScreen


def copy_with_citation(screen: CompareScreen) -> None:
    """The sentence or selection and its source, to the clipboard."""
    column = screen.desk.column
    _copy(screen, cited(column.article, column.text, column.chosen), "with its source")


def copy_words(screen: CompareScreen) -> None:
    """The sentence or selection alone."""
    column = screen.desk.column
    _copy(screen, " ".join(column.chosen.of(column.text).split()), "without its source")


def _copy(screen: CompareScreen, words: str, how: str) -> None:
    screen.app.copy_to_clipboard(words)
    screen.say(f"Copied {how}.")


def cited(article: Article, text: str, span: Span) -> str:
    """Words of an article with outlet, title, date and address, as far as they are known."""
    words = " ".join(span.of(text).split())
    source = article.source
    facts = [source.outlet, f"“{source.title}”" if source.title else None, source.byline, source.published]
    facts += [source.url or (article.path if article.path != "-" else None)]
    citation = ", ".join(" ".join(fact.split()) for fact in facts if fact)
    return f"“{words}”\n— {citation}" if citation else f"“{words}”"
