"""What was read last: story, columns, place, view. A small JSON file, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.paths import make_private_folder, private
from reader.tui.commands.looking import INSPECTOR_SIZES

if TYPE_CHECKING:
    from reader.tui.desk import Desk

FORMAT = 1
_STORIES = 200
"""Stories whose place is remembered: beyond that the ones read longest ago are forgotten."""


@dataclass
class Session:
    """The places the reader left, by story. Without a path it is forgotten at the end."""

    path: Path | None = None
    stories: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Story id → what was kept of it, the last read last."""

    @classmethod
    def load(cls, path: Path | None = None) -> Session:
        """Read the session file. One that is missing, damaged or of another format is as good as none."""
        if path is None:
            from reader.paths import state_path

            path = state_path()
        try:
            written = path.read_text("utf-8")
        except (OSError, ValueError):
            return cls(path)
        import json  # the first start, with no session yet, does without

        try:
            kept = json.loads(written)
        except ValueError:
            return cls(path)
        if not isinstance(kept, dict) or kept.get("format") != FORMAT or not isinstance(kept.get("stories"), dict):
            return cls(path)
        return cls(path, {str(key): value for key, value in kept["stories"].items() if isinstance(value, dict)})

    @property
    def last(self) -> str | None:
        """The story read last."""
        return next(reversed(self.stories), None)

    def restore(self, desk: Desk) -> None:
        """Put the desk as it was left; what no longer fits is passed over."""
        kept = self.stories.get(desk.story.id, {})
        layout = desk.layout
        active, pinned = kept.get("active"), kept.get("pinned")
        if isinstance(active, str) and active in desk.columns:
            layout.active = active
        if isinstance(pinned, str) and pinned in desk.columns:
            layout.pinned = pinned
        layout.zoomed = bool(kept.get("zoomed", False))
        layout.linked = bool(kept.get("linked", layout.linked))
        if kept.get("inspector") in INSPECTOR_SIZES:
            layout.inspector = kept["inspector"]
        if isinstance(kept.get("first"), int):
            layout.first = max(0, min(kept["first"], len(layout.order) - 1))
        if isinstance(furniture := kept.get("furniture"), bool):
            desk.show_furniture(furniture)
        places = kept.get("places")
        for article_id, place in places.items() if isinstance(places, dict) else ():
            column = desk.columns.get(article_id)
            if column is None or not isinstance(place, list) or len(place) != 2:
                continue
            cursor, top = place
            if isinstance(cursor, int) and isinstance(top, int):
                column.cursor = column.sentence_index(max(cursor, 0))
                column.top = max(0, min(top, len(column.text)))

    def view(self, story_id: str) -> str:
        """The view a story was left in."""
        view = self.stories.get(story_id, {}).get("view")
        return view if isinstance(view, str) else "compare"

    def keep(self, desk: Desk, view: str = "compare") -> None:
        """Remember how the desk is left and in which view, and write the file."""
        layout = desk.layout
        self.stories.pop(desk.story.id, None)
        self.stories[desk.story.id] = {
            "view": view,
            "active": layout.active,
            "first": layout.first,
            "pinned": layout.pinned,
            "zoomed": layout.zoomed,
            "linked": layout.linked,
            "inspector": layout.inspector,
            "furniture": desk.column.furniture,
            "places": {
                article_id: [column.sentence.start, column.top]
                for article_id, column in desk.columns.items()
                if column.cursor or column.top
            },
        }
        for old in list(self.stories)[:-_STORIES]:
            del self.stories[old]
        self.write()

    def write(self) -> None:
        """Write the file; a session that cannot be kept is no reason to trouble the reader."""
        if self.path is None:
            return
        import json

        temporary = self.path.with_name(f"{self.path.name}.{os.getpid()}.tmp")
        try:
            make_private_folder(self.path.parent)
            with open(temporary, "w", encoding="utf-8", opener=private) as file:
                json.dump({"format": FORMAT, "stories": self.stories}, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
