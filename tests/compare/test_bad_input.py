"""Text that no newsroom wrote: whatever comes, spans stay in the text, order does not matter, nothing raises."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, Span
from reader.compare.document import read_documents
from reader.compare.model import Comparison
from reader.compare.pipeline import compare
from reader.compare.quotes.find import find_quotes
from reader.compare.serialise import comparison_dict
from tests.compare.stories import article, story

WORDS = [
    "The", "harbour", "board", "met", "at", "dawn", "and", "weighed", "the", "ferry", "plan", "while", "rain", "came",
    "down", "over", "Orr", "Bay",
]  # fmt: skip


def words(count: int, shift: int = 0) -> str:
    """So many words, seldom twice in the same order; every fifth is a word of its own."""
    return " ".join(
        WORDS[(at * 7 + shift + at // 13) % len(WORDS)] + (f"{at % 97}" if at % 5 == 0 else "") for at in range(count)
    )


SHAPES = {
    "nothing": "",
    "white space": " \t \n  \n",
    "no quote": words(600),
    "one giant quote": f"“{words(2_000)}.” said Ada Voss.",
    "one giant quote never closed": f"Ada Voss said: “{words(2_000)}",
    "quotes without end": "\n".join(f"“{words(4, at)} {at}”, said Ada Voss." for at in range(200)),
    "the same quote again and again": " ".join(["“We will never sail,” said Ada Voss."] * 200),
    "marks that only open": " ".join("“" + word for word in words(200).split()),
    "marks that only close": " ".join(word + "”" for word in words(200).split()),
    "an odd number of straight marks": ' "'.join(words(200).split()),
    "single marks": " ‘".join(words(200).split()) + " '".join(words(200).split()),
    "deep nesting": "“‘" * 100 + words(60) + "’”" * 100,
    "mixed pairs": "“so it was» «and so” „it is\" 'it was” " * 40,
    "NULs": "a\0b “c\0d e f” said Ada Voss\0. " * 60,
    "lone surrogates": "\ud800 “\udfff x y z” said Ada\ud900 Voss. " * 60,
    "emoji": "😀 “Sail on 👩‍👩‍👧 today,” said Ada Voss. 🏴‍☠️ " * 60,
    "right to left": "אמר «שלום עולם לכולם» אתמול. قال «لن نبحر غدا أبدا» أمس. \u202e“sail on now”\u202c " * 40,
    "combining signs": "Z\u0351\u036b\u0343al\u0300go “go\u0301 on\u0308 now” said Ada Vo\u0300ss. " * 40,
    "full stops": "." * 2_000 + "x " + ". " * 500 + "Mr. " * 300,
    "numbers": "1," * 1_000 + "x " + "9" * 2_000 + "% $" + "1." * 500,
    "stars and dashes": "*a" * 500 + " f-" * 300 + "—" * 500 + "[a]" * 200 + "[(" * 200,
    "leftover markup": 'x="' * 300 + '<a href="b c">“so it is here”</a> ' * 60,
    "verbs of saying": "said " * 300 + "“so it was today” said Voss",
    "commas": "Voss, " * 300 + "said “so it was today”",
    "colons": "Voss: “It is so” and " * 100 + "Voss: " * 300,
    "one long name": "Ada Voss " * 300 + "said “so it was today”",
    "namesakes": " ".join(f"Ada{chr(97 + at % 26)}{chr(97 + at // 26)} Voss met Voss." for at in range(200)),
    "one word without end": "x" * 5_000 + "’s" * 500,
}


def spans(comparison: Comparison) -> list[tuple[str, Span]]:
    """Every span of a comparison, with its article."""
    found = [(quote.article, quote.span) for quote in comparison.quotes]
    for quote in comparison.quotes:
        found += [(quote.article, span) for span in (quote.cue, quote.speaker and quote.speaker.mention) if span]
    for family in comparison.families:
        found += [(member.article, member.span) for member in (*family.members, *family.also_in)]
    found += [(place.article, place.span) for passage in comparison.passages for place in passage.members]
    found += [(side.article, side.span) for dispute in comparison.disputes for side in dispute.sides]
    found += [(place.article, place.span) for place in comparison.single_source]
    found += [(use.article, use.span) for origin in comparison.origins for use in origin.uses]
    return found


def check(comparison: Comparison) -> None:
    """What holds for every comparison."""
    for name, span in spans(comparison):
        text = comparison.article_by_id[name].text
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    quotes = comparison.quote_by_id
    for quote in comparison.quotes:
        if quote.nested_in is not None:
            assert quotes[quote.nested_in].span.holds(quote.span)
        if quote.speaker and quote.speaker.mention:
            assert quote.speaker.mention.of(comparison.article_by_id[quote.article].text)
    for family in comparison.families:
        assert len({member.article for member in family.members}) > 1
        for member in family.members:
            if member.quote is not None:
                assert member.span.overlap(quotes[member.quote].span)
    for passage in comparison.passages:
        assert len({place.article for place in passage.members}) == len(passage.members) > 1


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_compared_with_itself_and_with_plain_news(name: str) -> None:
    text = SHAPES[name]
    plain = "The board met.\n“We will never sail,” said Ada Voss.\n" + words(60)
    comparison = story(text, text + " End.", plain)
    check(comparison)
    json.dumps(comparison_dict(comparison))


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_makes_the_order_of_the_articles_matter(name: str) -> None:
    one, two = article(SHAPES[name], "a1"), article(words(40) + "\n" + SHAPES[name][:4_000], "a2")
    assert comparison_dict(compare([one, two])) == comparison_dict(compare([two, one]))


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "«", "»", "„", "``", "''", " ", " ", " ", " ", "\n", ".", ",", ":", "—", "…",
     "?", "(", "]", "[", "*", "-", "=", "\0", "\ud800", "😀", "שלום", "said", "told", "Voss", "Ada Voss", "he",
     "she", "The mayor", "according to", "we will sail", "never", "was", "not", "that", "12", "1,200", "f**k",
     "Mr.", "U.S.", "who"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_whatever_is_written_spans_lie_in_it_and_order_does_not_matter(texts: list[str], shuffler) -> None:
    articles = [article(text, f"a{number}") for number, text in enumerate(texts, 1)]
    comparison = compare(articles)
    check(comparison)
    again = articles.copy()
    shuffler.shuffle(again)
    assert comparison_dict(compare(again)) == comparison_dict(comparison)


def test_blocks_that_touch_are_read_apart() -> None:
    text = "Voss sailed“We go,” said Orr."
    parts = (Block(0, 11, "paragraph"), Block(11, len(text), "paragraph"))
    document = read_documents([Article("a1", "a1", text, parts)])[0]
    assert document.norms == ["voss", "sailed", "we", "go", "said", "orr"]
    halves = (Block(0, 3, "paragraph"), Block(3, len(text), "paragraph"))
    document = read_documents([Article("a1", "a1", text, halves)])[0]
    assert document.norms[:3] == ["vos", "s", "sailed"]


def test_ten_thousand_quotes_are_all_found() -> None:
    text = "\n".join(f"“{words(3, at)} {at}”, said Ada Voss." for at in range(10_000))
    quotes = find_quotes(read_documents([article(text, "a1")]))
    assert len(quotes) == 10_000
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {"Ada Voss"}


def test_a_line_of_a_megabyte_is_read_whole() -> None:
    text = words(200_000)
    assert len(text) > 1_000_000
    document = read_documents([Article("a1", "a1", text, (Block(0, len(text), "paragraph"),))])[0]
    assert len(document.ids) == 200_000
    assert document.ends[-1] == len(text)


def test_nesting_is_read_a_few_levels_deep_and_no_further() -> None:
    text = "“a ‘" * 400 + "b" + "’ c”" * 400
    quotes = {quote.id: quote for quote in find_quotes(read_documents([article(text, "a1")]))}
    for quote in quotes.values():
        depth = 0
        while quote.nested_in is not None:
            quote, depth = quotes[quote.nested_in], depth + 1
        assert depth <= 5
