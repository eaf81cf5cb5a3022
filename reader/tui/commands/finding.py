"""Finding a place: search, hints, back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.compare import CompareScreen
    from reader.tui.screens.story import StoryScreen


def search(screen: CompareScreen) -> None:
    """Open the search line."""
    screen.open_search()


def next_match(screen: CompareScreen) -> None:
    """The next place with the words searched for."""
    _step(screen, 1)


def previous_match(screen: CompareScreen) -> None:
    """The previous place with the words searched for."""
    _step(screen, -1)


def _step(screen: CompareScreen, direction: int) -> None:
    desk = screen.desk
    found = desk.search
    if not found.words:
        screen.say("Nothing is searched for yet: / begins.")
        return
    sentence = desk.column.sentence
    offset = sentence.start - (1 if direction > 0 else 0)
    if found.at is not None:
        hit = found.hits[found.at]
        if hit.article == desk.layout.active and sentence.start <= hit.span.start < sentence.end:
            offset = hit.span.start
    goal = found.step(desk.layout.active, offset, direction)
    if goal is None:
        screen.say(f"“{found.words}” stands in no source.")
        return
    screen.jump(goal.article, goal.span.start)
    screen.search_changed()


def hints(screen: CompareScreen) -> None:
    """Letters on every sentence on screen."""
    screen.show_hints()


def back(screen: StoryScreen) -> None:
    """Where the reader was before the last jump."""
    place = screen.desk.history.back(screen.place())
    if place is None:
        screen.say("This is the first place you were at.")
    else:
        screen.go(place)


def forward(screen: StoryScreen) -> None:
    """Where the reader was before going back."""
    place = screen.desk.history.forward()
    if place is None:
        screen.say("There is nothing ahead.")
    else:
        screen.go(place)
