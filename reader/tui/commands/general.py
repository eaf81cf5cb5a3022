"""What can be done anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui import dialogs

if TYPE_CHECKING:
    from reader.tui.screens.base import AppScreen
    from reader.tui.screens.story import StoryScreen


def show_help(screen: AppScreen) -> None:
    """Keys and signs of the view."""
    dialogs.show_help(screen.reader_app, screen)


def palette(screen: AppScreen) -> None:
    """Find any action by its name."""
    screen.app.action_command_palette()


def change_theme(screen: AppScreen) -> None:
    """Choose among the themes."""
    screen.app.search_themes()


def cancel(screen: AppScreen) -> None:
    """Let go of what is under way."""
    screen.cancel()


def back(screen: AppScreen) -> None:
    """To where this view was opened from; at the first, out."""
    screen.reader_app.go_back()


def leave(screen: AppScreen) -> None:
    """Quit."""
    screen.app.exit()


def export(screen: StoryScreen) -> None:
    """Write the notes and the comparison to a file."""
    from reader.tui.exporting import ask_for_export

    ask_for_export(screen.reader_app)
