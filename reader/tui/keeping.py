"""What the app reads from the store, in one go, after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.desk import Kept

if TYPE_CHECKING:
    from reader.article import Story
    from reader.notes.store import Store


def read_kept(store: Store, story_id: str) -> Kept:
    """The reader's work on a story, as it stands in the store."""
    return Kept(store.annotations(story_id), store.links(story_id), store.tags(), store.sources(story_id))


def register(store: Store, story: Story) -> tuple[str, Kept, int]:
    """Know the story; gives its id in the store, what was kept on it, and how many of its articles have changed."""
    known = store.register(story)
    return known.story, read_kept(store, known.story), len(known.changed)
