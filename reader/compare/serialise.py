"""A comparison as JSON-ready data: the format `crossread.comparison/1` of comparison.schema.json."""

from __future__ import annotations

from typing import Any

from reader.article import Article
from reader.compare.model import Comparison, Dispute, Family, Member, Place, Quote
from reader.version import __version__

FORMAT = "crossread.comparison/1"


def comparison_dict(comparison: Comparison) -> dict[str, Any]:
    """Plain dicts and lists in the order of the comparison. Additions may come; names stay."""
    return {
        "format": FORMAT,
        "generator": f"crossread {__version__}",
        "story": {"id": comparison.story_id, "title": comparison.story_title},
        "articles": [_article(article) for article in comparison.articles],
        "quotes": [_quote(quote) for quote in comparison.quotes],
        "families": [_family(family) for family in comparison.families],
        "passages": [
            {"id": passage.id, "members": [_place(member) for member in passage.members]}
            for passage in comparison.passages
        ],
        "disputes": [_dispute(dispute) for dispute in comparison.disputes],
        "single_source": [_place(place) for place in comparison.single_source],
        "origins": [
            {
                "id": origin.id,
                "name": origin.name,
                "articles": [
                    {"article": use.article, "start": use.span.start, "end": use.span.end, "chain": list(use.chain)}
                    for use in origin.uses
                ],
                "circular": origin.circular,
            }
            for origin in comparison.origins
        ],
        "copies": dict(comparison.copies),
        "groups": [list(group) for group in comparison.groups],
    }


def _article(article: Article) -> dict[str, Any]:
    source = article.source
    return {
        "id": article.id,
        "path": article.path,
        "title": source.title,
        "outlet": source.outlet,
        "byline": source.byline,
        "published": source.published,
        "updated": source.updated,
        "url": source.url,
        "text": article.text,
        "blocks": [
            {"start": block.start, "end": block.end, "kind": block.kind}
            | ({"reason": block.reason} if block.reason else {})
            for block in article.blocks
        ],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    return {
        "id": quote.id,
        "article": quote.article,
        "start": quote.span.start,
        "end": quote.span.end,
        "kind": quote.kind,
        "utterance": quote.utterance,
        "nested_in": quote.nested_in,
        "cue": list(quote.cue) if quote.cue else None,
        "speaker": {
            "name": speaker.name,
            "mention": list(speaker.mention) if speaker.mention else None,
            "tentative": speaker.tentative,
        }
        if speaker
        else None,
        "addressee": quote.addressee,
        "via": list(quote.via),
        "denied": quote.denied,
        "confidence": round(quote.confidence, 2),
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "article": member.article,
        "start": member.span.start,
        "end": member.span.end,
        "quote": member.quote,
        "alterations": list(member.alterations),
        "similarity": round(member.similarity, 3),
        "changes": [
            {"op": change.op, "from": change.before, "to": change.after, "flag": change.flag}
            for change in member.changes
        ],
    }


def _family(family: Family) -> dict[str, Any]:
    return {
        "id": family.id,
        "root": family.root,
        "speaker": family.speaker,
        "members": [_member(member) for member in family.members],
        "also_in": [_member(member) for member in family.also_in],
        "missing_from": list(family.missing_from),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"article": place.article, "start": place.span.start, "end": place.span.end}


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {
        "id": dispute.id,
        "kind": dispute.kind,
        "slot": dispute.slot,
        "statement": dispute.statement,
        "confidence": round(dispute.confidence, 2),
        "sides": [
            {
                "stance": side.stance,
                "value": side.value,
                "article": side.article,
                "start": side.span.start,
                "end": side.span.end,
                "speaker": side.speaker,
                "hedged": side.hedged,
            }
            for side in dispute.sides
        ],
        "missing_from": list(dispute.missing_from),
    }
