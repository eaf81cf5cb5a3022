"""Random keys over every view, with the store on: nothing crashes. Seeded; the long one is started by hand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.tui.actions import ACTIONS
from tests.tui.driving import quay_app, reading, settled

KEYS = sorted({key for action in ACTIONS for key in action.keys} - {"ctrl+q"})
TYPED = ["n", "o", "b", "o", "d", "y", "enter", "escape", "backspace", "space"]
SIZES = [(80, 24), (120, 40), (60, 20), (34, 10), (200, 50), (20, 5)]


async def press_at_random(store: Path, seed: int, count: int) -> None:
    pick = random.Random(seed)
    pressed: list[str] = []
    app = quay_app(store)
    app.go_back = lambda: app.pop_screen() if len(app.screen_stack) > 1 else None  # type: ignore[method-assign]
    async with reading(store, (120, 40), app=app) as (_, pilot):
        while len(pressed) < count:
            if pick.random() < 0.02:
                await pilot.resize_terminal(*pick.choice(SIZES))
                continue
            key = pick.choice(TYPED if pick.random() < 0.25 else KEYS)
            pressed.append(key)
            try:
                await pilot.press(key)
            except Exception as error:
                raise AssertionError(f"seed {seed}: {error!r} after {' '.join(pressed[-30:])}") from error
            assert app._exception is None, f"seed {seed}: {app._exception!r} after {' '.join(pressed[-30:])}"
        await settled(app, pilot)
        assert app.desk is not None


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_sequence_of_keys_crashes(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # an export that is let through is written here
    await press_at_random(tmp_path / "notes.sqlite3", seed, 150)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 105))
async def test_five_times_a_thousand_keys(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    await press_at_random(tmp_path / "notes.sqlite3", seed, 1000)
