"""Source details as values: dates in ISO 8601, names on one line, addresses of the web; from front matter too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from reader.article import Source
from reader.ingest.decode import canonical

_MONTH_NAMES = """
january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sept sep |
october oct | november nov | december dec
"""
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})\b", re.I
)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I)
_MONTH_YEAR = re.compile(rf"^{_MONTH}\s+(?P<year>\d{{4}})$", re.I)

# " - Site", " | Site", " — Site": a hyphen counts only between spaces, so that hyphenated words stay whole.
_SITE = re.compile(r"^(?P<title>.+?)\s+(?:[-–—|·•»]|::)\s+(?P<site>[^-–—|·•»]{2,40})$")


def one_line(value: object) -> str | None:
    """A value as a line of canonical characters; None when it has none."""
    if isinstance(value, list | tuple):
        value = ", ".join(str(item) for item in value if isinstance(item, str | int | float))
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    return " ".join(canonical(str(value)).split()) or None


def iso_date(value: object) -> str | None:
    """A date in ISO 8601 to the precision given; None when it is none.

    Read are ISO forms, "12 March 2031", "March 12, 2031", "March 2031" and what YAML makes of them. "03/04/2031" is not
    read: which number is the month depends on the country.
    """
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        value = value.isoformat(timespec="seconds")
    text = one_line(value.isoformat()[:10] if isinstance(value, datetime.date) else value)
    if text is None or len(text) > 80:
        return None
    return _iso(text) or _written(text)


def _iso(text: str) -> str | None:
    match = _ISO.match(text)
    if match:
        year, month, day, time, zone = match.groups()
        date = "-".join(part for part in (year, month, day) if part)
        if not _exists(int(year), int(month or 1), int(day or 1)):
            return None
        return f"{date}T{time}{zone or ''}" if time else date
    match = _COMPACT.match(text) or _SLASHED.match(text)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _written(text: str) -> str | None:
    for pattern in (_DAY_MONTH, _MONTH_DAY, _MONTH_YEAR):
        match = pattern.search(text)
        if match:
            found = match.groupdict()
            month = _MONTHS[found["month"].lower()]
            if "day" not in found:
                return f"{int(found['year']):04}-{month:02}" if _exists(int(found["year"]), month, 1) else None
            return _date(int(found["year"]), month, int(found["day"]))
    return None


def _date(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return 1600 <= year <= 2200


def web_address(value: object) -> str | None:
    """An http address as one line; None for anything else."""
    text = one_line(value)
    return text if text and re.match(r"https?://[^\s/]+", text) and " " not in text else None


def split_site(title: str, outlet: str | None) -> tuple[str, str | None]:
    """A page's title without its " - Site" suffix, and the outlet.

    With an outlet known only that name is split off. Without one the suffix must look like a name: few words, each
    with a capital or short.
    """
    match = _SITE.match(title)
    if not match:
        return title, outlet
    site = match["site"].strip()
    if outlet:
        short, long = sorted((_letters(site), _letters(outlet)), key=len)
        return (match["title"], outlet) if short and short in long else (title, outlet)
    words = site.split()
    named = len(words) <= 4 and all(word[0].isupper() or word[0].isdigit() or len(word) <= 3 for word in words)
    return (
        (match["title"], site)
        if named and words[0][0].isupper() and len(match["title"].split()) >= 3
        else (title, None)
    )


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def front_matter_source(matter: Mapping[str, Any]) -> Source:
    """The details front matter gives, by the names that writers and clipping programs use for them."""

    def line(*keys: str) -> str | None:
        return next((text for text in (one_line(matter.get(key)) for key in keys) if text), None)

    def date(*keys: str) -> str | None:
        return next((found for found in (iso_date(matter.get(key)) for key in keys) if found), None)

    addresses = [web_address(matter.get(key)) for key in ("url", "source", "link", "source_url", "canonical_url")]
    outlet = line("site", "outlet", "publisher", "publication", "site_name", "website")
    source = line("source")
    if outlet is None and source and not web_address(source):
        outlet = source
    byline = line("author", "authors", "byline", "by")
    return Source(
        title=line("title", "headline"),
        outlet=outlet,
        byline=byline,
        published=date("date", "published", "pubdate", "publish_date", "date_published", "created"),
        updated=date("updated", "modified", "last_modified", "lastmod", "date_modified"),
        url=next((address for address in addresses if address), None),
    )
