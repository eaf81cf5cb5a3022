"""A marked passage is found again in a changed text, or left as an orphan that says where it may belong."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.article import Span
from reader.notes.anchors import Text, anchor
from reader.notes.model import Anchor, Selector

OLD = """The quay at Port Orr burned for nine hours on Thursday night. \
Ada Voss, who runs the ferry, saw the first smoke.

“Nobody told us anything until Friday, and then we read it in the paper,” she said. Twelve people were hurt, \
the hospital said, and two of them are still in its care.

The mayor never asked for help. The ferry will sail again on Monday, \
the company promised, if the pier is safe by then."""

SAID = "Nobody told us anything until Friday, and then we read it in the paper"


def find(words: str, new: str, old: str = OLD) -> tuple[Anchor, list[str]]:
    start = old.index(words)
    found = Text(new).anchor(Selector.of(old, Span(start, start + len(words))))
    return found, [span.of(new) for span in found.spans]


def test_in_the_same_text_it_is_where_it_was() -> None:
    found, words = find(SAID, OLD)
    assert found.status == "exact" and words == [SAID] and found.spans[0].start == OLD.index(SAID)


def test_text_put_in_before_it_does_not_matter() -> None:
    found, words = find(SAID, "Updated at nine.\n\nA new paragraph stands here.\n\n" + OLD)
    assert found.status == "exact" and words == [SAID]


@pytest.mark.parametrize(
    "new",
    [
        OLD.replace("“", '"').replace("”", '"'),
        OLD.replace(" ", "\n"),
        OLD.upper(),
        OLD.replace(",", ", ").replace("until", "un\u00adtil"),
    ],
    ids=["marks", "spaces", "case", "soft hyphens"],
)
def test_marks_spaces_and_case_are_no_change(new: str) -> None:
    found, words = find(SAID, new)
    assert found.status == "exact" and len(words) == 1


def test_the_marks_at_its_ends_come_along() -> None:
    _found, words = find(f"“{SAID},”", OLD.replace("“", '"').replace("”", '"'))
    assert words == [f'"{SAID},"']


def test_a_reworded_passage_is_found_whole() -> None:
    new = OLD.replace(SAID, "No one told us one thing until late Friday, and then we read it in a paper")
    found, words = find(SAID, new)
    assert found.status == "edited"
    assert words == ["No one told us one thing until late Friday, and then we read it in a paper"]


def test_its_old_place_wins_over_a_verbatim_copy_elsewhere() -> None:
    new = SAID + "\n\n" + OLD.replace(SAID, "Nobody told us a thing until Friday, and then we read it in the press")
    _found, words = find(SAID, new)
    assert words == ["Nobody told us a thing until Friday, and then we read it in the press"]


def test_a_passage_that_was_split_is_found_in_its_parts() -> None:
    new = OLD.replace("Friday, and then", "Friday,” she said on the steps of the hall. She held a letter. “And then")
    found, words = find(SAID, new)
    assert found.status == "edited"
    assert words == ["Nobody told us anything until Friday", "And then we read it in the paper"]


def test_a_passage_that_was_cut_is_found_as_far_as_it_stands() -> None:
    new = OLD.replace("Nobody told us anything until Friday, and then we read", "We read")
    found, words = find(SAID, new)
    assert found.status == "edited" and words == ["We read it in the paper"]


@pytest.mark.parametrize(
    ("words", "old", "new", "flags"),
    [
        ("Twelve people were hurt, the hospital said", "Twelve", "Nine", ("number",)),
        ("The mayor never asked for help", "never asked", "asked", ("negation",)),
        ("The mayor never asked for help", "never asked for", "did not ask for any", ("negation",)),
        ("Twelve people were hurt, the hospital said", "Twelve", "12", ()),
        ("The ferry will sail again on Monday", "will sail", "won't sail", ("negation",)),
        ("the first smoke", "smoke", "fumes", ()),
    ],
)
def test_changed_numbers_and_negations_are_flagged(words: str, old: str, new: str, flags: tuple[str, ...]) -> None:
    found, _words = find(words, OLD.replace(old, new))
    assert found.status == "edited" and found.flags == flags


def test_a_passage_that_is_gone_is_an_orphan_with_suggestions() -> None:
    new = OLD.replace("The mayor never asked for help. ", "")
    new += "\n\nThe mayor of Kelsund asked the region for more pumps, for food, and for medical help of any kind."
    found, _words = find("The mayor never asked for help.", new)
    assert found.status == "orphan" and found.spans == () and len(found.suggestions) <= 3
    assert [s.score for s in found.suggestions] == sorted((s.score for s in found.suggestions), reverse=True)


def test_another_text_makes_an_orphan() -> None:
    found, _words = find(SAID, "A dog ran over the hill and nobody saw it until Friday, when it came home.")
    assert found.status == "orphan"


def test_a_common_phrase_goes_with_its_neighbours_not_its_order() -> None:
    old = "The mayor came in. She said no. Then the clerk rose. She said no. The door shut."
    second = Selector.of(old, Span(old.rindex("She said no"), old.rindex("She said no") + 11))
    new = "The door stood open. The clerk was late. Then the clerk rose. She said no. The door shut. All left."
    found = Text(new).anchor(second)
    assert found.spans == (Span(new.index("She said no"), new.index("She said no") + 11),)


def test_a_few_common_words_alone_are_not_enough() -> None:
    new = "A day went by. At the end of it the crew came in. “It was late,” one of them said to the cook."
    found, _words = find("she said", new.replace("one of them", "she"))
    assert found.status == "orphan"


def test_a_word_that_got_a_possessive_is_still_there() -> None:
    old = "They knew it. Ada Voss spoke for an hour in the hall."
    new = "They knew it. Ada Voss’s speech took an hour in the hall."
    found = Text(new).anchor(Selector.of(old, Span(14, 22)))
    assert [span.of(new) for span in found.spans] == ["Ada Voss"]


def test_a_passage_that_begins_and_ends_inside_words_keeps_its_ends() -> None:
    found, words = find("told us anything unt", "New.\n\n" + OLD)
    assert found.status == "exact" and words == ["told us anything unt"]
    _found, words = find("old us any", OLD.replace("body told", "body has told"))
    assert words == ["old us any"]


def test_scripts_without_spaces_are_found_by_their_characters() -> None:
    old = "港の火事は九時間続いた。船は月曜日に出ると会社は言った。市長は何も言わなかった。"
    new = "木曜日のことである。港の火事は九時間続いた。船は火曜日に出ると会社は言った。市長は何も言わなかった。"
    found, words = find("船は月曜日に出る", new, old)
    assert found.status == "edited" and words == ["船は火曜日に出る"]


def test_signs_alone_are_found_by_what_stands_around_them() -> None:
    old = "First part.\n\n* * *\n\nSecond part."
    start = old.index("* * *")
    found = Text("New.\n\n" + old).anchor(Selector.of(old, Span(start, start + 5)))
    assert found.status == "exact" and found.spans == (Span(start + 6, start + 11),)
    assert Text("nothing").anchor(Selector.of(old, Span(start, start + 5))).status == "orphan"


@pytest.mark.parametrize(
    "text", ["hello " * 2000, "a" * 50_000, "no no no yes " * 800], ids=["words", "letter", "chorus"]
)
def test_repeated_text_is_neither_lost_nor_slow(text: str) -> None:
    selector = Selector.of(text, Span(1200, 9000))
    for new in (text, "x " + text, text[: len(text) // 2], text.replace("e", "a", 300)):
        found = Text(new).anchor(selector)
        assert all(0 <= span.start < span.end <= len(new) for span in found.spans)
    assert Text("x " + text).anchor(selector).status == "exact"


def test_a_very_long_passage_is_found_by_its_ends() -> None:
    middle = " ".join(f"Sentence {n} of the report says that pier {n * 7} is sound." for n in range(400))
    old = f"{OLD}\n\n{middle}\n\nThe report ends here, with a list of names."
    passage = old[300:-20]
    new = "Corrected.\n\n" + old.replace("pier 700 is sound", "pier 700 is not sound")
    found, words = find(passage, new, old)
    assert found.status == "edited" and found.flags == ("negation",)
    assert words[0][:40] == passage[:40] and words[0][-40:] == passage[-40:]


WORDS = [
    "the",
    "mayor",
    "ferry",
    "quay",
    "on",
    "Friday",
    "she",
    "said",
    "no",
    "“",
    "”",
    ",",
    ".",
    "—",
    "\n\n",
    "12",
    "火事",
]
texts = st.lists(st.sampled_from(WORDS), min_size=2, max_size=60).map(" ".join)


@given(texts, st.data())
def test_any_passage_is_exact_where_it_was_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Text(text).anchor(Selector.of(text, Span(start, end))) == Anchor("exact", (Span(start, end),))


@given(texts, texts, st.data())
@example("a", "\ud800\0", None)
def test_whatever_the_texts_the_answer_is_lawful(old: str, new: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(old) - 1)) if data else 0
    end = data.draw(st.integers(start + 1, len(old))) if data else len(old)
    found = anchor([Selector.of(old, Span(start, end))], new)[0]
    assert (found.status == "orphan") == (not found.spans)
    assert list(found.spans) == sorted(found.spans)
    assert all(0 <= span.start < span.end <= len(new) for span in found.spans)
    assert all(one.end <= two.start for one, two in pairwise(found.spans))
    assert 0 <= found.score <= 1 and len(found.suggestions) <= 3
