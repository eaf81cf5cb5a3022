"""Pairs of sentences that a careful editor would, or would not, call disputed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.compare.stories import story

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "hard" / "disputes.json").read_text(encoding="utf-8")
)


def kinds(*texts: str) -> list[str]:
    """The kinds of the disputes between some texts, each with its slot."""
    return [f"{d.kind}:{d.slot}" if d.slot else d.kind for d in story(*texts).disputes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']} {case['why']}")
def test_two_sentences_are_disputed_as_an_editor_would_say(case: dict[str, Any]) -> None:
    found = kinds(case["a"], case["b"])
    if case["expected"] in ("not_disputed", "single_source"):
        assert found == []
    else:
        assert len(found) == 1 and found[0].startswith(case["expected"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_it_makes_no_difference_which_source_comes_first(case: dict[str, Any]) -> None:
    assert kinds(case["a"], case["b"]) == kinds(case["b"], case["a"])


def test_a_claim_only_one_source_has_is_listed_apart() -> None:
    case = next(case for case in CASES if case["expected"] == "single_source")
    assert [place.article for place in story(case["a"], case["b"]).single_source] == ["a1"]
