"""What is known of a source, to be corrected."""

from __future__ import annotations

from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label

from reader.article import Article, Source
from reader.tui.display import one_line
from reader.tui.screens.sheet import Sheet

_FIELDS = ("title", "outlet", "byline", "published", "updated", "url")
_NAMES = {"url": "address"}
_DATES = ("published", "updated")
_SUBTITLE = "tab next · enter keeps · esc leaves"


class DetailsScreen(Sheet[Source | None]):
    """Gives the details as the reader leaves them, or None. An emptied field is one of which nothing is known."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._source = article.source
        self._label = one_line(article.label)

    def compose(self) -> ComposeResult:
        """A field for each."""
        with Vertical(id="question") as box:
            box.border_title = Content(f"Details · {self._label}")  # not a string: that would be markup
            box.border_subtitle = _SUBTITLE
            for name in _FIELDS:
                with Horizontal(classes="field"):
                    yield Label(_NAMES.get(name, name))
                    yield Input(self._shown(name), id=name, compact=True, select_on_focus=False)

    def _shown(self, name: str) -> str:
        return one_line(getattr(self._source, name) or "")

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one("#title", Input).focus()

    def on_key(self, event: events.Key) -> None:
        """Leaving, and going between the fields."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
        elif event.key in ("down", "up"):
            event.stop()
            (self.focus_next if event.key == "down" else self.focus_previous)()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        typed = {name: self.query_one(f"#{name}", Input).value.strip() for name in _FIELDS}
        for name in _FIELDS:
            if typed[name] != self._shown(name) and (wrong := wrong_detail(name, typed[name])):
                self.query_one("#question").border_subtitle = wrong
                self.query_one(f"#{name}", Input).focus()
                return
        # A field that was not touched keeps what stood there, to the character.
        values = {name: words or None for name, words in typed.items() if words != self._shown(name)}
        kept = {name: values[name] if name in values else getattr(self._source, name) for name in _FIELDS}
        self.dismiss(Source(**kept))


def wrong_detail(name: str, words: str) -> str:
    """What is wrong with a field, in a few words; "" when nothing is."""
    if not words:
        return ""
    if name in _DATES and not _is_date(words):
        return f"{name}: write the date as 2026-11-21"
    if name == "url" and "://" not in words:
        return "address: write it with its https://"
    return ""


def _is_date(words: str) -> bool:
    """ISO 8601 to the year, the month, the day or the second."""
    for form in ("%Y", "%Y-%m", "%Y-%m-%d"):
        try:
            return bool(datetime.strptime(words, form))
        except ValueError:
            continue
    try:
        return bool(datetime.fromisoformat(words))
    except ValueError:
        return False
