"""What the views look like. After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.config import Settings
from tests.tui.driving import StoryApp, quay_app, settled, until

Snap = Callable[..., bool]

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]


def prepared(app: StoryApp, *keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Wait for the marks, then press."""

    async def run(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: app.desk is not None and app.desk.compared)
        await settled(app, pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await settled(app, pilot)
        app.screen._unsay()  # type: ignore[attr-defined]  # a passing word is gone when a reader looks
        await pilot.pause()

    return run


@pytest.fixture
def app(tmp_path: Path) -> StoryApp:
    return quay_app(tmp_path / "notes.sqlite3")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_compare(snap_compare: Snap, app: StoryApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=prepared(app, "s", "2"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("view", "key"),
    [("quotes", "f3"), ("disputes", "f4"), ("coverage", "f5"), ("notes", "f6"), ("origins", "f7"), ("questions", "f9")],
)
def test_lists(snap_compare: Snap, app: StoryApp, view: str, key: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=prepared(app, "s", "2", "S", "1", key))


EVERY_VIEW = [
    ("compare", ("s", "2", "j", "d")),
    ("quotes", ("s", "2", "f3")),
    ("disputes", ("s", "2", "f4")),
    ("coverage", ("f5", "l")),
    ("notes", ("s", "2", "f6")),
    ("origins", ("f7",)),
    ("questions", ("s", "7", "f9")),
]


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light"])
@pytest.mark.parametrize(("view", "keys"), EVERY_VIEW)
def test_themes(snap_compare: Snap, tmp_path: Path, theme: str, view: str, keys: tuple[str, ...]) -> None:
    app = quay_app(tmp_path / "notes.sqlite3", settings=Settings(theme=theme))
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared(app, *keys))


@pytest.mark.parametrize(("view", "keys"), EVERY_VIEW)
def test_no_color(
    snap_compare: Snap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str, keys: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = quay_app(tmp_path / "notes.sqlite3")
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared(app, *keys))


def test_selecting_by_word(snap_compare: Snap, app: StoryApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=prepared(app, "s", "v", "v", "W", "e"))


def test_searching(snap_compare: Snap, app: StoryApp) -> None:
    keys = ["slash", *"hurt", "enter", "n"]
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared(app, *keys))


def test_help(snap_compare: Snap, app: StoryApp) -> None:
    async def run(pilot: Pilot[Any]) -> None:
        await prepared(app)(pilot)
        await pilot.press("question_mark")

    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


def test_too_small(snap_compare: Snap, app: StoryApp) -> None:
    assert snap_compare(app, terminal_size=(20, 5), run_before=prepared(app))
