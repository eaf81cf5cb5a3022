"""The tags a new store begins with."""

from __future__ import annotations

from reader.notes.model import Tag

DEFAULTS: tuple[Tag, ...] = (
    Tag("supported", "supported", "1", "green", "S"),
    Tag("disputed", "disputed", "2", "red", "D"),
    Tag("unverified", "unverified", "3", "yellow", "U"),
    Tag("false", "false", "4", "magenta", "F"),
    Tag("opinion", "opinion", "5", "blue", "O"),
    Tag("context", "context", "6", "cyan", "C"),
    Tag("follow-up", "follow up", "7", "bright_yellow", "!"),
)

FOLLOW_UP = "follow-up"
"""The tag that makes a claim a question still to check."""
