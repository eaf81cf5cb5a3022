"""`crossread sort`: a pile becomes stories, and nothing is written unless it is asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reader.cli.run import run
from reader.paths import data_dir

# A fork in a test worker, which has threads; the program itself has none when it forks.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """The sample stories' articles in one folder, and some a folder deeper."""
    folder = tmp_path / "pile"
    (folder / "deeper").mkdir(parents=True)
    for number, path in enumerate(sorted(data_dir("sample_corpus").glob("*/*.*"))):
        shutil.copy(path, folder / ("deeper" if number % 4 == 0 else "") / f"{path.parent.name}-{path.name}")
    return folder


def test_the_sample_stories_are_found_again_in_a_pile_of_their_articles(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sort", "--format", "json", str(pile)]) == 0
    stories = json.loads(capsys.readouterr().out)["stories"]
    names = {path.name for path in data_dir("sample_corpus").iterdir() if path.is_dir()}
    found = [{name for name in names if Path(path).name.startswith(name)} for s in stories for path in s["articles"]]
    assert all(len(name) == 1 for name in found)
    assert len(stories) == len(names)
    assert all(story["why"] for story in stories)


def test_sorting_writes_nothing(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in pile.parent.rglob("*"))
    assert run(["sort", str(pile)]) == 0
    assert sorted((path, path.stat().st_mtime_ns) for path in pile.parent.rglob("*")) == before
    assert "salt-museum-meridian.md" in capsys.readouterr().out


def test_the_number_of_processes_changes_nothing(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for jobs in ("1", "2"):
        run(["sort", "-j", jobs, str(pile)])
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_applied_stories_are_folders_of_copies_that_batch_reads(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sort", str(pile), "--apply", str(tmp_path / "sorted")]) == 0
    articles = len(list(pile.rglob("*.*")))
    assert len(list((tmp_path / "sorted").glob("*/*.*"))) == articles == len(list(pile.rglob("*.*")))
    capsys.readouterr()
    assert run(["batch", str(tmp_path / "sorted")]) == 0
    assert sum(len(json.loads(line)["articles"]) for line in capsys.readouterr().out.splitlines()) == articles


def test_applying_twice_writes_over_nothing(pile: Path, tmp_path: Path) -> None:
    target = tmp_path / "sorted"
    run(["sort", str(pile), "--apply", str(target)])
    there = {path: path.read_bytes() for path in target.rglob("*.*") if path.is_file()}
    run(["sort", str(pile), "--apply", str(target)])
    assert all(path.read_bytes() == content for path, content in there.items())


def test_what_cannot_be_opened_is_told_and_the_rest_sorted(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pile / "empty.txt").touch()
    assert run(["sort", str(pile)]) == 2
    printed = capsys.readouterr()
    assert "empty.txt" in printed.err and printed.err.count("\n") == 1
    assert "salt-museum" in printed.out


def test_an_empty_pile_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sort", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
