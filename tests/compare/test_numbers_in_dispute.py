"""Figures are compared where they count something: not in names, and the latest one where a report gives several."""

from __future__ import annotations

import pytest

from tests.compare.stories import slots, story, values


@pytest.mark.parametrize(
    "one, other",
    [
        ("The ferry Channel 4 sank in the harbour.", "The ferry Channel 9 sank in the harbour."),
        ("Flight 12 landed late in heavy fog.", "Flight 44 landed late in heavy fog."),
        ("The crowd waited at gate 4 of the yard.", "The crowd waited at gate 9 of the yard."),
        ("A Falcon 9 rocket exploded over Lake Orrin.", "The rocket that exploded over Lake Orrin cost 40 crowns."),
        ("A Falcon 9 rocket exploded over Lake Orrin.", "Some 30 rockets exploded over Lake Orrin."),
        ("No. 9 shaft of the mine was flooded.", "Water flooded 30 shafts of the mine."),
        ("The 18.40 from Kelsund stopped in snow.", "The 19.15 from Kelsund stopped in snow."),
        ("The train left Kelsund at 18.40 on time.", "The train left Kelsund at 18.55 on time."),
        ("Her novel “Nine Lives” sold badly in Kelsund.", "Her novel of 20 lives sold badly in Kelsund."),
        ("The train left Platform Five in Kelsund.", "The train left 30 platforms in Kelsund."),
        ("Message 7479317389 of the harbour board was read.", "Message 7836347030 of the harbour board was read."),
        ("The Falcon 9 carried goats over the lake.", "The Falcon carried 30 goats over the lake."),
    ],
)
def test_a_number_in_a_name_is_no_figure(one: str, other: str) -> None:
    assert slots(one, other) == []


@pytest.mark.parametrize(
    "one, other",
    [
        ("On Monday 12 workers were hurt at the mill.", "On Monday 30 workers were hurt at the mill."),
        ("In Kelsund 40 homes were flooded.", "In Kelsund 90 homes were flooded."),
        ("River Floods 40 Homes In Kelsund", "River Floods 90 Homes In Kelsund"),
        ("“Nine workers were hurt at the mill,” police said.", "“Twelve workers were hurt at the mill,” police said."),
        ("The pipe is 18.40 metres below the mill.", "The pipe is 31.15 metres below the mill."),
        ("Police led 12 workers out at gate 4.", "Police led 30 workers out at gate 4."),
        ("The Salt Museum lost 11 objects on Sunday.", "The Salt Museum lost 31 objects on Sunday."),
    ],
)
def test_a_figure_beside_a_name_is_still_compared(one: str, other: str) -> None:
    assert slots(one, other) == ["number"]


FIRST = "At first police said that nine workers were hurt at the mill."
LATER = "By evening the hospital said that 40 workers were hurt at the mill."


@pytest.mark.parametrize(
    "report, given",
    [
        (f"{FIRST} {LATER}", "40 workers"),
        ("Nine workers were hurt at the mill. The number of workers hurt at the mill has since risen to 40.", "40"),
        ("Nine workers were hurt at the mill. The hospital later put the number of hurt workers at the mill at 40.",
         "40"),
        ("Forty workers were hurt at the mill. Early reports said that nine workers were hurt at the mill.",
         "Forty workers"),
    ],
)  # fmt: skip
def test_of_a_count_that_grew_the_latest_is_the_report_s(report: str, given: str) -> None:
    assert values(report, "Ninety workers were hurt at the mill.") == {"a1": {given}, "a2": {"Ninety workers"}}


def test_a_source_that_has_the_replaced_figure_is_behind_and_contradicts_nothing() -> None:
    comparison = story(f"{FIRST} {LATER}", "Nine workers were hurt at the mill.")
    assert [(found.kind, found.slot) for found in comparison.disputes] == [("correction_update", "number")]


def test_the_greatest_conflict_is_not_hidden_by_a_figure_that_was_replaced() -> None:
    given = values(f"{FIRST} {LATER}", "Nine workers were hurt at the mill.", "Police said 90 workers were hurt there.")
    assert given["a1"] == {"40 workers"}


def test_a_later_figure_for_something_else_replaces_nothing() -> None:
    report = "Nine workers were hurt at the mill in May. Later 40 workers were hurt at the quarry."
    assert slots(report, "Nine workers were hurt at the mill.") == []


PUT = "Police put the raid at nine minutes. The guards’ own log puts it at 19 minutes."
SAID = "Police said nine workers were hurt at the mill. The union said 30 workers were hurt at the mill."


@pytest.mark.parametrize(
    "both, one, given",
    [
        (PUT, "They were inside for nine minutes.", {"nine minutes", "19 minutes"}),
        (PUT, "It was all over in 19 minutes.", {"nine minutes", "19 minutes"}),
        (SAID, "Nine workers were hurt at the mill.", {"nine workers", "30 workers"}),
        (SAID, "The union said 30 workers were hurt at the mill.", {"nine workers", "30 workers"}),
    ],
)
def test_a_source_that_gives_two_people_s_figures_is_on_both_sides(both: str, one: str, given: set[str]) -> None:
    found = values(both, one)
    assert found["a1"] == given
    assert len(found["a2"]) == 1


@pytest.mark.parametrize(
    "both, other",
    [
        (SAID, SAID),
        (PUT, "They were inside for an hour."),
        ("Police put the raid at nine minutes. The log puts the tide at 19 minutes.", "It was over in nine minutes."),
        ("Police said nine workers were hurt at the mill. Police said 30 workers were hurt at the quarry.",
         "Nine workers were hurt at the mill."),
        ("Nine workers were hurt at the mill. Thirty workers were hurt at the mill.", "Nine workers were hurt there."),
    ],
)  # fmt: skip
def test_two_figures_of_one_source_are_no_dispute_of_the_sources_by_themselves(both: str, other: str) -> None:
    assert slots(both, other) == []


def test_years_old_are_said_of_everybody_and_make_no_two_people_one() -> None:
    assert slots("The letter praises a 63-year-old.", "“If you are 80 years old, you know it all,” she said.") == []
    given = values("Ada Voss, 63, steered the ferry into the bay.", "Ada Voss, 41, steered the ferry into the bay.")
    assert given == {"a1": {"63"}, "a2": {"41"}}


def test_a_described_thing_is_counted_as_the_thing() -> None:
    assert values("The mill made 40 private jobs in Kelsund.", "The mill made 90 jobs in Kelsund.")["a2"] == {"90 jobs"}
