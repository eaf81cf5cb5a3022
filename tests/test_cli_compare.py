"""`crossread compare`: the comparison as text and as JSON that holds to its schema."""

from __future__ import annotations

import io
import itertools
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, Source, Span
from reader.cli.run import run
from reader.compare.model import (
    Change,
    Comparison,
    Dispute,
    Family,
    Member,
    Origin,
    OriginUse,
    Passage,
    Place,
    Quote,
    Side,
    Speaker,
)
from reader.export.json import dumps
from reader.paths import data_dir

SCHEMA: dict[str, Any] = json.loads(
    files("reader.compare").joinpath("comparison.schema.json").read_text(encoding="utf-8")
)
STORIES = sorted(path for path in data_dir("sample_corpus").iterdir() if path.is_dir())
NORTH = "Ada Voss said “Nobody told us anything until Friday”. Twelve were hurt."
SOUTH = "“Nobody told us until Monday,” wrote Ms Voss. Nine were hurt."


def exactly(schema: Any) -> Any:
    """The schema with nothing allowed beyond what it names, to hold the program to it."""
    if isinstance(schema, list):
        return [exactly(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: exactly(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        closed["additionalProperties"] = False
    return closed


EXACTLY = jsonschema.Draft202012Validator(exactly(SCHEMA))


def stretch(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def a_full_comparison() -> Comparison:
    """One of everything the model holds."""
    north = Article("a1", "north.txt", NORTH, (Block(0, len(NORTH), "paragraph"),), Source(outlet="North Post"))
    south = Article("a2", "south.txt", SOUTH, (Block(0, len(SOUTH), "boilerplate", "newsletter"),))
    first, second = (
        stretch(NORTH, "Nobody told us anything until Friday"),
        stretch(SOUTH, "Nobody told us until Monday"),
    )
    twelve, nine = stretch(NORTH, "Twelve were hurt"), stretch(SOUTH, "Nine were hurt")
    return Comparison(
        articles=(north, south),
        quotes=(
            Quote(
                "q1", "a1", first, "direct", "u1", None, Span(9, 13), Speaker("Ada Voss", Span(0, 8)), None, ("a memo",)
            ),
            Quote("q2", "a2", second, "direct", "u2", speaker=Speaker("Ada Voss", None, True)),
        ),
        families=(
            Family(
                "f1",
                "q1",
                "Ada Voss",
                (
                    Member("a1", first, "q1", ("verbatim",), 1.0),
                    Member("a2", second, "q2", ("reworded",), 0.8123, (Change("replace", "Friday", "Monday", "date"),)),
                ),
                missing_from=(),
            ),
        ),
        passages=(Passage("p1", (Place("a1", twelve), Place("a2", nine))),),
        disputes=(
            Dispute(
                "d1",
                "contradicted_fact",
                "how many were hurt",
                (
                    Side("reports", "a1", twelve, "twelve"),
                    Side("hedges", "a2", nine, "nine", "Ada Voss", True),
                ),
                0.876,
                "number",
            ),
        ),
        single_source=(Place("a1", twelve),),
        origins=(Origin("o1", "a memo", (OriginUse("a1", Span(0, 8), ("North Post",)),)),),
        copies={"a2": "a1"},
        groups=(("a1",), ("a2",)),
        story_id="s1",
        story_title="Quay fire",
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_everything_a_comparison_can_hold() -> None:
    EXACTLY.validate(json.loads(dumps(a_full_comparison().to_dict())))


def test_the_schema_lets_later_versions_add_fields() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(a_full_comparison().to_dict() | {"new": 1})


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_a_sample_story_as_json_holds_to_the_schema(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--format", "json", str(story)]) == 0
    EXACTLY.validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_the_order_of_the_articles_changes_no_byte(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = [str(path) for path in sorted(story.iterdir()) if path.name != "README.md"]
    printed = set()
    for order in itertools.islice(itertools.permutations(articles), 0, 720, 113):
        assert run(["compare", "--format", "json", *order]) == 0
        printed.add(capsys.readouterr().out)
    assert len(printed) == 1


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_every_span_of_a_sample_story_lies_in_its_text(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["compare", "--format", "json", str(story)])
    comparison = json.loads(capsys.readouterr().out)
    lengths = {article["id"]: len(article["text"]) for article in comparison["articles"]}

    def walk(part: Any) -> None:
        if isinstance(part, dict):
            if {"article", "start", "end"} <= part.keys():
                assert 0 <= part["start"] < part["end"] <= lengths[part["article"]], part
            part = list(part.values())
        if isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(comparison)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_a_sample_story_as_text_fits_the_page_and_names_every_source(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", str(story)]) == 0
    shown = capsys.readouterr().out
    assert "SHARED QUOTES" in shown
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "\x1b" not in shown


def test_a_sample_story_as_markdown_has_its_sources_in_the_front_matter(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--format", "markdown", str(STORIES[0])]) == 0
    _, front, _ = capsys.readouterr().out.split("---\n", 2)
    assert len(yaml.safe_load(front)["sources"]) == len(list(STORIES[0].iterdir()))


def test_one_article_alone_says_that_there_is_nothing_to_compare_it_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(NORTH, encoding="utf-8")
    assert run(["compare", str(tmp_path / "a.txt")]) == 0
    assert "to compare it with" in capsys.readouterr().out


def test_an_article_comes_through_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NORTH.encode()), encoding="utf-8"))
    assert run(["compare", "-"]) == 0
    assert "1 source" in capsys.readouterr().out


def test_what_cannot_be_opened_is_told_and_the_rest_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(NORTH, encoding="utf-8")
    assert run(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 2
    printed = capsys.readouterr()
    assert "1 source" in printed.out
    assert printed.err.count("\n") == 1 and "b.txt" in printed.err


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_json_survives_any_text_on_one_line_and_steers_no_terminal(data: Any) -> None:
    printed = dumps(data, indent=None)
    assert json.loads(printed) == data
    assert printed.splitlines() == [printed[:-1]]
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", printed
    )
