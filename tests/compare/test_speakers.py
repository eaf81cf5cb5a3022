"""Whose mouth the words are put into: a wrong speaker is worse than none."""

import pytest

from reader.article import Article, Block
from reader.compare.model import Quote
from reader.compare.pipeline import compare
from reader.export import markdown, text
from reader.notes.model import Notes
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
        (
            "A barrister representing Della Marchetti called the ruling “a disgrace”.",
            "A barrister representing Della Marchetti",
        ),
        ("A spokeswoman for Della Marchetti said she was “worn out by it”.", "A spokeswoman"),
        ("The lawyers acting for Della Marchetti said she was “worn out by it”.", "The lawyers acting"),
        ("Sources close to Della Marchetti say she is “worn out by it”.", "Sources"),
        ("A nurse who has known Della Marchetti for years said: “She is worn out.”", "A nurse"),
        ("A man whose brother married Della Marchetti said: “She is worn out.”", "A man"),
        ("A clerk who worked for Hask, and who asked not to be named, said: “She is worn out.”", "A clerk"),
        ("One of Hask’s clerks, who would not be named, told of “years of fear”.", "One of Hask’s clerks"),
    ],
)
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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Evening Packet reported that the surgeon, Ilse Brandt, was warned in May and answered: “Not today.”",
            "Ilse Brandt",
        ),
        (
            "Mr Hask alleges that Ilse Brandt was shown the letter and replied with two words: “Not today.”",
            "Ilse Brandt",
        ),
        ("The Packet says that Ilse Brandt rose and shouted: “Not today.”", "Ilse Brandt"),
        ("The Evening Packet reported that Ilse Brandt warned the board of “a slow leak”.", "Ilse Brandt"),
        (
            "Mr Hask says he was promised by Ilse Brandt, the surgeon, that no ward would close: “Not one bed.”",
            "Ilse Brandt",
        ),
        (
            "Mr Hask said that he had been told by Ilse Brandt on Monday that the roof was “rotten through”.",
            "Ilse Brandt",
        ),
        (
            "She says she asked her boss who it was, and Ilse Brandt laughed and said, quote, “Not today.”",
            "Ilse Brandt",
        ),
        ("Mr Hask said that the roof held and added: “It will hold for years.”", "Hask"),
        ("Mr Hask said that Ilse Brandt had left and added: “She will be missed.”", "Hask"),
        ("Mr Hask said his client did not deny having been tired, “as surgeons are”.", "Hask"),
        ("Mr Hask denied that the roof was “rotten through”.", "Hask"),
        ("Her barrister said, and I quote, “this is not about a roof”.", "Her barrister"),
        ("They would “never, not for any money,” open the ward, in the words of Ilse Brandt.", "Ilse Brandt"),
        ("Hospital ‘had a roof that was rotten through and through’, inquest told", None),
        ("Mr Hask said that the two figures would “meet in the end”.", "Hask"),
        ("Did Mr Hask see the roof?\n“No, I saw none of it. I saw what was left.”", None),
    ],
)
def test_inside_a_report_the_words_are_whose_the_report_says(text: str, who: str | None) -> None:
    found = [quote.speaker for quote, _ in spoken(text)]
    if who is None:
        assert not any(found)
    else:
        assert found[-1] is not None and who in found[-1].name


@pytest.mark.parametrize(
    "verb",
    [
        "blasted", "sobbed", "sniped", "fumed", "gushed", "quipped", "raged", "thundered", "vowed", "hit back",
        "chimed in", "cut in", "piped up", "lashed out", "fired back", "snorted", "screeched", "wisecracked",
        "harrumphed", "obfuscated",  # in no list: behind a comma whoever acts speaks
    ],
)  # fmt: skip
@pytest.mark.parametrize("shape", ["“It was late,” {0} Ilse Brandt.", "“It was late,” Ilse Brandt {0}."])
def test_a_tabloid_verb_has_its_own_subject_and_not_the_paragraph_befores(verb: str, shape: str) -> None:
    story = "A porter told how the roof “swayed”.\n" + shape.format(verb)
    assert speaker("It was", story) == "Ilse Brandt"


@pytest.mark.parametrize(
    "tail",
    ["was the whole of the reply.", "ran the note under the door.", "closed the gates.", "and the line went dead."],
)
def test_a_quotation_whose_sentence_goes_on_without_a_speaker_takes_none_from_the_paragraph_before(tail: str) -> None:
    story = f"A porter said: “The roof swayed in May.”\n“It was late when I came,” {tail}"
    assert speaker("It was", story) is None


BEFORE = "“The bolts were sound,” said Gerold Stavik, the engineer who built it.\n"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A shopkeeper, Tamsyn Oduya, disagreed. “It was rusting,” she said.", "Tamsyn Oduya"),
        ("A porter, Bertil Oduya, had seen it otherwise. “It was rusting,” he said.", "Bertil Oduya"),
        ("Fire chief Bertil Oduya confirmed the total. “It was rusting,” he told reporters.", "Bertil Oduya"),
        ("Bertil Oduya, whose own count ran ahead, confirmed it. “It was rusting,” he said.", "Bertil Oduya"),
        (
            "The captain had left early. A passenger, Bertil Oduya, doubts that. “It was rusting,” he says.",
            "Bertil Oduya",
        ),
        (
            "The toll rose. Its director, Dr Bertil Oduya, said 37 were at Orrin Infirmary. “It was rusting,” he said.",
            "Bertil Oduya",
        ),
        ("Bertil Oduya, 44, was on the bus. He rose early. “It was rusting,” he said.", "Bertil Oduya"),
        ("The union’s chair, Bertil Oduya, spoke of Stavik. “It was rusting,” he said.", "Bertil Oduya"),
        (
            "A former pupil of Stavik’s, who would not be named, wrote to me. “It was rusting,” she said.",
            "A former pupil of Stavik’s",
        ),
        ("I asked the woman at the gate. “It was rusting,” she said.", "the woman"),
        ("The judge, Bertil Oduya, turned it down. “It was rusting,” he said of the bridge.", "Bertil Oduya"),
        ("Mr Stavik went on. “It was rusting,” he said.", "Gerold Stavik"),
    ],
)
def test_a_pronoun_means_the_subject_of_the_nearest_sentence_not_the_last_speaker(text: str, who: str) -> None:
    assert speaker("It was", BEFORE + text) == who + "?"


def test_a_lawyer_who_explains_is_meant_and_not_her_client_however_the_client_is_called_elsewhere() -> None:
    text = (
        "Ms. Marchetti, thirty-one, sat still while her lawyer, Carla Brandt, explained to a judge what she sues over. "
        "It is not, Ms. Brandt said, a matter of glue. “This is not about a cello,” she told the court."
    )
    assert speaker("This", text) == "Carla Brandt?"
    assert speaker("This", text, "Daniela Marchetti, 31, is suing.") == "Carla Brandt?"


def test_where_two_may_be_meant_nobody_is_named() -> None:
    text = "The vote set Carla Brandt against Daniela Marchetti. “It was close,” she said."
    assert speaker("It was", text) == "she?"


def test_a_company_or_a_place_is_never_he_or_she() -> None:
    for subject in ("The Orrin Infirmary", "Halvard Lines", "Port Orrin", "The High Court"):
        text = f"Bertil Oduya, 44, was hurt. {subject} took him in. “It was rusting,” he said."
        assert speaker("It was", text) == "Bertil Oduya?"


@pytest.mark.parametrize(
    "text",
    [
        "“Not one gate, Tamsyn,” she told union leader Tamsyn Oduya on Wednesday.",
        "Tamsyn Oduya said that Ms Brandt had told her so on Tuesday. "
        "‘She looked at me and said, “Not one gate, Tamsyn.” I wrote it down,’ said Ms Oduya.",
        "Oduya said: “She looked at me and said, ‘Not one gate, Tamsyn.’”",
        "“Nobody counts gates the way Brandt counts them,” Tamsyn Oduya said. “‘Not one gate,’ she says. Well.”",
    ],
)  # fmt: skip
def test_who_is_told_or_quotes_is_not_who_said_it(text: str) -> None:
    story = f"Carla Brandt runs the works, and Tamsyn Oduya, 61, leads the union. Brandt spoke first.\n{text}"
    assert speaker("Not one gate", story) == "Carla Brandt?"


def test_whoever_a_quotation_speaks_of_does_not_speak_it() -> None:
    text = "Carla Brandt met Daniela Marchetti on Monday. “Ms Brandt is wrong, and she knows it,” she said."
    assert speaker("Ms Brandt", text) == "Daniela Marchetti?"


NEVER = "“No hatch on any ship of ours is ever bolted at sea,”"


@pytest.mark.parametrize(
    "text",
    [
        f"The director, Bertil Oduya, denied that the hatches had been shut. {NEVER} he said.",
        f"{NEVER} Bertil Oduya, the director, said.",
        f"“We check them,” said Bertil Oduya. {NEVER} he added.",
    ],
)
def test_what_an_article_says_of_its_speaker_no_other_article_overrules(text: str) -> None:
    other = f"Halvard Lines rejected the claim. {NEVER} said a spokeswoman, Carla Brandt."
    assert (speaker("No hatch", text, other) or "").rstrip("?") == "Bertil Oduya"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"The hatches were looked at again. {NEVER} was the answer.", "Carla Brandt?"),
        (f"Two women spoke. {NEVER} she said.", "Carla Brandt?"),
        (f"Two men spoke. {NEVER} he said.", "he?"),
        (f"An old sailor laughed at Brandt. {NEVER} he told Carla Brandt.", "An old sailor?"),
    ],
)
def test_a_speaker_left_open_is_settled_by_another_article_unless_the_pronoun_or_the_listener_forbids(
    text: str, who: str
) -> None:
    assert speaker("No hatch", text, f"{NEVER} said Carla Brandt, who runs the yard.") == who


def test_two_articles_that_name_two_speakers_are_a_dispute_and_stay_as_they_are() -> None:
    one, other = f"{NEVER} said Carla Brandt.", f"{NEVER} said Daniela Marchetti."
    names = [quote.speaker.name for quote, _ in spoken(one, other) if quote.speaker]
    assert names == ["Carla Brandt", "Daniela Marchetti"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("HOST: “As quick as we can and as slow as we must,” was it?", None),
        ("HOST: And then there is this. “As quick as we can and as slow as we must.” What a line.", None),
        ("OKORO (in Orrin): She put it like this. “As quick as we can.” Her words.", "she"),
        ("HOST: “As quick as we can, and no quicker.”", "HOST"),
        ("EXCLUSIVE: “As quick as we can, and no quicker.”", None),
        ("OKORO: The chair, Carla Brandt, was clear. “As quick as we can,” she said.", "Carla Brandt"),
    ],
)
def test_whoever_quotes_in_a_transcript_does_not_speak_the_words(text: str, who: str | None) -> None:
    found = (speaker("As quick", text) or "").rstrip("?").lower()
    assert found == (who or "").lower()


def headline(text: str, body: str = "It was a long day in court, and many had come.") -> list[str | None]:
    """The speakers of a headline's quotations."""
    whole = f"{text}\n\n{body}"
    end = len(text)
    made = Article("a1", "a1.txt", whole, (Block(0, end, "title"), Block(end + 2, len(whole), "paragraph")))
    return [quote.speaker and quote.speaker.name for quote in compare([made]).quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("MAESTRO ‘RAN WILD’: Star's cello ‘was smashed to pieces’", [None]),
        ("SCANDAL AT SEA: Skipper ‘knew all about the hatch’", [None]),
        ("Skipper ‘knew about the hatch for years’, High Court told", [None]),
        ("Brandt on the ferry: ‘It will sail in May’", ["Brandt"]),
        ("Ferry captain: “I gave the order twice”", ["Ferry captain"]),
    ],
)
def test_a_headlines_catchword_speaks_nothing(text: str, who: list[str | None]) -> None:
    assert [name for name in headline(text) if name] == [name for name in who if name]


@pytest.mark.parametrize(
    ("one", "marked"),
    [
        ("Carla Brandt runs the yard. “No hatch on any ship of ours is ever bolted at sea,” she said.", True),
        ("“No hatch on any ship of ours is ever bolted at sea,” Carla Brandt said.", False),
    ],
)
def test_a_speaker_whom_no_source_names_outright_is_marked_in_what_is_written(one: str, marked: bool) -> None:
    other = "Carla Brandt denied it. “No hatch on any ship of ours is ever bolted at sea,” she said."
    comparison = compare([article(one, "a1"), article(other, "a2")])
    heading = "Carla Brandt (inferred)" if marked else "Carla Brandt"
    assert f"{heading} in 2 of 2 sources" in " ".join(text.render(comparison).split())
    assert f"{heading}: “No hatch" in markdown.render(comparison, Notes("s", "Hatches"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A friend of the director told the Globe: “He is furious.”", "A friend of the director"),
        ("Hask's stunned sister, model Carla Brandt, sobbed: “He is furious.”", "Carla Brandt"),
        (
            "Hask's predecessor, Dame Carla Brandt, would not talk, although she did say he was “furious”.",
            "Carla Brandt",
        ),
        ("Carla Brandt, Mr Hask’s manager, came at noon. “He is furious,” she said.", "Carla Brandt"),
        ("As for Ruben, I asked at the gate. “I never had a phone,” he said.", "Ruben Hask"),
    ],
)
def test_an_office_or_a_title_of_somebody_else_names_nobody(text: str, who: str) -> None:
    story = f"The director, Ruben Hask, runs the zoo, and Ilse Stavik, 61, keeps the wolves.\n{text}"
    assert (speaker("", story) or "").rstrip("?") == who
