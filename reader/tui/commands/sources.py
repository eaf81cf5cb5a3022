"""The sources themselves: what changed in them, what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.rows import Row
    from reader.tui.screens.base import StoryScreen


def changed_notice(count: int, keymap: dict[str, str]) -> str:
    """That sources are other than they were read, and the key that shows it."""
    from reader.tui.actions import by_id, keys_of, shown_key

    key = shown_key(keys_of(by_id()["changes"], keymap)[0])
    what = "One source has" if count == 1 else f"{count} sources have"
    return f"{what} changed since you read the story: {key} shows how. Your marks were found again."


def show_changes(screen: StoryScreen) -> None:
    """Word by word, against the version that was read before."""
    from reader.tui.changed import changes_of

    story, story_id = screen.desk.story, screen.story_id

    def show(rows: list[Row]) -> None:
        from reader.tui.screens.changed import ChangedScreen

        if rows:
            screen.app.push_screen(ChangedScreen(rows))
        else:
            screen.say("No source of this story was read in another version.")

    screen.notebook.ask(lambda store: changes_of(store, story_id, story), show)
