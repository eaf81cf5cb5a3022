"""RSS and Atom, by feedparser (extra `feeds`)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from reader.article import Source
from reader.errors import NotAnArticle
from reader.ingest.compose import Piece, compose
from reader.ingest.details import iso_date, one_line, web_address
from reader.ingest.dom import leaves
from reader.ingest.draft import Draft, Item, Material, Pointer
from reader.ingest.extras import extra
from reader.ingest.html import parse
from reader.ingest.text_file import finished

_MOST_ENTRIES = 200
# Below this many words an entry is a summary; its page has the article.
_WHOLE_ARTICLE = 120


def read_feed(material: Material) -> Sequence[Item]:
    """The entries of a feed as articles.

    An entry that carries its article is that. One that has only a summary is a pointer to its page when the feed itself
    was fetched; in a feed that lies on disk nothing is fetched and the summary is the article.

    Raises:
        NotAnArticle: this is no feed, or it is empty.
    """
    extra("feedparser", "feeds", material.path)
    import feedparser

    data = re.sub(rb"<!DOCTYPE.*?(?:\[.*?\]\s*)?>", b"", material.data, count=1, flags=re.DOTALL)  # no entities
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # whatever feedparser stumbles over
        raise NotAnArticle(f"{material.path}: this feed is broken: give the address of the article itself") from None
    items = list(_items(feed, fetched=material.url is not None))
    if not items:
        raise NotAnArticle(f"{material.path}: no entries in this feed: give the address of the article itself")
    return items


def _items(feed: Any, fetched: bool) -> Iterator[Item]:
    outlet = one_line(_plain(feed.feed.get("title")))
    for number, entry in enumerate(feed.entries[:_MOST_ENTRIES], 1):
        url = web_address(entry.get("link"))
        bodies = [*(part.get("value") for part in entry.get("content", [])), entry.get("summary")]
        pieces = _pieces(max((body for body in bodies if body), key=len, default=""))
        if fetched and url and sum(len(piece.text.split()) for piece in pieces) < _WHOLE_ARTICLE:
            yield Pointer(url)
        elif pieces:
            yield _draft(entry, pieces, outlet, url, str(number))


def _draft(entry: Any, pieces: list[Piece], outlet: str | None, url: str | None, number: str) -> Draft:
    source = Source(
        title=one_line(_plain(entry.get("title"))),
        outlet=outlet,
        byline=one_line(entry.get("author")),
        published=_date(entry, "published"),
        updated=_date(entry, "updated"),
        url=url,
    )
    text, blocks = compose(pieces, source.title)
    draft = finished(text, blocks, source)
    return Draft(draft.text, draft.blocks, draft.source, number)


def _pieces(body: str) -> list[Piece]:
    """An entry's own HTML is its article: there is no page around it to tell it from."""
    try:
        return [Piece(leaf.text, leaf.kind) for leaf in leaves(parse(body, "entry"))]
    except NotAnArticle:
        return []


def _plain(value: object) -> str | None:
    return html.unescape(re.sub(r"<[^>]{0,300}>", "", value)) if isinstance(value, str) else None


def _date(entry: Any, name: str) -> str | None:
    """What feedparser made of the feed's date, in UTC; else what the feed says as it says it."""
    parsed = dict.get(entry, f"{name}_parsed")  # past feedparser, which gives "published" for a missing "updated"
    made = iso_date("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6])) if parsed else None
    return made or iso_date(dict.get(entry, name))
