"""The marks at a passage's ends: quote marks, full stops and brackets come along, in the form they have now."""

import pytest

from reader.notes.anchors import Text
from reader.notes.model import Selector
from tests.notes.test_anchors import OLD, SAID


@pytest.mark.parametrize(
    ("passage", "now"),
    [
        (f"“{SAID},”", f'"{SAID},"'),
        (f"“{SAID},”", f"«{SAID},»"),
        (f"“{SAID},”", SAID),
        ("until Monday…", "until Monday..."),
        ("until Monday.", "until Monday…"),
        ("(as the company promised)", "(as the company promised)"),
        ("—so it seemed—", "–so it seemed–"),
        ("–so it seemed–", "so it seemed"),
    ],
)
def test_the_marks_at_the_ends_come_along_as_far_as_they_stand(passage: str, now: str) -> None:
    old, new = f"Rain fell. {passage} Nobody came at all.", f"At first, rain fell! {now} Nobody came after all."
    start = old.index(passage)
    found = Text(new).anchor(Selector(start, start + len(passage), passage, old[:start], old[start + len(passage) :]))
    (span,) = found.spans
    assert span.of(new) == now


def test_marks_that_went_away_at_the_edges_of_a_text_are_not_looked_for_beyond_it() -> None:
    passage = f"“{OLD}”"
    found = Text(OLD.upper()).anchor(Selector(0, len(passage), passage))
    assert found.status == "exact" and [span.of(OLD.upper()) for span in found.spans] == [OLD.upper()]
