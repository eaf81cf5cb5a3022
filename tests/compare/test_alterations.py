"""Alterations: what an outlet did to an utterance, and the changed words a reader must not miss."""

import pytest

from reader.compare.model import Change
from tests.compare.stories import only_family, rendering, story

TOWN = "“We lost the lower town, the mill and the church in an hour, and nobody came,” Ada Voss said."


def done(full: str, other: str) -> tuple[set[str], tuple[Change, ...]]:
    _, member = rendering(full, other)
    return set(member.alterations), member.changes


@pytest.mark.parametrize(
    ("full", "other", "wanted"),
    [
        ("We lost the lower town in an hour,", "We lost the lower town in an hour.", {"verbatim"}),
        ("It’s the town’s own fault, we know", "It's the town's own fault, we know", {"typographic"}),
        ("The town council knew of it; nobody moved", "The Town Council knew of it - nobody moved", {"typographic"}),
        ("We lost fourteen boats and two hundred nets", "We lost 14 boats and 200 nets", {"typographic"}),
        ("The labour of reorganising defences", "The labor of reorganizing defenses", {"typographic"}),
        ("It was a well known failure of the pumps", "It was a well-known failure of the pumps", {"typographic"}),
        ("We lost 40 percent of the boats", "We lost 40 per cent of the boats", {"typographic"}),
        ("We'll rebuild it and won't ask for help", "We will rebuild it and will not ask for help", {"typographic"}),
        ("The pumps were old and rusted through that night", "The pumps were old and rusted", {"trimmed"}),
        ("In the end we lost the lower town in an hour", "[W]e lost the lower town in an hour", {"trimmed"}),
        ("The pumps were old and rusted through", "rusted through", {"fragment"}),
        ("We lost the town, the mill and the church", "We lost the town … and the church", {"elided"}),
        ("We lost the town, the mill and the church", "We lost the town . . . and the church", {"elided"}),
        ("We lost the town, the mill and the church", "We lost the town [...] and the church", {"elided"}),
        ("We lost the town, the mill and the church", "We lost the town and the church", {"silent-elision"}),
        ("The pumps failed. Voss had warned. We lost it", "The pumps failed. We lost it", {"silent-elision"}),
        ("They told us to wait for the morning", "[The engineers] told us to wait for the morning", {"bracketed"}),
        ("The council have done nothing", "The council have [sic] done nothing", {"bracketed"}),
        ("This fucking disgrace is theirs", "This f—ing disgrace is theirs", {"censored"}),
        ("This fucking disgrace is theirs", "This f**king disgrace is theirs", {"censored"}),
        ("This fucking disgrace is theirs", "This [expletive] disgrace is theirs", {"censored"}),
        ("This is bullshit and they know it well", "This is bulls--- and they know it well", {"censored"}),
        ("It was a mistake to close the clinic", "It was an error to close the clinic", {"reworded"}),
        ("We lost the town. The pumps were all rusted", "The pumps were all rusted. We lost the town", {"spliced"}),
        ("I never took a cent from them, and never will", "I never took a cent … and never will", {"elided"}),
    ],
)  # fmt: skip
def test_each_alteration_is_named(full: str, other: str, wanted: set[str]) -> None:
    found, _ = done(f"“{full},” Ada Voss said.", f"“{other},” Ada Voss said.")
    assert found == wanted


def test_words_left_out_between_two_quotations_are_no_silent_elision() -> None:
    found, _ = done(TOWN, "“We lost the lower town,” Ada Voss said, “in an hour, and nobody came.”")
    assert found == {"trimmed"}


def test_two_utterances_joined_are_named_at_the_root() -> None:
    apart = (
        "“The pumps were old and rusted through,” Voss said.\nThe rain went on for nine days and the river rose.\n"
        "“We lost the lower town in less than an hour,” she said."
    )
    joined = "“The pumps were old and rusted through. We lost the lower town in less than an hour,” Voss said."
    assert only_family(story(apart, joined)).members[0].alterations == ("spliced",)


def test_a_rendering_of_two_roots_is_spliced() -> None:
    other = (
        "“The pumps were old and rusted through and nobody had asked for new ones,” Voss said.\nShe left.\n"
        "“I will not forgive the council for the lower town, not this year and not the next,” she said."
    )
    comparison = story(other, "“The pumps were old and rusted through. I will not forgive the council,” Voss said.")
    found = [
        m.alterations for family in comparison.families for m in family.members + family.also_in if m.article == "a2"
    ]
    assert len(found) == 2
    assert all("spliced" in alterations for alterations in found)


@pytest.mark.parametrize(
    ("before", "after", "flag"),
    [
        ("The minister never knew about the leak in April", "The minister knew about the leak in April", "negation"),
        ("We did warn them about the pumps in March", "We didn't warn them about the pumps in March", "negation"),
        ("We lost 14 boats on that night of rain", "We lost 40 boats on that night of rain", "number"),
        ("We lost fourteen boats on that night of rain", "We lost forty boats on that night of rain", "number"),
        ("They told us to wait until Monday for pumps", "They told us to wait until Tuesday for pumps", "date"),
        ("We will not raise tuition fees this year", "We will not raise tuition fees next year", "date"),
        ("We opened the gate in 1998 on an order", "We opened the gate in 2008 on an order", "date"),
        ("It was Pike who told me to open the gate", "It was Orr who told me to open the gate", "name"),
        ("It was a mistake to close the clinic", "It was an error to close the clinic", None),
        ("He told me to open the gate at midnight", "[Pike] told me to open the gate at midnight", None),
        ("We lost fourteen boats on that night of rain", "We lost 14 boats on that night of rain", None),
        ("We cannot rebuild the wall without help", "We can't rebuild the wall without help", None),
    ],
)
def test_a_change_that_turns_the_statement_is_flagged(before: str, after: str, flag: str | None) -> None:
    _, changes = done(f"“{before},” Ada Voss said.", f"“{after},” Ada Voss said.")
    assert {change.flag for change in changes} == {flag}


def test_a_negation_cut_off_with_the_start_is_a_change() -> None:
    found, changes = done(
        "“I do not believe that the wall was safe to stand on,” Voss said.",
        "Voss told the inquiry “the wall was safe to stand on”.",
    )
    assert found == {"trimmed"}
    assert [(change.op, change.before, change.flag) for change in changes] == [
        ("delete", "I do not believe that", "negation")
    ]


def test_a_clause_that_begins_anew_lost_no_negation() -> None:
    _, changes = done(
        "“They did not break in, they were let in by a guard,” Voss said.", "“They were let in by a guard,” Voss said."
    )
    assert changes == ()


def test_what_is_cut_at_the_ends_is_no_change() -> None:
    _, changes = done(TOWN, "“We lost the lower town,” Ada Voss said.")
    assert changes == ()


def test_changes_are_shown_as_written() -> None:
    _, changes = done(
        "“We lost St. Agnes below, the mill and the church in an hour,” Voss said.",
        "“We lost the old chapel, the mill and the church in an hour,” Voss said.",
    )
    assert [(change.op, change.before, change.after) for change in changes] == [
        ("replace", "St. Agnes below", "the old chapel")
    ]


def test_a_dropped_stretch_is_shown_where_the_ellipsis_stands() -> None:
    _, changes = done(
        "“They did not break in, they were let in, and they knew how long they had,” Voss said.",
        "“They did not break in … and they knew how long they had,” Voss said.",
    )
    assert [change.before for change in changes] == ["they were let in"]


def test_another_sentence_after_the_shared_one_is_no_replacement() -> None:
    found, changes = done(
        "“We saw nothing of the boats. We stood there with our cups and waited,” Ada Voss said.",
        "“We saw nothing of the boats. Not one boat,” Ada Voss said.",
    )
    assert found == {"trimmed"}
    assert [change.flag for change in changes] == [None]


def test_another_sentence_after_the_narrators_words_is_no_replacement() -> None:
    found, changes = done(
        "“We saw nothing of the boats. We stood there with our cups and waited,” Ada Voss said.",
        "“We saw nothing of the boats,” Ada Voss said. “Not one boat.”",
    )
    assert found == {"trimmed"}
    assert [change.flag for change in changes] == [None]


def test_a_clause_left_out_with_its_own_negation_turns_nothing_round() -> None:
    _, changes = done(
        "“I signed the lease, I never saw the second page, and I will say so in court,” Ada Voss said.",
        "“I signed the lease, and I will say so in court,” Ada Voss said.",
    )
    assert [change.flag for change in changes] == [None]


def test_a_negation_lost_inside_a_clause_is_flagged() -> None:
    _, changes = done(
        "“I would not ever in my life have signed that lease,” Ada Voss said.",
        "“I would have signed that lease,” Ada Voss said.",
    )
    assert "negation" in [change.flag for change in changes]


def test_a_number_in_words_at_the_end_of_a_quote_in_two_pieces_is_the_same_number() -> None:
    found, changes = done(
        "“I can count only who is brought to me,” Ada Voss said, “and I have counted thirty-seven.”",
        "“I can count only who is brought to me, and I have counted 37,” Ada Voss said.",
    )
    assert found == {"typographic"}
    assert [change.flag for change in changes] == [None]
