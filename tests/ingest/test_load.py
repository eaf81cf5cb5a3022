# ruff: noqa: E501 - pages and files stand as they are written
"""Opening paths as a story: order, identity, and what is said when something cannot be opened."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.article import Story
from reader.errors import NoStory, NotAnArticle
from reader.ingest.load import load_stories, load_story

BODY = "\n\nThe ferry to Quillmouth has not sailed since the storm.\n\n“We were told on Monday,” said Ada Voss.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    story = tmp_path / "ferry-aground"
    story.mkdir()
    for name in ("c", "a", "b"):
        (story / f"{name}.txt").write_text(f"Headline {name}{BODY}")
    return story


def test_a_folder_is_a_story_in_name_order(folder: Path) -> None:
    story = load_story([folder])
    assert [Path(article.path).name for article in story.articles] == ["a.txt", "b.txt", "c.txt"]
    assert [article.id for article in story.articles] == ["a1", "a2", "a3"]
    assert story.title == "Ferry aground"
    assert story.problems == ()


def test_articles_keep_the_order_given_and_the_ids_of_their_paths(folder: Path) -> None:
    story = load_story([folder / "c.txt", folder / "a.txt"])
    assert [(Path(article.path).name, article.id) for article in story.articles] == [("c.txt", "a2"), ("a.txt", "a1")]
    assert story.title == "Headline a"


def test_one_path_needs_no_list(folder: Path) -> None:
    assert len(load_story(str(folder)).articles) == 3


def test_a_file_named_twice_is_opened_once(folder: Path) -> None:
    assert len(load_story([folder, folder / "a.txt", folder / "." / "a.txt"]).articles) == 3


def test_hidden_files_readmes_subfolders_and_other_formats_are_passed_over(folder: Path) -> None:
    for name in (".hidden.txt", "README.md", "readme.txt", "notes.docx", "links.csv"):
        (folder / name).write_text("https://x.example")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "d.txt").write_text("deep")
    assert len(load_story([folder]).articles) == 3


def test_the_story_id_does_not_depend_on_the_order_or_on_what_the_folder_holds(folder: Path) -> None:
    ids = {load_story([folder]).id, load_story([f"{folder}/"]).id, load_story([folder / ".." / folder.name]).id}
    (folder / "d.txt").write_text(f"Headline d{BODY}")
    assert ids == {load_story([folder]).id}
    first, second = folder / "a.txt", folder / "b.txt"
    assert load_story([first, second]).id == load_story([second, first]).id != load_story([first]).id


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(f"Headline{BODY}".encode())))
    (article,) = load_story(["-"]).articles
    assert (article.path, article.source.title) == ("-", "Headline")


def test_standard_input_may_be_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"<!doctype html><html><body><article><h1>Ferry</h1><p>The ferry ran aground on Monday night.</p></article>"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(page)))
    (article,) = load_story(["-"]).articles
    assert article.text == "Ferry\n\nThe ferry ran aground on Monday night.\n"


def test_what_cannot_be_opened_is_told_while_the_rest_opens(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\t\n")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (folder / "menu.html").write_text("<html><body><nav><a href=/>Home</a></nav></body></html>")
    story = load_story([folder, folder / "missing.txt"])
    assert len(story.articles) == 3
    assert len(story.problems) == 5
    for name, line in zip(
        ("blank.txt", "empty.txt", "menu.html", "photo.txt", "missing.txt"), story.problems, strict=True
    ):
        assert name in line and ": " in line and "\n" not in line


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_told(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    assert "permissions" in load_story([folder]).problems[0]


@pytest.mark.parametrize("given", ["missing.txt", "no\x00name", "x" * 5000])
def test_a_path_that_leads_nowhere_is_one_clear_line(given: str) -> None:
    with pytest.raises(NoStory) as caught:
        load_story([given])
    assert "\n" not in str(caught.value) and "check" in str(caught.value)


def test_an_empty_folder_says_what_to_put_into_it(tmp_path: Path) -> None:
    with pytest.raises(NoStory, match=r"no articles in this folder: put \.txt"):
        load_story([tmp_path])


def test_nothing_given_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoStory, match="name files or a folder"):
        load_story([])


def test_all_failures_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(NoStory) as caught:
        load_story([tmp_path / str(number) for number in range(6)])
    assert "and 3 more" in str(caught.value) and "\n" not in str(caught.value)


def test_a_batch_is_each_subfolder_and_file_in_name_order(folder: Path) -> None:
    root = folder.parent
    (root / "alone.txt").write_text(f"Alone{BODY}")
    (root / "empty").mkdir()
    (root / "broken.txt").write_bytes(b"\x00\x01" * 50)
    stories = list(load_stories(root))
    assert [story.title if isinstance(story, Story) else type(story) for story in stories] == [
        "Alone",
        NotAnArticle,
        NotAnArticle,
        "Ferry aground",
    ]


def test_a_batch_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoStory, match="no stories"):
        list(load_stories(tmp_path))
    with pytest.raises(NoStory, match="no such folder"):
        list(load_stories(tmp_path / "missing"))


def test_a_cyclic_link_is_a_problem_not_a_crash(folder: Path) -> None:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert len(load_story([folder]).articles) == 3


def test_opening_plain_text_imports_no_heavy_library(folder: Path) -> None:
    import subprocess

    code = (
        f"import sys; from reader import load_story; load_story([{str(folder)!r}]); "
        "print([n for n in ('trafilatura','yaml','markdown_it','httpx','lxml','textual','urllib.request') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_twenty_megabytes_of_text_open_in_bounded_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "big.txt"
    path.write_text(("The ferry has not sailed since the storm, the council said on Friday. " * 14 + "\n\n") * 20_000)
    assert path.stat().st_size > 19_000_000
    tracemalloc.start()
    story = load_story([path])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(story.articles[0].blocks) == 20_000
    assert peak < 10 * path.stat().st_size
