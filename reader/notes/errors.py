"""What can go wrong with the store. Each message is one line: what happened, to which file, what to do."""

from __future__ import annotations

from reader.errors import CrossreadError


class StoreError(CrossreadError):
    """The store cannot do what was asked; nothing it held is lost."""


class StoreLocked(StoreError):
    """Another program holds the store for longer than we wait."""


class StoreReadOnly(StoreError):
    """The store, or its folder, may not be written."""


class StoreFull(StoreError):
    """There is no room on the disk."""


class StoreDamaged(StoreError):
    """The file is no store of ours, or is damaged."""


class StoreNewer(StoreError):
    """A newer crossread wrote the store; it is left as it is."""


class StoreGone(StoreError):
    """The store's file was deleted, moved or replaced while it was open."""


class NoSuchNote(StoreError):
    """No annotation, story, tag or link has this id."""


class NothingToUndo(StoreError):
    """There is nothing to undo or redo, or it can no longer be undone."""
