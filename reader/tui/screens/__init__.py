"""The screens, a file each. A view of a story is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reader.tui.screens.story import StoryScreen


def _view(module: str, name: str) -> Callable[[], StoryScreen]:
    def make() -> StoryScreen:
        return cast("StoryScreen", getattr(import_module(f"reader.tui.screens.{module}"), name)())

    return make


STORY_VIEWS: dict[str, Callable[[], StoryScreen]] = {
    "quotes": _view("quotes", "QuotesScreen"),
    "disputes": _view("disputes", "DisputesScreen"),
    "coverage": _view("coverage", "CoverageScreen"),
    "origins": _view("origins", "OriginsScreen"),
    "notes": _view("notes", "NotesScreen"),
    "questions": _view("questions", "QuestionsScreen"),
}
"""By the name that the history and the session know them by."""
