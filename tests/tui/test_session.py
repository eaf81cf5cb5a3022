"""What was read last: kept whole or not at all, and never trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.tui.app import CrossreadApp
from reader.tui.desk import Desk
from reader.tui.session import FORMAT, Session
from reader.tui.themes import load_themes
from tests.tui.driving import quay_app, reading, seen, until
from tests.tui.stories import story


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "state" / "session.json"
    desk = Desk(story())
    desk.layout.active, desk.layout.zoomed, desk.layout.linked = "a3", True, False
    desk.show_furniture(False)
    desk.columns["a1"].cursor = 4
    desk.columns["a1"].top = 30
    Session.load(path).keep(desk)
    again = Desk(story())
    session = Session.load(path)
    session.restore(again)
    assert session.last == "quay-story"
    assert again.layout == desk.layout
    assert not any(column.furniture for column in again.columns.values())
    assert again.columns["a1"].cursor == 4
    assert again.columns["a1"].top == 30
    assert not list(path.parent.glob("*.tmp"))


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"format": 99, "stories": {}}',
        json.dumps({"format": FORMAT, "stories": {"quay-story": 3}}),
        json.dumps(
            {"format": FORMAT, "stories": {"quay-story": {"places": {"a1": ["x", None], "zz": [1, 2], "a2": 3}}}}
        ),
        json.dumps({"format": FORMAT, "stories": {"quay-story": {"active": "gone", "first": 1000, "places": [1]}}}),
        json.dumps({"format": FORMAT, "stories": {"quay-story": {"places": {"a1": [-5, 10**9]}, "inspector": "huge"}}}),
        json.dumps({"format": FORMAT, "stories": {"quay-story": {"active": ["a1"], "pinned": {"a": 1}}}}),
        json.dumps({"format": FORMAT, "stories": {"quay-story": {"inspector": ["tall"], "furniture": "no"}}}),
    ],
)
def test_whatever_stands_in_the_file_the_story_opens(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(kept)
    desk = Desk(story())
    Session.load(path).restore(desk)
    assert desk.layout.active in desk.columns
    assert desk.layout.first < len(desk.layout.order)
    assert desk.layout.inspector in ("normal", "tall", "full", "hidden")
    assert desk.column.furniture in (True, False)
    for column in desk.columns.values():
        assert 0 <= column.cursor < len(column.sentences)
        assert 0 <= column.top <= len(column.text)


def test_a_place_that_cannot_be_written_troubles_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Session(tmp_path / "file" / "session.json").keep(Desk(story()))


def test_a_session_without_a_file_is_not_kept() -> None:
    Session().keep(Desk(story()))


async def test_the_view_a_story_was_left_in_is_open_again(tmp_path: Path) -> None:
    store = tmp_path / "notes.sqlite3"
    for view in ("compare", "disputes"):
        app = quay_app(store, session=Session.load(tmp_path / "session.json"))
        async with reading(store, app=app) as (app, pilot):
            await until(pilot, lambda view=view, app=app: view == app.screen.NAME)
            await pilot.press("f4")
            await pilot.pause()
    app = quay_app(store, session=Session.load(tmp_path / "session.json"))
    async with reading(store, app=app) as (app, pilot):
        await until(pilot, lambda: app.screen.NAME == "disputes")
        await pilot.press("q")
        await pilot.pause()
    assert Session.load(tmp_path / "session.json").view("quay-story") == "compare"


async def test_a_file_that_goes_while_it_is_open_is_said_once_and_nothing_is_lost(tmp_path: Path) -> None:
    paths = []
    for name in ("one", "two"):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(f"{name}\n\nThe ferry will stop on Monday, Ada Voss said.\n", "utf-8")
    app = CrossreadApp([str(path) for path in paths], store=tmp_path / "notes.sqlite3")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.lookout.files is not None)
        paths[0].unlink()
        await until(pilot, lambda: len(app._notifications) == 1)
        (said,) = app._notifications
        assert "one.txt is gone from the disk" in said.message and "notes are kept" in said.message
        assert any("Ada Voss" in line for line in seen(app))
    app.notebook.close()


def test_a_theme_of_the_readers_own_is_a_file_and_mistakes_in_one_are_named(tmp_path: Path) -> None:
    (tmp_path / "dusk.toml").write_text('primary = "#1d3557"\ndark = true\n', "utf-8")
    (tmp_path / "odd.toml").write_text('primary = "#1d3557"\nink = "red"\n', "utf-8")
    (tmp_path / "pale.toml").write_text('primary = "palish"\n', "utf-8")
    (tmp_path / "void.toml").write_text("", "utf-8")
    (tmp_path / "wrong.toml").write_text("primary", "utf-8")
    themes, problems = load_themes(tmp_path)
    assert [(theme.name, theme.primary, theme.dark) for theme in themes] == [("dusk", "#1d3557", True)]
    assert [line.split(": ", 1)[0].rsplit("/", 1)[-1] for line in problems] == [
        "odd.toml", "pale.toml", "void.toml", "wrong.toml",
    ]  # fmt: skip
    assert "no colour 'ink'" in problems[0] and "not 'palish'" in problems[1] and "primary" in problems[2]
