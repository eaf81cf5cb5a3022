"""Pages and files made to hurt: a clear line or a plain reading, in bounded time and memory."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Story
from reader.errors import CrossreadError, NoStory
from reader.ingest.draft import Draft, Material
from reader.ingest.formats import FORMATS, read
from reader.ingest.load import load_story
from tests.ingest import made_files as made

P = f"<p>{made.P1}</p><p>{made.P2}</p>"


def page(folder: Path, html: str | bytes, name: str = "page.html") -> Story:
    path = folder / name
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return load_story([path])


@pytest.mark.parametrize("tag", ["div", "b", "ul", "table", "blockquote"])
def test_a_million_nested_tags_neither_crash_nor_hide_what_stands_before(tmp_path: Path, tag: str) -> None:
    try:
        story = page(tmp_path, f"<html><body><article>{P}</article>" + f"<{tag}>" * 1_000_000 + "deep")
    except NoStory as error:
        assert "\n" not in str(error)
    else:
        assert made.P1 in story.articles[0].text


def test_an_entity_bomb_is_not_expanded(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    text = page(tmp_path, f"{bomb}]><html><body><article>{P}<p>&j;</p></article></body></html>").articles[0].text
    assert len(text) < 10_000
    feed = bomb.replace("lolz", "rss") + "]>" + made.feed().decode().split("?>", 1)[1].replace("Crane", "&j;")
    assert sum(len(article.text) for article in page(tmp_path, feed, "a.rss").articles) < 10_000


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret word")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    feed = '<?xml version="1.0"?>' + doctype + made.feed().decode().split("?>", 1)[1].replace("Crane", "&x;")
    assert not any("secret word" in article.text for article in page(tmp_path, feed, "a.rss").articles)


def test_fifty_megabytes_of_embedded_image_cost_little(tmp_path: Path) -> None:
    image = "data:image/png;base64," + "iVBORw0K" * 6_250_000
    path = tmp_path / "page.html"
    path.write_text(f'<html><body><article>{P}<img src="{image}">{P}</article></body></html>')
    tracemalloc.start()
    story = load_story([path])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.P1 in story.articles[0].text
    assert peak < 4 * path.stat().st_size


def test_a_page_of_forty_megabytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoStory, match="MB of page"):
        page(tmp_path, b"<html><body>" + b"<p>word</p>" * 4_000_000)


def test_an_epub_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.epub"
    path.write_bytes(made.epub())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("OEBPS/c 0.xhtml", "w") as member:
        for _ in range(80):
            member.write(b" " * 1_000_000)
    with pytest.raises(NoStory, match=r"larger than|broken"):
        load_story([path])


def test_a_warc_that_unpacks_to_much_is_bounded(tmp_path: Path) -> None:
    with pytest.raises(NoStory):
        page(tmp_path, made.gzip_bomb(50_000_000), "bomb.warc.gz")


def test_control_characters_of_a_page_never_reach_the_text(tmp_path: Path) -> None:
    text = page(
        tmp_path, f"<body><article>{P}<p>Red \x1b[31malert\u202e here &#27;[2J &#x9b; in the bay.</p></article>"
    ).articles[0]
    assert not any((ord(c) < 32 and c != "\n") or c in "\u202e\x9b\x7f" for c in text.text)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
@given(data=st.binary(max_size=300))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_in_any_format_are_read_or_refused(row: object, data: bytes) -> None:
    suffix = row.suffixes[0]  # type: ignore[attr-defined]
    try:
        items = read(Material("given" + suffix, data))
    except CrossreadError as error:
        assert "\n" not in str(error)
    else:
        for item in items:
            if isinstance(item, Draft):
                assert all(0 <= block.start < block.end <= len(item.text) for block in item.blocks)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<li>",
            "<ul>",
            "<blockquote>",
            "<br>",
            "<q>",
            "</q>",
            "<table><tr><td>",
            "<h1>",
            "</h1>",
            "<a href=x>",
            "</a>",
            "The ferry has not sailed. ",
            "“No,” she said. ",
            "<!--",
            "-->",
            "<script>",
            "</script>",
        ]
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
@settings(deadline=None, max_examples=60)
def test_any_markup_gives_blocks_in_order(markup: str) -> None:
    try:
        items = read(Material("page.html", f"<html><body>{markup}</body></html>".encode()))
    except CrossreadError:
        return
    for item in items:
        assert isinstance(item, Draft)
        ends = [0, *(block.end for block in item.blocks)]
        assert all(block.start >= end for block, end in zip(item.blocks, ends, strict=False))


def test_markdown_with_a_million_open_tags_is_read_in_linear_time(tmp_path: Path) -> None:
    text = (
        page(tmp_path, f"# Ferry\n\n{made.P1}\n\n<div>" + "<!-- <script <style <" * 60_000 + f"\n\n{made.P2}", "a.md")
        .articles[0]
        .text
    )
    assert made.P1 in text and "script" not in text


def test_megabytes_of_markdown_open(tmp_path: Path) -> None:
    assert len(page(tmp_path, f"# Ferry\n\n{made.P1 * 9}\n\n" * 6_000, "a.md").articles[0].blocks) == 12_000
