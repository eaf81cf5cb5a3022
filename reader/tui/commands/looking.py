"""How the screen is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.base import AppScreen
    from reader.tui.screens.compare import CompareScreen

INSPECTOR_SIZES = ("normal", "tall", "full", "hidden")


def cycle_inspector(screen: CompareScreen) -> None:
    """Usual, tall, nearly all of the screen, hidden, usual."""
    layout = screen.desk.layout
    number = INSPECTOR_SIZES.index(layout.inspector) if layout.inspector in INSPECTOR_SIZES else 0
    layout.inspector = INSPECTOR_SIZES[(number + 1) % len(INSPECTOR_SIZES)]
    screen.lay_out()


def inspector_down(screen: AppScreen) -> None:
    """More of what is explained."""
    screen.roll_inspector(1)


def inspector_up(screen: AppScreen) -> None:
    """Back to what was explained before."""
    screen.roll_inspector(-1)


def zoom(screen: CompareScreen) -> None:
    """One source, or side by side."""
    screen.desk.layout.zoomed = not screen.desk.layout.zoomed
    screen.lay_out()


def pin(screen: CompareScreen) -> None:
    """The active source becomes the base, or is let go."""
    layout = screen.desk.layout
    layout.pinned = None if layout.pinned == layout.active else layout.active
    screen.lay_out()
    screen.say(f"{screen.desk.label(layout.active)} is {'pinned' if layout.pinned else 'no longer pinned'}.")


def toggle_furniture(screen: CompareScreen) -> None:
    """Page furniture dim, or out of sight."""
    shown = not screen.desk.column.furniture
    show_furniture(screen, shown)
    screen.say("Page furniture is shown, dim." if shown else "Page furniture is hidden; ⋯ stands in its place.")


def show_furniture(screen: CompareScreen, shown: bool) -> None:
    """Show or hide page furniture in every source."""
    screen.desk.show_furniture(shown)
    screen.columns.marks_changed()
    screen.cursor_moved(scroll=False)
    screen.update_bars()


def toggle_linked(screen: CompareScreen) -> None:
    """The other columns follow, or stay."""
    layout = screen.desk.layout
    layout.linked = not layout.linked
    screen.say("The other columns follow the cursor." if layout.linked else "The other columns stay where they are.")
    if layout.linked:
        screen.cursor_moved()
    screen.update_bars()
