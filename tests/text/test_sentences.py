"""The sentence splitter on the cases that news text makes hard."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import sentence_bounds

CASES = json.loads((Path(__file__).parents[1] / "data/hard/sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_hard_case(case: dict) -> None:
    text = case["text"]
    assert [text[start:end] for start, end in sentence_bounds(text)] == case["sentences"]


@given(st.text())
def test_bounds_lie_inside_in_order_and_lose_only_white_space(text: str) -> None:
    bounds = sentence_bounds(text)
    position = 0
    for start, end in bounds:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()
