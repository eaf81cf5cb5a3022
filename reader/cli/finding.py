"""What `crossread doctor` reports: one line for each thing it looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    Attributes:
        about: what was looked at, in one word.
        text: how it is.
        remedy: what to do; empty where there is nothing to do, or no need.
        wrong: whether it needs the reader's attention.
    """

    about: str
    text: str
    remedy: str = ""
    wrong: bool = False


def problem(about: str, text: str, remedy: str) -> Finding:
    """A finding that needs attention, with what to do."""
    return Finding(about, text, remedy, wrong=True)
