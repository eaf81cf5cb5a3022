"""Quotes: every mark found, the right words inside, given to the right person."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block
from reader.compare.document import read_documents
from reader.compare.model import Quote
from reader.compare.quotes.find import find_quotes

CASES = json.loads((Path(__file__).parents[1] / "data/hard/quotes.json").read_text(encoding="utf-8"))


def article(text: str, name: str = "a1") -> Article:
    """An article whose paragraphs are separated by line breaks."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(position, position + len(line), "paragraph"))
        position += len(line) + 1
    return Article(name, f"{name}.txt", text, tuple(blocks))


def quotes(text: str) -> list[Quote]:
    return find_quotes(read_documents([article(text)]))


def speaker(text: str, words: str) -> str | None:
    """The mention beside the quote that begins with `words`."""
    found = next(q for q in quotes(text) if q.span.of(text).startswith(words))
    return found.speaker.mention.of(text) if found.speaker and found.speaker.mention else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}: {case['why']}")
def test_hard_case(case: dict) -> None:
    text = case["text"]
    spoken = [q for q in quotes(text) if q.kind == "direct"]
    assert [q.span.of(text) for q in spoken] == [wanted["q"] for wanted in case["expect"]]
    for quote, wanted in zip(spoken, case["expect"], strict=True):
        if wanted["s"] is not None:
            assert quote.speaker and quote.speaker.mention
            assert wanted["s"] in quote.speaker.mention.of(text) or wanted["s"] == quote.speaker.name
        if "via" in wanted:
            assert wanted["via"] in quote.via
        assert bool(quote.nested_in) == wanted.get("nested", False)


def test_segments_broken_by_the_attribution_are_one_utterance() -> None:
    first, second = quotes("“The dam,” Voss said, “will hold.”")
    assert first.utterance == second.utterance


def test_a_quote_over_paragraphs_is_one_utterance_with_one_speaker() -> None:
    first, second = quotes("“First point.\n\n“Second,” Voss said.")
    assert first.utterance == second.utterance
    assert first.speaker and first.speaker.name == "Voss"


def test_two_speakers_in_one_paragraph_are_two_utterances() -> None:
    first, second = quotes("“Why?” Orr asked. “Money,” Pike said.")
    assert first.utterance != second.utterance


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Cole starred in “The Long Ferry.”", "title"),
        ("Orr told the breakfast show’s “Early Tide” that the quay was shut.", "title"),
        ("So-called “smart” bins failed.", "scare"),
        ("The firm sold “magic” pills for years.", "scare"),
        ("Rita “Moose” Hale left early.", "nickname"),
        ("The man known as “Gull” was not there.", "nickname"),
        ("Hale called it “a slow leak”.", "direct"),
    ],
)
def test_what_stands_in_marks_is_told_apart(text: str, kind: str) -> None:
    assert [q.kind for q in quotes(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“It is late,” said harbour pilot Ines Okafor, who was on board.", "It is", "Ines Okafor"),
        ("Ines Okafor, 34, a pilot from Port Orr, said: “It is late.”", "It is", "Ines Okafor"),
        ("The union’s chair, Sam Brandt, said the offer was “an insult”.", "an insult", "Sam Brandt"),
        ("Asked on Monday whether Pike would stay, Orr shook his head and said, “No.”", "No", "Orr"),
        ("Pike, during a visit to Port Orr, Kelland, said she was “not tired”.", "not tired", "Pike"),
        ("“We tried,” Orr said, adding, “We failed.”", "We failed", "Orr"),
        ("Pike was asked by Orr about the “missing hour”.", "missing", "Orr"),
        ("“VOSS: We leave at dawn.”", "VOSS", "VOSS"),
        ("“We were told nothing.”\n— Lee Pike, mayor", "We were", "Lee Pike"),
        ("Voss shot back, “That is what you said in March.”", "That is", "Voss"),
        ("Pike’s letter said the ferry was “unsafe in any wind”.", "unsafe", "letter"),
        ("“It’s over,“ said Larry Noor, a lawyer.", "It’s over", "Larry Noor"),
    ],
)
def test_the_mention_beside_the_quote(text: str, words: str, who: str) -> None:
    assert who in (speaker(text, words) or "")


def test_the_inner_speaker_of_reported_speech_speaks_and_the_outer_one_carries() -> None:
    (quote,) = quotes("Orr wrote that Pike told him the deal was “dead”.")
    assert quote.speaker and quote.speaker.name == "Pike"
    assert "Orr" in quote.via


def test_a_newsletter_and_an_outlet_are_carriers_nearest_first() -> None:
    (quote,) = quotes("Reyes wrote in a newsletter that the board “knew by May,” the Courier reported.")
    assert quote.speaker and quote.speaker.name == "Reyes"
    assert quote.via == ("newsletter", "Courier")


def test_an_epithet_is_resolved_by_another_source() -> None:
    one = article("Ada Voss, the mayor, left early. She said nothing.", "a1")
    other = article("“Nobody told us,” the mayor said.", "a2")
    (quote,) = find_quotes(read_documents([one, other]))
    assert quote.speaker and quote.speaker.name == "Ada Voss" and quote.speaker.tentative


def test_spellings_of_one_surname_join_across_sources() -> None:
    one = article("“We won,” Olena Kovalenko said.", "a1")
    other = article("“We won,” Olena Kowalenko said.", "a2")
    names = {q.speaker.name for q in find_quotes(read_documents([one, other])) if q.speaker}
    assert len(names) == 1


def test_namesakes_in_one_article_stay_apart() -> None:
    text = "Jan Brandt met Eva Brandt. “I know,” Eva Brandt said. “So do I,” Jan Brandt said."
    assert [q.speaker.name for q in quotes(text) if q.speaker] == ["Eva Brandt", "Jan Brandt"]


def test_who_is_called_she_in_a_story_is_not_meant_by_he() -> None:
    text = "Leontine Farr runs the mill. “It is mine,” she said.\nLeontine Farr met Ruard Pell. “It is ours,” he said."
    assert [q.speaker.name for q in quotes(text) if q.speaker] == ["Leontine Farr", "Ruard Pell"]


def test_what_is_left_of_markup_is_no_quotation() -> None:
    assert quotes('A line <span class="x" id="y7">of text</span> remained.') == []


def test_a_mark_never_closed_does_not_turn_the_rest_inside_out() -> None:
    text = '"One is open. "Two is closed," Voss said. Then "three," she added.'
    assert [q.span.of(text) for q in quotes(text)] == ["One is open.", "Two is closed,", "three,"]


MARKED = st.text(alphabet="ab .,!?\n“”\"'‘’«»„`—A", max_size=200)


@given(st.one_of(MARKED, st.text(max_size=200)))
def test_spans_lie_inside_their_block_and_nest(text: str) -> None:
    found = quotes(text)
    by_id = {quote.id: quote for quote in found}
    for quote in found:
        assert 0 <= quote.span.start < quote.span.end <= len(text)
        assert quote.span.of(text) == quote.span.of(text).strip()
        if quote.nested_in:
            assert by_id[quote.nested_in].span.holds(quote.span)
        if quote.speaker and quote.speaker.mention:
            assert quote.speaker.mention.of(text).strip()


def headline(text: str) -> list[Quote]:
    return find_quotes(read_documents([Article("a1", "a1.txt", text, (Block(0, len(text), "title"),))]))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Orr on the Ferry: The Wait Is ‘Unbearable’", "Orr"),
        ("Lessons From Ines Okafor: ‘Count Twice’", "Ines Okafor"),
        ("Harbour Chief Calls Ferry Plan ‘A Disgrace’ After Storm", "Harbour Chief"),
    ],
)
def test_a_headline_in_title_case_names_its_speaker(text: str, who: str) -> None:
    (quote,) = headline(text)
    assert quote.kind == "direct"
    assert quote.speaker and quote.speaker.name == who


def test_words_whose_saying_is_denied_are_flagged() -> None:
    (denied,) = quotes("Orr denied saying “never.”")
    (said,) = quotes("Orr said “never.”")
    assert denied.denied and not said.denied


def test_it_stands_for_the_document_before() -> None:
    (quote,) = quotes("The memo is dated Monday. “The gate was shut all night long,” it says.")
    assert quote.speaker and quote.speaker.name == "memo" and quote.speaker.tentative
