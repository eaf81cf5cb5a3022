"""Times as notes bear them: ISO 8601, ours in UTC, those of imported notes in any zone."""

from __future__ import annotations

from datetime import UTC, datetime

_NEVER = datetime.min.replace(tzinfo=UTC)


def moment(time: str) -> datetime:
    """The moment a time names; without a zone it is UTC, and what names none is before all others."""
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return _NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def utc(time: str) -> str:
    """The same moment in UTC with a "Z", as the Web Annotation model asks; what names no moment stays as it is."""
    if time.endswith("Z"):
        return time
    found = moment(time)
    return time if found == _NEVER else found.astimezone(UTC).isoformat().replace("+00:00", "Z")


def later(one: str, other: str) -> str:
    """The later of two times: a clock that was put back makes no change older than the one before it."""
    return one if moment(one) > moment(other) else other
