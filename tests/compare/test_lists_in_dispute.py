"""Two outlets list different people, or places, for one thing. A list left open, or cut to last names, is none."""

from __future__ import annotations

import pytest

from tests.compare.stories import slots, values

PACT = "Norway, Denmark and Iceland signed the herring pact on Monday."


@pytest.mark.parametrize(
    "one, other, given",
    [
        (PACT, "Norway and Iceland signed the herring pact on Monday.",
         ("Norway, Denmark and Iceland", "Norway and Iceland")),
        ("The herring pact was signed by Norway, Denmark and Iceland.",
         "The herring pact was signed by Norway, Sweden and Iceland.",
         ("Norway, Denmark and Iceland", "Norway, Sweden and Iceland")),
        ("Ada Voss and Tom Ashby were charged with theft of the bell.",
         "Ada Voss and Lena Orr were charged with theft of the bell.",
         ("Ada Voss and Tom Ashby", "Ada Voss and Lena Orr")),
        ("Police charged Ada Voss, Tom Ashby and Lena Orr with theft.", "Police charged Voss and Orr with theft.",
         ("Ada Voss, Tom Ashby and Lena Orr", "Voss and Orr")),
        ("The ferry calls at Kelsund, Harrow and Orrin in winter.", "In winter the ferry calls at Kelsund and Orrin.",
         ("Kelsund, Harrow and Orrin", "Kelsund and Orrin")),
    ],
)  # fmt: skip
def test_another_member_of_a_list_is_a_dispute(one: str, other: str, given: tuple[str, str]) -> None:
    assert slots(one, other) == ["list"]
    assert values(one, other) == {"a1": {given[0]}, "a2": {given[1]}}
    assert slots(other, one) == ["list"]


@pytest.mark.parametrize(
    "one, other",
    [
        (PACT, "Iceland, Norway and Denmark signed the herring pact on Monday."),
        (PACT, "Countries including Norway and Iceland signed the herring pact on Monday."),
        (PACT, "Norway and Iceland signed the herring pact on Monday, among others."),
        (PACT, "Norway and Iceland signed the herring pact on Monday. Denmark followed later."),
        (PACT, "Norway and Iceland did not sign the herring pact."),
        (PACT, "Norway and Iceland rejected the whaling ban."),
        (PACT, "Did Norway and Iceland sign the herring pact?"),
        (PACT, "Norway and Iceland reportedly signed the herring pact."),
        (PACT, "NORWAY AND ICELAND SIGN HERRING PACT"),
        ("Ada Voss and Tom Ashby were charged with theft.", "Voss and Ashby were charged with theft."),
        ("Ada Voss and Tom Ashby were charged with theft.", "Ms Voss and Mr Ashby were charged with theft."),
        ("Kowalenko and Orr were charged with theft.", "Kovalenko and Orr were charged with theft."),
        ("But Norway and Iceland signed the herring pact.", "Norway and Iceland signed the herring pact."),
        ("The ferry from Kelsund, Harrow and Orrin sank.", "The ferry to Kelsund and Orrin sank."),
        ("Norway and Iceland signed with Voss and Orr.", "Norway and Sweden signed with Voss and Orr."),
    ],
)
def test_a_list_that_is_open_or_says_the_same_is_no_dispute(one: str, other: str) -> None:
    assert [slot for slot in slots(one, other) if slot == "list"] == []
    assert [slot for slot in slots(other, one) if slot == "list"] == []
