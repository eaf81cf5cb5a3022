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
    title, named = _title(page, one_line(data.get("headline")) or _stated_title(meta), outlet)
    outlet = outlet or named
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


def _name(value: Any, depth: int = 0) -> str | None:
    if isinstance(value, str):
        return value if value.strip() and not value.startswith(("http://", "https://")) else None
    if isinstance(value, dict) and depth < 6:
        return _name(value.get("name"), depth + 1)
    if isinstance(value, list) and depth < 6:
        names = [name for item in value if (name := _name(item, depth + 1))]
        if names:
            return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return None


def _stated_title(meta: dict[str, str]) -> str | None:
    return one_line(meta.get("og:title") or meta.get("twitter:title"))


def _title(page: HtmlElement, stated: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """The headline, and the outlet where only the page's title names it.

    The page's title is the headline with the outlet before or behind it; a heading that stands inside it says which
    part is which.
    """
    headings = [one_line("".join(element.itertext())) for element in page.iter("h1", "h2")]
    written = one_line(page.findtext(".//title"))
    inside = max((h for h in [stated, *headings] if h and written and h in written), key=len, default=None)
    named = outlet
    if written and inside and not outlet and (written.startswith(inside) or written.endswith(inside)):
        rest = written.removeprefix(inside) if written.startswith(inside) else written.removesuffix(inside)
        rest = rest.strip(" -–—|·•»:")
        named = rest if rest and len(rest) <= 40 and len(rest.split()) <= 5 else None
    if stated:
        return split_site(stated, named)
    if inside and len(inside) >= 0.4 * len(written or ""):
        return inside, named
    if written:
        return split_site(written, outlet)
    only = list(page.iter("h1"))
    return (one_line("".join(only[0].itertext())) if len(only) == 1 else None), outlet


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
