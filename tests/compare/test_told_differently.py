"""One thing told with and without reserve, and one utterance told of other people: every source's part is gathered."""

from __future__ import annotations

from reader.compare.model import Comparison, Dispute
from tests.compare.stories import story

FLOOD = "“The water took the pump house before anybody had woken up,”"


def only(comparison: Comparison, kind: str) -> Dispute:
    found = [dispute for dispute in comparison.disputes if dispute.kind == kind]
    assert len(found) == 1, [(dispute.kind, dispute.statement) for dispute in comparison.disputes]
    return found[0]


def stances(dispute: Dispute) -> dict[str, str]:
    return {side.article: side.stance for side in dispute.sides}


def test_a_predicate_word_for_word_is_the_same_claim_whoever_it_is_said_of() -> None:
    comparison = story(
        "Burglars dug a tunnel under the wall on Sunday and carried off the harvest bell.",
        "The gang are believed to have dug a tunnel.",
        "The mayor spoke of the bell on Monday.",
    )
    assert stances(only(comparison, "hedged_claim")) == {"a1": "asserts", "a2": "hedges"}


def test_what_somebody_allegedly_said_is_set_against_where_it_is_quoted() -> None:
    comparison = story(
        "Ada Voss told the guests: “Farmers who dislike the dam should learn to row.”",
        "“Farmers who dislike the dam should learn to row,” Ada Voss said as the band played.",
        "According to a long letter, Ada Voss allegedly told guests at a wedding in Harrow Ford that farmers who"
        " dislike the dam should learn to row.",
    )
    assert stances(only(comparison, "hedged_claim")) == {"a1": "asserts", "a2": "asserts", "a3": "hedges"}


def test_an_alleged_thing_in_passing_leaves_the_claim_sure() -> None:
    comparison = story(
        "The baker withdrew the complaint about the attack in the market on Friday.",
        "The baker withdrew the complaint about the alleged attack in the market on Friday.",
    )
    assert comparison.disputes == ()


def test_a_sentence_that_will_not_vouch_for_itself_is_not_flat() -> None:
    comparison = story(
        "Take it with a pinch of salt — the baker sold the keys of the warehouse to the gang.",
        "The baker allegedly sold the keys of the warehouse to the gang.",
    )
    assert comparison.disputes == ()


def test_what_was_meant_to_be_is_not_what_is_said_to_be() -> None:
    comparison = story(
        "The baker sold the keys of the warehouse to the gang.",
        "The baker was supposed to have sold the keys of the warehouse to the gang.",
        "The lock was supposed to guard the keys of the warehouse from the gang.",
    )
    assert not any(side.article == "a3" for dispute in comparison.disputes for side in dispute.sides)


def test_two_pronouns_for_people_named_just_before_are_two_speakers() -> None:
    comparison = story(
        f"Tom Ashby, the engineer, has run the pumps for nine years. {FLOOD} he said.",
        f"Lena Orr, the warden, was asleep upstairs. {FLOOD} she said.",
    )
    dispute = only(comparison, "contested_attribution")
    assert {side.article: side.value for side in dispute.sides} == {"a1": "Tom Ashby", "a2": "Lena Orr"}


def test_a_pronoun_whose_speaker_is_named_far_off_contests_nothing() -> None:
    comparison = story(
        f"Tom Ashby has run the pumps for nine years. Rain fell. Streets emptied. Boats sank. {FLOOD} he said.",
        f"Lena Orr was asleep upstairs. Rain fell. Streets emptied. Boats sank. {FLOOD} she said.",
    )
    assert [dispute.kind for dispute in comparison.disputes] == []


def test_another_audience_is_told_apart_from_whether_it_was_said() -> None:
    comparison = story(
        f"Lena Orr told farmers: {FLOOD.replace(',”', '.”')} “I never said that,” Orr said later.",
        f"Lena Orr told hotel guests at a dinner: {FLOOD.replace(',”', '.”')}",
    )
    dispute = only(comparison, "contested_attribution")
    assert dispute.slot == "addressee"
    assert {side.article: side.value for side in dispute.sides} == {"a1": "farmers", "a2": "hotel guests"}


def test_a_dated_claim_of_one_source_is_listed() -> None:
    comparison = story(
        "The mill closed. The boiler was replaced in November by a cheaper one.",
        "The mill closed. Workers left through the gate.",
    )
    texts = [place.span.of(comparison.article_by_id[place.article].text) for place in comparison.single_source]
    assert texts == ["The boiler was replaced in November by a cheaper one."]


def test_words_that_others_have_in_another_wording_are_no_sources_alone() -> None:
    comparison = story(
        "“We lost the lower town, the mill and the church in one hour on Sunday,” Ada Voss said.",
        "In one hour on Sunday they had lost the lower town, the mill and the church, Ada Voss said.",
    )
    assert comparison.families
    assert comparison.single_source == ()
