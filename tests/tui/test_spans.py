"""Looking up spans, flattening marks, facing places, the window of columns, history, search: without an app."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.tui.column import Column, Sign
from reader.tui.findings import Findings, _longest_rising
from reader.tui.history import History, Place
from reader.tui.page import Page
from reader.tui.search import Search
from reader.tui.spans import Runs, SpanIndex
from reader.tui.widgets.gutter import GUTTER, Gutter, by_line
from reader.tui.widgets.revealing import MARGIN, top_showing
from reader.tui.window import columns_that_fit, look
from tests.tui.stories import ARTICLES, FULL, HARBOUR, SIX, WIRE, comparison, span

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=30), spans)
def test_the_index_finds_exactly_what_overlaps(items: list[Span], wanted: Span) -> None:
    index = SpanIndex((item, number) for number, item in enumerate(items))
    found = sorted(number for _, number in index.over(wanted))
    assert found == [number for number, item in enumerate(items) if item.overlap(wanted)]


@given(st.lists(st.tuples(spans, st.sampled_from([1, 2, 4, 3])), max_size=20), st.integers(0, 60), st.integers(1, 40))
def test_runs_give_each_character_the_union_of_its_marks(
    marks: list[tuple[Span, int]], start: int, length: int
) -> None:
    pieces = Runs(marks).cut(start, start + length)
    assert pieces[0][0] == start
    assert pieces[-1][1] == start + length
    for (_, end, _), (begin, _, _) in pairwise(pieces):
        assert end == begin
    for left, right, bits in pieces:
        for offset in range(left, right):
            expected = 0
            for mark, bit in marks:
                if mark.start <= offset < mark.end:
                    expected |= bit
            assert bits == expected


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=20))
def test_the_chain_rises_in_both_sources(pairs: list[tuple[int, int]]) -> None:
    chain = _longest_rising(sorted(set(pairs)))
    for (a, b), (c, d) in pairwise(chain):
        assert a < c
        assert b < d


def test_what_stands_at_a_place_quotes_first() -> None:
    findings = Findings(comparison())
    at = findings.at("a1", span(HARBOUR, "no request was ever received"))
    assert [finding.kind for _, finding in at] == ["family", "dispute"]
    assert findings.count("a1", "family") == 2
    assert findings.count("a4", "family") == 0
    assert findings.count("a4", "dispute") == 2


def test_places_between_what_is_shared_face_each_other_in_proportion() -> None:
    findings = Findings(comparison())
    quote, fire = HARBOUR.text.index(FULL), HARBOUR.text.index("Twelve people")
    facing = findings.facing("a1", (quote + fire) // 2, "a2")
    assert WIRE.text.index("Nobody told us") < facing < WIRE.text.index("Nine people")
    assert findings.facing("a1", 0, "a2") == 0
    assert findings.facing("a1", len(HARBOUR.text), "a2") == len(WIRE.text)
    ends = [findings.facing("a1", offset, "a4") for offset in range(0, len(HARBOUR.text), 7)]
    assert ends == sorted(ends)
    assert max(ends) <= len(SIX.text)


@given(st.integers(1, 9), st.integers(0, 8), st.integers(0, 8), st.integers(1, 7), st.integers(-1, 8))
def test_the_window_always_holds_the_active_source(count: int, active: int, first: int, fit: int, pin: int) -> None:
    order = [f"a{number}" for number in range(count)]
    pinned = order[pin % count] if pin >= 0 else None
    window = look(order, order[active % count], first, fit, pinned)
    assert order[active % count] in window.shown
    assert len(window.shown) == min(fit, count)
    assert len(set(window.shown)) == len(window.shown)
    assert len(window.shown) + window.left + window.right == count
    if pinned and fit > 1:
        assert window.shown[0] == pinned


def test_columns_are_never_narrower_than_they_read_well() -> None:
    assert [columns_that_fit(width) for width in (20, 60, 69, 70, 80, 101, 102, 120, 136, 170, 200)] == [
        1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5,
    ]  # fmt: skip


def test_history_goes_back_forward_and_forgets_what_lay_ahead() -> None:
    history = History()
    places = [Place("compare", "a1", offset) for offset in range(4)]
    history.leave(places[0])
    history.leave(places[1])
    assert history.back(places[2]) == places[1]
    assert history.back(places[1]) == places[0]
    assert history.back(places[0]) is None
    assert history.forward() == places[1]
    assert history.forward() == places[2]
    assert history.forward() is None
    history.back(places[2])
    history.leave(places[3])
    assert history.forward() is None


def test_search_is_blind_to_case_and_to_the_shape_of_marks_and_spaces() -> None:
    search = Search({article.id: Column(article) for article in ARTICLES})
    search.look_for("the mayor's   OFFICE".lower())
    assert search.counts == {"a1": 1, "a3": 1, "a4": 1}
    search.look_for("Nobody")
    assert search.counts == {"a1": 1, "a2": 2, "a3": 1}
    search.look_for("(not there")
    assert not search.hits
    assert search.step("a1", 0, 1) is None
    search.look_for(" ")
    assert not search.words.strip()
    assert not search.hits


def test_search_goes_through_the_sources_in_order_and_round() -> None:
    search = Search({article.id: Column(article) for article in ARTICLES})
    search.look_for("hurt")
    hit = search.step("a1", 0, 1)
    seen = []
    for _ in range(4):
        assert hit is not None
        seen.append(hit.article)
        hit = search.step(hit.article, hit.span.start, 1)
    assert seen == ["a1", "a2", "a4", "a1"]
    hit = search.step("a1", 0, -1)
    assert hit is not None
    assert hit.article == "a4"


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(["D", "❝4", "❝12", "⚑", "≡"])), max_size=40))
def test_the_gutter_never_overflows(signs: list[tuple[int, str]]) -> None:
    page = Page(HARBOUR, HARBOUR.text, 26)
    ranks = {"D": 0, "⚑": 2, "≡": 3}
    made = [Sign(offset, text, "s", ranks.get(text, 1)) for offset, text in sorted(signs)]
    found, own = ([sign for sign in made if bool(sign.rank) is found] for found in (True, False))
    gutter = Gutter(page, by_line(page, found), by_line(page, own))
    placed = {number: before for number in range(len(page)) if (before := gutter.at(number))}
    assert bool(placed) == bool(signs)
    for number, before in placed.items():
        assert sum(len(text) for text, _ in before) < GUTTER
        assert page.has_text(number)


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(["D", "❝4", "⚑", "≡"])), max_size=40), st.data())
def test_the_gutter_says_the_same_whatever_line_is_asked_for_first(
    signs: list[tuple[int, str]], data: st.DataObject
) -> None:
    page = Page(HARBOUR, HARBOUR.text, 26)
    waiting = by_line(page, [Sign(offset, text, "s", 1) for offset, text in sorted(signs)])
    from_top, jumping = Gutter(page, waiting, {}), Gutter(page, waiting, {})
    expected = [from_top.at(number) for number in range(len(page))]
    for number in data.draw(st.permutations(range(len(page)))):
        assert jumping.at(number) == expected[number]


@given(st.integers(0, 500), st.integers(0, 12), st.integers(0, 500), st.integers(1, 60), st.booleans())
def test_a_window_that_was_moved_shows_the_lines_asked_for(
    first: int, more: int, top: int, height: int, centre: bool
) -> None:
    last = first + more
    moved = top_showing(first, last, top, height, centre=centre)
    assert moved <= first < moved + height
    if more < height // 2:
        assert last < moved + height
    if top + MARGIN <= first and last < top + height - MARGIN:
        assert moved == top
