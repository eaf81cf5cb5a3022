"""Two outlets differ on the condition: one gives one, the other none or another. A condition both know is none."""

from __future__ import annotations

import pytest

from tests.compare.stories import slots, values

ONLY_IF = "The bridge will reopen in June only if the council votes for the money."
FLAT = "The bridge will reopen in June, the mayor said."


@pytest.mark.parametrize(
    "one, other, given",
    [
        (ONLY_IF, FLAT, ("only if the council votes for the money", "no condition")),
        ("The bridge will reopen in June, but only if the council votes for the money.", FLAT,
         ("only if the council votes for the money", "no condition")),
        ("Unless the council votes for the money, the bridge will not reopen in June.", FLAT,
         ("Unless the council votes for the money", "no condition")),
        ("The bridge will not reopen in June unless the council votes for the money.", FLAT,
         ("unless the council votes for the money", "no condition")),
        ("The bridge will reopen in June on condition that the council votes for the money, she said.", FLAT,
         ("on condition that the council votes for the money", "no condition")),
        (ONLY_IF, "The bridge will reopen in June only if the ministry sends engineers.",
         ("only if the council votes for the money", "only if the ministry sends engineers")),
        ("The union agreed to end the strike provided that the owner rehires the weavers.",
         "The union agreed to end the strike unconditionally.",
         ("provided that the owner rehires the weavers", "unconditionally")),
        ("The union agreed to end the strike as long as the owner rehires the weavers.",
         "The union agreed to end the strike, no strings attached.",
         ("as long as the owner rehires the weavers", "no strings attached")),
    ],
)  # fmt: skip
def test_a_condition_that_the_other_source_does_not_know_is_a_dispute(
    one: str, other: str, given: tuple[str, str]
) -> None:
    assert slots(one, other) == ["condition"]
    assert values(one, other) == {"a1": {given[0]}, "a2": {given[1]}}
    assert slots(other, one) == ["condition"]


@pytest.mark.parametrize(
    "one, other",
    [
        (ONLY_IF, "The bridge will reopen in June. The council must first vote for the money."),
        (ONLY_IF, "The bridge will reopen in June if councillors vote for the money."),
        (ONLY_IF, "The bridge reopened in June."),
        (ONLY_IF, "Will the bridge reopen in June?"),
        (ONLY_IF, "The bridge may perhaps reopen in June."),
        (ONLY_IF, "The ferry will stop in June."),
        ("If it rains, the bridge will reopen in June.", FLAT),
        ("The bridge will reopen in June as long as it is dry.", FLAT),
        ("The mayor asked if the bridge will reopen in June.", FLAT),
        ("The bridge will reopen in June even if the council votes against it.", FLAT),
        ("The bridge looked as if it would fall into the river.", "The bridge would fall into the river, he said."),
        ("The bridge will reopen in June unless it does not.", FLAT),
        ("Only if the council votes. The bridge will reopen in June.", FLAT),
    ],
)
def test_a_condition_known_to_both_or_said_of_nothing_to_come_is_none(one: str, other: str) -> None:
    assert slots(one, other) == []
    assert slots(other, one) == []


def test_sources_with_no_condition_stand_together() -> None:
    assert values(ONLY_IF, FLAT, "The bridge will reopen in June.")["a3"] == {"no condition"}
