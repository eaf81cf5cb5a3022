"""Claims: clauses with their polarity, their reserve and who says them."""

from __future__ import annotations

import pytest

from reader.compare.claims.claims import Claim, read_claims
from reader.compare.document import read_documents
from tests.compare.stories import article


def claims(text: str) -> list[Claim]:
    return read_claims(read_documents([article(text, "a1")]))[0]


def only(text: str) -> Claim:
    found = claims(text)
    assert len(found) == 1, [claim.stems for claim in found]
    return found[0]


def speaker(text: str) -> str | None:
    span = only(text).speaker
    return span.of(text) if span else None


@pytest.mark.parametrize(
    "text, sign",
    [
        ("The minister met the envoy.", 1),
        ("The minister denied meeting the envoy.", -1),
        ("The minister never met the envoy.", -1),
        ("The minister didn’t meet the envoy.", -1),
        ("The firm has no plans to cut jobs.", -1),
        ("The escape story is a hoax.", -1),
        ("The escape is not a hoax at all.", 1),
        ("The minister denied that he never met the envoy.", 1),
        ("The minister did not deny meeting the envoy.", 0),
        ("The minister was denied entry.", 1),
        ("His application for a loan was denied.", 1),
        ("The reports were denied by the owner.", -1),
        ("The board rejected the claims as absurd.", -1),
        ("The board rejected the offer.", 1),
        ("The owner declined to comment.", 1),
    ],
)
def test_a_claim_is_affirmed_denied_or_left_open(text: str, sign: int) -> None:
    assert only(text).polarity.sign == sign


def test_a_denial_covers_the_words_after_it() -> None:
    assert only("The minister denied meeting the envoy.").polarity.scope == {"meet", "envoi"}


def test_a_verdict_covers_the_whole_clause() -> None:
    assert "escap" in only("The escape story is a hoax.").polarity.scope


@pytest.mark.parametrize(
    "text, words",
    [
        ("The union said the mill will close.", "The union said"),
        ("The mill will close, the union said.", "the union said"),
        ("“The mill will close,” said Ada Voss.", "said Ada Voss"),
        ("I will not stand here and tell you that.", None),
        ("Officials are checking reports that the dam leaks.", None),
    ],
)
def test_the_words_that_name_the_speaker_are_known(text: str, words: str | None) -> None:
    assert speaker(text) == words


def test_the_speaker_is_no_part_of_what_is_claimed() -> None:
    assert only("The mill will close, the union said.").stems == ("mill", "clos")


def test_a_sentence_with_but_is_two_claims() -> None:
    found = claims("The mill will close but the owner never told the workers.")
    assert [claim.polarity.sign for claim in found] == [1, -1]


@pytest.mark.parametrize(
    "text",
    ["The guard allegedly sold the keys.", "The guard is said to have sold it.", "The guard is believed to run."],
)
def test_reserve_is_seen(text: str) -> None:
    assert only(text).hedge is not None


def test_the_month_of_may_is_no_reserve() -> None:
    assert only("The guard sold the keys in May.").hedge is None
