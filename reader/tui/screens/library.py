"""The library: every story the reader has opened."""

from reader.tui.screens.base import AppScreen, bindings


class LibraryScreen(AppScreen):
    KIND = "library"
    NAME = "library"
    BINDINGS = bindings("library")
