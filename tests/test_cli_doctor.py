"""`crossread doctor`: says what is wrong, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.run import run
from reader.notes.store import Store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "notes.sqlite3"))
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path


def test_a_fresh_machine_is_well_and_left_as_it_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "textual" in shown and "notes.sqlite3: none yet" in shown and "at its default" in shown
    assert not any(line.startswith("!") for line in shown.splitlines())
    assert list(home.iterdir()) == []


def test_a_sound_store_is_called_sound(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Store.open(home / "notes.sqlite3").close()
    assert run(["doctor"]) == 0
    assert "notes.sqlite3: sound" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "text"), [("notes.sqlite3", "no store"), ("config.toml", "colour = [")])
def test_what_is_broken_is_marked(name: str, text: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / name).write_text(text, encoding="utf-8")
    assert run(["doctor"]) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("!")]
    assert name in line
    assert (home / name).read_text(encoding="utf-8") == text
