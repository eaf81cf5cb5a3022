"""Origins: what the sources have it from, and by what chain."""

from __future__ import annotations

from reader.compare.model import Comparison, Origin
from tests.compare.stories import story

NEWSLETTER = (
    "The Long Table, a newsletter, reported on Monday that the mill will close.",
    "The mill will close, according to The Long Table newsletter.",
    "A newsletter reported that the mill will close.",
    "The plan was revealed by The Long Table.",
)


def origin(comparison: Comparison, name: str) -> Origin:
    found = [origin for origin in comparison.origins if name in origin.name]
    assert len(found) == 1, [origin.name for origin in comparison.origins]
    return found[0]


def test_four_sources_that_rest_on_one_newsletter_meet_in_one_origin() -> None:
    comparison = story(*NEWSLETTER)
    assert comparison.origins[0].name == "The Long Table"
    assert [use.article for use in comparison.origins[0].uses] == ["a1", "a2", "a3", "a4"]


def test_a_chain_names_its_carriers_from_the_origin_on() -> None:
    found = origin(
        story("“The mill is finished,” Ada Reyes wrote in a memo, the Harbor Courier reported."), "Ada Reyes"
    )
    assert found.uses[0].chain == ("memo", "Harbor Courier")


def test_a_memo_and_a_memorandum_are_one_document() -> None:
    comparison = story("A memo says that the mill will close.", "The memorandum shows that the mill will close.")
    assert [use.article for use in origin(comparison, "memo").uses] == ["a1", "a2"]


def test_an_outlet_told_something_is_an_origin() -> None:
    comparison = story("“The mill is finished,” Ada Reyes told the Harbor Courier.")
    assert origin(comparison, "Harbor Courier").uses[0].article == "a1"


def test_a_person_told_something_is_none() -> None:
    comparison = story("“The mill is finished,” Ada Reyes said. “It is not,” Jon Pike told Reyes.")
    assert [origin.name for origin in comparison.origins] == []


def test_a_short_name_goes_with_the_long_one() -> None:
    comparison = story("The Harbor Courier reported the closing.", "The closing was reported by the Courier.")
    assert [use.article for use in origin(comparison, "Harbor Courier").uses] == ["a1", "a2"]


def test_a_day_or_an_opening_word_is_no_origin() -> None:
    assert story("According to Monday’s plan nothing reported changes. Nothing says more.").origins == ()


def test_an_article_that_names_no_origin_has_none() -> None:
    assert story("The mill will close in June.").origins == ()
