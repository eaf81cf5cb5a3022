"""Sorting a folder into stories from the library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from reader.tui.app import CrossreadApp
from reader.tui.screens.library import sample_stories
from reader.tui.screens.pile import PileScreen
from reader.tui.widgets.styled import Rows
from tests.tui.driving import seen, settled, until


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Two samples' articles in one folder."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for number, story in enumerate(sample_stories()[:2]):
        for file in sorted(story.iterdir()):
            if file.is_file() and not file.name.startswith("."):
                shutil.copyfile(file, folder / f"{number}-{file.name}")
    return folder


@pytest.mark.parametrize("answer", ["y", "escape"])
async def test_the_plan_is_explained_and_files_are_moved_only_at_a_yes(tmp_path: Path, pile: Path, answer: str) -> None:
    before = sorted(file.name for file in pile.iterdir())
    app = CrossreadApp(store=tmp_path / "notes.sqlite3")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("s")
        await pilot.pause()
        app.screen.query_one(Input).value = str(pile)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PileScreen))
        words = app.screen.query_one(Rows).words
        assert "shared:" in words and "→" in words
        assert sorted(file.name for file in pile.iterdir()) == before
        await pilot.press(answer)
        await app.workers.wait_for_complete()
        await settled(app, pilot)
        if answer == "escape":
            assert sorted(file.name for file in pile.iterdir()) == before
        else:
            folders = [folder for folder in pile.iterdir() if folder.is_dir()]
            assert folders
            assert not any(file.is_file() for file in pile.iterdir())
            assert sorted(file.name for file in pile.rglob("*") if file.is_file()) == before
            assert any("sources" in line for line in seen(app))
    app.notebook.close()


async def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    app = CrossreadApp(store=tmp_path / "notes.sqlite3")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("s")
        await pilot.pause()
        app.screen.query_one(Input).value = str(tmp_path / "nowhere")
        await pilot.press("enter")
        await settled(app, pilot)
        assert any("not a folder" in note.message for note in app._notifications)
    app.notebook.close()
