"""Disputes: both sides, with what belongs to them; and no dispute where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare.model import Comparison, Dispute
from reader.compare.pipeline import compare
from tests.compare.stories import article, slots, story
from tests.sample_truth import sample

CLOSES = "The mill at Harrow Ford will close in June, the union said. Workers gathered at the gate in the rain."
NO_PLANS = "Mill owner Ada Voss spoke to workers.\n“We have no plans to close the mill,” Voss said."

TRAPS = {
    "refused entry": ("Reporters came to the mill.", "Reporters were refused entry to the mill."),
    "denied a visa": ("The engineer applied for a visa in May.", "The engineer was denied a visa in May."),
    "turned down a request": ("The mayor received a request to meet.", "The mayor turned down a request to meet."),
    "rejected a bid": ("The board received a bid for the mill.", "The board rejected a bid for the mill."),
    "no comment": ("The owner sold the mill in May.", "The owner had no comment on the mill."),
    "declined to comment": ("The owner sold the mill in May.", "The owner declined to comment on selling the mill."),
    "cannot deny": ("The mill polluted the river.", "Nobody can deny that the mill polluted the river."),
    "did not deny": ("The owner sold the mill.", "The owner did not deny that he sold the mill."),
    "neither confirm nor deny": ("The owner sold the mill.", "The owner would neither confirm nor deny selling it."),
    "not only": ("The mill polluted the river.", "Not only had the mill polluted the river, it had hidden it."),
    "no matter": ("The mill will close.", "The mill will close no matter what the union says."),
    "no doubt": ("The mill will close.", "There is no doubt the mill will close."),
    "will not say": ("The owner sold the mill in May.", "The owner will not say whether he sold the mill in May."),
    "of a part": ("The guards left the gate open.", "The guards left the gate open, but not the yard."),
    "another thing": ("Police fired gas at the crowd.", "Police said no horses were used."),
    "a question": ("The mill will close in June.", "Will the mill not close in June?"),
}


def dispute(comparison: Comparison, kind: str) -> Dispute:
    """The one dispute of a kind."""
    found = [dispute for dispute in comparison.disputes if dispute.kind == kind]
    assert len(found) == 1, [(dispute.kind, dispute.statement) for dispute in comparison.disputes]
    return found[0]


def sides(found: Dispute) -> list[tuple[str, str, str | None]]:
    return [(side.article, side.stance, side.speaker) for side in found.sides]


@pytest.mark.parametrize("one, other", TRAPS.values(), ids=TRAPS)
def test_a_word_of_denial_is_not_yet_a_denial(one: str, other: str) -> None:
    assert [found.statement for found in story(one, other).disputes if found.kind == "denied_claim"] == []


def test_a_denial_without_a_word_of_denial_is_found_with_its_speaker() -> None:
    found = dispute(story(CLOSES, NO_PLANS), "denied_claim")
    assert sides(found) == [("a1", "asserts", "the union"), ("a2", "denies", "Ada Voss")]


def test_a_source_that_leaves_out_the_denial_is_named() -> None:
    found = dispute(story(CLOSES, NO_PLANS, "The mill at Harrow Ford will close, a driver said."), "denied_claim")
    assert found.missing_from == ("a1", "a3")


def test_the_claim_and_the_denial_of_one_article_are_both_its_sides() -> None:
    both = "The mill will close in June, the union said.\n“We have no plans to close the mill,” Ada Voss said."
    found = dispute(story(both, CLOSES), "denied_claim")
    assert {(article, stance) for article, stance, _ in sides(found)} >= {("a1", "asserts"), ("a1", "denies")}


def test_a_dispute_that_several_sentences_carry_is_one() -> None:
    more = NO_PLANS + "\nVoss denied that the mill would close."
    assert len([d for d in story(CLOSES, more).disputes if d.kind == "denied_claim"]) == 1


def test_somebody_who_stands_by_it_is_a_side_of_the_dispute() -> None:
    replied = CLOSES + "\nThe union stood by its account."
    found = dispute(story(replied, NO_PLANS), "denied_claim")
    assert ("a1", "reiterates") in {(article, stance) for article, stance, _ in sides(found)}


def test_a_story_that_one_source_calls_a_hoax_has_that_for_its_leading_dispute() -> None:
    carried = "A giant eel was photographed in Lake Orrin on Sunday. The picture shows the eel beside a ferry."
    exposed = "The picture of a giant eel in Lake Orrin is a hoax. The photograph was faked by a student."
    comparison = story(carried, carried.replace("Sunday", "Sunday morning"), exposed)
    leading = comparison.disputes[0]
    assert leading.kind == "denied_claim"
    assert {side.article: side.stance for side in leading.sides} == {"a1": "asserts", "a2": "asserts", "a3": "denies"}


def test_a_hoax_in_some_other_story_disputes_nothing() -> None:
    carried = "A giant eel was photographed in Lake Orrin on Sunday. The picture shows the eel beside a ferry."
    other = carried + " In spring a man was fined for a bomb hoax at the ferry pier."
    assert story(carried, other).disputes == ()


@pytest.mark.parametrize(
    "one, other",
    [
        ("About 200 people marched to the mill.", "Some 190 people marched to the mill."),
        ("At least 30 workers were arrested.", "Police arrested 34 workers."),
        ("The tanker ran aground 5 miles from the port.", "The tanker ran aground 8 km from the port."),
        ("The fire burned 1,200 tonnes of grain.", "The fire burned 1.2 thousand tonnes of grain."),
        ("The owner paid $2.5 billion for the mill.", "The owner paid $2,500 million for the mill."),
        ("The talks on the mill failed on Friday.", "The talks on the mill succeeded on Saturday."),
        ("Between 20 and 30 homes were flooded.", "The river flooded 25 homes."),
    ],
)
def test_what_only_looks_different_is_no_contradiction(one: str, other: str) -> None:
    assert story(one, other).disputes == ()


@pytest.mark.parametrize(
    "slot, one, other",
    [
        ("number", "Nine workers were hurt, police said.", "Twelve workers were hurt, a doctor said."),
        ("number", "Up to 50 homes were flooded.", "The river flooded 60 homes."),
        ("outcome", "The board approved the sale of the mill.", "The board vetoed the sale of the mill."),
        (
            "place",
            "The train stopped on the south side of the tunnel.",
            "The train stopped on the north side of the tunnel.",
        ),
        ("structure", "Guards fired on the crowd first.", "The crowd fired on guards first."),
    ],
)
def test_one_value_that_differs_is_a_contradiction(slot: str, one: str, other: str) -> None:
    found = dispute(story(one, other), "contradicted_fact")
    assert found.slot == slot and len({side.value for side in found.sides}) == 2


def test_a_value_that_both_sources_have_is_no_contradiction() -> None:
    one = "Nine workers were hurt in the fire. Later twelve workers were hurt in the flood."
    assert [d for d in story(one, "Twelve workers were hurt in the fire.").disputes if d.slot == "number"] == []


def test_a_correction_names_who_still_carries_the_withdrawn_figure() -> None:
    corrected = "Correction: an earlier version of this article said that nine workers were hurt. The hospital says 12."
    found = dispute(story(corrected, "Nine workers were hurt, police said."), "correction_update")
    assert [(side.article, side.stance, side.value) for side in found.sides] == [
        ("a1", "corrects", None),
        ("a2", "reports", "Nine workers"),
    ]


def test_said_flat_in_one_source_and_with_reserve_in_another_is_a_hedged_claim() -> None:
    found = dispute(
        story("The guard sold the keys to the warehouse.", "The guard allegedly sold the keys to the warehouse."),
        "hedged_claim",
    )
    assert [(side.article, side.stance, side.hedged) for side in found.sides] == [
        ("a1", "asserts", False),
        ("a2", "hedges", True),
    ]


def test_the_same_words_of_two_speakers_are_contested() -> None:
    words = "“This town has buried better mills than that one,” {} said."
    found = dispute(story(words.format("Governor Ada Hale"), words.format("Senator Jon Pike")), "contested_attribution")
    assert {side.speaker for side in found.sides} == {"Ada Hale", "Jon Pike"}


def test_articles_with_nothing_in_dispute_have_no_disputes() -> None:
    assert story("The mill opened in May.", "The mill opened in May, and a band played.").disputes == ()


def test_one_article_alone_has_no_disputes() -> None:
    assert story("The mayor denied that the mill would close. The mill will close.").disputes == ()


def test_never_more_than_twenty_five_are_shown() -> None:
    lines = [f"The {name} mill employs {{}} weavers in the {name} valley." for name in map(str.title, NAMES)]
    one = "\n".join(line.format(100 + 3 * number) for number, line in enumerate(lines))
    other = "\n".join(line.format(700 + 3 * number) for number, line in enumerate(lines))
    assert len(story(one, other).disputes) == 25


NAMES = [
    "alder",
    "birch",
    "cedar",
    "doler",
    "elder",
    "fenow",
    "garth",
    "holly",
    "ilmen",
    "junip",
    "kelso",
    "larch",
    "maple",
    "nettl",
    "orrin",
    "pinet",
    "quill",
    "rowan",
    "sedge",
    "thorn",
    "umber",
    "vetch",
    "willo",
    "xanth",
    "yarro",
    "zinni",
    "ashby",
    "beech",
    "colne",
    "dunmo",
]

WORDS = """
The mill denied not never “ ” ‘ a hoax . , ? ! 12 nine $3m 5 km on 6 March — no plans to close said Voss Correction :
allegedly according to the Courier update told
"""

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(WORDS.split()),
            max_size=40,
        ).map(" ".join),
    ),
    min_size=0,
    max_size=4,
)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_compares_and_every_side_lies_in_its_article(texts: list[str]) -> None:
    comparison = story(*texts)
    for found in comparison.disputes:
        assert 0 <= found.confidence <= 1 and found.statement.strip()
        for side in found.sides:
            text = comparison.article_by_id[side.article].text
            assert 0 <= side.span.start < side.span.end <= len(text) and side.span.of(text).strip()
    for place in comparison.single_source:
        assert place.span.end <= len(comparison.article_by_id[place.article].text)
    assert sorted(article for group in comparison.groups for article in group) == sorted(comparison.article_by_id)


@given(TEXTS.filter(lambda texts: len(texts) > 1))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_articles_changes_nothing(texts: list[str]) -> None:
    articles = [article(text, f"a{number}") for number, text in enumerate(texts, 1)]
    assert compare(articles).disputes == compare(reversed(articles)).disputes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council of Kelsund approved the plan on Monday.", "The council of Kelsund rejected the plan on Monday."),
        (
            "The captain of the Alba, Iven Hale, was among the survivors, two officials said.",
            "The captain of the Alba, Iven Hale, drowned when the ship sank, an official said.",
        ),
    ],
)
def test_outcomes_that_exclude_each_other_are_a_dispute(one: str, other: str) -> None:
    assert slots(one, other) == ["outcome"]


@pytest.mark.parametrize("name", ["salt-museum", "the-1840", "last-flight"])
def test_no_source_that_denies_is_said_to_leave_the_denial_out(name: str) -> None:
    for dispute in sample(name).comparison.disputes:
        assert not {side.article for side in dispute.sides if side.stance == "denies"} & set(dispute.missing_from)
