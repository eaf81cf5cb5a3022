"""What a web page says of itself: JSON-LD, meta tags, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.article import Source
from reader.ingest.decode import canonical
from reader.ingest.details import iso_date, one_line, split_site, web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = ("article", "posting", "report", "liveblog")


# "Page saved with SingleFile / url: … / saved date: …": the address and the day the page was saved.
_SAVED_ADDRESS = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|saved from url=).{0,400}?(https?://[^\s>]+)", re.DOTALL
)


def page_details(page: HtmlElement, url: str | None = None, opening: str = "") -> Source:
    """Title, outlet, byline, dates and address, each from the most telling place that has it.

    Args:
        page: the page's tree.
        url: where it was fetched from.
        opening: its first characters, where programs that save pages leave a comment. The day of saving is not used:
            it says nothing about the article.
    """
    saved = _SAVED_ADDRESS.search(opening)
    meta = _meta(page)
    data = next(_articles(page), {})
    outlet = one_line(_name(data.get("publisher"))) or one_line(meta.get("og:site_name"))
    title = one_line(data.get("headline")) or _title(page, meta, outlet)
    if title and not outlet:
        title, outlet = split_site(title, None)
    return Source(
        title=title,
        outlet=outlet,
        byline=one_line(_name(data.get("author"))) or _byline(meta),
        published=_first_date(
            data.get("datePublished"),
            *(meta.get(key) for key in ("article:published_time", "date", "pubdate", "dc.date")),
        ),
        updated=_first_date(
            data.get("dateModified"),
            *(meta.get(key) for key in ("article:modified_time", "og:updated_time", "lastmod")),
        ),
        url=_address(page, meta, data) or url or (web_address(saved[1]) if saved else None),
    )


def article_body(page: HtmlElement) -> str | None:
    """The article's words as JSON-LD gives them; None where it has none worth reading."""
    for data in _articles(page):
        body = data.get("articleBody")
        if isinstance(body, str) and len(body) >= 250:
            return canonical(body)
    return None


def _meta(page: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if key and content and content.strip():
            found.setdefault(key.strip().lower(), content.strip())
    return found


def _articles(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects whose type is some kind of article."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _typed(value, 0)


def _typed(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < 6:
        for item in value:
            yield from _typed(item, depth + 1)
    elif isinstance(value, dict) and depth < 6:
        kinds = value.get("@type")
        names = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
        if any(isinstance(name, str) and name.lower().endswith(_ARTICLE_TYPES) for name in names):
            yield value
        yield from _typed(value.get("@graph"), depth + 1)
        yield from _typed(value.get("mainEntity"), depth + 1)


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return value if value.strip() and not value.startswith(("http://", "https://")) else None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        names = [name for name in map(_name, value) if name]
        if names:
            return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return None


def _title(page: HtmlElement, meta: dict[str, str], outlet: str | None) -> str | None:
    stated = one_line(meta.get("og:title") or meta.get("twitter:title"))
    if not stated:
        headings = [one_line("".join(h1.itertext())) for h1 in page.iter("h1")]
        written = one_line(page.findtext(".//title"))
        stated = next((h for h in headings if h and written and h in written), None) or written
        stated = stated or (headings[0] if len(headings) == 1 else None)
    return split_site(stated, outlet)[0] if stated else None


def _byline(meta: dict[str, str]) -> str | None:
    for key in ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"):
        name = one_line(_name(meta.get(key)))
        if name:
            return name[3:] if name.lower().startswith("by ") else name
    return None


def _first_date(*values: Any) -> str | None:
    return next((date for date in map(iso_date, values) if date), None)


def _address(page: HtmlElement, meta: dict[str, str], data: dict[str, Any]) -> str | None:
    canonical = next(
        (link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    main = data.get("mainEntityOfPage")
    stated = main.get("@id") if isinstance(main, dict) else main
    return next((a for a in map(web_address, (canonical, meta.get("og:url"), data.get("url"), stated)) if a), None)
