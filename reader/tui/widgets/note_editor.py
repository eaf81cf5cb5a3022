"""The editor of a note: what is typed is kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from reader.article import Article, Span
from reader.tui.display import one_line, quoted
from reader.tui.keeping import read_kept
from reader.tui.wrap import cut

if TYPE_CHECKING:
    from reader.notes.store import Store
    from reader.tui.app import CrossreadApp
    from reader.tui.desk import Kept

_PAUSE = 0.3
"""Seconds without a key after which the note is written: at most what a power cut could take."""


class NoteEditor(Vertical):
    """A text area on the note of some stretches of an article.

    The note is written after each short pause and when the editor closes. If it cannot be written the editor stays
    open, with the text in it; closing it a second time gives the text up.
    """

    def __init__(
        self,
        article: Article,
        spans: tuple[Span, ...],
        note: str,
        reader: CrossreadApp,
        opened: Callable[[], str],
    ) -> None:
        super().__init__()
        self._opened = opened
        self._article, self._spans = article, spans
        self._text = self._kept = self._asked = note
        self._reader = reader
        self._pause: Timer | None = None
        self._failed = False
        self._warned = False

    def compose(self) -> ComposeResult:
        """The text."""
        yield TextArea(self._kept, classes="-typing", soft_wrap=True, tab_behavior="focus", id="note-text")

    def on_mount(self) -> None:
        """Take the keys."""
        words = one_line(" ".join(span.of(self._article.text) for span in self._spans))
        # Not a string: that would be markup.
        self.border_title = Content(f"✎ {quoted(cut(words, max(self.app.size.width - 30, 12)))}")
        self.border_subtitle = "saved as you type · esc closes"
        area = self.query_one(TextArea)
        self.screen.set_focus(area)
        area.move_cursor(area.document.end)
        if ahead := self._opened():
            area.insert(ahead)

    def insert(self, words: str) -> None:
        """Type at the cursor."""
        self.query_one(TextArea).insert(words)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._text = event.text_area.text
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self.keep)

    def keep(self) -> None:
        """Write the note, if it is not what was written last."""
        note = self._text
        if note == self._asked:
            return
        self._asked = note
        article, spans, story = self._article, self._spans, self._reader.story_id

        def work(store: Store) -> Kept:
            store.set_note(article, spans, note)
            return read_kept(store, story)

        def then(kept: Kept) -> None:
            self._kept, self._failed = note, False
            self._reader.take_notes(kept)
            if self.is_attached:
                self.border_subtitle = "saved · esc closes"

        self._reader.notebook.ask(work, then, self._not_kept)

    def _not_kept(self, words: str) -> None:
        self._failed, self._asked = True, self._kept
        if self.is_attached:
            self.border_subtitle = "not saved"

    def finish(self) -> bool:
        """Write what is left; False when the editor must stay, because the note could not be written."""
        if self._failed and not self._warned:
            self._warned = True
            self.keep()
            self.app.notify(
                "The note could not be saved: copy it, or press esc again to give it up.", severity="warning"
            )
            return False
        self.keep()
        return True

    def on_unmount(self) -> None:
        """The app is closing: what is typed is kept."""
        if not self._warned:
            self.keep()
