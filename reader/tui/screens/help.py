"""Help for where you are: the keys of the view, with the reader's own keymap, and the signs it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.tui.actions import COMPARE, actions_in, keys_of, shown_key
from reader.tui.rows import Row, row
from reader.tui.screens.sheet import Sheet
from reader.tui.widgets.styled import Rows

_SIGNS = (
    ("❝4", "quote", "a quote that other sources share, with its number; its words are underlined"),
    ("⚑", "dispute", "a statement on which the sources part; its words are in italics"),
    ("≡", "dim", "a run of words that stands in other sources too"),
    ("D", "strong", "your tag, by its letter; the tagged words are bold"),
    ("✎", "accent", "a note of yours"),
    ("▪ ◆ •", "accent", "at a column's edge: where in the whole text quotes, disputes and marks of yours are"),
    ("┃", "accent", "at a column's edge: the part of the text that you see"),
    ("·· ··", "warn", "what the cursor stands on in another column is not in this source"),
    ("[word]", "delete", "in the inspector: in the fullest wording, left out here"),
    ("{word}", "insert", "in the inspector: not in the fullest wording"),
    ("⚠", "flag", "a change that touches a negation, a number, a name or a date"),
)

_KEY = 18
"""Cells for keys."""

_SIGN = 8
"""Cells for a sign."""


class HelpScreen(Sheet[None]):
    """A sheet over the view it explains."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", show=False),
        Binding("j,down", "roll(1)", show=False),
        Binding("k,up", "roll(-1)", show=False),
        Binding("space,pagedown", "roll(10)", show=False),
        Binding("b,pageup", "roll(-10)", show=False),
    ]

    def __init__(self, kind: str, name: str, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._kind, self._name_of_view, self._keymap = kind, name, dict(keymap)

    def compose(self) -> ComposeResult:
        """A frame with the rows."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = f"Help · {self._name_of_view}"
            sheet.border_subtitle = "esc closes · j k scroll"
            yield Rows(id="help-rows")

    def on_mount(self) -> None:
        """Fill the sheet."""
        self.query_one(Rows).show(help_rows(self._kind, self._keymap))

    def action_roll(self, lines: int) -> None:
        """Scroll the sheet."""
        self.query_one(Rows).roll(lines)


def help_rows(kind: str, keymap: dict[str, str]) -> list[Row]:
    """The signs of a kind of view, then its actions by group."""
    rows: list[Row] = []
    groups: dict[str, list[Row]] = {}
    for action in actions_in(kind):
        keys = " ".join(shown_key(key) for key in keys_of(action, keymap))
        if action.id.startswith("tag.") and action.id[4:].isdigit():
            if action.id != "tag.1":
                continue
            line = row(("1 … 9".ljust(_KEY), "key"), "Tag at once", ("  again: untag", "dim"), hang=_KEY)
        else:
            line = row((keys.ljust(_KEY) + ("" if len(keys) < _KEY else " "), "key"), action.title,
                       (f"  {action.help}" if action.help else "", "dim"), hang=_KEY)  # fmt: skip
        groups.setdefault(action.group, []).append(line)
    if kind == COMPARE:
        rows.append(row(("Signs", "head")))
        for sign, style, meaning in _SIGNS:
            rows.append(row((sign, style), " " * (_SIGN - len(sign)), meaning, hang=_SIGN))
        rows.append(row(" "))
    for group, lines in groups.items():
        rows += [row((group, "head")), *lines, row(" ")]
    rows.append(
        row(("The mouse moves the cursor and selects; a double click takes the word, a triple the sentence.", "dim"))
    )
    return rows
