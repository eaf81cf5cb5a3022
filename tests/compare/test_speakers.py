"""Whose mouth the words are put into: a wrong speaker is worse than none."""

import pytest

from reader.compare.model import Quote
from reader.compare.pipeline import compare
from tests.compare.test_quotes import article


def spoken(*texts: str) -> list[tuple[Quote, str]]:
    """The direct quotes of one story, each text an article, with their words."""
    articles = {f"a{number}": article(text, f"a{number}") for number, text in enumerate(texts)}
    found = compare(articles.values()).quotes
    return [(quote, quote.span.of(articles[quote.article].text)) for quote in found if quote.kind == "direct"]


def speaker(words: str, *texts: str) -> str | None:
    """The speaker's name of the first direct quote that begins with `words`; "?" behind it says it is inferred."""
    quote = next(quote for quote, said in spoken(*texts) if said.startswith(words))
    return None if quote.speaker is None else quote.speaker.name + ("?" if quote.speaker.tentative else "")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A friend of Della Marchetti said that she was “worn out by it”.", "A friend of Della Marchetti"),
        ("“She is worn out,” said a friend of Della Marchetti.", "a friend of Della Marchetti"),
        ("“She is worn out,” the mother of Della Marchetti told the Globe.", "the mother of Della Marchetti"),
        ("“She is worn out,” according to a cousin of Mr Hask.", "a cousin of Mr Hask"),
        ("A former pupil of Mr Hask’s told me there had been a “reign of fear”.", "A former pupil of Mr Hask’s"),
        ("A mate of Ruben's says: “He's a broken man.”", "A mate of Ruben's"),
        ("Della Marchetti’s sister said: “She is worn out.”", "Della Marchetti’s sister"),
        ("“She is worn out,” said Della Marchetti's sister.", "Della Marchetti's sister"),
        ("A barrister representing Della Marchetti called the ruling “a disgrace”.", "A barrister representing Della Marchetti"),
        ("A spokeswoman for Della Marchetti said she was “worn out by it”.", "A spokeswoman"),
        ("The lawyers acting for Della Marchetti said she was “worn out by it”.", "The lawyers acting"),
        ("Sources close to Della Marchetti say she is “worn out by it”.", "Sources"),
        ("A nurse who has known Della Marchetti for years said: “She is worn out.”", "A nurse"),
        ("A man whose brother married Della Marchetti said: “She is worn out.”", "A man"),
        ("A clerk who worked for Hask, and who asked not to be named, said: “She is worn out.”", "A clerk"),
        ("One of Hask’s clerks, who would not be named, told of “years of fear”.", "One of Hask’s clerks"),
    ],
)  # fmt: skip
def test_who_is_described_by_naming_another_is_never_that_other(text: str, who: str) -> None:
    story = f"Della Marchetti runs the mill that Ruben Hask built.\n{text}"
    assert (speaker("", story) or "").rstrip("?") == who


@pytest.mark.parametrize(
    "text",
    [
        "A friend of Della Marchetti, Lou Dray, said: “She is worn out.”",
        "A friend of Della Marchetti’s, Lou Dray, said: “She is worn out.”",
        "The mother of Della Marchetti, Lou Dray, said that she was “worn out by it”.",
        "“She is worn out,” said the lawyer of Della Marchetti, Lou Dray.",
        "“She is worn out,” said Della Marchetti's mother, Lou Dray.",
        "“She is worn out,” said Lou Dray, a friend of Della Marchetti.",
        "Lou Dray, who has known Della Marchetti for years, said: “She is worn out.”",
        "Lou Dray, a barrister representing Della Marchetti, said: “She is worn out.”",
    ],
)
def test_whoever_is_described_and_named_is_the_name(text: str) -> None:
    assert speaker("", f"Della Marchetti runs the mill that Ruben Hask built.\n{text}") == "Lou Dray"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Mayor of Orrin, Tobias Rask, said: “It is late.”", "Tobias Rask"),
        ("The mayor of Orr Bay, Kelland, said: “It is late.”", "The mayor of Orr Bay"),
        ("Brother Anselm Kowal of the mission said: “It is late.”", "Anselm Kowal"),
        ("The outgoing chair Della Marchetti said: “It is late.”", "Della Marchetti"),
        ("Acting mayor Della Marchetti said: “It is late.”", "Della Marchetti"),
        ("Della Marchetti, who worked for Hask, said: “It is late.”", "Della Marchetti"),
    ],
)
def test_a_name_with_an_office_or_a_place_stays_a_name(text: str, who: str) -> None:
    assert who in (speaker("", text) or "")
