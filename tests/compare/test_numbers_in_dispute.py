"""Figures are compared where they count something: not in names, and the latest one where a report gives several."""

from __future__ import annotations

import pytest

from tests.compare.stories import slots


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
