"""Bytes of every format, as files under right and wrong names and as pages fetched."""

from __future__ import annotations

import contextlib
import gzip
import io
import re
import zipfile

from reader.article import Source
from reader.errors import CrossreadError
from reader.ingest import formats
from reader.ingest.decode import canonical, decode
from reader.ingest.details import iso_date, web_address
from reader.ingest.draft import Draft, Material, Pointer, Problem
from reader.ingest.formats import FORMATS, read, sniffed
from tests.fuzz.edits import words
from tests.ingest import made_files as made

SUFFIXES = tuple(sorted({suffix for row in FORMATS for suffix in row.suffixes}))
NAMES = (*(f"given{suffix}" for suffix in SUFFIXES), "given", "given.bin")
PACKED = {"zip.epub": "epub", "zip.wacz": "wacz", "packed.warc.gz": "warc.gz"}
FETCHED = "fetched"
SHAPES = (*NAMES, *PACKED, FETCHED)
"""What the first byte of an input chooses."""

PART = b"\n--PART--\n"
"""Between the members of a zip that is made of the input, each a name, a newline and its bytes."""

EXPECTED = 0.02, 10e-6
"""Seconds of processor for an input, and for each byte of it: a page in HTML costs most."""


def shaped(name: str, content: bytes) -> bytes:
    """The input that gives `content` to `read` as `name`."""
    return bytes([SHAPES.index(name)]) + content


def material(data: bytes) -> Material:
    """The file or page that an input stands for."""
    name, content = SHAPES[data[0] % len(SHAPES)] if data else NAMES[0], data[1:]
    if name == FETCHED:
        charset, _, content = content.partition(b"\n")
        return Material("https://echo.example/x", content, "https://echo.example/x", charset.decode("latin-1") or None)
    if name == "packed.warc.gz":
        return Material(name, b"".join(gzip.compress(part, 1) for part in content.split(PART)))
    return Material(name, _zipped(content) if name in PACKED else content)


def _zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in content.split(PART)[:50]:
            name, _, body = part.partition(b"\n")
            shown = name.decode("utf-8", "replace")[:200] or "nameless"
            if shown not in archive.namelist():
                archive.writestr(zipfile.ZipInfo(shown), body)
    return out.getvalue()


def check(data: bytes) -> None:
    """A file is read into articles whose blocks lie in their canonical text, or refused with one line."""
    given = material(data)
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            items = read(given)
    except CrossreadError as error:
        one_line(str(error))
        return
    finally:
        assert not said.getvalue(), "libraries talk to nobody but us"
    assert items
    for item in items:
        match item:
            case Draft():
                check_draft(item)
            case Pointer():
                assert web_address(item.url) == item.url
            case Problem():
                one_line(item.line)
    plain = given.path.endswith((".txt", ".text")) and sniffed(given.data) in (formats.TEXT, formats.MARKDOWN)
    if plain and len(items) == 1 and isinstance(items[0], Draft):
        assert items[0].text == decode(given.data, given.path), "offsets into a plain file hold"


def one_line(message: str) -> None:
    """What holds for everything said: one line of characters that show, and not a page of it."""
    assert message.strip() and message == canonical(message) and "\n" not in message and len(message) < 1_000, message


def check_draft(draft: Draft) -> None:
    """What holds for every draft."""
    assert draft.text == canonical(draft.text)
    end = 0
    for block in draft.blocks:
        assert end <= block.start < block.end <= len(draft.text)
        assert block.span.of(draft.text) == block.span.of(draft.text).strip()
        assert (block.reason is not None) == (block.kind == "boilerplate")
        end = block.end
    check_source(draft.source)


def check_source(source: Source) -> None:
    """What holds for the details of every source."""
    for value in (source.title, source.outlet, source.byline, source.published, source.updated, source.url):
        assert value is None or (value and value == " ".join(canonical(value).split())), value
    assert all(date is None or iso_date(date) == date for date in (source.published, source.updated)), source
    assert source.url is None or re.match("https?://", source.url, re.IGNORECASE)


def _members(archive: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return PART.join(name.encode() + b"\n" + opened.read(name) for name in opened.namelist())


PLAIN = (
    f"{made.TITLE}\nBy Ada Voss | Quillmouth Echo | 4 May 2031\n\n{made.P1}\n\n- {made.P2}\n\n> {made.P3}\n".encode()
)
MARKDOWN = (
    f"---\ntitle: {made.TITLE}\ndate: 2031-05-04\nauthor: [Ada Voss, Bo Marr]\n---\n\n# {made.TITLE}\n\n{made.P1}\n\n"
    f"* **One** [two]({made.URL})\n\n> {made.P2}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n"
    f"<div>{made.P3}</div>\n"
).encode()
JSON_LD = (
    '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"' + made.TITLE + '","author":'
    '[{"name":"Ada Voss"}],"publisher":{"name":"Quillmouth Echo"},"datePublished":"2031-05-04T06:30:00+02:00","url":'
    f'"{made.URL}","articleBody":"{made.P1} {made.P3} {made.P1}"' + "}]}</script>"
)
SAVED = (
    f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {made.URL} \n saved date: x \n--><meta "
    f'charset=utf-8><meta property=og:site_name content=Echo><meta name=author content="By Ada Voss">{JSON_LD}<body>'
    f'<main><header class="site-header">Menu</header><div class="newsletter-signup">Sign up</div><h1>{made.TITLE}</h1>'
    f"<time>4 May 2031</time><p>{made.P1}<br>{made.P2}<figure><img src=data:image/png;base64,iVBORw0KGgo=>"
    f"<figcaption>The quay</figcaption></figure><blockquote><p>{made.P3}</blockquote><ul><li><q>One</q><li>Two</ul>"
    "<table><tr><td>1<td>2</table><aside aria-hidden=true style='display:none'>x</aside></main>"
).encode()
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + made.URL + "\r\nWARC-Date: 2031-05-04T06:30:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: application/http\r\n"
    "Content-Length: %d\r\n\r\n%s\r\n\r\n"
)
ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + made.PAGE
WARC = (RECORD % (len(ANSWER.encode()), ANSWER)).encode()
LINKS = f'Title,URL\nFerry,{made.URL}\n"Crane, blue",https://echo.example/crane\nnone,\n'.encode()

SEEDS = (
    shaped("given.txt", PLAIN),
    shaped("given.txt", (b"=" * 30).join([PLAIN + b"\n\n", b"\n\n" + PLAIN])),
    shaped("given.txt", PLAIN.decode().encode("utf-16")),
    shaped("given.md", MARKDOWN),
    shaped("given.html", made.PAGE.encode()),
    shaped("given.html", SAVED),
    shaped("given.mhtml", made.mhtml()),
    shaped("given.eml", made.letter()),
    shaped("given.pdf", made.pdf([made.P1, made.P2, made.P3])),
    shaped("given.epub", made.epub()),
    shaped("zip.epub", _members(made.epub(2))),
    shaped("given.rss", made.feed()),
    shaped("given.rss", made.atom()),
    shaped("given.warc", WARC),
    shaped("packed.warc.gz", WARC + PART + WARC),
    shaped("given.wacz", made.wacz()),
    shaped("zip.wacz", b"archive/data.warc\n" + WARC),
    shaped("given.csv", LINKS),
    shaped(FETCHED, b"utf-8\n" + made.PAGE.encode()),
    shaped(FETCHED, b"\n" + made.feed()),
)  # fmt: skip

WORDS = (
    *words("ingest"),
    *(bytes([number]) for number in range(len(SHAPES))),
    b"0x" + b"f" * 30,
    b"=" * 30,
    "été".encode("latin-1"),
    "\ud800".encode("utf-8", "surrogatepass"),
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x85",
)

_LETTER = f"MIME-Version: 1.0\nContent-Type: text/plain\n\n{made.P1}\n\n{made.P3}\n".encode()
BROKEN = {
    "a sender that Python's parser of headers stumbles over": shaped(
        "given.eml", b'From: The Echo: text/plain; charset="utf-8"\n' + _LETTER
    ),
    "a letter of the year 200": shaped("given.eml", b'Date: Sun, 04 May "031 18:00:00 +0200\n' + _LETTER),
    "a feed whose namespace has a character that is none": shaped(
        "given.rss", made.feed().replace(b"modules/content/", b"modules/\xed\xa0\x80content/")
    ),
    "an entry of a feed that is two pages": shaped(
        "given.rss", made.feed().replace(b"[CDATA[", b"[CDATA[</body><body>")
    ),
    "a headline in two lines": shaped(
        "given.html",
        f"<article><h1>Ferry<br>in harbour</h1><p>{made.P1}</p><h1>Tides</h1><p>{made.P3}</p></article>".encode(),
    ),
    "a charset that is no charset": shaped(FETCHED, b"undefined\n" + made.PAGE.encode()),
    "a charset with a NUL": shaped(FETCHED, b"a\x00b\n" + made.PAGE.encode()),
    "an archived page at an address with a space": shaped("given.warc", WARC.replace(b"/ferry", b"/fe rry", 1)),
    "an archive whose records do not end where they say": shaped(
        "given.warc", (RECORD % (len(ANSWER.encode()) - 50, ANSWER)).encode() + WARC
    ),
    "a headline in the middle of the page's title": shaped(
        "given.html", made.PAGE.replace("<title>", "<title>Live: ").encode()
    ),
    "an author inside nine hundred lists": shaped(
        "given.html",
        made.PAGE.replace(
            "<title>",
            '<script type="application/ld+json">{"@type":"Article","author":'
            + "[" * 900
            + "]" * 900
            + "}</script><title>",
        ).encode(),
    ),
    "a comment in the text": shaped("given.html", b"<article><h1>Ferry<!><p>still in harbour"),
    "a PDF that says nothing true of itself": shaped("given.pdf", made.pdf([made.P1]).replace(b"/Catal", b"/Latac")),
}
