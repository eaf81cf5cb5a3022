# ruff: noqa: E501 - files stand as programs write them
"""Files of every format around one article, made for the tests."""

from __future__ import annotations

import gzip
import io
import zipfile
from email.message import EmailMessage

P1 = "The ferry to Quillmouth has not sailed since the storm, and nobody will say when it is going to sail again."
P2 = "“We were told on Monday,” said Ada Voss, who runs the shop on the quay and has told it to anybody who asks."
P3 = "The council meets on Friday. Its leader has read the report twice and found a bridge in it that does not exist."
TITLE = "Ferry still in harbour as council reads report"

PAGE = (
    f'<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} | Quillmouth Echo</title></head><body><nav>'
    f'<a href="/">Front page</a></nav><article><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></article></body></html>'
)
URL = "https://echo.example/ferry"


def mhtml() -> bytes:
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        f"Subject: {TITLE}\r\nDate: Tue, 6 May 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----X"\r\n\r\n'
        "------X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {URL}\r\n\r\n".encode()
        + _quoted_printable(PAGE)
        + b"\r\n------X\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n------X--\r\n"
    )


def _quoted_printable(text: str) -> bytes:
    import quopri

    return quopri.encodestring(text.encode()).replace(b"\n", b"\r\n")


def letter() -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "The Evening Ferry <letter@ferry.example>"
    message["Date"] = "Sun, 04 May 2031 18:00:00 +0200"
    message.set_content(f"{P1}\n\n{P2}\n\n{P3}\n\nUnsubscribe here")
    return message.as_bytes()


def epub(articles: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
            'full-path="OEBPS/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        items = "".join(f'<item id="c{n}" href="c%20{n}.xhtml" media-type="x"/>' for n in range(articles))
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(articles))
        archive.writestr(
            "OEBPS/a.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{TITLE}</dc:title><dc:creator>Ada Voss</dc:creator><dc:date>2031-05-04</dc:date></metadata>"
            f'<manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" media-type="x"/></manifest>'
            f'<spine><itemref idref="nav"/>{spine}</spine></package>',
        )
        archive.writestr("OEBPS/nav.xhtml", "<html><body><nav><ol><li>One</li></ol></nav></body></html>")
        for n in range(articles):
            archive.writestr(
                f"OEBPS/c {n}.xhtml",
                f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
                f"<h1>Chapter {n}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></body></html>",
            )
    return out.getvalue()


def feed(whole: bool = True) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in (P1, P2, P3) * (3 if whole else 1))
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Quillmouth Echo</title><link>https://echo.example</link><item><title>{TITLE}</title><link>{URL}</link>"
        f"<pubDate>Sun, 04 May 2031 06:30:00 +0200</pubDate><content:encoded><![CDATA[{body}]]></content:encoded></item>"
        "<item><title>Crane falls into bay</title><link>https://echo.example/crane</link>"
        f"<description>{P3}</description></item></channel></rss>"
    ).encode()


def atom() -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quillmouth Echo</title><entry>'
        f'<title>{TITLE}</title><link href="{URL}"/><updated>2031-05-04T06:30:00Z</updated><author><name>Ada Voss</name>'
        f'</author><content type="html">&lt;p&gt;{P1}&lt;/p&gt;&lt;p&gt;{P2}&lt;/p&gt;</content></entry></feed>'
    ).encode()


def warc(pages: int = 1) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        body = (PAGE.replace("on Monday", f"on day {number}") if number else PAGE).encode()
        writer.write_record(
            writer.create_warc_record(f"{URL}/{number}", "response", payload=io.BytesIO(body), http_headers=headers)
        )
        image = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(f"{URL}/i.png", "response", payload=io.BytesIO(b"\x89PNG"), http_headers=image)
        )
    return out.getvalue()


def wacz() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc())
        archive.writestr("datapackage.json", "{}")
    return out.getvalue()


def pdf(lines: list[str] | None = None) -> bytes:
    """A one-page PDF with a line of Helvetica for each line given; without lines a page with no text."""
    shown = "".join(f"({line.translate({40: None, 41: None})}) Tj T*\n" for line in lines or [])
    stream = f"BT /F1 11 Tf 14 TL 50 800 Td\n{shown}ET".encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def gzip_bomb(size: int) -> bytes:
    return gzip.compress(b" " * size)
