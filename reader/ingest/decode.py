"""Bytes to canonical characters: the encoding ladder, one kind of newline, nothing a terminal could obey."""

from __future__ import annotations

import codecs
import re

from reader.errors import NotAnArticle

# Longest first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Characters that could move a cursor, ring, reorder or break a line. Bidi controls hide what a
# text says (CVE-2021-42574).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# A control that is white space becomes a space; any other is shown as the replacement character.
_SPACES = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85")

# Python's own encodings, which no page has; punycode takes time that grows with the square of the length.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})

# First bytes of files that are never text, so that the message can name what was given.
_SIGNATURES = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "an archive or office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a word processor's document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)


def decode(data: bytes, path: str, charset: str | None = None) -> str:
    """The canonical text of `data`: decoded, BOM dropped, newlines `\\n`, unsafe characters replaced one for one.

    The ladder is byte order mark, then `charset` when a server declared one, then UTF-8, then cp1252, which
    every remaining text of Western European origin reads as.

    Raises:
        NotAnArticle: the bytes are no text.
    """
    return canonical(_decoded(data, path, charset))


def canonical(text: str) -> str:
    """`text` with newlines as `\\n` and unsafe characters replaced one for one."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub(_safe, text)


def _safe(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SPACES:
        return " "
    if "\x80" <= character <= "\x9f":  # cp1252 mistaken for Latin-1, as the HTML standard also reads it
        shown = character.encode("latin-1").decode("cp1252", "replace")
        return "\ufffd" if _UNSAFE.match(shown) else shown
    return "\ufffd"


def _decoded(data: bytes, path: str, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    utf16 = _unmarked_utf16(data)
    if utf16:
        return data.decode(utf16, "replace")
    refuse_binary(data, path)
    for declared in (charset, "utf-8"):
        if declared:
            try:
                if codecs.lookup(declared).name not in _NO_CHARSETS:
                    return data.decode(declared)
            except (ValueError, LookupError):  # what the bytes are not, or Python does not know
                continue
    return data.decode("cp1252", "replace")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in nearly every second byte of Western text, and in none of the others."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > 0.7 * half and even < 0.05 * half else None
    if even > 0.7 * half and odd < 0.05 * half:
        encoding = "utf-16-be"
    shown = sample[: 2 * half].decode(encoding, "replace") if encoding else ""
    return encoding if sum(map(_is_shown, shown)) > 0.9 * len(shown) else None


def _is_shown(character: str) -> bool:
    return character.isprintable() or character in "\r\n\t"


def refuse_binary(data: bytes, path: str) -> None:
    """Raise `NotAnArticle` when the bytes are no text in any encoding of the ladder."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and not (signature == b"MZ" and 0 not in data[:512]):
            raise NotAnArticle(f"{path}: this is {what}, not an article: give a text, Markdown or HTML file")
    sample = data[:65536]
    # Zero bytes never stand in text of these encodings; a text with 3 % of other controls is none either.
    controls = sum(sample.count(code) for code in (*range(1, 9), *range(14, 32), 127))
    if sample.count(0) > len(sample) // 1000 or controls * 33 > len(sample):
        raise NotAnArticle(f"{path}: this is a binary file, not an article: give a text, Markdown or HTML file")
