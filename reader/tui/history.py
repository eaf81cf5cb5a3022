"""Places the reader has jumped from, to go back to and forward again."""

from __future__ import annotations

from typing import NamedTuple

_KEPT = 100


class Place(NamedTuple):
    """Where the reader was: a view ("compare", "quotes", …) and, in the text, the source and offset."""

    view: str
    article: str = ""
    offset: int = 0


class History:
    """A list of places with a position in it, as in a browser or an editor."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = 0

    def leave(self, place: Place) -> None:
        """Remember `place` before a jump; what lay ahead is forgotten."""
        del self._places[self._at :]
        if not self._places or self._places[-1] != place:
            self._places.append(place)
        del self._places[:-_KEPT]
        self._at = len(self._places)

    def back(self, here: Place) -> Place | None:
        """The place before, `here` being kept to come forward to; None at the beginning."""
        if self._at == len(self._places):
            if self._places and self._places[-1] == here:
                self._at -= 1
            else:
                self._places.append(here)
        if self._at == 0:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Place | None:
        """The place that `back` left; None at the end."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
