"""Finding a marked passage again in a text that may have changed: where it stands, or that nobody can tell.

The selectors are the W3C's: the quote with its prefix and suffix, and its position. Words are compared, not
characters, so that marks, dashes, spaces and case never count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from reader.article import Span
from reader.notes.flags import changed_flags
from reader.notes.matching import Search
from reader.notes.model import CONTEXT, Anchor, Selector, Suggestion
from reader.notes.words import Vocabulary, Words

LONGEST = 4000
"""Code points beyond which a passage is found by its two ends: aligning grows with the square of the length."""
_END = 600
_TELLING = 16
"""Code points of prefix and suffix with which a passage of any length is itself and no other."""
_PLAIN = re.compile(r"\w+(?:'\w+)*")


class Text:
    """A text prepared once for any number of anchorings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.vocabulary = Vocabulary()

    @cached_property
    def words(self) -> Words:
        return Words(self.text, self.vocabulary)

    def anchor(self, selector: Selector) -> Anchor:
        """Where the selector's passage stands in this text."""
        if self._unmoved(selector):
            return Anchor("exact", (selector.span,))
        moved = self._moved_whole(selector)
        if moved:
            return Anchor("exact", (moved,))
        if len(selector.exact) > LONGEST:
            return self._long(selector)
        search = Search(self.words, self.vocabulary, selector)
        return search.result() if search.needle.string else self._without_words(selector)

    def _unmoved(self, selector: Selector) -> bool:
        start, end = selector.start, selector.end
        return (
            self.text[start:end] == selector.exact
            and self.text[max(0, start - CONTEXT) : start].endswith(selector.prefix)
            and self.text[end : end + CONTEXT].startswith(selector.suffix)
        )

    def _moved_whole(self, selector: Selector) -> Span | None:
        """Where the passage stands between its neighbours, letter by letter, if that is in one place only."""
        literal = selector.prefix + selector.exact + selector.suffix
        if len(literal) - len(selector.exact) < _TELLING or self.text.count(literal) != 1:
            return None
        start = self.text.index(literal) + len(selector.prefix)
        return Span(start, start + len(selector.exact))

    def _without_words(self, selector: Selector) -> Anchor:
        """Signs alone (a row of dots, an emoji): there if it stands between the same neighbours, literally."""
        for before, after in ((8, 8), (8, 0), (0, 8)):
            head = selector.prefix[len(selector.prefix) - before :] if before else ""
            literal = head + selector.exact + selector.suffix[:after]
            if literal != selector.exact and self.text.count(literal) == 1:
                start = self.text.index(literal) + len(head)
                return Anchor("exact", (Span(start, start + len(selector.exact)),))
        return Anchor("orphan", (), 0.0)

    def _long(self, selector: Selector) -> Anchor:
        """A very long passage: where its first and its last words stand, if that is about as far apart as before."""
        exact = selector.exact
        if self.text.count(exact) == 1:
            start = self.text.index(exact)
            return Anchor("exact", (Span(start, start + len(exact)),))
        opening, closing = exact[:_END], exact[-_END:]
        head = Selector(selector.start, selector.start + _END, opening, selector.prefix, exact[_END : _END + CONTEXT])
        tail = Selector(selector.end - _END, selector.end, closing, exact[-_END - CONTEXT : -_END], selector.suffix)
        one, two = self.anchor(head), self.anchor(tail)
        if one.spans and two.spans:
            span = Span(one.spans[0].start, two.spans[-1].end)
            if 0.4 * len(exact) <= span.end - span.start <= 2 * len(exact):
                old, new = _plain_words(exact), _plain_words(span.of(self.text))
                score = min(one.score, two.score)
                if old == new:
                    return Anchor("exact", (span,), score)
                return Anchor("edited", (span,), score, changed_flags(old, new))
        suggestions = [Suggestion(found.spans[0], found.score) for found in (one, two) if found.spans]
        return Anchor("orphan", (), 0.0, (), tuple(suggestions))


def anchor(selectors: Sequence[Selector], text: str) -> tuple[Anchor, ...]:
    """Each selector's place in `text`."""
    prepared = Text(text)
    return tuple(prepared.anchor(selector) for selector in selectors)


def _plain_words(text: str) -> list[str]:
    return _PLAIN.findall(text.casefold().replace("’", "'"))
