"""Notes that come in from a file: W3C Web Annotations in JSON-LD, ours or others', and Hypothesis' JSON.

Reading a file changes nothing and trusts nothing: what is no annotation of text is left out and counted, with why.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from reader.notes.errors import StoreError
from reader.notes.images import storable
from reader.notes.model import CONTEXT, RELATIONS, Relation, Selector, Tag
from reader.notes.webannotation import UUID, identifier

MOST_BYTES = 64 * 1024 * 1024
_MOST_NOTE = 1_000_000
_MOST_QUOTE = 1_000_000
_MOST_TAGS = 50
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_URL = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


class NotNotes(StoreError):
    """A file that was to be imported holds no notes that can be read."""


@dataclass(frozen=True, slots=True)
class IncomingNote:
    """One annotation as a file gives it. `fingerprint` is the text's it was made in, where that is known."""

    id: str
    selectors: tuple[Selector, ...]
    tags: tuple[str, ...]
    note: str
    created: str | None
    modified: str | None
    url: str | None = None
    path: str | None = None
    title: str | None = None
    outlet: str | None = None
    document: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class IncomingLink:
    """One link as a file gives it."""

    id: str
    source: str
    target: str
    relation: Relation
    created: str | None


@dataclass
class Incoming:
    """All that a file holds. `skipped` counts what was left out, by reason."""

    label: str = ""
    notes: list[IncomingNote] = field(default_factory=list)
    links: list[IncomingLink] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def read(data: bytes) -> Incoming:
    """What an import file holds.

    Raises:
        NotNotes: it is too big, no JSON, or holds no annotations; the message says which.
    """
    if len(data) > MOST_BYTES:
        raise NotNotes(
            f"the file is larger than {MOST_BYTES // 1024 // 1024} MB: no export of notes is; nothing imported"
        )
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotNotes("the file is not UTF-8 text, so no export of notes; nothing imported") from None
    except (ValueError, RecursionError) as error:
        raise NotNotes(f"the file is not JSON ({error}); give a JSON-LD or Hypothesis export") from None
    incoming = Incoming()
    if isinstance(values, dict):
        incoming.label = _text(values.get("label"))[:200]
        incoming.tags = list(_tags(values.get("crossread:tags")))
    found = False
    for item in _items(values):
        found = True
        _take(incoming, item)
    if not found:
        raise NotNotes("the file holds no annotations; give a JSON-LD or Hypothesis export")
    return incoming


def _items(values: Any) -> Iterator[dict[str, Any]]:
    """The annotations of a list, page, collection, Hypothesis export or search answer, or a single one."""
    if isinstance(values, list):
        for value in values:
            yield from _items(value)
        return
    if not isinstance(values, dict):
        return
    for key in ("first", "items", "annotations", "rows", "@graph"):
        if isinstance(values.get(key), (list, dict)) and not _has(values, "Annotation"):
            yield from _items(values[key])
            return
    if _has(values, "Annotation") or isinstance(values.get("target"), list) or "uri" in values:
        yield values


def _has(values: dict[str, Any], kind: str) -> bool:
    kinds = values.get("type", values.get("@type"))
    return kind in kinds if isinstance(kinds, list) else kinds == kind


def _take(incoming: Incoming, item: dict[str, Any]) -> None:
    try:
        if "linking" in _list(item.get("motivation")):
            incoming.links.append(_link(item))
        else:
            incoming.notes.append(_hypothesis(item) if "uri" in item else _web_annotation(item))
    except _Unfit as reason:
        incoming.skipped[str(reason)] += 1
    except (TypeError, ValueError, AttributeError, KeyError, OverflowError):
        incoming.skipped["malformed"] += 1


class _Unfit(Exception):
    """Why an item is left out."""


def _web_annotation(item: dict[str, Any]) -> IncomingNote:
    tags: list[str] = []
    notes: list[str] = []
    for body in _list(item.get("body")):
        if isinstance(body, dict):
            value = _text(body.get("value"))
            (tags if "tagging" in _list(body.get("purpose")) else notes).append(value)
    if isinstance(item.get("bodyValue"), str):
        notes.append(item["bodyValue"])
    targets = [target for target in _list(item.get("target")) if isinstance(target, dict)]
    source = targets[0].get("source") if targets else None
    known = source if isinstance(source, dict) else {"id": source}
    address = _text(known.get("id", known.get("@id")))
    return _note(
        _text(item.get("id", item.get("@id"))),
        targets,
        tags,
        "\n\n".join(note for note in notes if note),
        item.get("created"),
        item.get("modified"),
        url=address,
        path=_text(known.get("crossread:path")) or None,
        title=_text(known.get("crossread:title", known.get("label"))) or None,
        outlet=_text(known.get("crossread:outlet")) or None,
        document=_text(known.get("crossread:document")) or None,
        fingerprint=_text(known.get("crossread:fingerprint")) or None,
    )


def _hypothesis(item: dict[str, Any]) -> IncomingNote:
    if item.get("references"):
        raise _Unfit("a reply, not a note on the text")
    document = item.get("document")
    titles = _list(document.get("title")) if isinstance(document, dict) else []
    return _note(
        "https://hypothes.is/a/" + _text(item.get("id")),
        [target for target in _list(item.get("target")) if isinstance(target, dict)],
        [_text(tag) for tag in _list(item.get("tags"))],
        _text(item.get("text")),
        item.get("created"),
        item.get("updated"),
        url=_text(item.get("uri")),
        title=_text(titles[0]) if titles else None,
    )


def _note(
    name: str, targets: list[dict[str, Any]], tags: list[str], note: str, created: Any, modified: Any, *, url: str,
    path: str | None = None, title: str | None = None, outlet: str | None = None, document: str | None = None,
    fingerprint: str | None = None,
) -> IncomingNote:  # fmt: skip
    selectors = tuple(selector for target in targets if (selector := _selector(target)))
    if not name:
        raise _Unfit("no id")
    if not selectors:
        raise _Unfit("no quoted words to find it by (a note on the whole page, say)")
    if len(note) > _MOST_NOTE or sum(len(selector.exact) for selector in selectors) > _MOST_QUOTE:
        raise _Unfit("too long")
    clean = tuple(dict.fromkeys(tag for tag in (" ".join(storable(tag).split())[:80] for tag in tags) if tag))
    if not clean and not note.strip():
        note = ""
    if fingerprint and not re.fullmatch(r"[0-9a-zA-Z-]{1,64}", fingerprint):
        fingerprint = None
    return IncomingNote(
        identifier(name), selectors, clean[:_MOST_TAGS], storable(note), _time(created), _time(modified),
        url=storable(url)[:2000] if _URL.match(url) else None,
        path=path and storable(path)[:2000],
        title=title and storable(title)[:1000],
        outlet=outlet and storable(outlet)[:200],
        document=document if document and UUID.match(document) else None,
        fingerprint=fingerprint,
    )  # fmt: skip


def _selector(target: dict[str, Any]) -> Selector | None:
    """The quote selector of a target with its position, where it has one."""
    quote: dict[str, Any] = {}
    start: Any = None
    for selector in _list(target.get("selector")):
        if isinstance(selector, dict):
            if _has(selector, "TextQuoteSelector"):
                quote = selector
            elif _has(selector, "TextPositionSelector"):
                start = selector.get("start")
    exact = _text(quote.get("exact"))
    if not exact:
        return None
    begin = start if isinstance(start, int) and not isinstance(start, bool) and 0 <= start < 2**40 else 0
    prefix, suffix = _text(quote.get("prefix")), _text(quote.get("suffix"))
    return Selector(begin, begin + len(exact), exact, prefix[-CONTEXT:], suffix[:CONTEXT])


def _link(item: dict[str, Any]) -> IncomingLink:
    ends = [_text(end.get("id") if isinstance(end, dict) else end) for end in _list(item.get("target"))]
    relation = item.get("crossread:relation")
    if len(ends) != 2 or relation not in RELATIONS:
        raise _Unfit("a link of a kind that is not known here")
    return IncomingLink(
        identifier(_text(item.get("id"))), identifier(ends[0]), identifier(ends[1]), cast(Relation, relation),
        _time(item.get("created")),
    )  # fmt: skip


def _tags(values: Any) -> Iterator[Tag]:
    for value in _list(values)[:500]:
        if isinstance(value, dict):
            name = " ".join(storable(_text(value.get("crossread:name"))).split())[:80]
            key = _text(value.get("crossread:key"))
            slug = _text(value.get("id")).removeprefix("urn:crossread:tag:")
            if name and re.fullmatch(r"[\w-]{1,80}", slug):
                sign = storable(_text(value.get("crossread:sign")))[:1]
                colour = _text(value.get("crossread:colour"))
                yield Tag(
                    slug,
                    name,
                    key if re.fullmatch("[1-9]", key) else None,
                    colour if re.fullmatch("[a-z_]{1,20}", colour) else "",
                    sign if sign.isprintable() else "",
                )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _time(value: Any) -> str | None:
    return value if isinstance(value, str) and _TIME.match(value) else None
