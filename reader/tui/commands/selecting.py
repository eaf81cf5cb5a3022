"""Selecting by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Span

if TYPE_CHECKING:
    from reader.text.tokens import Token
    from reader.tui.column import Column
    from reader.tui.screens.compare import CompareScreen

_AROUND = 400
"""Code points looked at around an end for the next word: more than the longest."""


def select(screen: CompareScreen) -> None:
    """The sentence, then each marked stretch in it, then nothing."""
    column = screen.desk.column
    choices = _choices(screen)
    if column.selection is None:
        screen.select(choices[0])
    elif column.selection in choices and choices.index(column.selection) + 1 < len(choices):
        screen.select(choices[choices.index(column.selection) + 1])
    else:
        screen.select(None)


def _choices(screen: CompareScreen) -> list[Span]:
    desk = screen.desk
    sentence = desk.column.sentence
    inside = [
        Span(max(span.start, sentence.start), min(span.end, sentence.end))
        for span, _ in desk.findings.at(desk.layout.active, sentence)
    ]
    return list(dict.fromkeys([sentence, *inside]))


def grow_end(screen: CompareScreen) -> None:
    """Take in the next word."""
    column, span = _selected(screen)
    words = _words(column, span.end, span.end + _AROUND)
    after = [word for word in words if word.end > span.end]
    if after:
        screen.select(Span(span.start, after[0].end), reveal=after[0].start)


def shrink_end(screen: CompareScreen) -> None:
    """Let the last word go."""
    column, span = _selected(screen)
    words = [word for word in _words(column, span.end - _AROUND, span.end) if word.end < span.end]
    if words and words[-1].end > span.start:
        screen.select(Span(span.start, words[-1].end), reveal=words[-1].start)


def grow_start(screen: CompareScreen) -> None:
    """Take in the word before."""
    column, span = _selected(screen)
    words = [word for word in _words(column, span.start - _AROUND, span.start) if word.start < span.start]
    if words:
        screen.select(Span(words[-1].start, span.end), reveal=words[-1].start)


def shrink_start(screen: CompareScreen) -> None:
    """Let the first word go."""
    column, span = _selected(screen)
    words = [word for word in _words(column, span.start, span.start + _AROUND) if word.start > span.start]
    if words and words[0].start < span.end:
        screen.select(Span(words[0].start, span.end), reveal=words[0].start)


def _selected(screen: CompareScreen) -> tuple[Column, Span]:
    column = screen.desk.column
    return column, column.chosen


def _words(column: Column, start: int, end: int) -> list[Token]:
    from reader.text.tokens import tokens

    return tokens(column.text, max(start, 0), min(end, len(column.text)))
