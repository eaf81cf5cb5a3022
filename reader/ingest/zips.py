"""Zip archives opened with bounds: what is inside may unpack to far more than lies on disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from reader.errors import NotAnArticle
from reader.ingest.draft import LARGEST, Material

_LARGEST_MEMBER = 64_000_000


class Archive:
    """A zip archive of which so much may be unpacked in all."""

    def __init__(self, material: Material, what: str) -> None:
        """Open it.

        Raises:
            NotAnArticle: the bytes are no zip; `what` is what they should have been.
        """
        self._path = material.path
        self._left = LARGEST
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(material.data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise NotAnArticle(f"{material.path}: this {what} is broken or cut short: get it again") from None

    def names(self) -> list[str]:
        """The names of its members."""
        return self._zip.namelist()

    def member(self, name: str) -> bytes:
        """One member's bytes; its stated size is not believed.

        Raises:
            NotAnArticle: it unpacks to more than an article can be, or with those before it to more than a file may be.
            KeyError: there is no such member.
            the others of `BROKEN`: it is broken, locked, or packed in a way Python does not know.
        """
        with self._zip.open(name) as file:
            data = file.read(min(self._left, _LARGEST_MEMBER) + 1)
        self._left -= len(data)
        if len(data) > _LARGEST_MEMBER:
            most = f"{name} inside is larger than {_LARGEST_MEMBER // 1_000_000} MB"
            raise NotAnArticle(f"{self._path}: {most}: give its text alone")
        if self._left < 0:
            raise NotAnArticle(f"{self._path}: unpacks to more than {LARGEST // 1_000_000} MB: give its text alone")
        return data


BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, RuntimeError, NotImplementedError, OSError, EOFError)
"""What reading a member may raise."""
