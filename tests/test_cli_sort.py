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
    """The sample stories' articles in one folder."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for path in sorted(data_dir("sample_corpus").glob("*/*.*")):
        shutil.copy(path, folder / f"{path.parent.name}-{path.name}")
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


def test_applied_stories_are_folders_that_batch_reads(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contents = sorted(path.read_bytes() for path in pile.iterdir())
    assert run(["sort", "--apply", str(pile)]) == 0
    assert f"moved {len(contents)} articles into 3 folders" in capsys.readouterr().out
    assert sorted(path.read_bytes() for path in pile.glob("*/*")) == contents
    assert run(["batch", str(pile)]) == 0
    stories = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sum(len(story["articles"]) for story in stories) == len(contents)


def test_articles_are_added_to_a_story_and_taken_out_again(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, story = sorted(pile.iterdir())[0], tmp_path / "story"
    assert run(["add", str(story), str(article), str(pile / "nowhere.txt")]) == 2
    printed = capsys.readouterr()
    assert printed.out == f"added {story / article.name}\n" and "nowhere.txt" in printed.err
    assert run(["remove", str(story), article.name]) == 0
    assert not (story / article.name).exists()
    assert article.exists()


def test_what_cannot_be_opened_is_told_and_the_rest_sorted(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pile / "empty.txt").touch()
    assert run(["sort", str(pile)]) == 2
    printed = capsys.readouterr()
    assert "empty.txt" in printed.err and printed.err.count("\n") == 1
    assert "salt-museum" in printed.out


def test_an_empty_pile_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sort", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
