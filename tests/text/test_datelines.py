"""Datelines name the agency whose report it is."""

import pytest

from reader.text.datelines import dateline_agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KELSUND, June 9 (Lower Wire) - The mill will close.", "Lower Wire"),
        ("The mill\n\nSARN HOLT, Feb 6 (TPS) — The mill will close.", "TPS"),
        ("The mill (Lower Wire) will close.", None),
        ("The mill will close (it was opened in May) - so they say.", None),
        ("“We close,” she said (Lower Wire) - and left.", None),
    ],
)
def test_the_agency_of_a_dateline(text: str, agency: str | None) -> None:
    assert dateline_agency(text, 0, len(text)) == agency
