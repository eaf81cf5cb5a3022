"""Source details that a text states in its own lines: byline, dates, outlet, address, "key: value" heads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.article import Block, Source
from reader.ingest.details import iso_date, web_address
from reader.text.datelines import dateline_agency

# Where such lines stand: among the first blocks, and, for "updated" and addresses, among the last.
_HEAD, _FOOT = 8, 4

_NAME = r"[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|da|di|del|van|von|der|den|la|le|al|bin|el|ter))*"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|[Ww]ords:|[Rr]eported by|[Ss]tory by|[Aa]uthor:)\s+"
    rf"(?P<names>{_NAME}(?:(?:,\s|\sand\s|\s&\s|,\sand\s){_NAME})*)"
    rf"(?P<rest>(?:,\s|\s[|·•–—-]\s|\s(?:in|for|at|of)\s)[^.!?\"“”]{{2,80}})?\.?$"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
# A clock has minutes or a half of the day: a bare number is a day of the month.
_CLOCK = (
    r"(?:[,\s]*(?:at\s|@\s?)?\d{1,2}(?:(?:[:.]\d{2}){1,2}\s?(?:[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
    r"(?:\s?\(?[A-Z]{2,5}\)?)?)?"
)
_DATE = (
    r"(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})"
)
_DATE_LINE = re.compile(
    rf"(?P<label>(?:(?:first\s|originally\s|last\s)?(?:published|posted|updated|modified|created|filed)|date|issued|on)\s*(?:on|at)?\s*:?\s+)?"
    rf"{_CLOCK}[,\s]*{_DAY}(?P<date>{_DATE}){_CLOCK}(?:\s*[|·•–—-]\s*\d+\s?min(?:ute)?s?(?:\sread)?)?\.?$",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
_BAR = re.compile(r"\s+[|·•–—]\s+|\s+-\s+|\s*\|\s*")
_OUTLET = re.compile(r"(?:The\s)?[A-Z][\w'’&.-]*(?:\s(?:[A-Z][\w'’&.-]*|of|the|and|&|on|for|in))*$")
_KEYED = re.compile(
    r"(?P<key>title|headline|author|by|byline|source|outlet|site|publication|publisher|newspaper|date|"
    r"published(?: on)?|posted|updated|last updated|url|link|address)\s*:\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:(?:source|url|link|original(?: article)?|saved from|from)\s*:\s*)?<?(https?://\S+?)>?$", re.IGNORECASE
)

_MEANING = {
    "title": "title",
    "headline": "title",
    "author": "byline",
    "by": "byline",
    "byline": "byline",
    "source": "outlet",
    "outlet": "outlet",
    "site": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "newspaper": "outlet",
    "date": "published",
    "published": "published",
    "published on": "published",
    "posted": "published",
    "updated": "updated",
    "last updated": "updated",
    "url": "url",
    "link": "url",
    "address": "url",
}
_REASONS = {
    "title": "title",
    "byline": "byline",
    "outlet": "site name",
    "published": "date",
    "updated": "date",
    "url": "source link",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What one line states: field names of `Source` and their values."""

    values: tuple[tuple[str, str], ...]

    @property
    def reason(self) -> str:
        """Why the line is no article text: by its first value."""
        return _REASONS[self.values[0][0]]


def with_stated_details(text: str, blocks: Iterable[Block], source: Source) -> tuple[tuple[Block, ...], Source]:
    """The blocks with the lines that only state details marked, and the source with what they state filled in.

    What metadata says is kept; lines fill what it leaves open. A year in a copyright line or a date under a photo
    is neither published nor updated.
    """
    out = list(blocks)
    places = [i for i, block in enumerate(out) if block.kind not in ("title", "blockquote", "caption")]
    head = [i for i in places if i < _HEAD]
    found: dict[str, str] = {}
    for index in head:
        stated = read_line(out[index].span.of(text), in_head=True)
        if stated is None and out[index].kind == "paragraph" and index > _last_stated(out, index) + 1:
            break  # the article has begun
        if stated:
            _take(out, index, stated, found)
    _outlet_line(text, out, head, found, source)
    for index in [i for i in places if i >= max(_HEAD, len(out) - _FOOT)]:
        stated = read_line(out[index].span.of(text), in_head=False)
        if stated:
            _take(out, index, stated, found)
    _agency(text, out, found)
    return tuple(out), _filled(source, found)


def _agency(text: str, blocks: list[Block], found: dict[str, str]) -> None:
    """The agency that the first paragraph's dateline names is the outlet, where nothing else is said to be."""
    first = next((block for block in blocks if block.kind == "paragraph"), None)
    agency = dateline_agency(text, first.start, first.end) if first else None
    if agency:
        found.setdefault("outlet", agency)


def _last_stated(blocks: list[Block], before: int) -> int:
    """The last block above `before` that is a title or was marked."""
    return max((i for i in range(before) if blocks[i].kind in ("title", "boilerplate", "caption")), default=-1)


def _take(blocks: list[Block], index: int, stated: Stated, found: dict[str, str]) -> None:
    block = blocks[index]
    reason = block.reason if block.kind == "boilerplate" else stated.reason
    blocks[index] = Block(block.start, block.end, "boilerplate", reason)
    for name, value in stated.values:
        found.setdefault(name, " ".join(value.split()))


def read_line(line: str, in_head: bool) -> Stated | None:
    """What a line states of its article, None where it says anything else.

    Below the head only lines that name what they state are read: "Updated: 4 May 2031", a bare address.
    """
    line = line.strip(" *_[]()")
    if not line or len(line) > 200:
        return None
    if "\n" in line:
        return _joined([read_line(part, in_head) for part in line.split("\n")])
    keyed = _KEYED.match(line)
    if in_head and keyed:
        return _keyed(_MEANING[keyed["key"].lower()], keyed["value"])
    address = _ADDRESS.match(line)
    if address:
        return Stated((("url", address[1]),))
    date = _date(line, in_head)
    if date:
        return date
    return (_byline(line) or _parts(line)) if in_head else None


def _joined(parts: list[Stated | None]) -> Stated | None:
    """Several lines as one, where each states something."""
    values = [value for part in parts if part for value in part.values]
    return Stated(tuple(values)) if values and all(parts) else None


def _keyed(name: str, value: str) -> Stated | None:
    address = web_address(value)
    if name in ("outlet", "url") and address:
        return Stated((("url", address),))
    if name in ("published", "updated"):
        date = iso_date(value)
        return Stated(((name, date),)) if date else None
    if name == "url" or len(value) > 150 or (name == "outlet" and not _OUTLET.match(value)):
        return None
    return Stated(((name, value.strip()),))


def _date(line: str, in_head: bool) -> Stated | None:
    match = _DATE_LINE.match(line)
    date = iso_date(match["date"]) if match else None
    if not match or not date or not (in_head or match["label"]):
        return None
    return Stated((("updated" if _UPDATED.search(match["label"] or "") else "published", date),))


def _byline(line: str) -> Stated | None:
    match = _BYLINE.match(line)
    if not match or len(match["names"].split()) > 14:
        return None
    values = [("byline", match["names"])]
    rest = (match["rest"] or "").strip(" ,|·•–—-")
    pieces = _BAR.split(rest) if rest else []
    dates = [(piece, iso_date(piece)) for piece in pieces]
    values += [("published", date) for _, date in dates if date]
    for_outlet = re.match(r"(?:for|of|at)\s+(.+)$", rest)
    names = [for_outlet[1]] if for_outlet else [piece for piece, date in dates if not date and len(dates) > 1]
    values += [("outlet", name) for name in names[:1] if _OUTLET.match(name)]
    return Stated(tuple(values))


def _parts(line: str) -> Stated | None:
    """ "Outlet | 4 May 2031", "Ada Voss | Outlet | 4 May 2031": parts between bars, one of them a date."""
    parts = [part.strip() for part in _BAR.split(line) if part.strip()]
    if not 2 <= len(parts) <= 4:
        return None
    values: list[tuple[str, str]] = []
    names: list[str] = []
    for part in parts:
        stated = _date(part, True) or _byline(part)
        if stated:
            values += stated.values
        elif _OUTLET.match(part):
            names.append(part)
        elif not re.fullmatch(r"\d+\s?min(?:ute)?s?(?:\sread)?", part):
            return None
    if not any(name in ("published", "updated") for name, _ in values) or len(names) > 2:
        return None
    if len(names) == 2 and not any(name == "byline" for name, _ in values):
        values.append(("byline", names.pop(0)))
    values += [("outlet", name) for name in names[:1]]
    return Stated(tuple(values))


def _outlet_line(text: str, blocks: list[Block], head: list[int], found: dict[str, str], source: Source) -> None:
    """A line that is only a name, touching a byline or a date, is the outlet's."""
    if source.outlet or "outlet" in found or not {"byline", "published", "updated"} & found.keys():
        return
    for index in head:
        block = blocks[index]
        line = block.span.of(text)
        near = any(0 <= n < len(blocks) and blocks[n].reason in ("byline", "date") for n in (index - 1, index + 1))
        if block.kind == "paragraph" and near and len(line) <= 40 and _OUTLET.match(line) and len(line.split()) <= 5:
            found["outlet"] = line
            blocks[index] = Block(block.start, block.end, "boilerplate", "site name")
            return


def _filled(source: Source, found: dict[str, str]) -> Source:
    open_fields = {name: value for name, value in found.items() if getattr(source, name) is None}
    return replace(source, **open_fields)
