"""Two outlets differ on who did it. What many may do, one person in two roles, and roles that may be one are none."""

from __future__ import annotations

import pytest

from tests.compare.stories import slots, values

GUARD = "It was the guard, Pavle Orr, who walked through the tunnel to raise the alarm."


@pytest.mark.parametrize(
    "one, other, given",
    [
        (GUARD, "The driver walked through the tunnel to raise the alarm.", ("guard Pavle Orr", "the driver")),
        (GUARD, "Later it was the driver who went on foot through the tunnel to fetch help, the firm said.",
         ("guard Pavle Orr", "the driver")),
        ("The treasurer told the board that the pumps had failed.",
         "The secretary told the board that the pumps had failed.", ("the treasurer", "the secretary")),
        ("Ada Voss opened the sluice gate at midnight.", "Tom Ashby opened the sluice gate at midnight.",
         ("Ada Voss", "Tom Ashby")),
        ("The sluice gate was opened by Ada Voss at midnight.", "Tom Ashby opened the sluice gate at midnight.",
         ("Ada Voss", "Tom Ashby")),
        ("The nurse found the knife under the bed.", "The doctor discovered the knife under the bed.",
         ("the nurse", "the doctor")),
        ("Ada Voss, the curator, sold the bell to a collector.", "The bell was sold to a collector by the archivist.",
         ("Ada Voss", "the archivist")),
    ],
)  # fmt: skip
def test_another_doer_of_one_act_is_a_dispute(one: str, other: str, given: tuple[str, str]) -> None:
    assert slots(one, other) == ["name"]
    assert values(one, other) == {"a1": {given[0]}, "a2": {given[1]}}
    assert slots(other, one) == ["name"]


def test_a_source_that_only_says_who_it_was_stands_with_those_who_name_the_same() -> None:
    one, other = (GUARD, "Later it was the driver who went on foot through the tunnel to fetch help.")
    given = values(one, other, "It was the guard, Pavle Orr, who in the end walked out.")
    assert given == {"a1": {"guard Pavle Orr"}, "a2": {"the driver"}, "a3": {"guard Pavle Orr"}}


OPENED = "The driver opened the sluice gate at midnight."


@pytest.mark.parametrize(
    "one, other",
    [
        ("The guard walked through the tunnel to the gate.", "The driver walked through the tunnel to the gate."),
        ("The mayor praised the crews of the pumps.", "The minister praised the crews of the pumps."),
        ("The guard, Pavle Orr, opened the sluice gate.", "Pavle Orr opened the sluice gate."),
        ("Pavle Kowalenko opened the sluice gate.", "Pavlo Kovalenko opened the sluice gate."),
        ("The mayor opened the sluice gate. The minister, Ada Voss, smiled.",
         "The minister opened the sluice gate. Ada Voss, the mayor, smiled."),
        ("The chairman told the board that the pumps had failed.",
         "The chairwoman told the board that the pumps had failed."),
        ("The mother opened the sluice gate at midnight.", OPENED),
        ("A guard opened the sluice gate at midnight.", OPENED),
        ("Another guard opened the sluice gate at midnight.", OPENED),
        ("The former guard opened the sluice gate at midnight.", OPENED),
        ("The guard and the driver opened the sluice gate at midnight.", OPENED),
        ("The brother of the guard opened the sluice gate at midnight.", OPENED),
        ("The guard opened the sluice gate at midnight. The driver opened the sluice gate, too.", OPENED),
        ("The guard opened the ferry door at midnight.", OPENED),
        ("The guard never opened the sluice gate at midnight.", OPENED),
        ("The guard reportedly opened the sluice gate at midnight.", OPENED),
        ("Did the guard open the sluice gate at midnight?", OPENED),
        ("It was the guard that opened it.", OPENED),
        ("It was the guard who.", OPENED),
        ("The gate was opened by midnight.", OPENED),
    ],
)  # fmt: skip
def test_what_may_be_one_person_or_two_acts_is_no_dispute(one: str, other: str) -> None:
    assert [slot for slot in slots(one, other) if slot == "name"] == []
    assert [slot for slot in slots(other, one) if slot == "name"] == []
