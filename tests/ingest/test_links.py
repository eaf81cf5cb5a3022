"""Links: fetched when given, within limits, and never from this machine's own network unless allowed.

A server on loopback plays every part.
"""

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.errors import NoStory, NotAnArticle
from reader.ingest.address import is_private
from reader.ingest.fetch import Fetcher, Limits
from reader.ingest.load import load_story
from reader.sort.shelf import add_articles
from tests.ingest import made_files as made

ROBOTS = b"User-agent: *\nDisallow: /closed\n"


class Server(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(
                self, "get_" + self.path.strip("/").split("/")[0].replace(".", "_").replace("-", "_"), self.get_nothing
            )()

    def answer(self, data: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def get_robots_txt(self) -> None:
        self.answer(ROBOTS, "text/plain")

    def get_nothing(self) -> None:
        self.answer(b"nothing here", status=404)

    def get_page(self) -> None:
        self.answer(made.PAGE.encode())

    get_closed = get_page

    def get_latin(self) -> None:
        self.answer(
            made.PAGE.replace("Quillmouth", "Quéllmouth")
            .replace('<meta charset="utf-8">', "")
            .encode("latin-1", "replace"),
            "text/html; charset=iso-8859-1",
        )

    def get_zipped(self) -> None:
        self.answer(gzip.compress(made.PAGE.encode()), Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.answer(made.gzip_bomb(12_000_000), Content_Encoding="gzip")

    def get_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(500):
            self.wfile.write(b"x" * 1_000_000)

    def get_binary(self) -> None:
        self.answer(b"\x00\x01\x02" * 1000, "application/octet-stream")

    def get_image(self) -> None:
        self.answer(b"\x89PNG\r\n", "text/html")

    def get_loop(self) -> None:
        self.answer(b"", status=302, Location=self.path + "x")

    def get_there(self) -> None:
        self.answer(b"", status=301, Location="/page")

    def get_file(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/hostname")

    def get_broken(self) -> None:
        self.answer(b"no gzip", Content_Encoding="gzip")

    def get_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.1)

    def get_silent(self) -> None:
        time.sleep(3)

    def get_feed(self) -> None:
        port = self.server.server_address[1]
        self.answer(
            made.feed().replace(b"https://echo.example/crane", f"http://127.0.0.1:{port}/page".encode()),
            "application/rss+xml",
        )

    def get_pdf(self) -> None:
        self.answer(made.pdf([made.TITLE, "", made.P1[:70], made.P1[70:]]), "application/pdf")


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server(("127.0.0.1", 0), Handler)
    running.asked = []
    thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, limits=Limits(size=2_000_000))


@pytest.fixture
def hurried() -> Fetcher:
    """For a server that takes its time: its page would take twenty seconds."""
    return Fetcher(allow_private=True, limits=Limits(silence=0.6, whole=2))


def test_a_link_is_an_article_with_its_address(url: str) -> None:
    story = load_story([f"{url}/page"], allow_private=True)
    assert story.articles[0].source.url == f"{url}/page"
    assert made.P2 in story.articles[0].text


@pytest.mark.parametrize("page", ["zipped", "there", "latin"])
def test_compression_redirects_and_charsets_are_followed(fetcher: Fetcher, url: str, page: str) -> None:
    material = fetcher.fetch(f"{url}/{page}")
    assert b"has not sailed" in material.data
    assert page != "latin" or material.charset == "iso-8859-1"


def test_a_pdf_may_be_linked_to(url: str) -> None:
    assert "has not sailed" in load_story([f"{url}/pdf"], allow_private=True).articles[0].text


def test_a_feed_that_is_linked_to_leads_to_its_pages(url: str) -> None:
    story = load_story([f"{url}/feed"], allow_private=True)
    assert [article.source.title for article in story.articles] == [made.TITLE, made.TITLE]
    assert story.articles[1].path == f"{url}/page"


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("loop/", "redirected more than 5 times"),
        ("huge", "larger than 2 MB"),
        ("bomb", "larger than 2 MB"),
        ("binary", "application/octet-stream"),
        ("missing", "404"),
        ("closed", "asks programs not to read"),
        ("file", "not an address of the web"),
        ("broken", "cannot be fetched"),
    ],
)
def test_what_cannot_be_had_is_one_clear_line(fetcher: Fetcher, url: str, page: str, says: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        fetcher.fetch(f"{url}/{page}")
    assert says in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("page", ["slow", "silent"])
def test_a_server_that_takes_its_time_is_not_waited_for(hurried: Fetcher, url: str, page: str) -> None:
    with pytest.raises(NotAnArticle, match="no answer in time"):
        hurried.fetch(f"{url}/{page}")


@pytest.mark.parametrize(("status", "says"), [(500, "asks programs not to read"), (404, None)])
def test_without_robots_txt_a_page_is_read_and_from_a_broken_server_it_is_not(
    server: Server, url: str, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, status: int, says: str | None
) -> None:
    monkeypatch.setattr(Handler, "get_robots_txt", lambda self: self.answer(b"", status=status))
    if says:
        with pytest.raises(NotAnArticle, match=says):
            fetcher.fetch(f"{url}/page")
    else:
        assert b"Quillmouth" in fetcher.fetch(f"{url}/page").data


def test_a_server_that_lies_about_its_type_is_found_out(url: str) -> None:
    with pytest.raises(NoStory, match="image"):
        load_story([f"{url}/image"], allow_private=True)


def test_loopback_is_refused_before_anything_is_asked(server: Server, url: str) -> None:
    with pytest.raises(NoStory, match="--allow-private"):
        load_story([f"{url}/page"])
    with pytest.raises(NoStory, match="--allow-private"):
        load_story([f"http://localhost:{server.server_address[1]}/page"])
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.9",
        "172.16.5.5",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::",
    ],
)
def test_addresses_inside_are_private(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_outside_are_not(address: str) -> None:
    assert not is_private(address)


@pytest.mark.parametrize("link", ["https://", "http://[broken", "http://no-such-host.invalid/x", "https://a..b/x"])
def test_a_link_that_is_none_is_one_clear_line(link: str) -> None:
    with pytest.raises(NoStory) as caught:
        load_story([link])
    assert "\n" not in str(caught.value)


def test_robots_are_asked_once_for_each_site(server: Server, url: str, fetcher: Fetcher) -> None:
    fetcher.fetch(f"{url}/page")
    fetcher.fetch(f"{url}/there")
    assert server.asked.count("/robots.txt") == 1


def test_one_bad_link_does_not_keep_the_others_from_opening(url: str, tmp_path: Path) -> None:
    links = tmp_path / "links.csv"
    links.write_text(f'Title,URL,Tags\nOne,{url}/page,a\nTwo,not a link,b\n"Th""ree",{url}/missing,c\n,,\n{url}\n')
    story = load_story([links], allow_private=True)
    assert len(story.articles) == 1
    assert len(story.problems) == 3
    assert any("row 3" in line for line in story.problems)


def test_a_list_without_a_heading_is_one_address_a_line(url: str, tmp_path: Path) -> None:
    links = tmp_path / "links.csv"
    links.write_text(f"{url}/page\n{url}/page\n")
    assert len(load_story([links], allow_private=True).articles) == 1


def test_a_folder_with_a_list_of_links_fetches_nothing(server: Server, url: str, tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text(f"URL\n{url}/page\n")
    (tmp_path / "a.txt").write_text("A title here\n\nThe ferry has not sailed since the storm.")
    assert len(load_story([tmp_path], allow_private=True).articles) == 1
    assert server.asked == []


def test_a_link_added_to_a_story_is_saved_with_its_address(url: str, tmp_path: Path) -> None:
    shelved = add_articles(tmp_path / "story", [f"{url}/page", f"{url}/missing"], allow_private=True)
    assert len(shelved.paths) == 1 and len(shelved.problems) == 1
    (article,) = load_story([tmp_path / "story"]).articles
    assert article.source.url == f"{url}/page"
