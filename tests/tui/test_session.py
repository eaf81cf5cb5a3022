"""What was read last: kept whole or not at all, and never trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.tui.desk import Desk
from reader.tui.session import FORMAT, Session
from tests.tui.stories import story


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "state" / "session.json"
    desk = Desk(story())
    desk.layout.active, desk.layout.zoomed, desk.layout.linked = "a3", True, False
    desk.columns["a1"].cursor = 4
    desk.columns["a1"].top = 30
    Session.load(path).keep(desk)
    again = Desk(story())
    session = Session.load(path)
    session.restore(again)
    assert session.last == "quay-story"
    assert again.layout == desk.layout
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
    ],
)
def test_whatever_stands_in_the_file_the_story_opens(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(kept)
    desk = Desk(story())
    Session.load(path).restore(desk)
    assert desk.layout.active in desk.columns
    assert desk.layout.first < len(desk.layout.order)
    assert desk.layout.inspector in ("normal", "tall", "hidden")
    for column in desk.columns.values():
        assert 0 <= column.cursor < len(column.sentences)
        assert 0 <= column.top <= len(column.text)


def test_a_place_that_cannot_be_written_troubles_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Session(tmp_path / "file" / "session.json").keep(Desk(story()))


def test_a_session_without_a_file_is_not_kept() -> None:
    Session().keep(Desk(story()))
