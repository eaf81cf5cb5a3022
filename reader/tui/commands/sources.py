"""The sources themselves: what changed in them, what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.article import Source
    from reader.notes.store import Store
    from reader.tui.desk import Kept
    from reader.tui.rows import Row
    from reader.tui.screens.compare import CompareScreen
    from reader.tui.screens.library import LibraryScreen
    from reader.tui.screens.story import StoryScreen


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


def sort_folder(screen: LibraryScreen) -> None:
    """A pile of articles becomes stories."""
    from reader.tui.piles import ask_for_pile

    ask_for_pile(screen)


def edit_details(screen: CompareScreen) -> None:
    """Correct what is known of the source with the cursor."""
    from reader.tui.keeping import read_kept
    from reader.tui.screens.details import DetailsScreen

    article, story_id = screen.desk.column.article, screen.story_id

    def kept(source: Source | None) -> None:
        if source is None or source == article.source:
            return

        def work(store: Store) -> Kept:
            store.describe(article, source)
            return read_kept(store, story_id)

        def then(notes: Kept) -> None:
            screen.take_notes(notes)
            screen.say("Kept: u takes it back.")

        screen.notebook.ask(work, then)

    screen.app.push_screen(DetailsScreen(article), kept)
