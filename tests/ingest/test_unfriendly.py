"""What people really give a reader: files of other programs, odd names, things that are no files."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reader.errors import NoStory
from reader.ingest import archives, draft, text_file, zips
from reader.ingest.load import load_story
from tests.ingest import made_files as made

BODY = f"{made.TITLE}\n\n{made.P1}\n\n{made.P2}\n\n{made.P3}\n"


def refusal(path: Path | str) -> str:
    """The one line that opening `path` is refused with."""
    with pytest.raises(NoStory) as caught:
        load_story([path])
    line = str(caught.value)
    assert "\n" not in line and ": " in line
    return line


def office(folder: Path, name: str, member: str) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "<document/>")
    return path


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "an image"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(64), "an image"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "an office document"),
        ("a.rtf", b"{\\rtf1 The ferry}", "a word processor's document"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(64), "a binary file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "an image"),
        ("empty.txt", b"", "empty"),
        ("blank.md", b"\r\n \n\n", "empty"),
        ("zeros.html", bytes(4000), "empty"),
        ("words.pdf", BODY.encode(), "this PDF cannot be read"),
        ("words.eml", made.P1.encode(), "no saved page and no letter"),
    ],
)
def test_files_of_other_programs_are_named_for_what_they_are(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    line = refusal(path)
    assert name in line and says in line


@pytest.mark.parametrize(("name", "member"), [("a.docx", "word/document.xml"), ("a.odt", "content.xml")])
def test_an_office_document_says_what_to_give_instead(tmp_path: Path, name: str, member: str) -> None:
    assert "give a text, Markdown or HTML file" in refusal(office(tmp_path, name, member))


def test_an_article_pasted_on_windows_with_hard_blanks_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BODY.replace("The ferry", "The\u00a0ferry").replace("\n", "\r\n").encode())
    (article,) = load_story([path]).articles
    assert article.source.title == made.TITLE
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    assert "\r" not in article.text and "The\u00a0ferry" in article.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_wide_characters_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BODY.encode(encoding))
    assert load_story([path]).articles[0].text == BODY


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", made.PAGE.encode()), ("a.md", made.PAGE.encode()), ("a.html", made.epub()), ("a.txt", made.atom())],
    ids=["page.txt", "page.md", "book.html", "feed.txt"],  # a book holds the time it was made
)
def test_a_file_under_the_name_of_another_format_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (article,) = load_story([path]).articles
    assert article.source.title == made.TITLE
    assert made.P1 in article.text and "<" not in article.text


def test_a_text_that_begins_with_a_tag_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"<title> is a tag, said Ada Voss.\n\n{made.P1}")
    assert load_story([path]).articles[0].text.startswith("<title>")


def test_a_folder_of_other_things_is_passed_over_but_for_its_article(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.{('jpg', 'docx', 'zip', 'py')[number % 4]}").write_bytes(b"\x89PNG")
    assert "no articles in this folder" in refusal(tmp_path)
    (tmp_path / "a.txt").write_text(BODY)
    assert len(load_story([tmp_path]).articles) == 1


def test_a_folder_that_links_to_itself_is_no_loop(tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert "no articles" in refusal(tmp_path)
    assert "links" in refusal(tmp_path / "self.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "nothing is written into this pipe" in refusal(path)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no descriptors as files here")
def test_a_pipe_that_somebody_writes_into_is_read_to_its_end() -> None:
    out, into = os.pipe()
    os.write(into, BODY.encode())
    os.close(into)
    try:
        assert load_story([f"/dev/fd/{out}"]).articles[0].text == BODY
    finally:
        os.close(out)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_not_read() -> None:
    assert "device" in refusal("/dev/zero")


@pytest.mark.parametrize("name", ["", "  "])
def test_a_name_of_nothing_is_no_folder(name: str) -> None:
    assert refusal(name).startswith(repr(name))


def test_a_folder_named_as_an_article_says_that_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "story.txt").mkdir()
    assert "no articles in this folder" in refusal(tmp_path / "story.txt")


def test_a_text_of_more_than_any_novel_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "_LARGEST_TEXT", 1_000_000)
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("The ferry has not sailed.\n" * 60_000)
        assert "1 MB of text is too much" in refusal(tmp_path / name)


def test_an_archive_of_many_members_unpacks_no_further_than_a_file_may_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "LARGEST", 1_000_000)
    path = tmp_path / "a.epub"
    path.write_bytes(made.epub(3))
    assert len(load_story([path]).articles) == 3
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, zipfile.ZipFile(tmp_path / "b", "w") as _:
        pages = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(20))
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(20))
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="a.opf"/></container>')
        archive.writestr("a.opf", f"<package><manifest>{pages}</manifest><spine>{spine}</spine></package>")
        for number in range(20):
            archive.writestr(f"c{number}.xhtml", f"<html><body><p>{made.P1}</p>{' ' * 100_000}</body></html>")
    assert "unpacks to more than 1 MB" in refusal(path)


def test_a_web_archive_is_unpacked_no_further_than_a_file_may_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(made.warc(2) + made.gzip_bomb(50_000_000))
    monkeypatch.setattr(archives, "LARGEST", 1_000_000)
    story = load_story([path])
    assert [article.source.url for article in story.articles] == [f"{made.URL}/0", f"{made.URL}/1"]
    assert draft.LARGEST > 1_000_000 and "2 articles before the break" in story.problems[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", made.pdf([made.P1]).replace(b"/Catalog", b"/Latacog")),
        ("a.warc", b"WARC/1.0\r\nContent-Length: 3\r\n\r\nlonger than it says\r\n\r\n"),
    ],
    ids=["pdf", "warc"],
)
def test_libraries_say_nothing_of_their_own(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-m", "reader", "compare", str(path)], capture_output=True, text=True)
    assert [line for line in done.stderr.splitlines() if not line.startswith("crossread: ")] == []
