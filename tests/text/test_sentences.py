"""The sentence splitter on the cases that news text makes hard."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import sentences
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


PIECES = st.sampled_from(
    ["Mr", "Sept", "approx", "Inc", "etc", "no", "Voss", "sailed", "U.S", "p.m", "J", "It", "iPad", "1,200", "2019",
     "é", "É", ".", ".", ".", "!", "?", "…", ". .", "”", '"', ")", "“", " ", " ", " ", "\n", "—"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_fast_way_through_plain_sentences_changes_nothing(text: str) -> None:
    fast = sentence_bounds(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_surely_ends", lambda *_: False)
        assert sentence_bounds(text) == fast


@given(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=10).map("".join))
def test_a_block_is_split_the_same_wherever_it_stands(text: str, before: str) -> None:
    offset = len(before) + 1
    moved = sentence_bounds(f"{before}\n{text}", offset)
    assert [(start - offset, end - offset) for start, end in moved] == sentence_bounds(text)
