"""Comparing the open story while it is read: text first, marks when they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.tui.background import in_background
from reader.tui.late import comparing
from reader.tui.notebook import Notebook

if TYPE_CHECKING:
    from reader.article import Story
    from reader.compare.model import Comparison
    from reader.tui.app import CrossreadApp


class Comparing:
    """The comparison under way, if there is one."""

    class Done(Message):
        """A story's comparison is done."""

        def __init__(self, story: Story, comparison: Comparison) -> None:
            self.story, self.comparison = story, comparison
            super().__init__()

    def __init__(self, app: CrossreadApp) -> None:
        self._app = app
        self.under_way = False

    def begin(self, story: Story) -> None:
        """Compare the sources of a story; `Done` tells when it is there."""
        self.under_way = True
        self._app.progress.begins("comparing")
        in_background(lambda: self._compare(story), "comparing")

    def end(self) -> bool:
        """Wait for it no longer: it is done, or its result will be thrown away. Whether it was waited for."""
        waited, self.under_way = self.under_way, False
        return waited

    def _compare(self, story: Story) -> None:
        from reader.compare.model import Comparison

        try:
            comparison = comparing()(story)
        except Exception as error:
            words = f"The sources could not be compared ({type(error).__name__}: {error}); reading goes on."
            self._app.post_message(Notebook.Failed(words))
            comparison = Comparison(articles=story.articles)
        self._app.post_message(self.Done(story, comparison))
