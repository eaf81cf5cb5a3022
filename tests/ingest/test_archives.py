"""Archives, letters, feeds and lists of links: what in them is an article, and what is said of the rest."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from reader.article import Article
from reader.errors import NoStory
from reader.ingest import archives, extras, link_lists
from reader.ingest.draft import Material, Pointer, Problem
from reader.ingest.formats import read
from reader.ingest.load import load_story
from tests.fuzz.ingest import RECORD, WARC
from tests.ingest import made_files as made


def articles(folder: Path, name: str, data: bytes) -> tuple[Article, ...]:
    path = folder / name
    path.write_bytes(data)
    return load_story([path]).articles


def refusal(folder: Path, name: str, data: bytes) -> str:
    with pytest.raises(NoStory) as caught:
        articles(folder, name, data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def record(page: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{page}"
    return (RECORD % (len(answer.encode()), answer)).encode()


def test_a_page_recorded_twice_is_one_article(tmp_path: Path) -> None:
    assert len(articles(tmp_path, "a.warc", WARC + WARC)) == 1


def test_of_an_archive_only_pages_that_were_found_and_hold_an_article_are_taken(tmp_path: Path) -> None:
    menu = "<html><body><nav><a href=/>Front page</a></nav></body></html>"
    data = record(menu) + record(made.PAGE, status="404 Not Found") + record("{}", kind="application/json")
    assert "no article in this archive" in refusal(tmp_path, "a.warc", data)
    (article,) = articles(tmp_path, "b.warc", data + WARC)
    assert article.source.title == made.TITLE and "#" not in article.path


def test_a_record_larger_than_a_page_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_LARGEST_RECORD", 500)
    assert "no article" in refusal(tmp_path, "a.warc", WARC)


def test_a_wacz_with_a_damaged_member_is_one_line(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/data.warc", WARC)
    damaged = out.getvalue().replace(b"Quillmouth", b"Tarnholmen"[:10], 1)
    assert "this WACZ is broken or cut short" in refusal(tmp_path, "a.wacz", damaged)


def epub(container: str = '<container><rootfile full-path="a.opf"/></container>', package: str = "<package/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("a.opf", package)
        archive.writestr("cover.xhtml", "<html><body><p>The Evening Ferry</p></body></html>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (epub(container="<container/>"), "this EPUB is broken"),
        (epub(container=""), "this EPUB is broken"),
        (epub(package="\0"), "this EPUB is broken"),
        (epub(), "no article in this EPUB"),
        (epub(package='<package><item id="c" href="cover.xhtml"/><itemref idref="c"/></package>'), "no article"),
        (epub(package='<package><item id="c" href="gone.xhtml"/><itemref idref="c"/></package>'), "is broken"),
    ],
    ids=[
        "no package named",
        "an empty container",
        "a package of nothing",
        "no pages",
        "a cover alone",
        "a page that is missing",
    ],
)
def test_an_epub_without_an_article_says_so(tmp_path: Path, data: bytes, says: str) -> None:
    assert says in refusal(tmp_path, "a.epub", data)


def letter(html: str | None = None, date: str | None = "Sun, 04 May 2031 18:00:00 +0200") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Evening Ferry <letter@ferry.example>"
    if date:
        message["Date"] = date
    message.set_content("\n\n".join((made.P1, made.P2, made.P3)))
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_a_letter_in_html_is_read_as_a_page_and_keeps_its_sender(tmp_path: Path) -> None:
    (article,) = articles(tmp_path, "a.eml", letter(made.PAGE).as_bytes())
    assert article.source.title == made.TITLE
    assert article.source.outlet in ("The Evening Ferry", "Quillmouth Echo")
    assert made.P1 in article.text and "Front page" not in article.text


@pytest.mark.parametrize("date", [None, "yesterday"])
def test_a_letter_without_a_date_has_none(tmp_path: Path, date: str | None) -> None:
    (article,) = articles(tmp_path, "a.eml", letter(date=date).as_bytes())
    assert article.source.published is None


def test_a_header_without_end_is_passed_over(tmp_path: Path) -> None:
    data = letter().as_bytes().replace(b"letter@ferry.example", b"a@b.example, " * 200_000, 1)
    (article,) = articles(tmp_path, "a.eml", data)
    assert made.P1 in article.text and article.source.outlet is None


def test_a_letter_of_attachments_alone_says_so(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "The Evening Ferry <letter@ferry.example>"
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    assert "no text in this letter" in refusal(tmp_path, "a.eml", message.as_bytes())


def test_an_entry_of_a_feed_without_words_is_passed_over(tmp_path: Path) -> None:
    bare = b"<item><title>Nothing but this</title></item><item>"
    data = made.feed().replace(made.P3.encode(), b"<img src='x'>").replace(b"<item>", bare, 1)
    assert len(articles(tmp_path, "a.rss", data)) == 1


def test_a_long_list_of_links_is_read_as_far_as_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_lists, "_MOST_LINKS", 3)
    rows = "".join(f"https://echo.example/{number}\n" for number in range(5))
    items = read(Material("a.csv", rows.encode()))
    assert [type(item) for item in items] == [Pointer, Pointer, Pointer, Problem]
    assert "first 3 links" in items[-1].line


def test_a_row_that_no_program_can_part_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "URL,Title\nhttps://echo.example/1,One\n" + "x" * 200_000 + "\nhttps://echo.example/2,Two\n"
    found = read(Material("a.csv", rows.encode()))
    assert [item.url for item in found if isinstance(item, Pointer)] == [
        "https://echo.example/1",
        "https://echo.example/2",
    ]
    assert any(isinstance(item, Problem) and "row 3" in item.line for item in found)


def test_a_format_whose_library_is_missing_names_what_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda module: None)
    assert "doctor" in refusal(tmp_path, "a.pdf", made.pdf([made.P1]))


def pages(*texts: list[str]) -> bytes:
    """A PDF of several pages, made of those of one page each."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for lines in texts:
        writer.append(PdfReader(io.BytesIO(made.pdf(lines))))
    writer.add_metadata({"/Title": "ferry.indd", "/Author": "Ada Voss"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_stands_on_every_page_of_a_pdf_is_furniture_and_a_programs_title_is_none(tmp_path: Path) -> None:
    said = ["The ferry has not sailed since the", "storm, and nobody will say when", "it is going to sail again."]
    (article,) = articles(
        tmp_path, "a.pdf", pages(*([f"Quillmouth Echo {n}", *said, f"{n} words."] for n in (1, 2, 3, 4)))
    )
    furniture = {block.span.of(article.text) for block in article.blocks if block.kind == "boilerplate"}
    assert "Quillmouth Echo 1" in furniture
    assert article.source.title != "ferry.indd" and article.source.byline == "Ada Voss"


def test_a_pdf_whose_details_cannot_be_read_is_read_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdf

    def broken(self: object) -> None:
        raise TypeError("no dictionary")

    monkeypatch.setattr(pypdf.PdfReader, "metadata", property(broken))
    (article,) = articles(tmp_path, "a.pdf", made.pdf([made.TITLE, "", made.P1[:80], made.P1[80:]]))
    assert "The ferry to Quillmouth" in article.text
