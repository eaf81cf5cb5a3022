"""Links: a page is fetched because the reader gave its address, once, politely and within limits."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from reader.errors import NotAnArticle
from reader.ingest.address import public_address
from reader.ingest.draft import Material
from reader.version import __version__

if TYPE_CHECKING:
    import httpx

AGENT = f"crossread/{__version__}"

_READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/pdf")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one link may cost. Seconds and bytes.

    Attributes:
        connect: until the server answers at all.
        silence: between two pieces of its answer.
        whole: for the page with all its redirects.
        size: of the page, decompressed.
        redirects: how often a server may point elsewhere.
    """

    connect: float = 10.0
    silence: float = 10.0
    whole: float = 40.0
    size: int = 20_000_000
    redirects: int = 5


@dataclass(slots=True)
class Fetcher:
    """Fetches links one after the other and remembers each site's robots.txt.

    Attributes:
        allow_private: whether links may lead to this machine or its network.
        limits: per link.
    """

    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Material:
        """The page at `url`.

        Raises:
            NotAnArticle: it cannot or may not be had, or is nothing to read; the message says which.
        """
        deadline = time.monotonic() + self.limits.whole
        if not self._allowed(url, deadline):
            raise NotAnArticle(f"{url}: the site asks programs not to read this page: save it in a browser")
        answer = self._get(url, deadline)
        if answer.status >= 400:
            raise NotAnArticle(f"{url}: the server answered {answer.status}: check the address or save the page")
        kind = answer.content_type.split(";")[0].strip().lower()
        if kind and not kind.startswith(_READABLE):
            raise NotAnArticle(f"{url}: this is {kind}, not an article: give the address of a page")
        return Material(url, answer.data, answer.url, answer.charset)

    def _allowed(self, url: str, deadline: float) -> bool:
        """What the site's robots.txt says (RFC 9309): no such file allows all, a broken server nothing."""
        public_address(url, self.allow_private)  # refuses what is no address before it is taken apart
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if site not in self._rules:
            rules = RobotFileParser()
            answer = self._get(site + "/robots.txt", deadline)
            if answer.status >= 500:
                rules.disallow_all = True  # type: ignore[attr-defined]
            elif answer.status >= 400:
                rules.allow_all = True  # type: ignore[attr-defined]
            else:
                rules.parse(answer.data[:500_000].decode("utf-8", "replace").splitlines())
            self._rules[site] = rules
        return self._rules[site].can_fetch(AGENT, url)

    def _get(self, url: str, deadline: float) -> Answer:
        """The answer to `url` after redirects; every place on the way is vetted like the first."""
        import httpx

        given = url
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._ask(url, given, deadline)
                if answer.location is None:
                    return answer
                url = urljoin(url, answer.location)
        except httpx.TimeoutException:
            raise NotAnArticle(f"{given}: no answer in time: try again later or save the page") from None
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error, ValueError, OSError) as error:
            raise NotAnArticle(f"{given}: cannot be fetched ({_short(error)}): check the address") from None
        raise NotAnArticle(f"{given}: redirected more than {self.limits.redirects} times: open it in a browser")

    def _ask(self, url: str, given: str, deadline: float) -> Answer:
        """One request, sent to the very address that was vetted."""
        import httpx

        address = public_address(url, self.allow_private)
        wanted = httpx.URL(url)
        left = max(0.1, deadline - time.monotonic())
        timeout = httpx.Timeout(min(self.limits.silence, left), connect=min(self.limits.connect, left))
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Host": wanted.netloc.decode("ascii")}
        with (
            httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client,
            client.stream(
                "GET", wanted.copy_with(host=address), headers=headers, extensions={"sni_hostname": wanted.host}
            ) as response,
        ):
            location = response.headers.get("location") if response.is_redirect else None
            data = b"" if location else b"".join(self._pieces(response, given, deadline))
            kind = response.headers.get("content-type", "")
            return Answer(url, response.status_code, kind, response.charset_encoding, data, location)

    def _pieces(self, response: httpx.Response, given: str, deadline: float) -> Iterator[bytes]:
        """The body, decompressed no further than the limit."""
        encoded = response.headers.get("content-encoding", "").strip().lower() in ("gzip", "deflate", "x-gzip")
        unpack = zlib.decompressobj(wbits=47) if encoded else None  # 47: gzip or zlib, whichever it is
        size = 0
        for raw in response.iter_raw():
            left = self.limits.size - size + 1
            piece = unpack.decompress(raw, left) if unpack else raw
            size += len(piece)
            if size > self.limits.size:
                raise NotAnArticle(f"{given}: larger than {self.limits.size // 1_000_000} MB: save the article's text")
            if time.monotonic() > deadline:
                raise NotAnArticle(f"{given}: no answer in time: try again later or save the page")
            yield piece


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `location` is set when it points elsewhere."""

    url: str
    status: int
    content_type: str
    charset: str | None
    data: bytes
    location: str | None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
