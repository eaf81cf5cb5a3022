"""The views of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui import dialogs

if TYPE_CHECKING:
    from reader.tui.screens.base import AppScreen


def compare(screen: AppScreen) -> None:
    """The sources side by side."""
    screen.reader_app.show_view("compare")


def quotes(screen: AppScreen) -> None:
    """The shared quotes."""
    screen.reader_app.show_view("quotes")


def disputes(screen: AppScreen) -> None:
    """The disputes."""
    screen.reader_app.show_view("disputes")


def coverage(screen: AppScreen) -> None:
    """Families by sources."""
    screen.reader_app.show_view("coverage")


def notes(screen: AppScreen) -> None:
    """The reader's own marks."""
    screen.reader_app.show_view("notes")


def questions(screen: AppScreen) -> None:
    """What to check next."""
    screen.reader_app.show_view("questions")


def origins(screen: AppScreen) -> None:
    """Whom the sources rest on."""
    screen.reader_app.show_view("origins")


def library(screen: AppScreen) -> None:
    """All stories."""
    screen.reader_app.show_library()


def add_source(screen: AppScreen) -> None:
    """Ask for a file, folder or link that joins the story."""
    dialogs.ask_for_source(screen.reader_app)
