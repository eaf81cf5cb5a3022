"""The names that the Web Annotation exports and imports agree on."""

from __future__ import annotations

import re
import uuid
from typing import Any

CONTEXT: list[Any] = ["http://www.w3.org/ns/anno.jsonld", {"crossread": "urn:crossread:ns:"}]

_NO_IRI = re.compile(r'[\x00-\x20\x7f-\xa0<>"\\^`{|}\u2028\u2029\ud800-\udfff\ufffe\uffff]')
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def iri(identifier: str) -> str:
    """The IRI of a note or link of ours."""
    return f"urn:uuid:{identifier}"


def web_iri(address: str) -> str:
    """A web address as an IRI: what no IRI may hold is percent-encoded."""
    return _NO_IRI.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8")), address)


def identifier(foreign: str) -> str:
    """The id a note has here: its UUID where it has one; else one made from its IRI, the same at every import."""
    bare = foreign.removeprefix("urn:uuid:").lower()
    return (
        bare if UUID.match(bare) else str(uuid.uuid5(uuid.NAMESPACE_URL, foreign.encode("utf-8", "replace").decode()))
    )
