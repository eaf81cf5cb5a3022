"""Times as notes bear them: ISO 8601, ours in UTC, those of imported notes in any zone."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(time: str) -> datetime:
    """The moment a time names; without a zone it is UTC, and what names none is before all others."""
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def later(one: str, other: str) -> str:
    """The later of two times: a clock that was put back makes no change older than the one before it."""
    return one if moment(one) > moment(other) else other
