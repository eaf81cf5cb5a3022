"""Work in the background: threads that end with the program, and the words that say what is under way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.tui.app import CrossreadApp

_TICK = 0.5
"""Seconds between two counts of how long it has taken."""


def in_background(work: Callable[[], None], name: str) -> None:
    """Do `work` in a thread that ends with the program: quitting never waits for a long comparison."""

    def run() -> None:
        with suppress(RuntimeError):  # the app closed meanwhile, and takes no more messages
            work()

    threading.Thread(target=run, name=f"crossread-{name}", daemon=True).start()


class Progress:
    """What the header says of the work under way; one piece of work at a time has the word."""

    def __init__(self, app: CrossreadApp) -> None:
        self._app = app
        self._began = 0.0
        self._ticking: Timer | None = None
        self.words = ""
        """"" when nothing is under way."""

    def begins(self, what: str) -> None:
        """From now on say that `what` ("opening") is under way, and how long it has taken."""
        self._stop()
        self._began = time.monotonic()
        self.words = f"{what} …"
        self._ticking = self._app.set_interval(_TICK, lambda: self._tick(what))

    def ends(self) -> None:
        """Nothing is under way any more."""
        self._stop()
        self.words = ""

    def _tick(self, what: str) -> None:
        self.words = f"{what} … {time.monotonic() - self._began:.0f} s (esc stops)"
        self._app.update_bars()

    def _stop(self) -> None:
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
