"""The reader's notes, kept by one thread of its own so that a disk never holds up a key.

Work goes in in order; what comes of it is posted to the app, whose handlers call back on the UI's thread.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.message import Message

from reader.errors import CrossreadError

if TYPE_CHECKING:
    from textual.app import App

    from reader.notes.store import Store

T = TypeVar("T")


class Notebook:
    """The app's only way to the store.

    Args:
        path: the store's file; None for the reader's own.
    """

    class Done(Message):
        """A piece of work is finished: `then` takes its result on the UI's thread."""

        def __init__(self, then: Callable[[Any], None], result: Any) -> None:
            self.then, self.result = then, result
            super().__init__()

    class Failed(Message):
        """A piece of work could not be done; nothing was changed."""

        def __init__(self, words: str, severity: str = "error") -> None:
            self.words, self.severity = words, severity
            super().__init__()

    def __init__(self, app: App[Any], path: Path | None = None) -> None:
        self._app = app
        self._path = path
        self._store: Store | None = None
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(
        self,
        work: Callable[[Store], T],
        then: Callable[[T], None] | None = None,
        fails: Callable[[str], None] | None = None,
    ) -> None:
        """Do `work` with the store after what was asked before; then call `then` with its result.

        What goes wrong is shown to the reader as one line, and given to `fails`; `then` is not called.
        """
        self._start()
        self._work.put(lambda: self._do(work, then, fails))

    @property
    def open(self) -> bool:
        """Whether the store has been opened."""
        return self._store is not None

    def wait(self, timeout: float = 10.0) -> None:
        """Block until all that was asked is done: at the end of a session, so that nothing is lost."""
        if self._thread is None:
            return
        done = threading.Event()
        self._work.put(done.set)
        done.wait(timeout)

    def close(self) -> None:
        """Finish what was asked and close the store."""
        if self._thread is not None:
            self._work.put(None)
            self._thread.join(timeout=10.0)
            self._thread = None

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="crossread-notes", daemon=True)
            self._thread.start()

    def _serve(self) -> None:
        while (work := self._work.get()) is not None:
            work()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _do(
        self, work: Callable[[Store], T], then: Callable[[T], None] | None, fails: Callable[[str], None] | None
    ) -> None:
        try:
            result = work(self._opened())
        except Exception as error:
            known = isinstance(error, CrossreadError)
            words = str(error) if known else f"notes: {type(error).__name__}: {error}"
            self._app.post_message(self.Failed(words))
            if fails is not None:
                self._app.post_message(self.Done(fails, words))
        else:
            if then is not None:
                self._app.post_message(self.Done(then, result))

    def _opened(self) -> Store:
        if self._store is None:
            from reader.tui.late import store_class

            kind = store_class()
            try:
                self._store = kind.open(self._path)
            except CrossreadError as error:
                self._store = kind.in_memory()
                self._app.post_message(self.Failed(f"{error} Notes of this session will not be kept.", "warning"))
            for warning in self._store.warnings:
                self._app.post_message(self.Failed(warning, "warning"))
        return self._store
