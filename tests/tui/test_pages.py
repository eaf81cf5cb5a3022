"""Wrapping and pages: the laws of lines, in cells."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.article import Article, Block, Source, Span
from reader.tui.dates import full_date
from reader.tui.display import SIGN, ZERO, displayed, drawn, one_line, quoted
from reader.tui.page import Page
from reader.tui.wrap import cells, cut, cut_apart, offset_at_cell, wrap
from tests.tui.stories import ARTICLES, HARBOUR

ALPHABET = "abc de,.“”’—\u0301é漢字한글あ👩👧❤️אבג\u200b\xad\tÄ "
texts = st.text(st.sampled_from(ALPHABET), max_size=200).map(displayed)
widths = st.integers(2, 60)


@given(texts, widths)
def test_no_line_is_wider_than_the_room(text: str, width: int) -> None:
    for start, end in wrap(text, 0, len(text), width):
        assert cell_len(text[start:end]) <= width


@given(texts, widths)
def test_nothing_but_white_space_is_left_out_and_nothing_comes_twice(text: str, width: int) -> None:
    position = 0
    for start, end in wrap(text, 0, len(text), width):
        assert start >= position
        assert not text[position:start].strip(" ")
        position = end
    assert not text[position:].strip(" ")


@given(texts, widths, st.integers(1, 60))
def test_a_shorter_first_line_is_kept(text: str, width: int, first: int) -> None:
    lines = wrap(text, 0, len(text), width, max(first, 2))
    start, end = lines[0]
    assert cell_len(text[start:end]) <= max(first, 2)


@given(texts, st.integers(-3, 250))
def test_the_offset_under_a_cell_is_the_character_drawn_there(text: str, cell: int) -> None:
    offset = offset_at_cell(text, 0, len(text), cell)
    assert 0 <= offset <= len(text)
    assert cells(text, 0, offset) <= max(cell, 0)


@given(texts, st.integers(0, 40))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width


@given(st.lists(texts, max_size=4), st.integers(0, 40))
def test_names_cut_side_by_side_fit(names: list[str], width: int) -> None:
    assert all(cell_len(name) <= width for name in cut_apart(names, width))


def test_names_that_begin_alike_are_cut_where_they_can_be_told_apart() -> None:
    names = ["The Port Orr Evening Chronicle", "The Port Orr Evening Courier", "Coast Wire"]
    assert cut_apart(names, 13) == ["The Po…onicle", "The Po…ourier", "Coast Wire"]
    assert cut_apart(names[::2], 13) == ["The Port Orr…", "Coast Wire"]


@given(st.text(max_size=100))
def test_what_is_displayed_has_the_length_of_the_text_and_no_control_character(text: str) -> None:
    shown = displayed(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    shown.encode("utf-8")


def test_escape_sequences_joiners_and_soft_hyphens_are_not_drawn() -> None:
    assert displayed("\x1b]52;c;x\x07") == f"{SIGN}]52;c;x{SIGN}"
    assert drawn(displayed("soft\xadhyphen")) == "softhyphen"
    assert cell_len(drawn(displayed("👩\u200d👩\u200d👧"))) == 6
    assert displayed("a\tb\nc") == "a b c"
    assert displayed("\u202e") == ZERO
    assert one_line("a\n\n  b\x1b") == f"a b{SIGN}"
    assert quoted("“a ”b” ") == "“a ”b”"


@given(texts)
def test_what_stays_zero_wide_takes_no_cell(text: str) -> None:
    assert cell_len(drawn(text)) == cell_len(text)


@given(st.sampled_from(ARTICLES), st.integers(8, 100), st.data())
def test_every_offset_of_the_text_has_its_line_and_cell(article: Article, width: int, data: st.DataObject) -> None:
    page = Page(article, displayed(article.text), width)
    block = data.draw(st.sampled_from(article.blocks))
    offset = data.draw(st.integers(block.start, block.end - 1))
    number = page.line_of(offset)
    line = page.lines[number]
    assert line.start < line.end
    assert line.start <= offset
    if offset < line.end:
        again = page.offset_at(*page.cell_of(offset))
        assert article.text[min(again, offset) : max(again, offset)].strip("\u200d\ufe0f") == ""


def test_blocks_stand_apart_and_items_together() -> None:
    page = Page(HARBOUR, HARBOUR.text, 60)
    kinds = [line.kind for line in page.lines]
    first = kinds.index("list_item")
    assert kinds[first : first + 3] == ["list_item", "list_item", "blank"]
    assert page.lines[first].lead == "• "
    assert kinds[-1] == "blank"


def test_a_bullet_of_the_text_is_not_doubled() -> None:
    article = Article("a1", "p", "- one\n- two", (Block(0, 5, "list_item"), Block(6, 11, "list_item")), Source())
    page = Page(article, article.text, 40)
    assert [line.lead for line in page.lines[:2]] == ["", ""]


def test_the_head_stands_above_the_text_and_before_offset_nought() -> None:
    page = Page(HARBOUR, HARBOUR.text, 30, ("Jo Pell · 2026-11-21",))
    assert page.lines[0].own == "Jo Pell · 2026-11-21"
    assert page.lines[page.line_of(0)].kind == "title"


def test_an_article_without_text_has_a_page() -> None:
    page = Page(Article("a1", "p", "", (), Source()), "", 30)
    assert page.line_of(0) == 0
    assert page.offset_at(3, 3) == 0
    assert page.blank_near(0) == 0
    assert page.lines_of(Span(0, 0)) == (0, 0)


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("2026-01-14T21:02:00Z", "14 Jan 2026, 21:02"),
        ("2026-01-14T21:02+02:00", "14 Jan 2026, 21:02"),
        ("2026-01-04T00:00:00+00:00", "4 Jan 2026"),
        ("2026-11-21", "21 Nov 2026"),
        ("2026-11", "Nov 2026"),
        ("2026-13-01", "2026-13-01"),
        ("Saturday evening", "Saturday evening"),
    ],
)
def test_dates_above_a_text_are_written_as_people_write_them(date: str, read: str) -> None:
    assert full_date(date) == read
