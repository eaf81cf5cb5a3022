"""Web archives: WARC and WACZ, by warcio (extra `archives`)."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, Any, cast

from reader.errors import NotAnArticle
from reader.ingest.details import web_address
from reader.ingest.draft import LARGEST, Draft, Item, Material, Problem
from reader.ingest.extras import extra
from reader.ingest.html import read_html
from reader.ingest.zips import BROKEN, Archive

_LARGEST_RECORD = 20_000_000
_MOST_ARTICLES = 500


def read_warc(material: Material) -> Sequence[Item]:
    """The pages of a web archive that hold an article; the others (menus, pictures, scripts) are passed over.

    Raises:
        NotAnArticle: there is no article in it.
    """
    extra("warcio", "archives", material.path)
    return _checked(_articles([io.BytesIO(material.data)], material.path), material.path)


def read_wacz(material: Material) -> Sequence[Item]:
    """The same for a WACZ file, a zip of WARC files.

    Raises:
        NotAnArticle: it is no such zip, or there is no article in it.
    """
    extra("warcio", "archives", material.path)
    archive = Archive(material, "WACZ")
    names = sorted(name for name in archive.names() if name.lower().endswith((".warc", ".warc.gz")))
    try:
        streams = [io.BytesIO(archive.member(name)) for name in names]
    except BROKEN:
        raise NotAnArticle(f"{material.path}: this WACZ is broken or cut short: get it again") from None
    return _checked(_articles(streams, material.path), material.path)


def _checked(found: Iterator[Item], path: str) -> Sequence[Item]:
    items = list(found)
    drafts = [item for item in items if isinstance(item, Draft)]
    if not drafts:
        broken = next((item.line for item in items if isinstance(item, Problem)), None)
        raise NotAnArticle(broken or f"{path}: no article in this archive: record the article's own page")
    if len(drafts) == 1:
        return [replace(item, part=None) if isinstance(item, Draft) else item for item in items]
    return items


def _articles(streams: Sequence[IO[bytes]], path: str) -> Iterator[Item]:
    seen: set[tuple[str | None, str]] = set()
    for page in (page for stream in streams for page in _pages(stream, path)):
        if page is None:
            yield Problem(f"{path}: this archive is cut short or broken: {len(seen)} articles before the break opened")
            return
        draft = _article(page)
        if draft and (draft.source.url, draft.text) not in seen and len(seen) < _MOST_ARTICLES:
            seen.add((draft.source.url, draft.text))
            yield replace(draft, part=str(len(seen)))


def _article(page: Material) -> Draft | None:
    try:
        return read_html(page)
    except NotAnArticle:
        return None


def _pages(stream: IO[bytes], path: str) -> Iterator[Material | None]:
    """The web pages in an archive; None at last where it breaks off, or goes on beyond what a file may unpack to."""
    from warcio import archiveiterator, bufferedreaders

    archiveiterator.sys = bufferedreaders.sys = _Silence  # warcio tells standard error of every oddity, the screen's
    try:
        for record in archiveiterator.ArchiveIterator(_unpacked(stream)):
            page = _page(record, path)
            if page:
                yield page
    except Exception:  # whatever warcio stumbles over: its parsers of headers and chunks check little
        yield None


def _page(record: Any, path: str) -> Material | None:
    headers = record.http_headers
    if record.rec_type not in ("response", "resource") or (headers and headers.get_statuscode() != "200"):
        return None
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    if "html" not in kind.lower():
        return None
    data = record.content_stream().read(_LARGEST_RECORD + 1)
    if len(data) > _LARGEST_RECORD:
        return None
    return Material(path, data, web_address(record.rec_headers.get_header("WARC-Target-URI")))


def _unpacked(stream: IO[bytes]) -> IO[bytes]:
    """The archive without gzip, which warcio would unpack line by line however long the line."""
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    return cast(IO[bytes], _Bounded(stream)) if packed else stream


class _Bounded(io.RawIOBase):
    """What a gzip stream unpacks to; it ends with an error when that is more than a file may have."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._stream = gzip.GzipFile(fileobj=packed)
        self._left = LARGEST

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size)  # no more than lies before a break
        self._left -= len(data)
        if self._left < 0:
            raise ValueError("too much")
        return data


class _Silence:
    """What stands for `sys` in warcio, which uses it for nothing but its complaints."""

    class stderr:
        @staticmethod
        def write(_: str) -> None:
            pass
