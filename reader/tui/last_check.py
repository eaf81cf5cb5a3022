"""The last check of all: what any widget drew, ours or Textual's, on its way to the terminal or the clipboard.

Textual hands control sequences inside a text straight to the terminal, and reads markup in what it is to show. Our
widgets make words safe as they draw them; fields, notices, titles of borders and whatever is added later pass here too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.notifications import SeverityLevel

from reader.text.harmless import MARK, is_harmless, shown
from reader.tui.display import one_line


class OnlyText(LineFilter):
    """Takes out of drawn lines what is no text, at the width it was reckoned with, and links that nobody follows."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line's segments, harmless."""
        for text, style, _ in segments:
            if not text.isprintable() or (style is not None and style._link is not None):
                return [Segment(harmless_line(text), _unlinked(style)) for text, style, _ in segments]
        return segments


@lru_cache(4096)
def harmless_line(text: str) -> str:
    """`text` without what is no text, in as many cells as the layout took it to have."""
    return text if is_harmless(text) else "".join(map(_harmless, text))


def _harmless(character: str) -> str:
    if is_harmless(character):
        return character
    return "" if cell_len(character) == 0 else MARK


def _unlinked(style: Style | None) -> Style | None:
    return style.update_link(None) if style is not None and style._link is not None else style


class GuardedApp(App[int]):
    """An app whose every way out is checked."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._filters.append(OnlyText())

    @property
    def fault(self) -> Exception | None:
        """What ended the app, if it was a fault of ours."""
        return self._exception

    def _fatal_error(self) -> None:
        """End, and leave it to the command line to say so: Textual's report would show what is in notes and texts."""
        self._close_messages_no_wait()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice. It often holds words of others, so none is read as markup."""
        super().notify(one_line(message), title=title, severity=severity, timeout=timeout, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Give the terminal words to paste elsewhere: text, newlines and tabs, nothing that a shell would obey."""
        super().copy_to_clipboard(shown(text))
