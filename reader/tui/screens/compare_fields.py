"""The fields that open under the columns: the search line and the note's editor. Made when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Article, Span

if TYPE_CHECKING:
    from reader.tui.screens.compare import CompareScreen
    from reader.tui.widgets.note_editor import NoteEditor
    from reader.tui.widgets.search_line import SearchLine


class Fields:
    """At most one of them is open."""

    def __init__(self, screen: CompareScreen) -> None:
        self._screen = screen
        self._search: SearchLine | None = None
        self._note: NoteEditor | None = None
        self._ahead: str | None = None

    @property
    def opening(self) -> bool:
        """Whether a field has been asked for and does not have the keys yet."""
        return self._ahead is not None

    def type_ahead(self, character: str) -> None:
        """Keep what is typed before the field is there: a fast hand does not wait for a frame."""
        if self._ahead is not None:
            self._ahead += character
        else:  # the field came between the key and its way to us
            field = self._note if self._note is not None else self._search
            if field is not None and field.is_attached:
                field.insert(character)

    def opened(self) -> str:
        """The field has the keys now; gives what was typed ahead."""
        ahead, self._ahead = self._ahead or "", None
        return ahead

    def open_search(self) -> None:
        """Open the search line with what was searched for last."""
        from reader.tui.widgets.search_line import SearchLine

        self.close()
        self._ahead = ""
        self._search = SearchLine(self._screen.desk.search.words)
        self._screen.mount(self._search, before="#hintline")

    def open_note(self, article: Article, spans: tuple[Span, ...], note: str) -> None:
        """Open the editor on the note of a stretch."""
        from reader.tui.widgets.note_editor import NoteEditor

        self.close()
        self._ahead = ""
        self._note = NoteEditor(article, spans, note, self._screen.reader_app, self.opened)
        self._screen.mount(self._note, before="#hintline")

    def close(self) -> bool:
        """Close what is open; whether anything was."""
        was_open = False
        self._ahead = None
        for field in (self._search, self._note):
            if field is not None and field.is_attached:
                was_open = True
                if not field.finish():
                    return True
                field.remove()
        self._search = self._note = None
        if was_open:
            self._screen.set_focus(None)
            self._screen.update_bars()
        return was_open
