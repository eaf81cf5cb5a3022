"""The sample stories hold what their README says: formats, marks, words and truth stand where it points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from reader.compare.model import Alteration, DisputeKind
from tests.sample_truth import CORPUS, STORIES, each, places, sample

SOURCES = sorted(path for name in STORIES for path in (CORPUS / name).iterdir())


def readme_rows() -> Iterator[tuple[str, str, str]]:
    """Story, file and words of every row of the README's tables."""
    story = ""
    for line in (CORPUS / "README.md").read_text("utf-8").splitlines():
        if heading := re.match(r"## ([\w-]+):", line):
            story = heading[1]
        elif row := re.match(r"\| .*? \| `(.*?)` \| (.*) \|$", line):
            yield story, row[1], row[2]


@pytest.mark.parametrize("story, file, words", readme_rows())
def test_the_words_the_readme_points_at_stand_in_the_file(story: str, file: str, words: str) -> None:
    assert words in (CORPUS / story / file).read_text("utf-8")


@pytest.mark.parametrize("name", STORIES)
def test_each_story_has_four_to_six_sources_in_three_formats(name: str) -> None:
    files = list((CORPUS / name).iterdir())
    assert 4 <= len(files) <= 6
    assert {path.suffix for path in files} == {".txt", ".md", ".html"}


@pytest.mark.parametrize("name", STORIES)
def test_each_story_opens_without_a_problem(name: str) -> None:
    assert sample(name).story.problems == ()
    assert set(sample(name).by_file) == set(STORIES[name]["articles"])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_source_is_as_long_as_real_coverage(path: Path) -> None:
    article = sample(path.parent.name).by_file[path.name]
    words = sum(len(article.text[block.start : block.end].split()) for block in article.blocks)
    assert 350 <= words <= 900


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_address_in_a_source_belongs_to_nobody(path: Path) -> None:
    hosts = re.findall(r"https?://([^/\s\"]+)", path.read_text("utf-8"))
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org"}


@pytest.mark.parametrize("name", STORIES)
def test_every_rendering_in_the_truth_stands_in_its_article(name: str) -> None:
    truth = {kind: entries for kind, entries in STORIES[name].items() if kind != "boilerplate"}
    missing = [(file, words) for file, words in places(truth) if not sample(name).spans(file, words)]
    assert missing == []


@pytest.mark.parametrize("story, line", each("boilerplate"), ids=lambda part: part if isinstance(part, str) else "")
def test_every_boilerplate_line_in_the_truth_stands_in_its_file(story: str, line: dict[str, Any]) -> None:
    assert line["words"] in (CORPUS / story / line["file"]).read_text("utf-8")


def test_the_stories_use_curly_straight_single_and_mixed_marks() -> None:
    texts = [path.read_text("utf-8") for path in SOURCES]
    for marked in ('“[^”"]+”', '(?m)^"[^"“”]+"', "‘[^’]+ [^’]+’", '“[^”"]+[,.]"', '"[^"”]+[,.]”'):
        assert any(re.search(marked, text) for text in texts), marked


def test_a_quote_runs_over_paragraphs_each_opening_and_only_the_last_closing() -> None:
    paragraphs = (CORPUS / "the-1840" / "tps-wire.txt").read_text("utf-8").split("\n\n")
    running = [text for text in paragraphs if text.startswith('"') and text.count('"') == 1]
    assert len(running) == 1
    following = paragraphs[paragraphs.index(running[0]) + 1]
    assert following.startswith('"') and following.endswith('"')


def test_plain_text_comes_with_and_without_a_headline() -> None:
    firsts = [path.read_text("utf-8").split("\n\n")[0] for path in SOURCES if path.suffix == ".txt"]
    assert any(not line.endswith((".", ",")) for line in firsts) and any(line.endswith((".", ",")) for line in firsts)


def test_one_story_rests_on_one_newsletter() -> None:
    origins = STORIES["last-flight"]["origins"]
    assert set(STORIES["last-flight"]["articles"]) in [set(origin["files"]) for origin in origins]


def test_together_the_stories_show_every_alteration_and_every_kind_of_dispute() -> None:
    members = [member for _, family in each("families") for member in family["members"]]
    altered = {word for member in members for word in [*member.get("alterations", ()), *member.get("any_of", ())]}
    assert altered == set(get_args(Alteration))
    assert {kind for _, dispute in each("disputes") for kind in dispute["kinds"]} == set(get_args(DisputeKind))
