"""Plain text: where paragraphs end, what is a title."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.plain import plain_blocks, reads_like_title
from reader.ingest.text_file import plain_draft

SENTENCES = (
    "The ferry to Quillmouth has not sailed since the storm, and nobody at the harbour will say when it is going to "
    "sail again, although the company has sold tickets for every day of the coming week.",
    "“We were told on Monday,” said Ada Voss, who runs the shop on the quay, “and on Tuesday we were told that we had "
    "been told wrong, and on Wednesday the telephone was off the hook.”",
    "The council meets on Friday. Its leader said that she had read the report twice and had found a bridge in it that "
    "does not exist.",
)


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind, " ".join(text[block.start : block.end].split())) for block in plain_blocks(text)]


def paragraphs(text: str) -> list[str]:
    return [words for _, words in shown(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("\n\n".join(SENTENCES)) == list(SENTENCES)


def test_lines_that_are_whole_paragraphs_are_paragraphs() -> None:
    assert paragraphs("\n".join(SENTENCES)) == list(SENTENCES)


@pytest.mark.parametrize("width", [60, 66, 72, 80, 90])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(sentence, width) for sentence in SENTENCES)
    assert paragraphs(text) == list(SENTENCES)


@pytest.mark.parametrize("width", [60, 80])
def test_wrapped_paragraphs_without_blank_lines_end_at_a_short_line(width: int) -> None:
    text = "\n".join(textwrap.fill(sentence, width) for sentence in (SENTENCES[0] + " It rained.", SENTENCES[2]))
    assert len(paragraphs(text)) == 2


def test_a_wrapped_article_keeps_its_head_lines_apart() -> None:
    body = "\n\n".join(textwrap.fill(sentence, 70) for sentence in SENTENCES)
    text = f"Ferry still in harbour\n\nBy Orla Tamsin\nQuillmouth Echo\nMay 4, 2031\n\n{body}"
    assert paragraphs(text)[:4] == ["Ferry still in harbour", "By Orla Tamsin", "Quillmouth Echo", "May 4, 2031"]


def test_verse_and_lists_stay_lines() -> None:
    text = "A song\n\nThe sea\nThe sea the open\nIt grew so fresh\nThe ever free\nHe sang again that night"
    assert len(paragraphs(text)) == 6


def test_bullets_are_list_items_even_when_wrapped() -> None:
    text = "Title here\n\nWhat is known:\n- the ferry\n- the crane\n\n" + SENTENCES[0]
    assert [kind for kind, _ in shown(text)] == ["title", "paragraph", "list_item", "list_item", "paragraph"]


def test_a_quotation_mark_that_is_opened_stays_in_its_paragraph() -> None:
    text = "“It began here.\n\n“It ended there,” she said."
    assert paragraphs(text) == ["“It began here.", "“It ended there,” she said."]


def test_a_short_first_line_is_the_title() -> None:
    assert shown("Ferry runs aground off Quillmouth\n\n" + SENTENCES[0])[0] == (
        "title",
        "Ferry runs aground off Quillmouth",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ferry runs aground off Quillmouth",
        "‘They were warned’: the night the crane fell",
        "Is this the end of the pier?",
        "Mayor Resigns Over Missing Bridge, Blames The Sea.",
        "Seven hurt as tram leaves rails; driver “was singing”",
    ],
)
def test_headlines_read_like_titles(line: str) -> None:
    assert reads_like_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry ran aground on Monday.",
        "A woman who lost her hat in the storm has been reunited with it after eleven years.",
        "and then it sank",
        "Dear readers,",
        SENTENCES[0],
        "- first of three",
    ],
)
def test_ledes_and_salutations_do_not(line: str) -> None:
    assert not reads_like_title(line)


def test_furniture_above_the_title_is_passed_over() -> None:
    text = "Advertisement\n\nFerry runs aground off Quillmouth\n\n" + SENTENCES[0]
    assert [kind for kind, _ in shown(text)] == ["paragraph", "title", "paragraph"]


@pytest.mark.parametrize("line", ["4 May 2031", "By Orla Tamsin", "Source: Quillmouth Echo"])
def test_a_detail_above_the_title_is_passed_over(line: str) -> None:
    text = f"{line}\nFerry runs aground off Quillmouth\n\n" + SENTENCES[0]
    assert plain_draft(text).source.title == "Ferry runs aground off Quillmouth"
    assert plain_draft(text).blocks[0].kind == "boilerplate"


def test_a_headline_may_be_stated() -> None:
    draft = plain_draft(f"Title: Ferry runs aground\nDate: 2031-05-04\n\n{SENTENCES[0]}")
    assert (draft.source.title, draft.source.published) == ("Ferry runs aground", "2031-05-04")


def test_a_long_first_line_is_a_lede_and_the_headline_stays_absent() -> None:
    draft = plain_draft("\n\n".join(SENTENCES))
    assert draft.source.title is None
    assert draft.blocks[0].kind == "paragraph"


def test_one_line_alone_is_an_article_not_a_title() -> None:
    assert shown("The ferry ran aground") == [("paragraph", "The ferry ran aground")]


LINES = st.lists(st.text(alphabet="ab “”.\n\t-•>", max_size=60), max_size=12).map("\n".join)


@given(LINES)
def test_blocks_are_in_order_disjoint_and_tight(text: str) -> None:
    blocks = plain_blocks(text)
    for block in blocks:
        words = text[block.start : block.end]
        assert words and words == words.strip()
    assert all(first.end <= second.start for first, second in pairwise(blocks))


@given(LINES)
def test_no_word_is_outside_a_block(text: str) -> None:
    inside = "".join(text[block.start : block.end] for block in plain_blocks(text))
    assert "".join(inside.split()) == "".join(text.split())
