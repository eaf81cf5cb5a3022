"""The comparison, step by step: reading this file top to bottom tells what happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.article import Article, Story
from reader.compare.claims.index import index_claims
from reader.compare.claims.single_source import find_single_source
from reader.compare.copies import find_copies
from reader.compare.disputes.find import find_disputes
from reader.compare.document import read_documents
from reader.compare.events import group_by_event
from reader.compare.families.find import find_families
from reader.compare.model import Comparison, Dispute, Family, Place
from reader.compare.origins.find import find_origins
from reader.compare.passages import find_passages
from reader.compare.quotes.agreement import settle_speakers
from reader.compare.quotes.find import find_quotes


def compare(articles: Iterable[Article]) -> Comparison:
    """Compare articles on one event.

    A pure function: the same articles give the same comparison, to the byte, whatever order they come in.
    """
    ordered = sorted(articles, key=lambda article: (article.path, article.fingerprint, article.id))
    documents = read_documents(ordered)
    copies = find_copies(documents)
    quotes = find_quotes(documents)
    families = find_families(documents, quotes)
    quotes = settle_speakers(documents, quotes, families)
    passages = find_passages(documents, quotes, copies)
    claims = index_claims(documents)
    disputes = find_disputes(documents, quotes, families, claims)
    return Comparison(
        articles=tuple(ordered),
        quotes=tuple(quotes),
        families=families,
        passages=passages,
        disputes=disputes,
        single_source=find_single_source(documents, quotes, claims, _shared(families, disputes)),
        origins=find_origins(documents, quotes),
        copies=copies,
        groups=group_by_event(documents),
    )


def _shared(families: Iterable[Family], disputes: Iterable[Dispute]) -> list[Place]:
    """What several sources have: renderings of one utterance, and every source's side of a dispute."""
    members = [Place(member.article, member.span) for family in families for member in family.members]
    return members + [Place(side.article, side.span) for dispute in disputes for side in dispute.sides]


def compare_story(story: Story) -> Comparison:
    """`compare`, with the story's id and title kept in the result."""
    return replace(compare(story.articles), story_id=story.id, story_title=story.title)
