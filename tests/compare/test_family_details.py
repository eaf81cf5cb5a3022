"""Families in detail: whose they are called, where a fragment goes, what is a splice, and what is shown of a member."""

from __future__ import annotations

import pytest

from reader.compare.model import Comparison, Family
from tests.compare.stories import only_family, shown, story

TOWN = "We lost the lower town, the mill and the church in an hour, and nobody came"
SHORT = "We lost the lower town, the mill and the church"
PUMPS = "The pumps were old and rusted through"
TOLD = "We told the council so in May and again in June"


def words(comparison: Comparison, family: Family) -> list[str]:
    """What is shown of each member, in order."""
    return [shown(comparison, member) for member in family.members]


# Whose it is


def test_a_family_is_called_by_the_speaker_whom_the_fullest_rendering_names() -> None:
    orr = f"“{SHORT},” engineer Ben Orr said."
    assert only_family(story(f"“{TOWN},” Ada Voss said.", orr, orr)).speaker == "Ada Voss"


def test_where_the_fullest_names_nobody_the_speaker_is_whom_most_others_name() -> None:
    hale = f"“{SHORT},” warden Zoe Hale said."
    family = only_family(story(f"It was late.\n“{TOWN}.”", f"“{SHORT},” engineer Ben Orr said.", hale, hale))
    assert family.speaker == "Zoe Hale"


def test_where_as_many_name_the_one_as_the_other_the_first_by_the_alphabet_is_taken() -> None:
    texts = [f"“{SHORT},” {who} said." for who in ("warden Zoe Hale", "engineer Ben Orr")]
    assert only_family(story(f"It was late.\n“{TOWN}.”", *texts)).speaker == "Ben Orr"


def test_an_inferred_speaker_is_better_than_none_and_a_named_one_better_than_that() -> None:
    floating = f"Ada Voss walked along the quay.\n“{TOWN}.”"
    alone = only_family(story(floating, f"It was late.\n“{SHORT}.”"))
    named = only_family(story(floating, f"“{SHORT},” engineer Ben Orr said."))
    assert (alone.speaker, named.speaker) == ("Ada Voss", "Ben Orr")


def test_where_only_a_lesser_rendering_has_an_inferred_speaker_it_is_taken() -> None:
    assert only_family(story(f"“{TOWN}.”", f"Ada Voss walked on.\n“{SHORT}.”")).speaker == "Ada Voss"


def test_without_any_speaker_a_family_has_none() -> None:
    assert only_family(story(f"“{TOWN}.”", f"“{SHORT}.”")).speaker is None


# Its members


def test_the_root_is_verbatim_and_its_own_quote_and_every_quoted_member_is_a_quote() -> None:
    comparison = story(f"“{TOWN},” Ada Voss said.", f"“{SHORT},” Ada Voss said.")
    first, second = only_family(comparison).members
    assert first.quote == only_family(comparison).root and first.alterations == ("verbatim",)
    assert comparison.quote_by_id[second.quote or ""].article == "a2"


def test_a_member_without_marks_names_no_quote_and_says_what_was_changed() -> None:
    comparison = story(
        f"“{TOWN},” Ada Voss said.",
        "The council met at noon. Voss said that they had lost the lower town, the barn and the church in an hour.",
    )
    member = only_family(comparison).members[1]
    assert member.quote is None
    assert ("mill", "barn") in [(change.before, change.after) for change in member.changes]


def test_of_families_with_as_many_sources_the_fuller_comes_first() -> None:
    text = f"“{PUMPS},” Ada Voss said. Rain fell on the mill.\n“{TOWN},” Ada Voss said."
    comparison = story(text, text)
    assert [words(comparison, family)[0] for family in comparison.families] == [f"{TOWN},", f"{PUMPS},"]


def test_of_families_as_full_the_one_that_comes_first_in_the_text_is_first() -> None:
    other = "The barns were dry and boarded up"
    text = f"“{PUMPS},” Ada Voss said. Rain fell on the mill.\n“{other},” Ada Voss said."
    comparison = story(text, text)
    assert [words(comparison, family)[0] for family in comparison.families] == [f"{PUMPS},", f"{other},"]


ONE = "The night of the flood was a catastrophic failure of every pump we own"
TWO = "We will not forgive this catastrophic failure of the council to listen to us, not now and not ever"


def test_a_fragment_that_fits_several_roots_alike_belongs_to_the_fullest() -> None:
    comparison = story(
        f"“{ONE},” Voss said.", f"“{TWO},” Voss said.", "Voss spoke of a “catastrophic failure”.",
        f"“{ONE},” Voss said.", f"“{TWO},” Voss said.", "Again Voss spoke of a “catastrophic failure”.",
    )  # fmt: skip
    holding = [family for family in comparison.families if any(member.article == "a3" for member in family.members)]
    assert [words(comparison, family)[0] for family in holding] == [f"{TWO},"]
    also = [[member.article for member in family.also_in] for family in comparison.families]
    assert sorted(also) == [[], ["a3", "a6"]]


def test_a_fragment_belongs_to_the_root_that_has_more_of_it() -> None:
    comparison = story(
        f"“{ONE},” Voss said.", f"“{TWO},” Voss said.", "Voss spoke of a “catastrophic failure of every pump”.",
        f"“{ONE},” Voss said.", f"“{TWO},” Voss said.",
    )  # fmt: skip
    holding = [family for family in comparison.families if any(member.article == "a3" for member in family.members)]
    assert [words(comparison, family)[0] for family in holding] == [f"{ONE},"]


def test_of_two_quotations_that_overlap_the_longer_is_the_member() -> None:
    nested = "“She said ‘we lost the lower town, the mill and the church in an hour’ and wept,” Hale wrote."
    comparison = story(f"“{TOWN},” Ada Voss said.", nested)
    assert len(only_family(comparison).members) == 2


def test_a_quotation_inside_a_member_is_no_member_of_its_own_wherever_in_it_it_stands() -> None:
    outer = "“‘We lost the lower town,’ the mill and the church in an hour, and nobody came,”"
    comparison = story(f"“{TOWN}, and the river rose again,” Ada Voss said.", f"{outer} Ada Voss said.")
    assert words(comparison, only_family(comparison))[1] == outer.strip("“”")


def test_what_is_said_twice_in_one_article_is_two_members() -> None:
    text = f"“{SHORT},” Ada Voss said. Rain fell. Later she said it again: “{SHORT}.” Snow fell. “{SHORT},” Voss said."
    comparison = story(f"“{TOWN},” Ada Voss said.", text)
    assert [member.article for member in only_family(comparison).members] == ["a1", "a2", "a2", "a2"]


# A quotation inside the fullest

INNER = "If they want to leave in winter they can learn to swim"
LETTER = f"“A guest wrote to me that she had said, ‘{INNER},’ and the room laughed,” Hale wrote."


def test_words_without_marks_are_aligned_to_the_inner_quotation_too() -> None:
    unmarked = f"Dahl spoke at noon. {INNER.replace('winter', 'spring')}. Nobody laughed."
    comparison = story(LETTER, f"“{INNER},” Dahl said.", unmarked)
    family = only_family(comparison)
    assert words(comparison, family)[0] == f"{INNER},"
    member = next(member for member in family.members if member.article == "a3")
    assert member.quote is None
    assert [(change.before, change.after) for change in member.changes] == [("winter", "spring")]


def test_what_lies_in_the_quotation_around_is_not_listed_with_the_inner_one() -> None:
    joke = "“We told a long joke about boats and storms at sea, and the room laughed for an hour and more,” Orr said."
    comparison = story(LETTER, f"“{INNER},” Dahl said.", joke, joke, "Orr said: “And the room laughed.”")
    inner = [family for family in comparison.families if words(comparison, family)[0] == f"{INNER},"]
    assert [family.also_in for family in inner] == [()]


# Who is without it


@pytest.mark.parametrize(
    "said, without",
    [
        ("the ministry took the mill and the church for barns in spring", ()),
        ("the ministry took the church in an orchard for a barn", ("a3",)),
        ("the ministry lost the lower deck, the sail and the oars in spring", ("a3",)),
        ("the ministry took the mill, not the church, for a barn in spring", ("a3",)),
        ("the ministry took the mill and every church for a barn in spring", ("a3",)),
    ],
)
def test_a_source_with_four_words_of_it_in_marks_two_of_them_telling_is_not_without(
    said: str, without: tuple[str, ...]
) -> None:
    voss = f"“{TOWN},” Ada Voss said."
    orr = f"“As I wrote in my book on barns, {said}, and every village on the coast was glad of it,” Ben Orr said."
    assert only_family(story(voss, voss, orr)).missing_from == without


# Splices

SPLICE = f"“{PUMPS}, and {TOLD[0].lower()}{TOLD[1:]},” Ada Voss said."
APART = (
    f"“{PUMPS},” Ada Voss said at noon. Rain fell on the mill and on the church for an hour.\n“{TOLD},” she said later."
)


def spliced(*texts: str) -> bool:
    """Whether any family's fullest rendering is said to be two utterances joined."""
    return any("spliced" in family.members[0].alterations for family in story(*texts).families)


def test_two_utterances_of_one_source_in_one_quotation_of_another_are_a_splice() -> None:
    assert spliced(SPLICE, APART)


def test_a_source_that_has_it_across_the_joint_shows_that_it_is_none() -> None:
    across = "“…rusted through, and we told the council so in May,” Ada Voss said."
    assert not spliced(SPLICE, APART, across)


@pytest.mark.parametrize(
    "before, joint, after, joined",
    [
        ("And ", ", and ", "", True),
        ("And so ", ", and ", "", False),
        ("", ", and ", ", too", True),
        ("", ", and ", ", you see", False),
        ("", ", and so ", "", False),
    ],
)
def test_a_splice_adds_no_more_than_a_word_at_either_end_or_at_the_joint(
    before: str, joint: str, after: str, joined: bool
) -> None:
    first, second = (PUMPS[0].lower() + PUMPS[1:] if before else PUMPS), TOLD[0].lower() + TOLD[1:]
    assert spliced(f"“{before}{first}{joint}{second}{after},” Ada Voss said.", APART) is joined


@pytest.mark.parametrize("part, joined", [("nobody came in June", True), ("nobody came then", False)])
def test_a_part_of_a_splice_has_four_words_at_least(part: str, joined: bool) -> None:
    apart = (
        f"“{PUMPS},” Ada Voss said at noon. It was late and dark on the quay.\n“{part.capitalize()},” she said later."
    )
    assert spliced(f"“{PUMPS}, and {part},” Ada Voss said.", apart) is joined
    apart = (
        f"“{part.capitalize()},” Ada Voss said at noon. It was late and dark on the quay.\n“{PUMPS},” she said later."
    )
    assert spliced(f"“And {part}, and {PUMPS[0].lower()}{PUMPS[1:]},” Ada Voss said.", apart) is joined


def test_another_source_that_has_a_half_proves_nothing_either_way() -> None:
    assert spliced(SPLICE, f"“{TOLD},” Ada Voss said.", APART)


@pytest.mark.parametrize(
    "whole",
    [
        f"“Let me tell you now. {PUMPS}, and we told the council so in May and again in June,” Ada Voss said.",
        f"“{PUMPS}, and we told the council so in May and again in June, and nobody ever came,” Ada Voss said.",
        f"“{PUMPS}, as every fool could see, and we told the council so in May and again in June,” Ada Voss said.",
    ],
)
def test_a_quotation_with_more_than_the_two_is_no_splice_of_them(whole: str) -> None:
    assert not spliced(whole, APART)


def test_a_part_too_short_to_be_an_utterance_makes_no_splice() -> None:
    apart = f"“{PUMPS},” Ada Voss said. Rain fell on the mill and on the church.\n“In June,” she said later."
    assert not spliced(f"“{PUMPS}, in June,” Ada Voss said.", apart)


# What is shown


@pytest.mark.parametrize("opening, closing", [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")])
def test_an_utterance_in_pieces_is_shown_with_its_marks_and_what_stands_between(opening: str, closing: str) -> None:
    pieces = f"{opening}We lost the lower town,{closing} she said at noon, {opening}the mill and the church.{closing}"
    comparison = story(f"“{TOWN},” Ada Voss said.", pieces)
    assert words(comparison, only_family(comparison))[1] == pieces
    comparison = story(f"“{TOWN},” Ada Voss said.", f"The bell rang. {pieces} The pumps failed.")
    assert words(comparison, only_family(comparison))[1] == pieces


def test_the_last_part_of_a_speech_is_shown_to_its_last_word() -> None:
    speech = " ".join(
        f"{one}{two}{three}" for one in "bdfglmnprs" for two in ("ar", "el", "ost", "un", "ick") for three in "aehikouy"
    )
    last = speech.split()[-12:]
    comparison = story(f"“{speech} {speech}” Voss said.", f"“{' '.join(last)},” Voss said.")
    root = words(comparison, only_family(comparison))[0].split()
    assert root[-12:] == last
    assert len(root) == 400 and root == (speech.split() * 2)[400:800]


@pytest.mark.parametrize("behind", ["", "\nThe bell rang."])
def test_an_utterance_in_pieces_whose_last_mark_is_missing_ends_with_its_paragraph(behind: str) -> None:
    pieces = "“We lost the lower town,” she said at noon, “the mill and the church in an hour, and nobody came."
    comparison = story(f"“{TOWN},” Ada Voss said.", pieces + behind)
    assert words(comparison, only_family(comparison))[-1] == pieces
