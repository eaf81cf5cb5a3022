"""How sure one must be of a passage before a note is put on it: what is taken, how far it reaches, what is doubted."""

import pytest

from reader.article import Span
from reader.notes.anchors import LONGEST, Text
from reader.notes.model import Selector
from tests.notes.test_anchors import OLD, SAID, find

KELSUND = "\n\nThe mayor of Kelsund asked for help. The mayor never slept.\n\nAnother mayor asked for nothing."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nobody told us", "Not one soul ever told us"),
        ("Nobody told us", "They informed us"),
        ("in the paper", "in print"),
        ("in the paper", "from the front of your newspaper"),
    ],
    ids=["more words at the start", "as many", "fewer at the end", "more at the end"],
)
def test_words_that_were_replaced_at_its_ends_are_taken_in_up_to_the_old_neighbours(old: str, new: str) -> None:
    text = OLD.replace(old, new)
    found, words = find(SAID, text)
    assert found.status == "edited" and words == [SAID.replace(old, new)]


def test_a_passage_at_the_very_start_or_end_of_a_text_grows_to_its_edge() -> None:
    start, end = "The quay at Port Orr burned for nine hours", "if the pier is safe by then."
    assert find(start, OLD.replace("The quay", "A harbour"))[1] == [start.replace("The quay", "A harbour")]
    assert find(end, OLD.replace("safe by then.", "found sound."))[1] == ["if the pier is found sound."]


def test_words_put_in_do_not_split_a_passage() -> None:
    new = OLD.replace("anything until", "anything at all until")
    found, words = find(SAID, new)
    assert found.status == "edited" and words == [SAID.replace("anything until", "anything at all until")]


def test_more_than_two_words_put_in_with_a_new_sentence_do_split_it() -> None:
    new = OLD.replace(
        "anything until Friday, and", "anything. The mayor said nothing in all those days. Until Friday, and"
    )
    _found, words = find(SAID, new)
    assert "".join(words).count("mayor") in {0, 1} and words[0].startswith("Nobody") and words[-1].endswith("paper")


def test_a_passage_whose_parts_stand_three_times_apart_has_three_stretches() -> None:
    parts = ["The pumps came on Monday at noon", "the crews came on Tuesday night", "and the ships came a week later"]
    old = f"Nothing moved at first. {', '.join(parts)}. Then all was well."
    between = " That is what the report says, in a chapter on its own that nobody has read so far. "
    told = f".{between}".join(part[:1].upper() + part[1:] for part in parts)
    new = f"Nothing moved at first. {told}. Then all was well."
    found, words = find(", ".join(parts), new, old)
    assert found.status == "edited" and [w.lower() for w in words] == [p.lower() for p in parts]


def test_parts_more_than_a_paragraph_apart_are_not_one_passage() -> None:
    halves = [
        "The first pumps came on Monday at noon from the town",
        "and the last crews went home on Tuesday night late",
    ]
    old = f"Nothing moved. {', '.join(halves)}. Then all was well."
    far = " ".join(f"In house {n} they saw the smoke." for n in range(40))
    _found, words = find(
        ", ".join(halves), f"Nothing moved. {halves[0]}.\n\n{far}\n\n{halves[1].capitalize()}. All well.", old
    )
    assert len(words) <= 1


def test_parts_in_the_other_order_are_not_the_passage_split() -> None:
    halves = ["the first pumps came on Monday at noon from the town", "the last crews went home on Tuesday night late"]
    old = f"We know that {', and '.join(halves)}. Then all was well."
    new = f"We know that {halves[1]}. Much was said of it in the hall and in the yard. But {halves[0]}. All was well."
    _found, words = find(", and ".join(halves), new, old)
    assert len(words) <= 1


def test_an_orphan_says_where_it_may_belong_the_likeliest_place_first_and_no_place_twice() -> None:
    new = OLD.replace("The mayor never asked for help. ", "") + KELSUND
    found, _words = find("The mayor never asked for help.", new)
    assert [s.span.of(new) for s in found.suggestions] == [
        "The mayor of Kelsund asked for help", "The mayor never slept.\n\nAnother mayor asked for nothing",
    ]  # fmt: skip
    scores = [s.score for s in found.suggestions]
    assert found.score == scores[0] > scores[1] > 0.3 and found.flags == ()


def test_an_orphan_has_three_suggestions_at_most() -> None:
    old = "They met. The mayor never asked the town for help. They parted."
    new = " ".join(f"In {place} the mayor {verb} asked the {who} for help." for place, verb, who in (
        ("Orr", "has", "crew"), ("Kelsund", "had", "clerk"), ("Ulver", "then", "cook"), ("Sarn", "once", "guard"),
        ("Voss", "soon", "fleet"),
    ))  # fmt: skip
    found, _words = find("The mayor never asked the town for help", new, old)
    assert found.status == "orphan" and len(found.suggestions) == 3
    places = [s.span for s in found.suggestions]
    assert all(not one.overlap(two) for one in places for two in places if one != two)


def test_nothing_like_it_means_no_suggestions() -> None:
    found, _words = find("Ada Voss, who runs the ferry", "Rain fell all day. Nobody came.")
    assert (found.status, found.score, found.suggestions) == ("orphan", 0.0, ())


def test_of_two_places_that_are_alike_and_both_reworded_neither_is_taken() -> None:
    old = "The crew slept. The mayor never asked the town for more help that week. The crew ate."
    line = "The mayor never asked the county for more money that week."
    found, _words = find(
        "The mayor never asked the town for more help that week", f"Rain. {line} Wind. {line} Snow.", old
    )
    assert found.status == "orphan" and len(found.suggestions) == 2


def test_of_two_places_with_the_very_words_the_one_nearer_to_where_it_was_is_taken() -> None:
    line = "The door of the old museum shut again"
    old = f"Rain fell. {line}. " + "More was said. " * 20 + f"{line}. Snow came."
    for at in (old.index(line), old.rindex(line)):
        selector = Selector(at, at + len(line), line)
        assert Text(f"{line}. Hail. " + "Other words. " * 20 + f"Sun. {line}.").anchor(selector).spans[0].start == (
            0 if at == old.index(line) else len(f"{line}. Hail. " + "Other words. " * 20 + "Sun. ")
        )


@pytest.mark.parametrize(
    ("passage", "new", "status"),
    [
        ("until Friday, and then we read", "They waited until Friday, and then we read it out loud to all.", "exact"),
        ("saw the first smoke", "Long ago someone saw the first smoke of autumn over the hills.", "orphan"),
        ("saw the first smoke", "She runs the ferry, and saw the first smoke of all.", "exact"),
        ("the first smoke", "They saw the first smoke of the year and went home.", "orphan"),
        ("the first smoke", "The woman who runs the ferry saw the first smoke. “Nobody told us.”", "exact"),
    ],
    ids=["six words", "four words alone", "four beside a neighbour", "three words beside one", "three between two"],
)
def test_the_fewer_words_it_has_the_more_must_stand_around_it(passage: str, new: str, status: str) -> None:
    assert find(passage, new)[0].status == status


def test_a_short_passage_with_one_word_changed_needs_both_its_neighbours() -> None:
    assert find("the first smoke", OLD.replace("first smoke", "first fumes"))[0].status == "edited"
    assert find("the first smoke", "Later they saw the first fumes and went home.")[0].status == "orphan"


def test_a_prefix_is_not_held_to_a_word_that_its_thirty_two_characters_cut() -> None:
    old = "An extraordinarily uncomplicated arrangement stood: the ferry sailed at nine each day. It suited all."
    selector = Selector.of(old, Span(old.index("the ferry"), old.index(". It")))
    assert selector.prefix == "ncomplicated arrangement stood: " and selector.suffix == ". It suited all."
    new = "Rain. An uncommonly complicated arrangement stood: the boat left at nine each day. It suited all."
    found = Text(new).anchor(selector)
    assert [span.of(new) for span in found.spans] == ["the boat left at nine each day"]


def test_an_exact_find_has_a_score_between_its_neighbours_of_one_and_less_without_them() -> None:
    assert find(SAID, "New.\n\n" + OLD)[0].score == 1.0
    alone = find(SAID, f"A card said: {SAID}. Nothing else.")[0]
    assert alone.status == "exact" and 0.6 <= alone.score < 0.8


def test_signs_alone_are_found_by_one_neighbour_if_the_other_is_gone_and_lost_among_many() -> None:
    old = "First part.\n\n* * *\n\nSecond part."
    at = old.index("* * *")
    selector = Selector.of(old, Span(at, at + 5))
    for new in ("Another start.\n\n* * *\n\nSecond part.", "First part.\n\n* * *\n\nAnother end."):
        found = Text(new).anchor(selector)
        assert found.status == "exact" and [span.of(new) for span in found.spans] == ["* * *"]
    lost = Text("One.\n\n* * *\n\nTwo.\n\n* * *\n\nThree.").anchor(selector)
    assert (lost.status, lost.score) == ("orphan", 0.0)
    assert Text("* * *").anchor(Selector(0, 5, "* * *")).status == "exact"


def long_text(middle: str = "sound") -> str:
    lines = " ".join(f"Sentence {n} of the report says that pier {n * 7} is {middle}." for n in range(200))
    return f"{OLD}\n\n{lines}\n\nThe report ends here, with a list of names."


def long_selector() -> Selector:
    old = long_text()
    start, end = old.index("Sentence 0"), old.index("\n\nThe report ends")
    assert end - start > LONGEST
    return Selector.of(old, Span(start, end))


def test_a_very_long_passage_that_only_moved_is_exact() -> None:
    new = "Corrected.\n\n" + long_text()
    found = Text(new).anchor(long_selector())
    assert found.status == "exact" and [span.of(new) for span in found.spans] == [long_selector().exact]


def test_a_very_long_passage_with_other_spaces_is_exact_too() -> None:
    new = "Corrected.\n\n" + long_text().replace(". Sentence", ".\nSentence").replace("that pier", "that  pier")
    found = Text(new).anchor(long_selector())
    assert found.status == "exact" and found.spans[0].of(new).split() == long_selector().exact.split()


def test_a_very_long_passage_of_which_one_end_is_left_is_an_orphan_that_says_where_that_end_is() -> None:
    old, selector = long_text(), long_selector()
    new = old[: selector.start + 1500] + "\n\nThe rest was taken out."
    found = Text(new).anchor(selector)
    assert (found.status, found.spans, found.score) == ("orphan", (), 0.0)
    assert found.suggestions[0].span.start == selector.start and found.suggestions[0].score == 1.0


def test_a_very_long_passage_whose_ends_stand_too_far_apart_or_too_close_is_an_orphan() -> None:
    old, selector = long_text(), long_selector()
    much = "Much else was said of it. " * 1500
    far = old.replace("Sentence 100 ", much + "Sentence 100 ")
    near = old[: selector.start + 1500] + old[selector.end - 1500 :]
    for new in (far, near):
        found = Text(new).anchor(selector)
        assert found.status == "orphan" and len(found.suggestions) == 2


@pytest.mark.parametrize(
    ("beside", "old", "new"),
    [
        (("first smoke", "first fumes"), "Nobody told us", "Not one soul told us"),
        (("she said. Twelve", "she says. Twelve"), "in the paper", "in her own newspaper"),
        (("she said. Twelve", "she says. Twelve"), "it in the paper", "it there"),
    ],
    ids=["longer at the start", "longer at the end", "shorter at the end"],
)
def test_its_ends_are_told_by_neighbours_of_which_a_word_changed_too(
    beside: tuple[str, str], old: str, new: str
) -> None:
    text = OLD.replace(*beside).replace(old, new)
    found, words = find(SAID, text)
    assert found.status == "edited" and words == [SAID.replace(old, new)]


PROMISE = "the company promised that the ferry would sail again on Monday if the pier was safe"
SHORT = "the ferry would sail again on Monday"


@pytest.mark.parametrize(
    ("passage", "now", "status"),
    [
        (PROMISE, "the company promised that a ferry would leave again on Monday if the pier was sound", "edited"),
        (PROMISE, "the company swore that a ferry would leave again on Monday if a pier was sound", "orphan"),
        (PROMISE, "the firm swore that a ferry would leave on Monday if the pier was sound", "orphan"),
        (SHORT, SHORT, "exact"),
        (SHORT, "the ferry would leave again on Monday", "orphan"),
    ],
    ids=["thirteen words of sixteen", "eleven", "ten", "all of seven", "six of seven"],
)
def test_away_from_its_neighbours_a_reworded_passage_is_taken_only_if_most_of_a_long_one_stands(
    passage: str, now: str, status: str
) -> None:
    old = f"Rain fell on the island. Later {passage}. Nobody believed it then."
    found, words = find(passage, f"Snow lay in the streets and {now}, as one man told the clerk.", old)
    assert found.status == status and (words == [now] or status == "orphan")
    assert status != "orphan" or found.suggestions[0].span.end > 0


def test_a_very_long_passage_between_other_neighbours_is_exact_where_its_words_stand() -> None:
    selector = long_selector()
    new = f"All else is new here. {selector.exact} And nothing of the rest is left."
    found = Text(new).anchor(selector)
    assert found.status == "exact" and [span.of(new) for span in found.spans] == [selector.exact]
    twice = f"{selector.exact}\n\nAll else is new. {selector.exact} Nothing is left."
    assert len(Text(twice).anchor(selector).spans) <= 1


def test_a_very_long_passage_is_as_sure_as_the_less_sure_of_its_ends() -> None:
    selector = long_selector()
    changed = selector.exact.replace("pier 700 is sound", "pier 700 is not sound").replace("Sentence 0 of", "Line 0 of")
    found = Text(f"Corrected.\n\n{long_text().replace(selector.exact, changed)}").anchor(selector)
    assert found.status == "edited" and found.flags == ("negation",) and 0.9 < found.score < 1
