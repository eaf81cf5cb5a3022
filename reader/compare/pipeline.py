"""The comparison, step by step: reading this file top to bottom tells what happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.article import Article, Story
from reader.compare.document import read_documents
from reader.compare.model import Comparison
from reader.compare.quotes import find_quotes


def compare(articles: Iterable[Article]) -> Comparison:
    """Compare articles on one event.

    A pure function: the same articles give the same comparison, to the byte, whatever order they come in.
    """
    ordered = sorted(articles, key=lambda article: (article.path, article.fingerprint, article.id))
    documents = read_documents(ordered)
    quotes = find_quotes(documents)
    return Comparison(articles=tuple(ordered), quotes=tuple(quotes))


def compare_story(story: Story) -> Comparison:
    """`compare`, with the story's id and title kept in the result."""
    return replace(compare(story.articles), story_id=story.id, story_title=story.title)
