"""Pages and letters packed as e-mail: MHTML as browsers save it, and .eml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from reader.errors import NotAnArticle
from reader.ingest.details import iso_date, one_line, web_address
from reader.ingest.draft import Draft, Material
from reader.ingest.text_file import read_plain


def read_mhtml(material: Material) -> Sequence[Draft]:
    """A page saved as one MHTML file. The day it was saved is not the article's.

    Raises:
        NotAnArticle: no page is inside.
    """
    from reader.ingest.html import read_html

    message = _message(material)
    part = _page_part(message)
    if part is None:
        raise NotAnArticle(f"{material.path}: no page in this file: save it again as a web page")
    url = web_address(message.get("Snapshot-Content-Location")) or web_address(part.get("Content-Location"))
    return [read_html(replace(material, data=_bytes(part), url=url, charset=part.get_content_charset()))]


def read_letter(material: Material) -> Sequence[Draft]:
    """A newsletter saved as .eml: its sender is the outlet, its date the day it was published.

    Raises:
        NotAnArticle: the letter has no words.
    """
    message = _message(material)
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        raise NotAnArticle(f"{material.path}: no text in this letter: save its text as .txt")
    body = replace(material, data=_bytes(part), charset=part.get_content_charset())
    (draft, *_) = read_plain(body)
    if part.get_content_type() == "text/html":
        from reader.ingest.html import read_html

        draft = read_html(body)
    name, _ = parseaddr(str(message.get("From", "")))
    source = draft.source
    return [
        replace(
            draft,
            source=replace(
                source,
                title=one_line(message.get("Subject")) or source.title,
                outlet=source.outlet or one_line(name),
                published=source.published or _date(message),
            ),
        )
    ]


# Python reads a header in time that grows with the square of its length; a long one is a list of receivers.
_LONGEST_HEADER = 4_000


class _Lenient(EmailPolicy):
    """Headers as their standard has them; one that is endless or that Python's own parser stumbles over is empty."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value if len(value) <= _LONGEST_HEADER else "")
        except Exception:  # AttributeError, IndexError and others, for groups and cut encoded words
            return super().header_fetch_parse(name, "")


def _message(material: Material) -> EmailMessage:
    message = message_from_bytes(material.data, policy=_Lenient())
    if not isinstance(message, EmailMessage) or not message.keys():
        raise NotAnArticle(f"{material.path}: no saved page and no letter: save it again, or its text as .txt")
    return message


def _page_part(message: EmailMessage) -> EmailMessage | None:
    """The first part that is a page: the parts behind it are its frames and pictures."""
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(part, EmailMessage):
            return part
    return None


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _date(message: EmailMessage) -> str | None:
    try:
        return iso_date(parsedate_to_datetime(str(message.get("Date"))))
    except (ValueError, TypeError):
        return None
