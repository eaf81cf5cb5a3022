"""`crossread batch`: many stories, one line each, in order, whatever happens to one of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.run import run
from reader.cli.stories import compare_stories
from reader.ingest.load import stories_in

# A fork in a test worker, which has threads; the program itself has none when it forks.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")

CROSSREAD = [sys.executable, "-m", "reader"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three stories: two folders, the second with one article, and a file."""
    for name, text in {
        "bridge/north.txt": "Bridge shut\n\n“It is not safe to cross,” said Ines Bahr on Monday.\n",
        "bridge/south.md": "# Bridge closed\n\nMs Bahr said: “It is not safe to cross.”\n",
        "ferry/only.txt": "Ferry stops\n\nThe ferry will stop on Monday.\n",
        "quay.txt": "Quay fire\n\nThe quay burned on Sunday, and nobody was hurt.\n",
        ".hidden/skipped.txt": "Not a story\n\nThis is in a hidden folder.\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def sources(lines: str) -> list[list[str]]:
    return [[Path(article["path"]).name for article in json.loads(line)["articles"]] for line in lines.splitlines()]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_subfolder_and_file_is_a_story_in_the_order_of_names(
    jobs: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["batch", "--jobs", jobs, str(folder)]) == 0
    assert sources(capsys.readouterr().out) == [["north.txt", "south.md"], ["only.txt"], ["quay.txt"]]


def test_the_number_of_processes_does_not_change_a_byte(folder: Path) -> None:
    one, many = (
        subprocess.run([*CROSSREAD, "batch", "-j", jobs, str(folder)], capture_output=True, check=True).stdout
        for jobs in ("1", "3")
    )
    assert one == many


def test_a_line_of_batch_is_what_compare_prints(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["batch", str(folder)])
    first = capsys.readouterr().out.splitlines()[0]
    run(["compare", "--format", "json", str(folder / "bridge")])
    assert json.loads(first) == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_story_that_cannot_be_opened_is_told_and_the_others_are_printed(
    jobs: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dock").mkdir()
    (folder / "empty.txt").touch()
    assert run(["batch", "--jobs", jobs, str(folder)]) == 2
    printed = capsys.readouterr()
    assert len(sources(printed.out)) == 3
    dock, empty = printed.err.splitlines()
    assert str(folder / "dock") in dock and str(folder / "empty.txt") in empty


def test_a_process_that_dies_costs_its_own_story_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import reader.cli.stories as stories

    compare = stories.compare_path

    def deadly(path: str) -> stories.Compared:
        if Path(path).name == "ferry":
            os._exit(9)
        return compare(path)

    deadly.__module__, deadly.__qualname__ = stories.__name__, "compare_path"  # how a worker is told what to call
    monkeypatch.setattr(stories, "compare_path", deadly)
    bridge, ferry, quay = compare_stories(stories_in(folder), jobs=2)
    assert bridge.line and quay.line and not ferry.line
    assert "killed" in ferry.problems[0]


def test_a_fault_in_one_story_costs_that_story_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.compare import pipeline

    def broken(story: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, "compare_story", broken)
    results = list(compare_stories(stories_in(folder), jobs=1))
    assert all("RecursionError" in result.problems[0] for result in results)


def test_an_empty_folder_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_progress_is_shown_where_standard_error_is_a_terminal(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    out = subprocess.run([*CROSSREAD, "batch", str(folder)], stdout=subprocess.PIPE, stderr=theirs, check=True).stdout
    os.close(theirs)
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert len(out.splitlines()) == 3
    assert "3 of 3 stories" in shown and shown.endswith("\r\x1b[K")


def test_progress_is_not_shown_in_a_log(folder: Path) -> None:
    assert subprocess.run([*CROSSREAD, "batch", str(folder)], capture_output=True, check=True).stderr == b""
