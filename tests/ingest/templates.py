# ruff: noqa: E501 - pages are written as their makers write them
"""Ten designs of news pages, each with menus, advertisements, comments and cookie notices around one article."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

MENU = ("Front page", "Harbour", "Council", "Sport", "Weather", "Letters", "Classified", "About us")
OTHERS = (
    "Ten bakeries that open before six",
    "Lighthouse keeper wins marrow contest for a third time",
    "Why the tram bell was retuned",
    "Council denies plan to rename Gull Street",
    "Five walks that end at a pier",
)
COMMENTS = (
    ("marrowman", "I was there and it was nothing like this. The mayor never said a word of it."),
    ("Tilda K", "Can we please talk about the tram bell instead? It is still flat."),
    ("old_gull", "“Fancy that,” as my grandmother used to say."),
)
COOKIES = (
    "We and our 188 partners use cookies to store information on your device. You can accept or manage your choices."
)
LETTER = "Get the day’s stories from the coast in your inbox every evening. Sign up for our free newsletter."


@dataclass(frozen=True)
class Piece:
    """A block of the article to put on a page: `kind` as in `Block`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Written:
    """An article as its newsroom has it."""

    title: str
    byline: str
    outlet: str
    published: str
    updated: str
    url: str
    pieces: tuple[Piece, ...]


def _piece(piece: Piece, paragraph: str = "p") -> str:
    text = escape(piece.text, quote=False).replace("\n", "<br>")
    tag = {"heading": "h2", "list_item": "li", "blockquote": "blockquote"}.get(piece.kind, paragraph)
    return f"<ul><li>{text}</li></ul>" if tag == "li" else f"<{tag}>{text}</{tag}>"


def _body(written: Written, between: Sequence[str] = (), paragraph: str = "p") -> str:
    """The article's blocks, with things put between them after the second, fourth … block."""
    parts: list[str] = []
    queue = list(between)
    for index, piece in enumerate(written.pieces):
        parts.append(_piece(piece, paragraph))
        if queue and index % 2 == 1:
            parts.append(queue.pop(0))
    return "\n".join(parts)


def _list(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f'<li><a href="/{i}">{escape(item)}</a></li>' for i, item in enumerate(items)) + "</ul>"


def _comments() -> str:
    return "".join(
        f'<div class="comment"><b>{name}</b> <span>2 hours ago</span><p>{escape(text)}</p><a href="#">Reply</a></div>'
        for name, text in COMMENTS
    )


def _meta(written: Written) -> str:
    return (
        f'<meta property="og:title" content="{escape(written.title)}">'
        f'<meta property="og:site_name" content="{escape(written.outlet)}">'
        f'<meta property="og:url" content="{written.url}"><meta name="author" content="{escape(written.byline)}">'
        f'<meta property="article:published_time" content="{written.published}">'
        f'<meta property="article:modified_time" content="{written.updated}">'
    )


def _linked_data(written: Written, graph: bool = False) -> str:
    article = {
        "@type": "NewsArticle",
        "headline": written.title,
        "author": [{"@type": "Person", "name": written.byline}],
        "publisher": {"@type": "Organization", "name": written.outlet},
        "datePublished": written.published,
        "dateModified": written.updated,
        "mainEntityOfPage": written.url,
    }
    site = {"@type": "WebSite", "name": "The wrong name", "url": "https://wrong.example/"}
    data = {"@context": "https://schema.org", "@graph": [site, article]} if graph else article
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def semantic(w: Written) -> str:
    """HTML5 elements, JSON-LD, a related box in the middle."""
    aside = f'<aside class="related"><h3>More from {escape(w.outlet)}</h3>{_list(OTHERS[:3])}</aside>'
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(w.title)} | {escape(w.outlet)}</title>
{_linked_data(w)}</head><body><div class="cookie-banner" role="dialog"><p>{COOKIES}</p><button>Accept all</button></div>
<header><a href="/">{escape(w.outlet)}</a><nav>{_list(MENU)}</nav></header><main><article><header><h1>{escape(w.title)}</h1>
<p class="byline">By {escape(w.byline)}</p><time datetime="{w.published}">{w.published[:10]}</time></header>
{_body(w, [aside])}</article><section id="comments"><h2>3 comments</h2>{_comments()}</section></main>
<footer><p>© 2031 {escape(w.outlet)}. All rights reserved.</p>{_list(("Terms", "Privacy"))}</footer></body></html>"""


def tables(w: Written) -> str:
    """A layout of the nineties: tables, fonts, no metadata but the title."""
    menu = "".join(
        f'<tr><td><font size=2><a href="/{i}">{escape(item)}</a></font></td></tr>' for i, item in enumerate(MENU)
    )
    return f"""<html><head><title>{escape(w.outlet)} - {escape(w.title)}</title></head><body bgcolor=white>
<table width=100%><tr><td colspan=3><img src=logo.gif alt="{escape(w.outlet)}"> <a href="/">Front page</a></td></tr>
<tr><td width=120 valign=top><table>{menu}</table></td><td valign=top><h1>{escape(w.title)}</h1>
<font size=2>By {escape(w.byline)}</font>{_body(w)}</td><td width=160 valign=top><b>Latest news</b>{_list(OTHERS)}</td></tr>
<tr><td colspan=3 align=center><font size=1>Copyright 2031 {escape(w.outlet)}</font></td></tr></table></body></html>"""


def deep_divs(w: Written) -> str:
    """A page builder's nest of divs with generated class names; paragraphs are divs too."""
    ad = '<div class="css-1x9 adSlot"><div>Advertisement</div><div id="ad-7"></div></div>'
    letter = f'<div class="css-77 newsletterSignup"><div>{LETTER}</div><form><input type="email"><button>Sign up</button></form></div>'
    return f"""<!doctype html><html><head>{_meta(w)}<title>{escape(w.title)}</title></head><body><div id="__root"><div class="css-a1">
<div class="css-nav">{_list(MENU)}</div><div class="css-b2"><div class="css-c3"><div class="css-h"><h1>{escape(w.title)}</h1></div>
<div class="css-m"><span>By {escape(w.byline)}</span> <span>4 min read</span></div><div class="css-share"><a href="#">Facebook</a><a href="#">Twitter</a></div>
<div class="css-d4"><div class="css-e5">{_body(w, [ad, letter, ad], "div")}</div></div></div>
<div class="css-rail"><div>Most read</div>{_list(OTHERS)}</div></div></div>
<div class="css-cookie consent"><div>{COOKIES}</div></div></div></body></html>"""


def blog(w: Written) -> str:
    """A blog system's theme: entry-content, tags, author box, comments with a form."""
    return f"""<!doctype html><html><head><title>{escape(w.title)} – {escape(w.outlet)}</title>{_meta(w)}</head><body class="post-template single single-post">
<div id="page" class="hfeed site"><a class="skip-link" href="#content">Skip to content</a><header id="masthead"><p class="site-title">{escape(w.outlet)}</p>
<nav class="main-navigation">{_list(MENU)}</nav></header><div id="content" class="site-content"><div id="primary"><main><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{escape(w.title)}</h1><div class="entry-meta">Posted by <span class="author">{escape(w.byline)}</span></div></header>
<div class="entry-content">{_body(w)}<div class="sharedaddy"><h3>Share this:</h3>{_list(("Facebook", "Email", "Print"))}</div>
<div class="jp-relatedposts"><h3>Related</h3>{_list(OTHERS[:3])}</div></div><footer class="entry-footer">Filed under: <a href="/c">Coast</a></footer></article>
<div id="comments" class="comments-area"><h2>3 thoughts on “{escape(w.title)}”</h2><ol class="comment-list">{_comments()}</ol>
<div id="respond"><h3>Leave a reply</h3><p>Your email address will not be published.</p><form><textarea></textarea></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2>{_list(OTHERS)}</section></aside></div></div></body></html>"""


def tabloid(w: Written) -> str:
    """Promos, picture captions and videos between every few paragraphs."""
    figure = (
        '<figure><img src="data:image/png;base64,iVBORw0KGgo=" alt="A pier"><figcaption>The pier at dusk. '
        "Picture: Coast Images</figcaption></figure>"
    )
    promo = f'<div class="promo-block read-more"><span>READ MORE:</span> <a href="/p">{escape(OTHERS[1])}</a></div>'
    video = '<div class="video-player"><p>Play video</p><video src="x.mp4"></video></div>'
    return f"""<!doctype html><html><head>{_linked_data(w, graph=True)}<title>{escape(w.title)}</title></head><body><nav class="topnav">{_list(MENU)}</nav>
<div id="main"><div class="article wide" itemprop="articleBody"><h1>{escape(w.title)}</h1><ul class="share-links"><li><a href="#">Share</a></li><li><a href="#">12k shares</a></li></ul>
{_body(w, [figure, promo, video, promo, figure])}</div><div class="comments-wrap"><h3>Comments (3)</h3>{_comments()}</div>
<div class="most-popular"><h3>Most popular</h3>{_list(OTHERS)}</div></div><div id="gdpr-consent">{COOKIES}</div></body></html>"""


def paywalled(w: Written) -> str:
    """A broadsheet with a gate, a standfirst by script and microdata instead of JSON-LD."""
    gate = "<div class='paywall-barrier'><h2>Already a subscriber? Log in</h2><p>To continue reading, subscribe today for 4 crowns a month.</p></div>"
    return f"""<!doctype html><html><head>{_meta(w)}<link rel="canonical" href="{w.url}"><title>{escape(w.title)} — {escape(w.outlet)}</title>
<script>var dataLayer = [{{"page": "article", "text": "He denied everything in this script."}}];</script></head><body>
<noscript>Please enable JavaScript to read this page properly.</noscript><div role="banner">{_list(MENU)}</div>
<div role="main" itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(w.title)}</h1>
<div itemprop="articleBody" class="story__text">{_body(w)}</div>{gate}</div>
<div role="complementary"><h4>Editor’s picks</h4>{_list(OTHERS)}</div><div role="contentinfo">© {escape(w.outlet)} 2031</div></body></html>"""


def amp(w: Written) -> str:
    """A phone page: sections, amp elements, sticky advertisement."""
    ad = '<amp-ad width="300" height="250" type="x"></amp-ad>'
    return f"""<!doctype html><html ⚡><head><meta charset="utf-8"><title>{escape(w.title)}</title>{_linked_data(w)}<style amp-boilerplate>body{{}}</style></head><body>
<amp-sidebar id="sidebar1"><ul>{"".join(f"<li><a href='#'>{escape(m)}</a></li>" for m in MENU)}</ul></amp-sidebar>
<section class="headline"><h1>{escape(w.title)}</h1></section><section class="meta"><div>By {escape(w.byline)}</div></section>
<section class="content">{_body(w, [ad, ad, ad])}</section><amp-sticky-ad></amp-sticky-ad>
<section class="newsletter-box"><h3>The evening letter</h3><p>{LETTER}</p></section>
<section class="next-up"><h3>Read next</h3>{_list(OTHERS)}</section></body></html>"""


def line_breaks(w: Written) -> str:
    """Paragraphs parted by two line breaks in one element, as small papers and mailing lists do."""
    text = "<br><br>\n".join(escape(piece.text, quote=False).replace("\n", "<br>") for piece in w.pieces)
    return f"""<html><head><title>{escape(w.title)} | {escape(w.outlet)}</title></head><body><div class="menu">{_list(MENU)}</div>
<div class="content"><h2 class="title">{escape(w.title)}</h2><div class="byline">By {escape(w.byline)}</div><div class="text">{text}</div></div>
<div class="box"><b>Other stories</b><br>{"<br>".join(f'<a href="/{i}">{escape(o)}</a>' for i, o in enumerate(OTHERS))}</div>
<div class="footer">Copyright 2031. All rights reserved. <a href="/terms">Terms of use</a></div></body></html>"""


def live_page(w: Written) -> str:
    """Article, then other stories on the same page as teasers with first sentences."""
    teasers = "".join(
        f'<article class="teaser"><h3><a href="/{i}">{escape(title)}</a></h3><p>The story was told at the quay on '
        f"Tuesday by people who had not been there.</p></article>"
        for i, title in enumerate(OTHERS)
    )
    return f"""<!doctype html><html><head>{_meta(w)}<title>{escape(w.title)} - {escape(w.outlet)}</title></head><body><header class="Masthead">{_list(MENU)}</header>
<div class="Layout"><div class="Column--main"><article class="Story"><h1>{escape(w.title)}</h1><p class="Story-byline">{escape(w.byline)}</p>
<div class="Story-body">{_body(w)}</div><div class="Story-tags">Topics: <a href="/t">Coast</a> <a href="/u">Council</a></div></article></div>
<div class="Column--next"><h2>Up next</h2>{teasers}</div></div><div class="Consent-layer">{COOKIES}</div></body></html>"""


def saved(w: Written) -> str:
    """A page saved whole with SingleFile: everything in one file, its address in a comment."""
    pixels = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" * 40
    return f"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: {w.url}
 saved date: Tue May 06 2031 10:12:01 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8><title>{escape(w.title)} | {escape(w.outlet)}</title>
<style>.sf-hidden{{display:none!important}}</style><body><div class="site-nav" role=navigation>{_list(MENU)}</div>
<img src="data:image/png;base64,{pixels}"><div class=article-wrap><h1>{escape(w.title)}</h1><p class=meta>By {escape(w.byline)}
<div class=article-content>{_body(w)}</div></div><div class="sf-hidden" style="display:none"><p>{COOKIES}</p></div>
<div class="related-links"><p>You may also like</p>{_list(OTHERS)}</div></body></html>"""


TEMPLATES: dict[str, Callable[[Written], str]] = {
    template.__name__: template
    for template in (semantic, tables, deep_divs, blog, tabloid, paywalled, amp, line_breaks, live_page, saved)
}
"""Every design by name."""

FULL_DETAILS = frozenset({"semantic", "deep_divs", "blog", "tabloid", "paywalled", "amp", "live_page"})
"""Those whose page states every detail; the others state what their design has room for."""
