"""The app: opens stories, owns the desk and the notebook, changes views. What keys do stands in `actions`."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from reader.article import Story
from reader.config import Settings
from reader.errors import CrossreadError
from reader.paths import config_path, data_dir
from reader.tui.commands.sources import changed_notice
from reader.tui.desk import Desk, Kept
from reader.tui.history import Place
from reader.tui.keeping import read_kept, register
from reader.tui.late import comparing
from reader.tui.notebook import Notebook
from reader.tui.opening import read_at_once
from reader.tui.screens import STORY_VIEWS
from reader.tui.screens.base import AppScreen, StoryScreen
from reader.tui.screens.compare import CompareScreen
from reader.tui.session import Session
from reader.tui.vanished import Files, said

if TYPE_CHECKING:
    from textual.theme import Theme

    from reader.compare.model import Comparison
    from reader.notes.model import StoryRecord

_POLL = 1.0
"""Seconds between looks at whether another crossread has written notes."""


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


def in_background(work: Callable[[], None], name: str) -> None:
    """Do `work` in a thread that ends with the program: quitting never waits for a long comparison."""

    def run() -> None:
        with suppress(RuntimeError):  # the app closed meanwhile, and takes no more messages
            work()

    threading.Thread(target=run, name=f"crossread-{name}", daemon=True).start()


class CrossreadApp(App[int]):
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

    class Opened(Message):
        """A story has been read."""

        def __init__(self, story: Story, view: str = "compare") -> None:
            self.story, self.view = story, view
            super().__init__()

    class NotOpened(Message):
        """Nothing of what was given could be read."""

        def __init__(self, error: CrossreadError) -> None:
            self.error = error
            super().__init__()

    class Compared(Message):
        """A story's comparison is done."""

        def __init__(self, story: Story, comparison: Comparison) -> None:
            self.story, self.comparison = story, comparison
            super().__init__()

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
        super().__init__(css_path=_sheets())
        self.animation_level = "none"
        self.paths = list(paths)
        self._story = story
        self.notebook = Notebook(self, store)
        self.session = session or Session()
        self.keymap = dict(self.settings.keymap)
        self.desk: Desk | None = None
        self.story_id = ""
        self.comparing = False
        self.status = ""
        self.error: CrossreadError | None = None
        self.view = "compare"
        self.view_states: dict[str, Any] = {}
        """What each list of the story was left at, by the view's name."""
        self._files: Files | None = None
        self._began = 0.0
        self._ticking: Timer | None = None
        self._opening = 0

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
                self.open_paths(self.paths)
        self.set_interval(_POLL, self._look_for_others)

    def _choose_theme(self) -> None:
        wanted = self.settings.theme
        if not wanted or wanted == "auto":
            return
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            known = ", ".join(sorted(self.available_themes))
            self.notify(f"There is no theme {wanted!r}. There are: {known}", severity="warning", timeout=10)

    # --- opening -----------------------------------------------------------------------------------------------------

    def open_paths(self, paths: Iterable[str]) -> None:
        """Read a story in a worker; it is shown when it is there."""
        given = list(paths)
        self._opening += 1
        number = self._opening
        self._work_begins("opening")

        def work() -> None:
            from reader import load_story

            try:
                story = load_story(given)
            except CrossreadError as error:
                self.post_message(self.NotOpened(error))
            except Exception as error:
                words = f"{', '.join(given)} could not be opened ({type(error).__name__}: {error}): try each file alone"
                self.post_message(self.NotOpened(CrossreadError(words)))
            else:
                if number == self._opening:
                    self.post_message(self.Opened(story))

        in_background(work, "opening")

    def open_record(self, record: StoryRecord) -> None:
        """Read a story of the library from its files; where they are gone, as it was read last."""
        self._opening += 1
        number = self._opening
        self._work_begins("opening")

        def kept(story: Story) -> None:
            self.notify("Some files of this story are gone: it is shown as you read it last.", severity="warning")
            self.open_story(story)

        def work() -> None:
            from reader import load_story

            try:
                story = load_story(record.paths)
                complete = len(story.articles) >= record.articles and not story.problems
            except Exception:  # whatever is wrong with the files, the store has the texts
                complete = False
            if number != self._opening:
                return
            if complete:
                self.post_message(self.Opened(replace(story, id=record.id, title=record.title)))
            else:
                self.notebook.ask(lambda store: store.story(record.id), kept)

        in_background(work, "opening")

    def open_story(self, story: Story) -> None:
        """Show a story that has been read."""
        gc.unfreeze()
        if self.desk is not None:
            self.session.keep(self.desk, self.view)
        self.desk = Desk(story)
        self.story_id = story.id
        self.comparing = False
        self.view_states = {}
        self.desk.width = self.size.width
        self.desk.layout.linked = self.settings.linked
        self.desk.layout.inspector = self.settings.inspector
        for column in self.desk.columns.values():
            column.show_furniture(self.settings.furniture)
        if self.settings.restore:
            self.session.restore(self.desk)
        self._work_ends()
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
        paths = [article.path for article in story.articles]
        self.notebook.ask(lambda store: Files(paths), self._keep_watch)
        if len(story.articles) > 1:
            self._compare(story)
        else:
            self.screen_story_changed()

    def _registered(self, story: Story, story_id: str, kept: Kept, changed: int) -> None:
        if self.desk is not None and self.desk.story is story:
            self.story_id = story_id
            self.take_notes(kept)
            if changed:
                self.notify(changed_notice(changed, self.keymap), timeout=8)

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        self.open_story(event.story)

    @on(NotOpened)
    def _not_opened(self, event: NotOpened) -> None:
        self._work_ends()
        if self.desk is None and isinstance(self.screen, CompareScreen) and len(self.screen_stack) == 1:
            self.error = event.error
            self.exit(2)
        else:
            self.notify(str(event.error), severity="error", timeout=8)

    # --- comparing ---------------------------------------------------------------------------------------------------

    def _compare(self, story: Story) -> None:
        self.comparing = True
        self._work_begins("comparing")

        def work() -> None:
            from reader.compare.model import Comparison

            try:
                comparison = comparing()(story)
            except Exception as error:
                words = f"The sources could not be compared ({type(error).__name__}: {error}); reading goes on."
                self.post_message(Notebook.Failed(words))
                comparison = Comparison(articles=story.articles)
            self.post_message(self.Compared(story, comparison))

        in_background(work, "comparing")

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        if self.desk is None or self.desk.story is not event.story or not self.comparing:
            return  # another story is open, or the reader stopped it
        self.comparing = False
        self._work_ends()
        self.desk.take_comparison(event.comparison)
        self.screen_story_changed()
        # A long story is many objects that stay: kept out of the collector's sight, its full rounds, which would hold
        # up a key for several frames, find nothing to look at.
        gc.freeze()

    def stop_work(self) -> None:
        """Stop waiting for what is under way; its result is thrown away when it comes."""
        self._opening += 1
        if self.comparing:
            self.comparing = False
            self.notify("The comparison was stopped: the text has no marks. Open the story again to compare.")
        self._work_ends()
        self.screen_story_changed()

    def _work_begins(self, what: str) -> None:
        self._began = time.monotonic()
        self.status = f"{what} …"
        if self._ticking is not None:
            self._ticking.stop()
        self._ticking = self.set_interval(0.5, lambda: self._tick(what))

    def _tick(self, what: str) -> None:
        self.status = f"{what} … {time.monotonic() - self._began:.0f} s (esc stops)"
        if isinstance(self.screen, AppScreen):
            self.screen.update_bars()

    def _work_ends(self) -> None:
        self.status = ""
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None

    # --- notes -------------------------------------------------------------------------------------------------------

    def take_notes(self, kept: Kept) -> None:
        """The reader's marks, as the store has them now."""
        if self.desk is not None:
            self.desk.take_notes(kept)
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

    def _keep_watch(self, files: Files) -> None:
        self._files = files

    def _files_gone(self, gone: list[str]) -> None:
        if gone:
            self.notify(said(gone), severity="warning", timeout=10, markup=False)

    def _look_for_others(self) -> None:
        story = self.desk.story if self.desk is not None else None
        story_id = self.story_id
        if story is None or not self.notebook.open:
            return

        def then(kept: Kept | None) -> None:
            if kept is not None and self.desk is not None and self.desk.story is story:
                self.take_notes(kept)

        self.notebook.ask(lambda store: read_kept(store, story_id) if store.changed() else None, then)
        if (files := self._files) is not None:
            self.notebook.ask(lambda store: files.gone(), self._files_gone)

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
    if app.error is not None:
        raise app.error
    return status or app.return_code or 0
