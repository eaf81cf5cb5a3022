"""A dispute as two camps: who stands for the statement, who against, and what was said back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.tui.display import one_line

if TYPE_CHECKING:
    from reader.compare.model import Dispute, Side

BACK = ("challenges", "reiterates")
"""Stances of those who answer a camp rather than stand in one."""

_TITLES = {
    "denied_claim": ("claimed", "denied"),
    "framing": ("told as fact or admission", "told as denial"),
    "hedged_claim": ("told flat", "told with a hedge"),
    "correction_update": ("before", "corrected"),
}


@dataclass(frozen=True, slots=True)
class Camp:
    """Those who are of one mind; `title` says what they have in common."""

    title: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Camps:
    """A dispute in two. `back` are challenges, and those who stood by what they said."""

    first: Camp
    second: Camp
    back: tuple[Side, ...]

    def left_out(self, article: str) -> str:
        """The title of the one camp that a source which knows of the dispute leaves out; "" if it gives both."""
        given = [any(side.article == article for side in camp.sides) for camp in (self.first, self.second)]
        if given == [True, False]:
            return self.second.title
        return self.first.title if given == [False, True] else ""


def camps(dispute: Dispute) -> Camps | None:
    """The camps of a dispute; None where one of them would be empty."""
    standing = [side for side in dispute.sides if side.stance not in BACK]
    back = tuple(side for side in dispute.sides if side.stance in BACK)
    apart = _apart(dispute, standing)
    first = tuple(side for side in standing if not apart(side))
    second = tuple(side for side in standing if apart(side))
    if not first or not second:
        return None
    return Camps(*_titled(dispute, first, second), back)


def _apart(dispute: Dispute, standing: list[Side]) -> Callable[[Side], bool]:
    """What sets the second camp apart from the first."""
    if any(side.stance == "denies" for side in standing):
        return lambda side: side.stance == "denies"
    if dispute.kind == "correction_update":
        return lambda side: side.stance == "corrects"
    if dispute.kind == "hedged_claim":
        return lambda side: side.hedged or side.stance == "hedges"
    value = _value(standing[0]) if standing else ""
    return lambda side: _value(side) != value


def _titled(dispute: Dispute, first: tuple[Side, ...], second: tuple[Side, ...]) -> tuple[Camp, Camp]:
    titles = _TITLES.get(dispute.kind)
    if titles is None:
        values = {_value(side): one_line(side.value or "") for side in reversed((*first, *second))}
        titles = (values[_value(first[0])] or "for", values[_value(second[0])] or "against")
        if len({_value(side) for side in second}) > 1:
            titles = (titles[0], "otherwise")
    return Camp(titles[0], first), Camp(titles[1], second)


def _value(side: Side) -> str:
    return one_line(side.value or "").casefold()
