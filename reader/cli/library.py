"""The store and the story a command is about, named by its files, its title or its id."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.article import Story
from reader.cli.opening import Settings
from reader.cli.output import complain
from reader.errors import NoStory

if TYPE_CHECKING:
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
    """The story at these paths; or the one of the library that this title or id means; or, unnamed, the last opened.

    Raises:
        NoStory: nothing could be opened there, or nothing was opened yet.
        NoSuchNote: no story of the library fits, or several do.
    """
    if not names:
        records = store.stories()
        if not records:
            raise NoStory("no story has been opened yet: name its files or its folder")
        return store.story(records[0].id)
    from reader.ingest.places import LINK, STDIN

    if len(names) == 1 and not os.path.lexists(names[0]) and names[0] != STDIN and not LINK.match(names[0]):
        return store.story(store.find_story(names[0]).id)
    from reader.ingest.load import load_story

    story = load_story(names)
    for problem in story.problems:
        complain(problem)
    if not store.read_only:
        store.register(story)
    return store.as_corrected(story)


def as_corrected(settings: Settings, story: Story) -> Story:
    """The story with the details of its sources as the reader corrected them, if there are notes; none are made."""
    from reader.paths import store_path

    if not (settings.store or store_path()).exists():
        return story
    from reader.notes.errors import StoreError
    from reader.notes.store import Store

    try:
        with Store.open(settings.store, backups=False) as store:
            return store.as_corrected(story)
    except StoreError as error:
        complain(f"{error}; the sources are described as their files have them")
        return story
