"""Zip archives opened with bounds: what is inside may unpack to far more than lies on disk."""

from __future__ import annotations

import io
import zipfile

from reader.errors import NotAnArticle
from reader.ingest.draft import Material

_LARGEST_MEMBER = 64_000_000


def opened(material: Material, what: str) -> zipfile.ZipFile:
    """The archive.

    Raises:
        NotAnArticle: the bytes are no zip.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(material.data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise NotAnArticle(f"{material.path}: this {what} is broken or cut short: get it again") from None


def member(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    """One member's bytes; its stated size is not believed.

    Raises:
        NotAnArticle: it unpacks to more than an article can be.
        KeyError: there is no such member.
    """
    with archive.open(name) as file:
        data = file.read(_LARGEST_MEMBER + 1)
    if len(data) > _LARGEST_MEMBER:
        raise NotAnArticle(
            f"{path}: {name} inside is larger than {_LARGEST_MEMBER // 1_000_000} MB: give its text alone"
        )
    return data
