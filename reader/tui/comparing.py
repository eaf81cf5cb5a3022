"""Comparing the open story while it is read: text first, marks when they are there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.message import Message

from reader.tui.background import in_background
from reader.tui.late import comparing
from reader.tui.notebook import Notebook

if TYPE_CHECKING:
    from reader.article import Article, Story
    from reader.compare.model import Comparison
    from reader.tui.app import CrossreadApp


Details = tuple[str | None, str | None, str | None]


def details(articles: Iterable[Article]) -> dict[str, Details]:
    """What a comparison takes from the details of the sources: who rests on whom, and the day a report speaks of."""
    return {each.id: (each.source.outlet, each.source.published, each.source.updated) for each in articles}


class Comparing:
    """The comparison under way, if there is one."""

    class Done(Message):
        """A story's comparison is done."""

        def __init__(self, story: Story, comparison: Comparison) -> None:
            self.story, self.comparison = story, comparison
            super().__init__()

    def __init__(self, app: CrossreadApp) -> None:
        self._app = app
        self._story: Story | None = None
        """The one that is waited for."""
        self._known: dict[str, Details] = {}

    @property
    def under_way(self) -> bool:
        """Whether a comparison is waited for."""
        return self._story is not None

    def begin(self, story: Story) -> None:
        """Compare the sources of a story; `Done` tells when it is there."""
        self._story = story
        self._known = details(story.articles)
        self._app.progress.begins("comparing")
        self._start(story)

    def begin_again(self, story: Story) -> None:
        """Compare the sources once more, where the reader has corrected what a comparison rests on."""
        if self._known and self._known != details(story.articles):
            self.begin(story)

    def end(self, story: Story | None = None) -> bool:
        """Wait no longer: `story` is done, or (None) whatever comes is thrown away. Whether it was waited for."""
        if story is None:
            self._known = {}
        elif story is not self._story:
            return False
        waited, self._story = self.under_way, None
        return waited

    def _start(self, story: Story) -> None:
        in_background(lambda: self._compare(story), "comparing")

    def _compare(self, story: Story) -> None:
        from reader.compare.model import Comparison

        try:
            comparison = comparing()(story)
        except Exception as error:
            words = f"The sources could not be compared ({type(error).__name__}: {error}); reading goes on."
            self._app.post_message(Notebook.Failed(words))
            comparison = Comparison(articles=story.articles)
        self._app.post_message(self.Done(story, comparison))
