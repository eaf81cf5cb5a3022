"""`crossread doctor`: says what is wrong and what to do about it, and changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tomllib
from collections import namedtuple
from pathlib import Path

import pytest

from reader.cli import installation, store_health
from reader.cli.run import run
from reader.cli.terminal import clipboard, colours
from reader.notes.store import Store

ROOT = Path(__file__).resolve().parent.parent
posix = pytest.mark.skipif(os.name == "nt", reason="modes and pseudo-terminals are POSIX's")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "notes.sqlite3"))
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path


@pytest.fixture
def store(home: Path) -> Path:
    Store.open(home / "notes.sqlite3").close()
    return home / "notes.sqlite3"


def told(capsys: pytest.CaptureFixture[str], status: int) -> list[str]:
    """The lines marked as wrong, after a report that ends with this status."""
    assert run(["doctor"]) == status
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("!")]


def test_a_fresh_machine_is_well_and_left_as_it_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "textual" in shown and "notes.sqlite3: none yet" in shown and "at its default" in shown
    assert not any(line.startswith("!") for line in shown.splitlines())
    assert list(home.iterdir()) == []


def test_a_sound_store_is_called_sound(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    assert "notes.sqlite3: sound, up to date" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "text"), [("notes.sqlite3", "no store"), ("config.toml", "colour = [")])
def test_what_is_broken_is_marked(name: str, text: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / name).write_text(text, encoding="utf-8")
    (line,) = told(capsys, 1)
    assert name in line
    assert (home / name).read_text(encoding="utf-8") == text


def test_a_store_that_is_gone_but_for_its_backups_is_wrong(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notes", "backup"]) == 0
    for path in store.parent.glob("notes.sqlite3*"):
        if path.is_file():
            path.unlink()
    capsys.readouterr()
    (line,) = told(capsys, 1)
    assert "1 backup" in line and "crossread notes restore" in line


def test_a_damaged_backup_is_wrong_while_the_store_is_sound(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notes", "backup"]) == 0
    (copy,) = (store.parent / "notes.sqlite3.backups").glob("*.sqlite3")
    copy.write_bytes(copy.read_bytes()[:5000])
    capsys.readouterr()
    (line,) = told(capsys, 1)
    assert "newest is damaged" in line and "crossread notes backup" in line


def test_a_store_of_an_older_version_is_no_fault(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert run(["doctor"]) == 0
    assert "of version 1. The next opening brings it to" in capsys.readouterr().out


@posix
def test_notes_that_others_can_read_are_wrong(store: Path) -> None:
    store.chmod(0o644)
    folders = []
    try:
        for folder in store.resolve().parents:
            if os.access(folder, os.W_OK) and folder.stat().st_uid == os.geteuid() and len(folder.parts) > 2:
                folders.append((folder, folder.stat().st_mode))
                folder.chmod(0o755)
        (line,) = [finding for finding in store_health.store_health(store) if finding.wrong]
        assert "other users" in line.text and "chmod 700" in line.remedy
        store.parent.chmod(0o700)
        assert not [finding for finding in store_health.store_health(store) if finding.wrong]
    finally:
        for folder, mode in folders:
            folder.chmod(mode)


def test_a_full_disk_is_wrong(store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**9, 10**9 - 10**6, 10**6))
    (line,) = told(capsys, 1)
    assert "1 MB free" in line and "ake room" in line


def test_settings_and_themes_are_looked_through(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "config.toml").write_text('theem = "nord"\nmouse = 3\n', encoding="utf-8")
    (home / "themes").mkdir()
    (home / "themes" / "mine.toml").write_text("dark = true", encoding="utf-8")
    lines = told(capsys, 1)
    assert [line.split()[1] for line in lines] == ["settings", "settings", "themes"]
    assert "theem" in lines[0] and "mouse" in lines[1] and "primary" in lines[2]


def test_every_problem_comes_with_what_to_do(store: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.write_bytes(store.read_bytes()[:5000])
    (home / "config.toml").write_text("mouse = 3", encoding="utf-8")
    assert run(["doctor", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    wrong = [finding for finding in report["findings"] if finding["wrong"]]
    assert report["well"] is False and [finding["about"] for finding in wrong] == ["notes", "settings"]
    assert all(finding["remedy"] for finding in wrong)


# --- what is installed -----------------------------------------------------------------------------------------------


def test_each_extra_is_said_to_be_for_something() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(installation.EXTRAS) == set(project["optional-dependencies"])


def test_a_missing_extra_is_no_fault_and_comes_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    real = installation.version

    def version(name: str) -> str:
        if name == "pypdf":
            raise installation.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(installation, "version", version)
    (line,) = [finding for finding in installation.installation() if finding.text.startswith("pdf ")]
    assert "not installed" in line.text and "pypdf" in line.remedy and not line.wrong


@pytest.mark.parametrize(
    ("prefix", "receipt", "command"),
    [
        (("share", "pipx", "venvs", "crossread"), False, "pipx inject crossread 'pypdf>=5.1'"),
        (("share", "uv", "tools", "crossread"), True, "uv pip install --python "),
        (("venv",), False, " -m pip install 'pypdf>=5.1'"),
    ],
)
def test_the_command_fits_the_program_that_installed_crossread(
    prefix: tuple[str, ...], receipt: bool, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path.joinpath(*prefix)
    place.mkdir(parents=True)
    if receipt:
        (place / "uv-receipt.toml").touch()
    monkeypatch.setattr("sys.prefix", str(place))
    monkeypatch.setattr(installation, "PACKAGE", tmp_path / "site-packages" / "reader")
    assert command in installation.install_command("pypdf>=5.1")


# --- the terminal ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "none, for NO_COLOR"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "linux"}, "16: the theme"),
    ],
)
@posix
def test_colours_are_told_from_the_environment(environment: dict[str, str], said: str) -> None:
    assert colours(environment).text.startswith(said)


@pytest.mark.parametrize(
    ("environment", "answers", "said"),
    [
        ({"TERM": "xterm-kitty"}, "", "copies arrive"),
        ({"TERM": "xterm-256color"}, "\x1b[?62;22;52c", "copies arrive"),
        ({"TERM": "xterm-256color"}, "\x1b[?62;22c", "not known"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, "\x1b[?65;1;9c", "drops"),
        ({"TERM": "tmux-256color", "TMUX": "/x,1,0"}, "\x1b[?1;2;4c", "tmux decides"),
        ({"TERM": "screen", "STY": "1.x"}, "", "screen keeps"),
    ],
)
def test_the_way_to_the_clipboard_is_told_as_far_as_it_can_be(
    environment: dict[str, str], answers: str, said: str
) -> None:
    assert said in clipboard(environment, answers).text


ALL = b"\x1b[?1u\x1b[?1006;2$y\x1b[?2026;2$y\x1b[?62;22;52c"


@posix
@pytest.mark.parametrize(
    ("size", "answers", "status", "said"),
    [
        ((30, 100), b"\x1b[1;4R" + ALL, 0, ["kitty's keyboard", "as wide as they should be", "copies arrive"]),
        ((30, 100), b"\x1b[1;7R" + ALL, 1, ["take 6 cells, not 3"]),
        ((30, 100), b"\x1b[?6c", 0, ["the usual keys"]),
        ((30, 100), b"", 0, ["not asked", "30 lines: 2 sources"]),
        ((8, 30), b"\x1b[1;4R" + ALL, 1, ["! size", "Make the window larger"]),
    ],
)
def test_a_terminal_is_asked_and_left_as_it_was(
    size: tuple[int, int], answers: bytes, status: int, said: list[str], home: Path
) -> None:
    from tests.test_cli_terminal import Terminal

    rows, columns = size
    command = f"stty rows {rows} cols {columns}; before=$(stty -g); $crossread doctor; status=$?; "
    terminal = Terminal(command + '[ "$before" = "$(stty -g)" ] && echo "[as before]"; exit $status', home)
    terminal.wait_for(b"\x1b[c")
    terminal.type(answers)
    assert terminal.end() == status
    shown = terminal.shown.decode()
    assert [words for words in (*said, "[as before]") if words not in shown] == []


@posix
def test_in_the_background_the_terminal_is_left_to_others(home: Path) -> None:
    from tests.test_cli_terminal import Terminal

    terminal = Terminal("set -m; $crossread doctor & wait $!; echo status $?", home)
    assert terminal.end() == 0
    assert b"status 0" in terminal.shown and b"\x1b[c" not in terminal.shown


@posix
def test_a_dumb_terminal_is_wrong_and_never_asked(home: Path) -> None:
    from tests.test_cli_terminal import Terminal

    terminal = Terminal("TERM=dumb $crossread doctor", home)
    assert terminal.end() == 1
    assert b"crossread compare" in terminal.shown and b"\x1b" not in terminal.shown
