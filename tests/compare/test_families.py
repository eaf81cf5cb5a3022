"""Families: every rendering of one utterance, aligned with the fullest, and nothing that merely sounds like it."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare.pipeline import compare
from tests.compare.stories import article, only_family, rendering, shown, story

HARD = json.loads((Path(__file__).parents[1] / "data/hard/alignment.json").read_text(encoding="utf-8"))
FULL = "“We lost the lower town, the mill and the church in an hour, and nobody came,” harbour master Ada Voss said."


@pytest.mark.parametrize("case", HARD, ids=lambda case: case["id"])
def test_hard_case(case: dict) -> None:
    comparison = story(case["a"], case["b"])
    if case["expect"] == "no":
        assert comparison.families == ()
        assert comparison.passages == ()
        return
    members = only_family(comparison).members
    assert {member.article for member in members} == {"a1", "a2"}
    named = {alteration for member in members for alteration in member.alterations}
    flags = {change.flag for member in members for change in member.changes}
    for wanted in case["alteration"].replace(",", "+").split("+"):
        what, _, flagged = wanted.strip().partition(" ")
        if flagged:  # "negation flagged", "changed word flagged"
            assert flags & ({what} if what in {"negation", "number"} else {"date", "name"})
        else:
            assert what in named


def test_the_root_is_the_fullest_rendering_wherever_it_stands() -> None:
    comparison = story("“We lost the lower town in an hour,” Voss said.", FULL)
    family = only_family(comparison)
    assert family.members[0].article == "a2"
    assert comparison.quote_by_id[family.root].article == "a2"


def test_brackets_do_not_make_a_rendering_fuller() -> None:
    comparison = story(
        "“They told us [the crews of the northern harbour boats] to wait for the morning,” Voss said.",
        "“They told us to wait for the morning and we did wait,” Voss said.",
    )
    assert only_family(comparison).members[0].article == "a2"


def test_members_align_with_the_root_itself_and_never_through_another() -> None:
    comparison = story(
        "“The pumps were old and rusted through, and the lower town was lost in an hour,” Voss said.",
        "“The lower town was lost in an hour, and the church bell rang for nobody,” Voss said.",
        "“The church bell rang for nobody on the hill that night,” Voss said.",
    )
    for family in comparison.families:
        assert not {"a1", "a3"} <= {member.article for member in family.members}


def test_articles_that_leave_an_utterance_out_are_named() -> None:
    family = only_family(story(FULL, "“Nobody came,” said Ada Voss.", "The river rose for nine days."))
    assert family.missing_from == ("a3",)


def test_a_fragment_that_fits_two_roots_belongs_to_one_and_is_listed_with_the_other() -> None:
    comparison = story(
        "“The night of the flood was a catastrophic failure of every pump we own,” Voss said.",
        "“We will not forgive this catastrophic failure of the council to listen,” Voss said.",
        "Voss spoke of a “catastrophic failure”.",
        "“The night of the flood was a catastrophic failure of every pump we own,” Voss said.",
        "“We will not forgive this catastrophic failure of the council to listen,” Voss said.",
    )
    holders = [any(m.article == "a3" for m in family.members) for family in comparison.families]
    listed = [any(m.article == "a3" for m in family.also_in) for family in comparison.families]
    assert sorted(holders) == [False, True]
    assert sorted(listed) == [False, True]
    assert holders != listed


def test_one_stock_phrase_of_two_speakers_is_no_family() -> None:
    assert (
        story("“We will not comment on that,” Ada Voss said.", "“We will not comment further,” Ben Orr said.").families
        == ()
    )


def test_one_utterance_given_to_two_speakers_is_a_family() -> None:
    family = only_family(story(FULL, FULL.replace("harbour master Ada Voss", "engineer Ben Orr")))
    assert len(family.members) == 2


def test_a_quotation_inside_a_quotation_is_the_root_when_it_is_what_the_sources_share() -> None:
    comparison = story(
        "“A guest wrote to me that she had said, ‘If they want to leave in winter they can learn to swim,’ and the "
        "room laughed,” Hale wrote.",
        "“If they want to leave in winter they can learn to swim,” Dahl said.",
    )
    family = only_family(comparison)
    assert shown(comparison, family.members[0]).startswith("If they want")


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ("“We lost the lower town,” she said at noon, “the mill and the church in an hour, and nobody came.”", "whole"),
        ("Voss told the inquiry that “the mill and the church” were lost.", "the mill and the church"),
        ("Voss said that they had lost the lower town, the mill and the church in an hour.",
         "they had lost the lower town, the mill and the church in an hour"),
        ("The council met. We lost the lower town, the mill and the church in an hour, and nobody came. It rained.",
         "We lost the lower town, the mill and the church in an hour, and nobody came"),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_member_reads_well(other: str, wanted: str) -> None:
    words, _ = rendering(FULL, other)
    assert words == (other if wanted == "whole" else wanted)


def test_a_denial_told_on_keeps_its_denial_when_cut_out() -> None:
    words, member = rendering(
        "“I never told anyone to open the gate at midnight,” Pike said.",
        "After the hearing Pike denied that he had ever told anyone to open the gate at midnight, and left.",
    )
    assert words == "After the hearing Pike denied that he had ever told anyone to open the gate at midnight"
    assert member.alterations == ("reported",)
    assert not any(change.flag for change in member.changes)


def test_the_opposite_claim_is_no_rendering() -> None:
    comparison = story(
        "“I never told anyone to open the gate at midnight,” Pike said.",
        "Orr said Pike told everyone to open the gate at midnight.",
    )
    assert comparison.families == ()


def test_a_sentence_quoted_in_part_is_one_rendering_not_two() -> None:
    family = only_family(
        story(
            "“I have never taken a single cent from that company,” Lindqvist said.",
            "Lindqvist said she had “never taken a single cent” from the company.",
        )
    )
    assert [member.article for member in family.members] == ["a1", "a2"]


def test_the_same_words_in_every_source_cost_no_source_its_place() -> None:
    texts = [FULL.replace("said", verb) for verb in ("said", "told us", "added", "recalled")]
    family = only_family(story(*texts))
    assert [member.article for member in family.members] == ["a1", "a2", "a3", "a4"]


def test_a_speech_is_aligned_in_parts_that_are_shown_as_such() -> None:
    words = [
        f"{one}{two}{three}" for one in "bdfglmnprs" for two in ("ar", "el", "ost", "un", "ick") for three in "aehikouy"
    ]
    speech = " ".join(words * 2)[:4000]
    comparison = story(f"“{speech}” Voss said.", f"“{speech[-80:].partition(' ')[2]},” Voss said.")
    root = only_family(comparison).members[0]
    assert shown(comparison, root) in speech
    assert len(shown(comparison, root)) < len(speech)


def test_families_come_by_number_of_sources_then_fullness() -> None:
    short = "“The pumps were old and rusted through,” Voss said."
    comparison = story(FULL + "\n" + short, FULL, short, short)
    assert [len(family.members) for family in comparison.families] == [3, 2]
    assert [family.id for family in comparison.families] == ["f1", "f2"]


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = {
        "a1": FULL,
        "a2": "Voss said they had lost the lower town, the mill and the church in an hour.",
        "a3": "“We lost the lower town … in an hour,” Voss said.",
    }
    articles = [article(text, name) for name, text in texts.items()]
    first = compare(articles)
    assert all(compare(order).to_dict() == first.to_dict() for order in permutations(articles))


SAYINGS = [
    "the pumps were old and rusted through", "we lost the lower town in an hour", "nobody came", "I [sic] never knew",
    "it was a s—t night …", "“so", "she said", "no", "", "the mill and the church", "[expletive]", "14 boats",
]  # fmt: skip
PIECES = st.tuples(st.sampled_from("“\"' "), st.sampled_from(SAYINGS), st.sampled_from("”\"'.\n"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(PIECES, max_size=8),
        min_size=1,
        max_size=5,
    )
)
def test_members_lie_inside_their_article_and_name_only_its_quotes(texts: list[list[tuple[str, str, str]]]) -> None:
    comparison = story(*("".join(f"{mark}{words}{end} " for mark, words, end in text) for text in texts))
    for family in comparison.families:
        assert len({member.article for member in family.members}) > 1
        carriers = {member.article for member in family.members + family.also_in}
        assert carriers.isdisjoint(family.missing_from)
        for member in family.members + family.also_in:
            text = comparison.article_by_id[member.article].text
            assert 0 <= member.span.start < member.span.end <= len(text)
            assert shown(comparison, member).strip() and member.alterations
            assert 0 <= member.similarity <= 1
            assert member.quote is None or comparison.quote_by_id[member.quote].article == member.article


def test_a_source_with_a_run_of_the_words_in_another_quotation_is_not_without_them() -> None:
    comparison = story(
        FULL,
        "“We lost the lower town, the mill and the church in an hour,” Ada Voss said.",
        "‘She told us, “We lost the lower town and the school,” and then she wept,’ Jon Pike said.",
        "Jon Pike said nothing of the town.",
    )
    assert comparison.families[0].missing_from == ("a4",)


def test_the_company_speaks_through_its_spokesman() -> None:
    comparison = story(
        "“There is no promise about any of the yards, and none was given,” said Jon Pike, a spokesman.",
        "The company was blunt: “There is no promise about any of the yards.”",
    )
    assert {member.article for member in only_family(comparison).members} == {"a1", "a2"}
