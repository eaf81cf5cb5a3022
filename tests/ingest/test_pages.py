# ruff: noqa: E501 - pages and files stand as they are written
"""Web pages: the article comes out whole, its furniture does not."""

import json
from pathlib import Path

import pytest

from reader.article import Article
from reader.errors import NoStory
from reader.ingest.draft import Material
from reader.ingest.formats import read
from reader.ingest.load import load_story
from tests.bench.ingest_pages import article_words, details, f1, lost_quotes, newsroom_copy, sample_copies, shingles
from tests.ingest.made_files import P1
from tests.ingest.templates import COMMENTS, COOKIES, OTHERS, TEMPLATES

COPIES = sample_copies()[:4]


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_article_survives_every_design(template: str) -> None:
    for written in COPIES:
        (draft,) = read(Material("page.html", TEMPLATES[template](written).encode()))
        assert f1(shingles(article_words(draft)), shingles("\n".join(p.text for p in written.pieces))) >= 0.97
        assert lost_quotes(draft, written) == []
        assert [name for name, right in details(draft, written, template) if not right] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_furniture_is_left_as_article(template: str) -> None:
    (draft,) = read(Material("page.html", TEMPLATES[template](COPIES[0]).encode()))
    kept = article_words(draft)
    for line in (COOKIES, *OTHERS, *(text for _, text in COMMENTS)):
        assert line not in kept


def page(tmp_path: Path, html: str) -> Article:
    path = tmp_path / "page.html"
    path.write_text(html)
    (article,) = load_story([path]).articles
    return article


P = "<p>The ferry to Quillmouth has not sailed since the storm, and nobody will say when it is going to sail again.</p>"


def test_structure_is_kept(tmp_path: Path) -> None:
    article = page(
        tmp_path,
        f"<html><head><title>Ferry aground</title></head><body><article><h1>Ferry aground</h1>{P}<h2>Why</h2><ul><li>Fog, "
        "the captain said.</li><li>Rum, the crew said.</li></ul><blockquote><p>I was asleep.</p><p>So was he.</p></blockquote>"
        f"<figure><img src=x><figcaption>The ferry at dusk</figcaption></figure><p>He said: <q>never</q>.<br>Then he left.</p>{P}"
        "<table><tr><td>Monday</td><td>nine</td></tr></table></article></body></html>",
    )
    shown = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert " ".join(kind for kind, _ in shown) == (
        "title paragraph heading list_item list_item blockquote blockquote caption paragraph paragraph list_item"
    )
    assert ("paragraph", "He said: “never”.\nThen he left.") in shown
    assert ("list_item", "Monday | nine") in shown


def test_scripts_and_handlers_are_never_shown(tmp_path: Path) -> None:
    article = page(
        tmp_path,
        f"<body><article><h1 onclick='steal()'>Ferry</h1><script>document.write('<p>He denied it.</p>')</script>{P}"
        f"<p onmouseover=\"x('He confessed.')\">Rain fell all night on the quay.</p><noscript><p>Turn it on.</p></noscript>{P}</article>",
    )
    for word in ("denied", "steal", "confessed", "Turn it on"):
        assert word not in article.text


def test_what_a_page_hides_is_not_shown(tmp_path: Path) -> None:
    article = page(
        tmp_path, f"<body><article>{P}<p style='display:none'>Hidden words of no account here.</p>{P}</article>"
    )
    assert "Hidden" not in article.text


def test_a_site_name_is_split_off_the_title(tmp_path: Path) -> None:
    article = page(
        tmp_path, f"<head><title>Ferry still aground off coast - Quillmouth Echo</title></head><body><article>{P}{P}"
    )
    assert (article.source.title, article.source.outlet) == ("Ferry still aground off coast", "Quillmouth Echo")


def test_a_hyphenated_headline_is_not_split(tmp_path: Path) -> None:
    article = page(
        tmp_path, f"<head><title>Ferry aground - what we know so far about it</title></head><body><article>{P}{P}"
    )
    assert article.source.title == "Ferry aground - what we know so far about it"


def test_the_copyright_year_is_not_the_date(tmp_path: Path) -> None:
    article = page(
        tmp_path, f"<body><article><h1>Ferry</h1>{P}{P}</article><footer>© 2019 Echo, 4 May 2020</footer></body>"
    )
    assert article.source.published is None and article.source.updated is None


def test_broken_linked_data_is_passed_over(tmp_path: Path) -> None:
    good = json.dumps(
        {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Ferry", "author": {"name": ["Ada Voss"]}}
    )
    article = page(
        tmp_path,
        f'<head><script type="application/ld+json">{{"@type": broken</script><script type="application/ld+json">[1, {good}]</script>'
        f"</head><body><article>{P}{P}</article>",
    )
    assert (article.source.title, article.source.byline) == ("Ferry", "Ada Voss")


def test_a_page_that_only_has_data_is_read_from_it(tmp_path: Path) -> None:
    body = "The ferry has not sailed since the storm. " * 10 + "\n\n“We were told,” said Ada Voss."
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry aground", "articleBody": body})
    article = page(
        tmp_path, f'<head><script type="application/ld+json">{data}</script></head><body><div id="app"></div></body>'
    )
    assert "“We were told,” said Ada Voss." in article.text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></nav></body></html>",
        "<html><body><form><input name=q><button>Search this site now</button></form></body></html>",
    ],
)
def test_a_page_without_an_article_says_what_to_do(tmp_path: Path, html: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(html)
    with pytest.raises(NoStory, match=r"page\.html: .*save"):
        load_story([path])


def test_a_page_in_another_encoding_is_read_as_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    html = f'<html><head><meta charset="windows-1251"><title>Ferry</title></head><body><article>{P}<p>Паром сел на мель.</p>{P}'
    path.write_bytes(html.encode("cp1251"))
    assert "Паром сел на мель." in load_story([path]).articles[0].text


def test_newsroom_copies_hold_the_quotes_that_are_counted() -> None:
    assert any("“" in piece.text or '"' in piece.text for written in COPIES for piece in written.pieces)
    assert newsroom_copy.__doc__


def test_a_quoted_post_in_a_social_box_is_kept(tmp_path: Path) -> None:
    post = "<div class='social-embed'><blockquote class='post'><p>“We never sold a ticket,” the company wrote.</p></blockquote></div>"
    article = page(tmp_path, f"<body><article><h1>Ferry</h1>{P}{post}{P}</article>")
    assert "never sold a ticket" in article.text


def test_words_in_a_box_are_kept_but_marked(tmp_path: Path) -> None:
    box = "<aside class='related'><p>The captain: “I was asleep, and so was the mate.”</p></aside>"
    article = page(tmp_path, f"<body><article><h1>Ferry</h1>{P}{box}{P}</article>")
    (marked,) = [block for block in article.blocks if block.kind == "boilerplate"]
    assert "asleep" in article.text[marked.start : marked.end]


def test_a_page_saved_while_a_dialog_was_open_is_read(tmp_path: Path) -> None:
    article = page(tmp_path, f"<body><div id='root' aria-hidden='true'><article><h1>Ferry</h1>{P * 6}</article></div>")
    assert "has not sailed" in article.text


def test_a_page_builder_that_calls_every_paragraph_a_widget_hides_nothing(tmp_path: Path) -> None:
    widgets = "".join(f"<div class='widget widget-text'>{P}</div>" for _ in range(6))
    article = page(
        tmp_path, f"<body><div class='builder'><h1>Ferry</h1>{widgets}</div><div class='related'>x</div></body>"
    )
    assert [block.kind for block in article.blocks] == ["title"] + ["paragraph"] * 6


def test_words_inside_inline_elements_break_and_hide_as_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><article><h1>Ferry</h1><p>{P1}</p><p><b>First line<br>second line of it, said Ada Voss.</b></p>"
        f"<p>{P1} <span>Seen.<i hidden>Unseen.</i><i style='visibility: hidden'>Unseen.</i></span></p></article>"
    )
    text = load_story([path]).articles[0].text
    assert "First line\nsecond line" in text and "Seen." in text and "Unseen" not in text


def test_a_page_that_trips_trafilatura_is_read_by_its_paragraphs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import trafilatura

    def broken(*_: object, **__: object) -> None:
        raise IndexError("no such element")

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><article><h1>Ferry</h1><p>{P1}</p><p>{P1} Twice.</p></article></body></html>")
    assert P1 in load_story([path]).articles[0].text
