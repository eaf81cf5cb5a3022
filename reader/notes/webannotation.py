"""The names that the Web Annotation exports and imports agree on."""

from __future__ import annotations

import re
import uuid
from typing import Any

CONTEXT: list[Any] = ["http://www.w3.org/ns/anno.jsonld", {"crossread": "urn:crossread:ns:"}]

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def iri(identifier: str) -> str:
    """The IRI of a note or link of ours."""
    return f"urn:uuid:{identifier}"


def identifier(foreign: str) -> str:
    """The id a note has here: its UUID where it has one; else one made from its IRI, the same at every import."""
    bare = foreign.removeprefix("urn:uuid:").lower()
    return (
        bare if UUID.match(bare) else str(uuid.uuid5(uuid.NAMESPACE_URL, foreign.encode("utf-8", "replace").decode()))
    )
