"""What is written is the reader's alone: files 0600, folders 0700, whatever the umask."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip(
        "file modes are POSIX's: on Windows a reader's folders are theirs by inheritance", allow_module_level=True
    )

from reader.cli.run import run
from reader.notes.backup import back_up, restore
from reader.notes.store import Store
from tests.notes.samples import HARBOUR, WIRE, article, story
from tests.safety.terminals import CROSSREAD, Terminal


@pytest.fixture(params=[0o000, 0o022], ids=["umask 0", "umask 022"])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home in which nothing is yet, under a umask."""
    before = os.umask(request.param)
    root = tmp_path / "home"
    monkeypatch.setenv("CROSSREAD_STORE", str(root / "data" / "crossread" / "notes.sqlite3"))
    monkeypatch.setenv("CROSSREAD_STATE", str(root / "state" / "crossread" / "session.json"))
    monkeypatch.setenv("CROSSREAD_CONFIG", str(root / "config" / "crossread" / "config.toml"))
    yield root
    os.umask(before)


def open_to_others(root: Path) -> dict[str, str]:
    """Everything under `root` that others may look into, with its mode."""
    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in (root, *root.rglob("*"))}
    wanted = {path: 0o700 if path.is_dir() else 0o600 for path in modes}
    return {str(path.relative_to(root)): oct(mode) for path, mode in modes.items() if mode != wanted[path]}


def test_the_store_its_log_and_its_backups(home: Path) -> None:
    path = Path(os.environ["CROSSREAD_STORE"])
    with Store.open() as store:
        store.register(story())
        store.set_note(article(), [article().blocks[0].span], "mine")
        assert {file.name for file in path.parent.iterdir()} >= {path.name, f"{path.name}-wal", f"{path.name}-shm"}
        back_up(path)
        assert open_to_others(home) == {}
    restore(path)
    with Store.open() as store:
        assert store.annotations("s1")
        assert open_to_others(home) == {}


@pytest.mark.parametrize("form", ["markdown", "html", "jsonld", "csv", "json"])
def test_exports_and_the_folders_made_for_them(home: Path, form: str) -> None:
    with Store.open() as store:
        store.register(story())
    assert run(["export", "--format", form, "-o", str(home / "out" / "deep" / "quay"), "Quay fire"]) == 0
    assert open_to_others(home) == {}


@pytest.mark.parametrize("mode", [0o640, 0o664])
def test_an_export_over_a_file_keeps_the_mode_its_owner_gave_it(home: Path, mode: int) -> None:
    with Store.open() as store:
        store.register(story())
    target = home / "quay.md"
    assert run(["export", "-o", str(target), "Quay fire"]) == 0
    target.chmod(mode)
    with Store.open() as store:
        store.register(story())
        store.set_note(article(), [article().blocks[0].span], "another line")
    assert run(["export", "-o", str(target), "Quay fire"]) == 0
    assert "another line" in target.read_text("utf-8") and stat.S_IMODE(target.stat().st_mode) == mode


def test_the_settings_file(home: Path) -> None:
    assert run(["config", "init"]) == 0
    assert open_to_others(home) == {}


def test_a_session_of_the_app(home: Path) -> None:
    pair = home.parent / "pair"
    pair.mkdir()
    (pair / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (pair / "wire.txt").write_text(WIRE, encoding="utf-8")
    with Terminal([*CROSSREAD, str(pair)], os.environ | {"TERM": "xterm-256color"}, (100, 30)) as terminal:
        terminal.until(b"hospital")
        terminal.until_quiet(1.5)  # marks and notes are there
        terminal.type("1")
        terminal.until(b"1 tag")
        terminal.type("q")
        assert terminal.end() == 0
    assert Path(os.environ["CROSSREAD_STATE"]).exists() and Path(os.environ["CROSSREAD_STORE"]).exists()
    assert open_to_others(home) == {}
