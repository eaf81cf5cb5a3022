"""Driving the app: opened on a hand-made story, the store in a temporary file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from reader.article import Story
from reader.compare.model import Comparison
from reader.config import Settings
from reader.tui.app import CrossreadApp
from reader.tui.comparing import Comparing
from reader.tui.opening import Opening
from reader.tui.screens.compare import CompareScreen
from reader.tui.session import Session
from reader.tui.widgets.styled import Bar, Rows
from tests.tui.stories import comparison, story

SIZE = (120, 40)


class StoryApp(CrossreadApp):
    """The app on a story given as such; its comparison comes from the test."""

    def __init__(
        self,
        given: Story,
        found: Comparison | None,
        *,
        store: Path | None = None,
        settings: Settings | None = None,
        session: Session | None = None,
    ) -> None:
        super().__init__(["a story"], store=store, settings=settings, session=session)
        self.opening = OpeningGiven(self, given)
        if found is not None:
            self.comparing = ComparedAlready(self, found)


class OpeningGiven(Opening):
    """Opens one story, whatever the paths."""

    def __init__(self, app: StoryApp, given: Story) -> None:
        super().__init__(app)
        self._app, self._given = app, given

    def paths(self, paths: object) -> None:
        """Open it at once."""
        self._app.open_story(self._given)


class ComparedAlready(Comparing):
    """Has the comparison before it is asked for."""

    def __init__(self, app: StoryApp, found: Comparison) -> None:
        super().__init__(app)
        self._app, self._found = app, found

    def _start(self, story: Story) -> None:
        """Give it."""
        self._app.post_message(self.Done(story, self._found))


def quay_app(store: Path, **more: object) -> StoryApp:
    """The app on the quay story."""
    return StoryApp(story(), comparison(), store=store, **more)  # type: ignore[arg-type]


async def settled(app: CrossreadApp, pilot: Pilot[int]) -> None:
    """Wait until what was asked of the notebook is done and drawn."""
    for _ in range(3):
        await asyncio.to_thread(app.notebook.wait)
        await pilot.pause()


async def until(pilot: Pilot[int], true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something is true."""
    for _ in range(int(seconds / 0.02)):
        if true():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came true")


@asynccontextmanager
async def reading(
    store: Path, size: tuple[int, int] = SIZE, app: StoryApp | None = None
) -> AsyncIterator[tuple[StoryApp, Pilot[int]]]:
    """The app, open and compared."""
    app = app or quay_app(store)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.desk is not None and (app.desk.compared or len(app.desk.columns) == 1))
        await settled(app, pilot)
        yield app, pilot
    app.notebook.close()


def compare_screen(app: CrossreadApp) -> CompareScreen:
    """The compare view, which must be on top."""
    assert isinstance(app.screen, CompareScreen)
    return app.screen


def sentence(app: CrossreadApp) -> str:
    """The words under the cursor."""
    assert app.desk is not None
    return app.desk.column.sentence.of(app.desk.column.article.text)


def seen(app: CrossreadApp) -> list[str]:
    """The screen as lines of text."""
    height = app.size.height
    return [
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()[:height]  # what is sent to the terminal
    ]


def inspector(app: CrossreadApp) -> str:
    """What the inspector says."""
    return app.screen.query_one("#inspector", Rows).words


def hintline(app: CrossreadApp) -> str:
    """What the hint line says."""
    return app.screen.query_one("#hintline", Bar).words
