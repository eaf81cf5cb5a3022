"""What the lists of notes and questions offer: ticking off, and putting a lost mark where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.listing import ListScreen


def tick(screen: ListScreen) -> None:
    """Tick the chosen question off, or open it again."""
    act = getattr(screen, "tick", None)
    if act is None:
        screen.say("Questions are ticked off in their list: F9.")
    else:
        act()


def reattach(screen: ListScreen) -> None:
    """Put the chosen mark, whose words are gone, where the reader says it belongs."""
    act = getattr(screen, "reattach", None)
    if act is None:
        screen.say("Marks that lost their words are put back in the list of notes: F6.")
    else:
        act()
