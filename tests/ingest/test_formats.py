"""Every format gives the same article."""

import textwrap
from pathlib import Path

import pytest

from reader.article import Article, Story
from reader.errors import NoStory
from reader.ingest.formats import FORMATS, by_suffix, known
from reader.ingest.load import load_story
from tests.ingest import made_files as made


def opened(folder: Path, name: str, data: bytes) -> Story:
    path = folder / name
    path.write_bytes(data)
    return load_story([path])


def body(article: Article) -> str:
    return " ".join(
        " ".join(article.text[b.start : b.end].split()) for b in article.blocks if b.kind in ("paragraph", "list_item")
    )


ARTICLE = f"{made.P1} {made.P2} {made.P3}"


WHOLE = {
    "a.html": made.PAGE.encode,
    "a.mhtml": made.mhtml,
    "a.eml": made.letter,
    "a.epub": made.epub,
    "a.warc.gz": made.warc,
    "a.wacz": made.wacz,
    "a.txt": "\n\n".join((made.TITLE, made.P1, made.P2, made.P3)).encode,
    "a.md": "\n\n".join(("# " + made.TITLE, made.P1, made.P2, made.P3)).encode,
}

BROKEN = {
    "a.pdf": lambda: b"%PDF-1.4 nothing",
    "no zip.epub": lambda: b"PK\x03\x04 nothing",
    "cut.epub": lambda: made.epub()[:300],
    "no zip.wacz": lambda: b"not a zip",
    "cut.wacz": lambda: made.wacz()[:400],
    "a.warc": lambda: b"WARC/1.0\r\nnonsense",
    "a.warc.gz": lambda: b"\x1f\x8b nonsense",
    "empty.rss": lambda: b"<rss><channel></channel></rss>",
    "a.rss": lambda: b"not a feed",
    "a.mhtml": lambda: b"nothing",
    "wordless.mhtml": lambda: b"MIME-Version: 1.0\r\n\r\nwords",
    "a.csv": lambda: b"name,age\nAda,41\n",
    "a.eml": lambda: b"\n\n",
}


@pytest.mark.parametrize("name", WHOLE)
def test_each_format_gives_the_article_and_its_title(tmp_path: Path, name: str) -> None:
    (article,) = opened(tmp_path, name, WHOLE[name]()).articles
    assert article.source.title == made.TITLE
    assert body(article) == ARTICLE


@pytest.mark.parametrize("name", ["a.mhtml", "a.epub", "a.html"])
def test_what_arrives_without_a_suffix_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    data = {"a.mhtml": made.mhtml(), "a.epub": made.epub(), "a.html": made.PAGE.encode()}[name]
    (article,) = opened(tmp_path, "download", data).articles
    assert body(article) == ARTICLE


def test_mhtml_knows_its_address_and_not_the_day_it_was_saved(tmp_path: Path) -> None:
    (article,) = opened(tmp_path, "a.mhtml", made.mhtml()).articles
    assert article.source.url == made.URL
    assert article.source.published is None


def test_a_letter_has_a_sender_and_a_date(tmp_path: Path) -> None:
    (article,) = opened(tmp_path, "a.eml", made.letter()).articles
    assert (article.source.outlet, article.source.published) == ("The Evening Ferry", "2031-05-04T18:00:00+02:00")
    assert article.blocks[-1].reason == "newsletter"


def test_an_epub_of_several_articles_is_several(tmp_path: Path) -> None:
    story = opened(tmp_path, "a.epub", made.epub(3))
    assert [article.source.title for article in story.articles] == ["Chapter 0", "Chapter 1", "Chapter 2"]
    assert story.articles[0].source.byline == "Ada Voss"


def test_a_feed_gives_an_article_for_each_entry(tmp_path: Path) -> None:
    story = opened(tmp_path, "a.rss", made.feed())
    first, second = story.articles
    assert (first.source.title, first.source.outlet, first.source.url) == (made.TITLE, "Quillmouth Echo", made.URL)
    assert first.source.published == "2031-05-04T04:30:00Z"
    assert second.source.title == "Crane falls into bay"
    assert body(second) == made.P3


def test_an_atom_feed_is_read_too(tmp_path: Path) -> None:
    (article,) = opened(tmp_path, "a.xml", made.atom()).articles
    assert (article.source.byline, article.source.updated) == ("Ada Voss", "2031-05-04T06:30:00Z")
    assert body(article) == f"{made.P1} {made.P2}"


def test_an_archive_gives_every_page_with_an_article(tmp_path: Path) -> None:
    story = opened(tmp_path, "a.warc.gz", made.warc(3))
    assert [article.source.url for article in story.articles] == [f"{made.URL}/{number}" for number in range(3)]


def test_an_archive_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    data = made.warc(3)
    story = opened(tmp_path, "a.warc.gz", data[: len(data) * 3 // 5])
    assert 1 <= len(story.articles) < 3
    assert story.articles[0].path.endswith(("a.warc.gz", "a.warc.gz#1"))


def test_a_pdf_gives_its_paragraphs(tmp_path: Path) -> None:
    text = "\n\n".join(textwrap.fill(p, 80) for p in (made.P1, made.P2, made.P3))
    (article,) = opened(tmp_path, "a.pdf", made.pdf([made.TITLE, "", *text.split("\n")])).articles
    assert article.source.title == made.TITLE
    assert made.P1 in " ".join(article.text.split())


def test_a_scanned_pdf_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoStory, match="scanned"):
        opened(tmp_path, "a.pdf", made.pdf())


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoStory) as caught:
        opened(tmp_path, name, BROKEN[name]())
    line = str(caught.value)
    assert name in line and ": " in line and "\n" not in line


@pytest.mark.parametrize("suffix", [suffix for row in FORMATS for suffix in row.suffixes])
def test_every_reader_of_the_table_exists(suffix: str) -> None:
    from importlib import import_module

    row = by_suffix("a" + suffix)
    assert row is not None
    module, function = row.reader.split(":")
    assert callable(getattr(import_module(f"reader.ingest.{module}"), function))


def test_opening_a_folder_never_follows_a_list_of_links() -> None:
    assert not known("links.csv") and not known("feed.rss") and known("page.HTML") and known("a.warc.gz")


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("a.pdf", "pypdf", "pdf"), ("a.rss", "feedparser", "feeds"), ("a.warc", "warcio", "archives")],
)
def test_a_missing_extra_says_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    import reader.ingest.extras as extras

    monkeypatch.setattr(extras, "find_spec", lambda module: None if module == library else object())
    with pytest.raises(NoStory, match=rf"the extra {extra}: `crossread doctor` names the command"):
        opened(tmp_path, name, b"anything")
