"""Lists: moving, filtering, sorting, opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.library import LibraryScreen
    from reader.tui.screens.listing import ListScreen


def next_row(screen: ListScreen) -> None:
    """One row down."""
    screen.listing.move(1)


def previous_row(screen: ListScreen) -> None:
    """One row up."""
    screen.listing.move(-1)


def page_down(screen: ListScreen) -> None:
    """A window's height down."""
    screen.listing.page(1)


def page_up(screen: ListScreen) -> None:
    """A window's height up."""
    screen.listing.page(-1)


def first_row(screen: ListScreen) -> None:
    """The first row."""
    screen.listing.move_to(0)


def last_row(screen: ListScreen) -> None:
    """The last row."""
    screen.listing.move_to(len(screen.listing) - 1)


def next_cell(screen: ListScreen) -> None:
    """The next of the row's sources."""
    screen.listing.move_cell(1)


def previous_cell(screen: ListScreen) -> None:
    """The previous of the row's sources."""
    screen.listing.move_cell(-1)


def open_row(screen: ListScreen) -> None:
    """Go to what the row is about."""
    screen.open_row()


def filter_rows(screen: ListScreen) -> None:
    """Open the filter line."""
    screen.open_filter()


def sort_rows(screen: ListScreen) -> None:
    """The next order."""
    screen.next_order()


def rename(screen: LibraryScreen) -> None:
    """Give the story another name."""
    screen.rename()


def archive(screen: LibraryScreen) -> None:
    """Take the story out of the list, or bring it back."""
    screen.archive()


def show_archived(screen: LibraryScreen) -> None:
    """Show or hide archived stories."""
    screen.show_archived()
