"""The same article again is a new version, and what changed is shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, Source
from reader.ingest.versions import changes, same_page, versions

OLD = "Nine people were treated for exposure after the ferry ran aground off Quillmouth on Monday night."
NEW = "Twelve people were treated for exposure after the ferry ran aground off Quillmouth late on Monday."


def article(path: str, text: str, **details: str) -> Article:
    return Article("a1", path, text, (Block(0, len(text), "paragraph"),) if text else (), Source(**details))


def shown(old: Article, new: Article) -> list[tuple[str, str]]:
    return [(change.old.of(old.text), change.new.of(new.text)) for change in changes(old, new)]


def test_an_address_makes_two_articles_versions_of_one_oldest_first() -> None:
    new = article("a.txt", NEW, url="https://www.echo.example/ferry/?utm_source=x", updated="2031-05-05")
    old = article("b.txt", OLD, url="http://echo.example/ferry#top", updated="2031-05-04")
    other = article("c.txt", "The council meets on Friday.", url="https://echo.example/council")
    assert versions([new, old, other]) == ((old, new),)


def test_outlet_and_headline_make_versions_too() -> None:
    details = {"outlet": "Echo", "title": "Ferry aground"}
    assert len(versions([article("a.txt", OLD, **details), article("b.txt", NEW, **details)])) == 1


def test_one_headline_over_other_words_is_another_article() -> None:
    details = {"outlet": "Echo", "title": "The week in pictures"}
    council = "The council sat until dawn over drains, dogs and lamps."
    assert versions([article("a.txt", OLD, **details), article("b.txt", council, **details)]) == ()


def test_two_outlets_with_one_agency_text_are_not_versions() -> None:
    one, two = article("a.txt", OLD, outlet="Echo"), article("b.txt", NEW, outlet="Tern")
    assert versions([one, two]) == versions([one, replace(one, path="b.txt", source=two.source)]) == ()


def test_what_changed_is_shown_word_by_word() -> None:
    assert shown(article("a", OLD), article("b", NEW)) == [("Nine", "Twelve"), ("", "late"), ("night", "")]


def test_furniture_is_not_a_change() -> None:
    old = article("a", OLD)
    text = OLD + "\n\nAdvertisement"
    new = replace(old, text=text, blocks=(*old.blocks, Block(len(OLD) + 2, len(text), "boilerplate", "advertisement")))
    assert changes(old, new) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.echo.example/a/", "http://echo.example/a"),
        ("https://echo.example/a?id=4&utm_medium=mail", "https://echo.example/a?id=4"),
        ("https://m.echo.example/a/amp", "https://echo.example/a#comments"),
    ],
)
def test_one_page_has_many_addresses(one: str, other: str) -> None:
    assert same_page(one) == same_page(other)


def test_two_pages_of_one_site_stay_two() -> None:
    assert same_page("https://echo.example/a?id=4") != same_page("https://echo.example/a?id=5")


SOME = ("ferry", "harbour", "nine", "twelve", "council", "said", "late")
WORDS = st.lists(st.sampled_from(SOME), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_changes_applied_to_the_old_words_give_the_new_ones(one: str, other: str) -> None:
    old, new = article("a", one), article("b", other)
    rebuilt, place = [], 0
    for change in changes(old, new):
        rebuilt += old.text[place : change.old.start].split() + change.new.of(new.text).split()
        place = change.old.end
    assert rebuilt + old.text[place:].split() == new.text.split()
