"""The store and the story a command is about, named by its files, its title or its id."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.article import Story
from reader.cli.commands import Settings
from reader.cli.output import complain
from reader.errors import NoStory

if TYPE_CHECKING:
    from reader.notes.model import StoryRecord
    from reader.notes.store import Store


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The reader's notes, closed again at the end; what is not as it should be is told."""
    from reader.notes.store import Store

    with Store.open(settings.store) as store:
        for warning in store.warnings:
            complain(warning)
        yield store


def story_meant(store: Store, names: Sequence[str]) -> Story:
    """The story at these paths; or the one story of the library with this title or id; or, unnamed, the last opened.

    Raises:
        NoStory: there is none, or the title fits several.
    """
    if not names:
        records = store.stories()
        if not records:
            raise NoStory("no story has been opened yet: name its files or its folder")
        return store.story(records[0].id)
    if len(names) == 1 and not os.path.lexists(names[0]):
        record = _in_library(store, names[0])
        if record:
            return store.story(record.id)
    from reader.ingest.load import load_story

    story = load_story(names)
    for problem in story.problems:
        complain(problem)
    if not store.read_only:
        store.register(story)
    return story


def _in_library(store: Store, name: str) -> StoryRecord | None:
    records = store.stories(archived=True)
    asked = name.casefold()
    for fits in (
        [record for record in records if record.id == name],
        [record for record in records if record.title.casefold() == asked],
        [record for record in records if record.title.casefold().startswith(asked)],
    ):
        if len(fits) > 1:
            titles = ", ".join(f"{record.title!r} ({record.id})" for record in fits)
            raise NoStory(f"{name}: several stories are called so, name one by its id: {titles}")
        if fits:
            return fits[0]
    return None
