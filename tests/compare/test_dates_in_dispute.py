"""A date belongs to one event of its sentence, and is compared with no other event's; days counted from it are too."""

from __future__ import annotations

import pytest

from tests.compare.stories import slots, values


@pytest.mark.parametrize(
    "one, other",
    [
        ("The tanker was refloated on Saturday, a day after it ran aground.", "The tanker ran aground on Friday."),
        ("The tanker was refloated on Saturday after it ran aground.", "The tanker ran aground on Friday."),
        ("The tanker, refloated on Saturday, had run aground on the bar.", "The tanker ran aground on Friday."),
        ("The tanker, which ran aground on Friday, was refloated.", "The tanker was refloated on Saturday."),
        ("A day after it ran aground, the tanker was refloated on Saturday.", "The tanker ran aground on Friday."),
        ("A day after it ran aground on Friday, the tanker was refloated.", "The tanker was refloated on Saturday."),
        ("The tanker ran aground on Friday and was refloated the next day.", "The tanker was refloated on Saturday."),
        ("The tanker ran aground on Friday; two days later it was refloated.", "The tanker was refloated on Sunday."),
        ("The tanker was refloated on 6 March, the day after it ran aground.", "The tanker ran aground on 5 March."),
        ("The tanker sailed on Friday, two days before the regatta opened.", "The regatta opened on Sunday."),
        ("The tanker sailed on 6 March, a week before the regatta opened.", "The regatta opened on 14 March."),
        ("The tanker sailed, a day after the regatta opened.", "The tanker sailed on Friday."),
    ],
)
def test_a_day_of_another_event_is_no_dispute(one: str, other: str) -> None:
    assert slots(one, other) == []
    assert slots(other, one) == []


@pytest.mark.parametrize(
    "one, other, given",
    [
        ("The tanker ran aground on Friday.", "The tanker ran aground on Thursday.", ("Friday", "Thursday")),
        ("On Friday, the tanker ran aground.", "The tanker ran aground on Monday, police said.", ("Friday", "Monday")),
        ("The letter was signed on 6 March.", "The letter was signed on 9 March.", ("6 March", "9 March")),
        ("The mayor and the council met on Friday.", "On Monday the mayor and the council met.", ("Friday", "Monday")),
        (
            "The tanker was refloated on Saturday, a day after it ran aground.",
            "The tanker ran aground on Wednesday.",
            ("Saturday, a day after", "Wednesday"),
        ),
        (
            "A day after it ran aground, the tanker was refloated on Saturday.",
            "The tanker ran aground on Monday.",
            ("A day after", "Monday"),
        ),
        (
            "The tanker ran aground on Friday and was refloated the next day.",
            "The tanker was refloated on Monday.",
            ("the next day", "Monday"),
        ),
        (
            "The tanker sailed on 6 March, a week before the regatta opened.",
            "The regatta opened on 19 March.",
            ("6 March, a week before", "19 March"),
        ),
    ],
)
def test_another_day_for_the_same_event_is_a_dispute(one: str, other: str, given: tuple[str, str]) -> None:
    assert slots(one, other) == ["date"]
    assert values(one, other) == {"a1": {given[0]}, "a2": {given[1]}}


@pytest.mark.parametrize(
    "count",
    ["Some months after", "Forty days after", "Eleven weeks after"],
)
def test_days_too_many_to_be_counted_date_nothing(count: str) -> None:
    assert (
        slots(f"{count} it ran aground, the tanker was refloated on 6 March.", "The tanker ran aground in May.") == []
    )


def test_days_counted_from_a_month_date_nothing() -> None:
    assert slots("The tanker sailed in May and sank the next day.", "The tanker sank in the bay on 9 July.") == []


def test_days_counted_from_an_undated_event_date_nothing() -> None:
    assert slots("The regatta opened, two days after the tanker sank.", "The tanker sank on Tuesday.") == []
