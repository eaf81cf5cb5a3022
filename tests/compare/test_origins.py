"""Origins: what the sources have it from, and by what chain."""

from __future__ import annotations

from dataclasses import replace

from reader.article import Source
from reader.compare.model import Comparison, Origin
from reader.compare.pipeline import compare
from tests.compare.stories import article, story

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


def test_a_person_told_something_who_never_speaks_is_none() -> None:
    assert names(story("“You are finished,” Jon Pike told Maria Holm.")) == []
    assert names(story("“You are finished,” Jon Pike told Maren Holm.", "Ms Holm left the mill in May.")) == []
    assert names(story("“You are finished,” Jon Pike told Maren Holm.", "Maren Holm, 31, left the mill.")) == []


def test_a_short_name_goes_with_the_long_one() -> None:
    comparison = story("The Harbor Courier reported the closing.", "The closing was reported by the Courier.")
    assert [use.article for use in origin(comparison, "Harbor Courier").uses] == ["a1", "a2"]


def test_a_day_or_an_opening_word_is_no_origin() -> None:
    assert story("According to Monday’s plan nothing reported changes. Nothing says more.").origins == ()


def test_an_article_that_names_no_origin_has_none() -> None:
    assert story("The mill will close in June.").origins == ()


def of_outlets(*sources: tuple[str | None, str]) -> Comparison:
    """The comparison of articles a1, a2, …, each with its outlet and its text."""
    return compare(
        replace(article(text, f"a{number}"), source=Source(outlet=outlet))
        for number, (outlet, text) in enumerate(sources, 1)
    )


def test_sources_that_all_rest_on_one_newsletter_have_one_origin() -> None:
    comparison = story(
        "The bridge will close, Lena Orr wrote in The Lower Deck, a newsletter.",
        "The bridge will close in May, according to The Lower Deck.",
        "The Lower Deck, a newsletter, reported on Monday that the bridge will close. A letter to staff says so too.",
    )
    assert [origin.name for origin in comparison.independent_origins] == ["The Lower Deck"]


def test_an_outlet_is_the_origin_of_its_own_article() -> None:
    comparison = of_outlets(
        ("Harbor Courier", "The bridge will close, the council decided on Monday. The Lark Review reported it first."),
        (None, "The bridge will close, the Harbor Courier reported."),
        (None, "The bridge will close in May, according to the Harbor Courier."),
    )
    assert [origin.name for origin in comparison.independent_origins] == ["Harbor Courier"]


def test_outlets_that_cite_each_other_are_named_as_a_circle() -> None:
    comparison = of_outlets(
        ("Harbor Courier", "The bridge will close, the Valley Herald reported."),
        ("The Valley Herald", "The bridge will close, according to the Harbor Courier."),
        (None, "The bridge will close, the Coast Tribune reported."),
    )
    circular = {origin.name: origin.circular for origin in comparison.origins}
    assert circular == {"Harbor Courier": True, "Valley Herald": True, "Coast Tribune": False}
    assert [origin["circular"] for origin in comparison.to_dict()["origins"]] == [
        origin.circular for origin in comparison.origins
    ]


def test_initials_of_an_outlet_are_its_own_name() -> None:
    comparison = of_outlets(
        ("Talmere Press Service", "The bridge will close, the mayor told TPS."),
        (None, "The bridge will close, TPS reported."),
    )
    assert [[use.article for use in origin.uses] for origin in comparison.origins] == [["a2"]]


def names(comparison: Comparison) -> list[str]:
    return [origin.name for origin in comparison.origins]


def test_what_somebody_says_of_a_newsletter_is_not_from_the_newsletter() -> None:
    assert names(story("The mill will close.", "“A newsletter is no oracle,” Ada Reyes told reporters.")) == []


def test_a_message_that_is_spoken_of_is_no_origin() -> None:
    assert (
        names(
            story(
                "The director was warned by e-mail and fired off an email of his own, the inquiry was told.",
                "The lawyer read out the email of 5 May. “I am done,” it says.",
            )
        )
        == []
    )


def test_a_message_in_which_something_stands_is_one() -> None:
    comparison = story(
        "An email seen by the Courier says that the mill will close.", "“It is over,” he said in an email."
    )
    assert [use.article for use in origin(comparison, "email").uses] == ["a1", "a2"]


def test_a_name_before_a_newsletter_that_claims_something_is_not_the_newsletters() -> None:
    comparison = story(
        "Ada Reyes failed three tests before the Harbour Regatta, a newsletter claimed on Sunday.",
        "Ada Reyes failed three tests before the Harbour Regatta, it emerged last night.",
    )
    assert "Harbour Regatta" not in names(comparison)


def test_the_agency_of_a_dateline_is_no_origin_of_its_own_report() -> None:
    comparison = story(
        "KELSUND, June 9 (Lower Wire) - The mill will close, according to filings seen by Lower Wire.",
        "The mill will close, Lower Wire reported.",
    )
    assert [use.article for use in origin(comparison, "Lower Wire").uses] == ["a2"]


def test_a_paper_that_prints_an_agencys_report_has_it_from_the_agency() -> None:
    comparison = of_outlets(
        ("Harbor Courier", "KELSUND, June 9 (Lower Wire) - The mill will close in May."),
        ("Lower Wire", "KELSUND, June 9 (Lower Wire) - The mill will close."),
    )
    assert [use.article for use in origin(comparison, "Lower Wire").uses] == ["a1"]


def test_a_source_that_names_another_sources_outlet_has_it_from_there() -> None:
    comparison = of_outlets(
        ("The Morning Oar", "The mill will close."),
        (None, "The mill will close. The Oar newspaper said in May that it would."),
        (None, "The mill will close in June, Morning Oar said on Monday."),
    )
    assert [use.article for use in origin(comparison, "Morning Oar").uses] == ["a2", "a3"]


def test_two_peoples_statements_are_two() -> None:
    comparison = story(
        "“The mill will close,” Ada Reyes said in a statement.",
        "“The mill will stay,” Jon Pike said in a statement.",
        "“The mill will close,” Ada Reyes said in a statement. “It will stay,” Jon Pike said in a statement.",
    )
    assert {"Ada Reyes’s statement", "Jon Pike’s statement"} <= set(names(comparison))
