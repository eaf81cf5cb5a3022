"""The command line as a whole: what is a path and what a command, and how it ends when something is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.cli.run import run
from reader.version import __version__

CROSSREAD = [sys.executable, "-m", "reader"]
ARTICLE = "Ferry stops\n\nThe ferry will stop on Monday. “We had no choice,” said Ada Voss, who runs it.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([option]) == 0
    assert capsys.readouterr().out == f"crossread {__version__}\n"


def test_the_help_shows_examples_every_command_and_the_rule_for_names(capsys: pytest.CaptureFixture[str]) -> None:
    from reader.cli.table import COMMANDS

    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "Examples:" in shown and "crossread ./compare" in shown
    assert all(f"\n  {name} " in shown for name in COMMANDS)


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    from reader.cli.table import COMMANDS

    for name in COMMANDS:
        assert run([name, "--help"]) == 0
        assert f"crossread {name}" in capsys.readouterr().out.split("Options:")[1], name


def test_a_path_where_there_is_no_terminal_prints_the_comparison(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(article)]) == 0
    assert "Ferry stops" in capsys.readouterr().out


def test_no_path_and_no_terminal_asks_for_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "name the articles" in complaint(capsys)


@pytest.mark.parametrize("spelling", ["./compare", "--"])
def test_a_folder_with_the_name_of_a_command_can_be_opened(
    spelling: str, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = article.parent / "compare"
    folder.mkdir()
    article.rename(folder / article.name)
    monkeypatch.chdir(folder.parent)
    assert run(["--", "compare"] if spelling == "--" else [spelling]) == 0
    assert "Ferry stops" in capsys.readouterr().out


def test_a_file_whose_name_begins_with_a_dash_opens_after_two_dashes(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article.rename(article.parent / "-f.txt")
    monkeypatch.chdir(article.parent)
    assert run(["--", "-f.txt"]) == 0
    assert "Ferry stops" in capsys.readouterr().out


def test_a_misspelt_command_is_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["comapre", "a.txt"]) == 2
    assert "did you mean 'crossread compare'?" in complaint(capsys)


def test_a_file_that_looks_like_a_misspelt_command_is_opened(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article.rename(article.parent / "compar")
    monkeypatch.chdir(article.parent)
    assert run(["compar"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere.txt"],
        ["compare"],
        ["compare", "nowhere.txt"],
        ["compare", "--format", "xml", "a.txt"],
        ["batch", "nowhere"],
        ["batch", "--jobs", "0", "."],
        ["locate", "moon"],
        ["config"],
        ["completion", "csh"],
        ["--bogus"],
        ["--store"],
    ],
    ids=" ".join,
)
def test_bad_arguments_end_with_status_2_and_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert complaint(capsys).startswith("crossread: ")


def test_control_characters_of_a_file_name_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "evil\x1b]0;title\x07\u202ename.txt"]) == 2
    assert not set(complaint(capsys)) & {"\x1b", "\x07", "\u202e"}


def test_a_fault_of_crossread_itself_is_one_line_too(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("a\nbug")

    import reader.ingest.load

    monkeypatch.setattr(reader.ingest.load, "load_story", broken)
    assert run(["compare", str(article)]) == 1
    assert "ZeroDivisionError: a bug" in complaint(capsys)


def test_ctrl_c_ends_quietly() -> None:
    process = subprocess.Popen([*CROSSREAD, "compare", "-"], stdin=subprocess.PIPE, stdout=-1, stderr=-1)
    time.sleep(1)  # it waits for its standard input by then
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("The ferry will stop on Monday.\n\n" * 20_000, encoding="utf-8")
    command = f"{sys.executable} -m reader compare --format json {tmp_path} | head -c 9 >&2; echo ${{PIPESTATUS[0]}}"
    shell = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (shell.stdout.strip(), shell.stderr) == ("141", '{\n "forma')


def test_a_full_disk_is_told_in_one_line(article: Path) -> None:
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("this system has no /dev/full")
    with device.open("wb") as full:
        shell = subprocess.run([*CROSSREAD, "compare", str(article)], stdout=full, stderr=-1, text=True)
    assert shell.returncode == 1
    assert shell.stderr == "crossread: No space left on device\n"


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale(locale: str, article: Path) -> None:
    environment = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    shell = subprocess.run(
        [*CROSSREAD, "compare", "--format", "json", str(article)], capture_output=True, env=environment
    )
    assert "“We had no choice,”" in shell.stdout.decode("utf-8")


def test_what_is_located(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "notes.sqlite3"))
    assert run(["locate", "config"]) == run(["locate", "store"]) == run(["locate", "samples"]) == 0
    config, store, samples = capsys.readouterr().out.splitlines()
    assert (config, store) == (str(tmp_path / "config.toml"), str(tmp_path / "notes.sqlite3"))
    assert Path(samples).is_dir()


def test_the_store_option_goes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "one.sqlite3"))
    assert run(["--store", str(tmp_path / "two.sqlite3"), "locate", "store"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'two.sqlite3'}\n"


def test_a_settings_file_is_written_once_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("CROSSREAD_CONFIG", str(path))
    assert run(["config", "init"]) == run(["config", "check"]) == 0
    assert capsys.readouterr().out == f"wrote {path}\n{path}: fine\n"
    assert run(["config", "init"]) == 2
    assert "already" in complaint(capsys)
    path.write_text("colour = 'loud'\n", encoding="utf-8")
    assert run(["config", "check"]) == 1
    assert "colour" in complaint(capsys)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert f"_CROSSREAD_COMPLETE={shell}_complete" in capsys.readouterr().out


def completed(words: str, index: int) -> list[str]:
    """What the bash script is told for the word at `index` of the line `words`."""
    environment = os.environ | {"_CROSSREAD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(index)}
    return subprocess.run(CROSSREAD, env=environment, capture_output=True, text=True).stdout.split()


def test_commands_options_and_paths_are_completed() -> None:
    assert completed("crossread comp", 1) == ["plain,compare", "plain,completion"]
    assert completed("crossread compare --form", 2) == ["plain,--format"]
    assert {"plain,text", "plain,json"} <= set(completed("crossread compare --format ", 3))
    assert completed("crossread quay", 1) == ["file,quay"]
    assert completed("crossread compare quay", 2) == ["file,quay"]
    assert completed("crossread batch stor", 2) == ["dir,stor"]
