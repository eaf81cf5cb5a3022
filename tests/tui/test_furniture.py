"""Page furniture: dim, or out of sight; never gone."""

from __future__ import annotations

from pathlib import Path

from reader.article import Article, Block, Source
from reader.config import Settings
from reader.tui.column import Column
from tests.tui.driving import compare_screen, quay_app, reading, seen, sentence, settled
from tests.tui.stories import HARBOUR, article, story


def shown(lines: list[str]) -> str:
    return "\n".join(lines)


async def test_a_key_hides_page_furniture_and_brings_it_back(store: Path) -> None:
    async with reading(store, (120, 40)) as (app, pilot):
        assert "Sign in to read" in shown(seen(app))
        await pilot.press("full_stop")
        await pilot.pause()
        assert "Sign in to read" not in shown(seen(app))
        assert "⋯ 1 hidden" in shown(seen(app))
        await pilot.press("full_stop")
        await pilot.pause()
        assert "Sign in to read" in shown(seen(app))
        assert app.desk is not None and app.desk.column.article is HARBOUR


async def test_the_cursor_never_stands_on_what_is_hidden(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("G")
        assert sentence(app).startswith("Sign up")
        await pilot.press("full_stop")
        assert sentence(app) == "It has not run since Friday."
        await pilot.press("j")
        assert sentence(app) == "It has not run since Friday."
        await pilot.press("full_stop", "j")
        assert sentence(app).startswith("Sign up")


async def test_going_to_a_hidden_place_shows_it(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("full_stop")
        compare_screen(app).jump("a1", HARBOUR.text.index("newsletter"))
        await pilot.pause()
        assert sentence(app).startswith("Sign up")
        assert "Sign up to" in shown(seen(app))


async def test_a_tag_on_hidden_furniture_keeps_its_sign(store: Path) -> None:
    async with reading(store) as (app, pilot):
        await pilot.press("G", "2")
        await settled(app, pilot)
        await pilot.press("full_stop")
        await pilot.pause()
        (line,) = [line for line in seen(app) if "⋯ 1 hidden" in line[:40]]
        assert "D" in line[:6]


async def test_the_settings_can_hide_it_from_the_start(store: Path) -> None:
    app = quay_app(store, settings=Settings(furniture=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        assert "Sign in to read" not in shown(seen(app))
    app.notebook.close()


def test_an_article_that_is_furniture_throughout_is_shown_all_the_same() -> None:
    column = Column(article("a1", Source("Nets"), ("boilerplate", "Sign in."), ("boilerplate", "Read more.")))
    column.show_furniture(False)
    assert len(column.sentences) == 2
    assert [line.own for line in column.page(40).lines if line.own] == ["Nets"]


def test_neighbouring_furniture_is_one_line_that_says_what_it_is() -> None:
    text = "The quay burned.\n\nSign in.\n\nRead more.\n\nIt rained."
    blocks = (
        Block(0, 16, "paragraph"), Block(18, 26, "boilerplate", "sign-in"), Block(28, 38, "boilerplate", "related"),
        Block(40, 50, "paragraph"),
    )  # fmt: skip
    column = Column(Article("a1", "quay.txt", text, blocks))
    column.show_furniture(False)
    page = column.page(40)
    assert [line.own or line.start for line in page.lines if line.kind != "blank"] == [
        0, "⋯ 2 hidden: sign-in, related", 40,
    ]  # fmt: skip
    assert page.lines[page.line_of(30)].own
    assert [span.of(text) for span in column.sentences] == ["The quay burned.", "It rained."]


def test_furniture_can_be_shown_again_from_any_place() -> None:
    column = Column(story().articles[0])
    everything = column.sentences
    for cursor in range(len(everything)):
        column.cursor = cursor
        column.show_furniture(False)
        column.show_furniture(True)
        assert column.sentences == everything
        assert column.cursor in (cursor, cursor - 1)
