"""Articles on different events are told apart."""

from __future__ import annotations

from tests.compare.stories import story

MILL = (
    "The mill at Harrow Ford will close in June, its owner Ada Voss told workers. The mill has spun wool on "
    "the river since the war and employs four hundred weavers. Voss said that the price of wool had ruined the "
    "firm, and that Harrow Ford would not be forgotten. Weavers wept at the gate."
)
FERRY = (
    "A ferry ran aground off Cape Dunmore in thick fog on Sunday with ninety passengers aboard. Captain Lorne "
    "Quill said that the radar had failed twice. Lifeboats from Dunmore brought all passengers ashore before "
    "noon, and a tug pulled the ship off the rocks in the evening tide."
)


def test_two_tellings_of_one_event_are_one_group() -> None:
    other = MILL.replace("will close in June", "is to shut this summer").replace("Weavers wept", "Many wept")
    assert story(MILL, other).groups == (("a1", "a2"),)


def test_two_events_are_two_groups() -> None:
    assert story(MILL, FERRY, MILL + " Rain fell.").groups == (("a1", "a3"), ("a2",))


def test_a_line_too_short_to_tell_goes_with_the_largest_group() -> None:
    assert story(MILL, "The gate was shut.").groups == (("a1", "a2"),)


def test_no_articles_are_no_groups() -> None:
    assert story().groups == ()
