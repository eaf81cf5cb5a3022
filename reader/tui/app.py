"""The app: opens stories, owns the desk and the notebook, changes views. What keys do stands in `actions`."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import SystemCommand
from textual.screen import Screen

from reader.article import Story
from reader.config import Settings
from reader.errors import CrossreadError
from reader.paths import config_path, data_dir
from reader.tui.background import Progress
from reader.tui.commands.sources import changed_notice
from reader.tui.comparing import Comparing
from reader.tui.desk import Desk, Kept
from reader.tui.history import Place
from reader.tui.keeping import register
from reader.tui.last_check import GuardedApp
from reader.tui.notebook import Notebook
from reader.tui.opening import Opening, read_at_once
from reader.tui.screens import STORY_VIEWS
from reader.tui.screens.base import AppScreen
from reader.tui.screens.compare import CompareScreen
from reader.tui.screens.story import StoryScreen
from reader.tui.session import Session
from reader.tui.watching import EVERY, Lookout

if TYPE_CHECKING:
    from textual.theme import Theme


def _sheets() -> list[str | PurePath]:
    return [*sorted(data_dir("styles").glob("*.tcss"))]


def _palette() -> Any:
    from reader.tui.palette import ActionsProvider

    return ActionsProvider


def _collect_garbage() -> None:
    """From now on, what has been loaded apart: the command line puts it off until there is something to read."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class CrossreadApp(GuardedApp):
    """The terminal reader.

    Args:
        paths: files, folders or links to open as one story; none: the library.
        store: the file of the reader's notes; None for their own.
        settings: as read from the settings file.
        session: what was read last; None for one that is not kept.
        story: what `paths` hold, where it has been read already.
    """

    TITLE = "crossread"
    COMMANDS: ClassVar[set[Any]] = {_palette}
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self,
        paths: Sequence[str] = (),
        *,
        store: Path | None = None,
        settings: Settings | None = None,
        session: Session | None = None,
        story: Story | None = None,
    ) -> None:
        self.settings = settings or Settings()
        # Without colours the ground is the terminal's own too, and marks are what they are on sixteen colours.
        super().__init__(css_path=_sheets(), ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.animation_level = "none"
        self.paths = list(paths)
        self._story = story
        self.notebook = Notebook(self, store)
        self.session = session or Session()
        self.keymap = dict(self.settings.keymap)
        self.desk: Desk | None = None
        self.story_id = ""
        self.progress = Progress(self)
        self.opening = Opening(self)
        self.comparing = Comparing(self)
        self.lookout = Lookout(self)
        self.error: CrossreadError | None = None
        self.view = "compare"
        self.view_states: dict[str, Any] = {}
        """What each list of the story was left at, by the view's name."""

    def get_default_screen(self) -> Screen[Any]:
        """The text if something is to be opened, else the library."""
        if self.paths:
            return CompareScreen()
        from reader.tui.screens.library import LibraryScreen

        return LibraryScreen()

    def on_mount(self) -> None:
        """Apply the settings; open what was given."""
        if self.keymap:
            self.set_keymap(self.keymap)
        self._choose_theme()
        for problem in self.settings.problems:
            self.notify(problem, severity="warning", timeout=10)
        if self._story is not None:
            self.open_story(self._story)
        else:
            _collect_garbage()
            if self.paths:
                self.opening.paths(self.paths)
        self.set_interval(EVERY, self.lookout.look)

    def _choose_theme(self) -> None:
        wanted = self.settings.theme
        if not wanted or wanted == "auto":
            return
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            from reader.tui.themes import said_wrong

            self.notify(said_wrong(wanted, self.available_themes), severity="warning", timeout=10, markup=False)

    # --- opening -----------------------------------------------------------------------------------------------------

    def open_story(self, story: Story) -> None:
        """Show a story that has been read."""
        gc.unfreeze()
        if self.desk is not None:
            self.session.keep(self.desk, self.view)
        self.desk = Desk(story)
        self.story_id = story.id
        self.comparing.end()
        self.view_states = {}
        self.desk.width = self.size.width
        self.desk.layout.linked = self.settings.linked
        self.desk.layout.inspector = self.settings.inspector
        self.desk.show_furniture(self.settings.furniture)
        if self.settings.restore:
            self.session.restore(self.desk)
        self.progress.ends()
        for problem in story.problems:
            self.notify(problem, severity="warning", timeout=8)
        view = self.session.view(story.id) if self.settings.restore else "compare"
        self.show_view("compare")
        if isinstance(self.screen, CompareScreen):
            self.screen.lay_out()
            self.screen.story_changed()
        if view in STORY_VIEWS:
            self.call_after_refresh(self.show_view, view)
        # Notes and comparison come after the first frame with text.
        self.call_after_refresh(self._after_first_text, story)

    def _after_first_text(self, story: Story) -> None:
        _collect_garbage()
        if self.desk is None or self.desk.story is not story:
            return
        self.notebook.ask(lambda store: register(store, story), lambda known: self._registered(story, *known))
        self.lookout.begin(story)
        if len(story.articles) > 1:
            self.comparing.begin(story)
        else:
            self.screen_story_changed()

    def _registered(self, story: Story, story_id: str, kept: Kept, changed: int) -> None:
        if self.desk is not None and self.desk.story is story:
            self.story_id = story_id
            self.take_notes(kept)
            if changed:
                self.notify(changed_notice(changed, self.keymap), timeout=8)

    @on(Opening.Done)
    def _opened(self, event: Opening.Done) -> None:
        self.open_story(event.story)

    @on(Opening.Failed)
    def _not_opened(self, event: Opening.Failed) -> None:
        self.progress.ends()
        if self.desk is None and isinstance(self.screen, CompareScreen) and len(self.screen_stack) == 1:
            self.error = event.error
            self.exit(2)
        else:
            self.notify(str(event.error), severity="error", timeout=8)

    @on(Comparing.Done)
    def _compared(self, event: Comparing.Done) -> None:
        if self.desk is None or not self.comparing.end(event.story):
            return  # another story is open, or the reader stopped it, or has corrected a source meanwhile
        self.progress.ends()
        self.desk.take_comparison(event.comparison)
        self.screen_story_changed()
        # A long story is many objects that stay: kept out of the collector's sight, its full rounds, which would hold
        # up a key for several frames, find nothing to look at.
        gc.freeze()

    def stop_work(self) -> None:
        """Stop waiting for what is under way; its result is thrown away when it comes."""
        self.opening.stop()
        if self.comparing.end():
            before = self.desk is not None and self.desk.compared
            marks = "the marks are those from before" if before else "the text has no marks"
            self.notify(f"The comparison was stopped: {marks}. Open the story again to compare.")
        self.progress.ends()
        self.screen_story_changed()

    # --- notes -------------------------------------------------------------------------------------------------------

    def take_notes(self, kept: Kept) -> None:
        """The reader's marks, as the store has them now."""
        if self.desk is not None:
            self.desk.take_notes(kept)
            self.comparing.begin_again(self.desk.corrected)
            self.screen_story_changed()

    def screen_story_changed(self) -> None:
        """Tell every view of the story that the desk has something new."""
        for screen in self.screen_stack:
            if isinstance(screen, StoryScreen) and screen.is_attached:
                screen.story_changed()

    @on(Notebook.Done)
    def _notebook_done(self, event: Notebook.Done) -> None:
        event.then(event.result)

    @on(Notebook.Failed)
    def _notebook_failed(self, event: Notebook.Failed) -> None:
        severity = "warning" if event.severity == "warning" else "error"
        self.notify(event.words, severity=severity, timeout=8, markup=False)  # type: ignore[arg-type]

    def update_bars(self) -> None:
        """Bring the bars of the screen up to date."""
        if isinstance(self.screen, AppScreen):
            self.screen.update_bars()

    # --- views -------------------------------------------------------------------------------------------------------

    def show_view(self, name: str) -> None:
        """Show a view of the open story; the text stays below it."""
        self.view = name
        if name == "compare" and isinstance(self.screen, CompareScreen):
            return
        while len(self.screen_stack) > 1 and not isinstance(self.screen, CompareScreen):
            self.pop_screen()
        if not isinstance(self.screen, CompareScreen):
            self.push_screen(CompareScreen())
        if name != "compare":
            self.push_screen(STORY_VIEWS[name]())

    def show_library(self) -> None:
        """Show all stories."""
        from reader.tui.screens.library import LibraryScreen

        if not isinstance(self.screen, LibraryScreen):
            self.push_screen(LibraryScreen())

    def go(self, place: Place) -> None:
        """Show a place of the history."""
        self.show_view(place.view)
        if place.view == "compare" and isinstance(self.screen, CompareScreen):
            self.screen.jump(place.article, place.offset, remember=False)

    def go_back(self) -> None:
        """From a view to the text, from the text to the library it was opened from, else out."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
            if isinstance(self.screen, StoryScreen):
                self.view = self.screen.NAME
                self.screen.story_changed()
        else:
            self.exit(0)

    def on_key(self, event: events.Key) -> None:
        """The last stop of a key that nothing has taken, before it is looked up among the bindings."""
        if isinstance(self.screen, CompareScreen) and self.screen.late_key(event):
            event.prevent_default()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: the palette holds the registry's actions."""
        return ()

    def on_unmount(self) -> None:
        """Remember where the reader was."""
        if self.desk is not None:
            self.session.keep(self.desk, self.view)


def _own_themes() -> tuple[list[Theme], list[str]]:
    folder = config_path().parent / "themes"
    if not folder.is_dir():
        return [], []
    from reader.tui.themes import load_themes

    return load_themes(folder)


def run(paths: Sequence[str], *, store: Path | None = None, theme: str | None = None) -> int:
    """Run the app on `paths` (none: the library) until the reader quits; gives the exit status.

    Raises:
        CrossreadError: nothing of what was given could be opened.
    """
    from reader.config import load_settings
    from reader.tui.actions import ACTIONS

    settings = load_settings(actions=ACTIONS)
    if theme:
        settings = replace(settings, theme=theme)
    story = None
    if read_at_once(paths):
        from reader import load_story

        story = load_story(paths)
    themes, problems = _own_themes()
    settings = replace(settings, problems=(*settings.problems, *problems))
    app = CrossreadApp(paths, store=store, settings=settings, session=Session.load(), story=story)
    for own in themes:
        app.register_theme(own)
    try:
        status = app.run(mouse=settings.mouse)
    finally:
        app.notebook.close()
    if (ended := app.error or app.fault) is not None:
        raise ended
    return status or app.return_code or 0
