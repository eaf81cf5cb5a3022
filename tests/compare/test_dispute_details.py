"""Disputes in detail: what else makes one, and what keeps one from being shown."""

from __future__ import annotations

import pytest

from reader.compare.model import Comparison, Dispute
from tests.compare.stories import slots, story, values

WORDS = "This town has buried better mills than that one"


def kinds(comparison: Comparison) -> list[tuple[str, str | None]]:
    return [(found.kind, found.slot) for found in comparison.disputes]


def only(comparison: Comparison, kind: str) -> Dispute:
    found = [dispute for dispute in comparison.disputes if dispute.kind == kind]
    assert len(found) == 1, kinds(comparison)
    return found[0]


# One utterance, told differently


def test_what_one_source_has_admitted_and_another_insisted_on_is_framed() -> None:
    found = only(story(f"“{WORDS},” Ada Voss admitted.", f"“{WORDS},” Ada Voss insisted."), "framing")
    assert [(side.article, side.value) for side in found.sides] == [("a1", "admitted"), ("a2", "insisted")]


def test_a_source_that_has_both_admitted_and_insisted_frames_nothing() -> None:
    both = f"“{WORDS},” Ada Voss admitted. It was late. “{WORDS},” Ada Voss insisted."
    assert kinds(story(both, f"“{WORDS},” Ada Voss insisted.")) == []


def test_quoted_flat_in_one_source_and_allegedly_said_in_another_is_hedged() -> None:
    found = only(story(f"Ada Voss said: “{WORDS}.”", f"Ada Voss allegedly said: “{WORDS}.”"), "hedged_claim")
    assert [(side.article, side.stance, side.hedged) for side in found.sides] == [
        ("a1", "asserts", False),
        ("a2", "hedges", True),
    ]


@pytest.mark.parametrize(
    "others",
    [
        (f"“{WORDS},” Jon Pike said. “{WORDS},” Ada Hale said.",),
        (f"“{WORDS},” Jon Pike said, who speaks for Ada Hale.",),
    ],
    ids=["a source that has both", "named side by side"],
)
def test_speakers_whom_a_source_tells_apart_are_not_contested(others: tuple[str, ...]) -> None:
    assert kinds(story(f"“{WORDS},” Ada Hale said.", *others)) == []


def test_an_inferred_speaker_is_outvoted_by_three_sources() -> None:
    named = f"“{WORDS},” Ada Hale said."
    inferred = f"Jon Pike has run the pumps for nine years. “{WORDS},” he said."
    assert kinds(story(named, named, named, inferred)) == []


# Corrections


def test_a_withdrawn_day_is_found_where_it_still_stands() -> None:
    corrected = (
        "Correction: an earlier version of this article said that the tanker sank on Friday. It sank on Thursday."
    )
    found = only(story(corrected, "The tanker sank on Friday, police said."), "correction_update")
    assert [(side.article, side.stance, side.value) for side in found.sides] == [
        ("a1", "corrects", None),
        ("a2", "reports", "Friday"),
    ]


def test_two_notices_of_one_figure_are_one_correction() -> None:
    notice = "Correction: an earlier version of this article said that nine workers were hurt. The hospital says 12."
    found = only(story(notice, notice, "Nine workers were hurt, police said."), "correction_update")
    assert [(side.article, side.stance) for side in found.sides] == [
        ("a1", "corrects"), ("a2", "corrects"), ("a3", "reports"),
    ]  # fmt: skip


def test_two_notices_of_two_figures_are_two_corrections() -> None:
    hurt = "Correction: an earlier version of this article said that nine workers were hurt. The hospital says 12."
    cost = "Correction: an earlier version of this story said that the mill cost 40 crowns. It cost 90 crowns."
    assert [kind for kind, _ in kinds(story(hurt, cost))] == ["correction_update", "correction_update"]


@pytest.mark.parametrize(
    "label",
    ["Update: live from the mill", "The board will update the plan", "Updates come by post to the mill"],
)
def test_a_word_for_an_update_is_not_yet_a_notice(label: str) -> None:
    assert kinds(story(f"{label}.\nThe mill opened in rain.", "The mill opened in rain.")) == []


# Denials


def test_words_taken_back_by_nobody_who_is_named_dispute_nothing() -> None:
    taken_back = "“I never said that,” read a note on the door of the mill."
    assert [kind for kind, _ in kinds(story(taken_back, "The mill opened in rain."))] == []


def test_words_taken_back_that_no_other_source_carries_dispute_nothing() -> None:
    assert kinds(story("“I never said that,” Ada Voss said.", "Ada Voss opened the mill.")) == []


def test_words_that_most_sources_say_were_taken_back_are_the_leading_dispute() -> None:
    told = f"“{WORDS},” Ada Voss said. It was late. “I never said that,” Ada Voss said at noon."
    comparison = story(told, told.replace("noon", "dusk"), f"“{WORDS},” Ada Voss said.")
    assert comparison.disputes[0].statement == f"Ada Voss said: “{WORDS},”"


def test_a_denial_of_one_word_needs_little_else_to_be_said() -> None:
    assert kinds(story("The board met in Kelsund and voted for the ferry.", "The clerk denied it was a ferry.")) == []


def test_doubt_in_passing_is_no_dispute_with_what_nobody_confirms() -> None:
    assert kinds(story("The baker sold the keys to a gang.", "The baker perhaps sold the keys to a gang.")) == []


def test_doubt_in_passing_is_one_with_what_another_source_confirms() -> None:
    found = story(
        "Police confirmed that the baker sold the keys of the warehouse to a gang.",
        "The baker perhaps sold the keys of the warehouse to a gang.",
    )
    assert [kind for kind, _ in kinds(found)] == ["hedged_claim"]


# Conditions, lists, doers and dates


@pytest.mark.parametrize(
    "one, other",
    [
        ("The bridge will reopen to carts only if it is voted for.",
         "The bridge will reopen for goats and geese."),
        ("The bridge will not reopen if the council votes for the ferry.", "The bridge will reopen in June."),
        ("The bridge will reopen to carts only if the carts reopen.", "The bridge will reopen to carts."),
        ("The bridge reopened only if the council voted.", "The bridge will reopen in June."),
        ("Will the bridge reopen only if the council votes?", "The bridge will reopen in June."),
        ("The bridge will reopen. Only if.", "The bridge will reopen in June."),
    ],
)  # fmt: skip
def test_a_condition_of_something_else_is_none(one: str, other: str) -> None:
    assert "condition" not in slots(one, other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("Norway, Denmark and Iceland signed the herring pact.", "Norway, Sweden and Finland signed the herring pact."),
        ("Norway, Norway and Iceland signed the herring pact.", "Norway and Sweden signed the herring pact."),
    ],
)  # fmt: skip
def test_lists_that_are_two_lists_are_not_compared(one: str, other: str) -> None:
    assert "list" not in slots(one, other)


def test_an_article_that_has_both_doers_of_two_acts_is_read_act_by_act() -> None:
    one = "The guard opened the sluice gate. The driver fetched the crew of the pump."
    assert slots(one, "The driver opened the sluice gate.") == ["name"]


def test_days_are_counted_in_figures_too_up_to_ten() -> None:
    sank = "The tanker sank on 6 March."
    assert slots("The tanker was raised on 9 March, 3 days after it sank.", sank) == []
    assert slots("The tanker was raised on 9 March, 2 days after it sank.", sank) == ["date"]
    assert slots("The tanker was raised on 19 March, 13 days after it sank.", sank) == []


def test_a_week_counted_from_a_day_of_the_week_alone_dates_nothing() -> None:
    assert slots("The tanker was raised on Friday, a week after it sank.", "The tanker sank on Monday.") == []


def test_the_day_before_yesterday_is_a_day_and_counts_from_no_event() -> None:
    given = values(
        "KELSUND, March 8, 2021 — The tanker sank the day before yesterday.", "The tanker sank on 2 March 2021."
    )
    assert given == {"a1": {"the day before yesterday"}, "a2": {"2 March 2021"}}
