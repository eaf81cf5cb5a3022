"""A whole comparison of two articles of hostile text."""

from __future__ import annotations

import json

from reader.article import Article
from reader.compare.pipeline import compare
from reader.compare.serialise import comparison_dict
from reader.ingest.decode import canonical
from reader.ingest.text_file import markdown_draft, plain_draft
from tests.compare.test_bad_input import SHAPES
from tests.compare.test_bad_input import check as check_comparison
from tests.fuzz.edits import words
from tests.ingest import made_files as made

EXPECTED = 0.1, 100e-6
"""Seconds of processor for an input, and for each byte of it: the articles are compared twice, in both orders."""

PARTED = "\x1e"


def check(data: bytes) -> None:
    """Spans lie in their texts, the order of the articles does not matter, and the result can be written as JSON."""
    texts = [canonical(text) for text in data[1:].decode("utf-8", "replace").split(PARTED)[:2]]
    draft = markdown_draft if data[:1] == b"m" else plain_draft
    articles = [
        Article(f"a{number}", f"{number}.txt", read.text, read.blocks, read.source)
        for number, read in enumerate(map(draft, texts), 1)
    ]
    comparison = compare(articles)
    check_comparison(comparison)
    written = comparison_dict(comparison)
    json.dumps(written, allow_nan=False)
    assert written == comparison_dict(compare(reversed(articles)))


ONE = f"{made.TITLE}\n\n{made.P1}\n\n{made.P2}\n\n{made.P3}\n\nNine people were hurt on 4 May, police said.\n"
TWO = (
    "Council reads report\n\n“We were told … on Tuesday,” Ms Voss said. The ferry has not sailed since the storm.\n\n"
    "“The bridge does not exist,” the council's leader told the Echo. At least 12 people were hurt, the hospital said; "
    "police had put it at nine. Bo Marr denied that he had read the report, which cost £1.2m.\n"
)
SEEDS = (
    f"p{ONE}{PARTED}{TWO}".encode(),
    f"m# {ONE}{PARTED}> {TWO}".encode(),
    *(f"p{text[:1500]}{PARTED}{TWO}".encode("utf-8", "replace") for text in SHAPES.values()),
)
WORDS = (*words("quotes"), PARTED.encode())

BROKEN: dict[str, bytes] = {}
