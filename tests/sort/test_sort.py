"""A pile sorted into stories: right, explained, the same in any order, and nothing written unasked."""

import random
from pathlib import Path

import pytest

from reader.article import Article, Block, Source, Story
from reader.errors import NoStory
from reader.ingest.load import load_stories
from reader.paths import data_dir
from reader.sort import sort_articles
from reader.sort.moves import apply_moves, planned_moves
from reader.sort.pile import sort_pile
from reader.sort.shelf import REMOVED, add_articles, remove_articles
from tests.bench.ingest_sort import growth, pairwise_f1, write_pile

STORIES = [story for story in load_stories(data_dir("sample_corpus")) if isinstance(story, Story)]
STORIES = [story for story in STORIES if len(story.articles) > 1]
PILE = [article for story in STORIES for article in story.articles]


def test_the_sample_stories_are_told_apart() -> None:
    found = sort_articles(PILE)
    wanted = [[article.path for article in story.articles] for story in STORIES]
    assert pairwise_f1([story.paths for story in found], wanted) == (1.0, 1.0, pytest.approx(1.0))


def test_every_article_is_in_one_story() -> None:
    paths = [path for story in sort_articles(PILE) for path in story.paths]
    assert sorted(paths) == sorted(article.path for article in PILE)


def test_a_grouping_says_what_its_articles_share() -> None:
    for story in sort_articles(PILE):
        assert story.why
        texts = [article.text.casefold() for article in PILE if article.path in story.paths]
        for words in story.why:
            assert any(words.casefold().split()[0] in text for text in texts)


def test_the_order_of_the_pile_does_not_matter() -> None:
    shuffled = PILE[:]
    random.Random(4).shuffle(shuffled)
    assert sort_articles(shuffled) == sort_articles(PILE)


def test_articles_that_share_nothing_stand_alone() -> None:
    texts = [
        "Ferries sank at dawn near Quillmouth.",
        "Bakers won marrow prizes in Tarn Voe.",
        "Owls nest in Sarn Holt.",
    ]
    articles = [
        Article("a1", f"{n}.txt", text, (Block(0, len(text), "paragraph"),), Source()) for n, text in enumerate(texts)
    ]
    assert [story.paths for story in sort_articles(articles)] == [("0.txt",), ("1.txt",), ("2.txt",)]


def test_an_empty_pile_is_no_story() -> None:
    assert sort_articles([]) == ()


def test_furniture_groups_nothing() -> None:
    shared = (
        "Sign up for our daily newsletter and never miss a story about the Quillmouth ferry terminal and its captain."
    )
    bodies = ["Bakers won marrow prizes at fairs.", "Owls nest under church roofs again."]
    articles = []
    for number, body in enumerate(bodies):
        text = f"{body}\n\n{shared}"
        blocks = (Block(0, len(body), "paragraph"), Block(len(body) + 2, len(text), "boilerplate", "newsletter"))
        articles.append(Article("a1", f"{number}.txt", text, blocks, Source()))
    assert len(sort_articles(articles)) == 2


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for number, article in enumerate(PILE):
        (folder / f"{number:02}.txt").write_text(article.text, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\x89PNG\r\n")
    return folder


def test_a_folder_is_sorted_and_what_cannot_be_opened_is_told(pile: Path) -> None:
    result = sort_pile([pile])
    assert len([story for story in result.stories if len(story.paths) > 1]) == len(STORIES)
    assert len(result.problems) == 1 and "broken.txt" in result.problems[0]
    shown = result.to_dict()["stories"][0]
    assert set(shown) == {"title", "articles", "why"}
    assert shown["title"] in result.to_text()


def test_sorting_writes_nothing(pile: Path) -> None:
    before = sorted(path.name for path in pile.iterdir())
    planned_moves(sort_pile([pile]), pile)
    assert sorted(path.name for path in pile.iterdir()) == before


def test_applying_moves_each_story_into_a_folder_that_opens(pile: Path) -> None:
    result = sort_pile([pile])
    assert apply_moves(planned_moves(result, pile)) == ()
    folders = [path for path in pile.iterdir() if path.is_dir()]
    assert len(folders) == len(STORIES)
    assert sum(1 for folder in folders for _ in folder.iterdir()) == len(PILE)
    assert (pile / "broken.txt").exists()


def test_nothing_is_overwritten(pile: Path) -> None:
    moves = planned_moves(sort_pile([pile]), pile)
    moves[0].target.parent.mkdir(parents=True)
    moves[0].target.write_text("mine")
    problems = apply_moves(moves)
    assert len(problems) == 1
    assert moves[0].target.read_text() == "mine" and moves[0].origin.exists()


def test_a_pile_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoStory):
        sort_pile([tmp_path])


def test_articles_are_added_to_a_story_and_taken_out_again(pile: Path, tmp_path: Path) -> None:
    home = tmp_path / "story"
    added = add_articles(home, [pile / "00.txt", pile / "00.txt", pile / "broken.txt", pile / "missing.txt"])
    assert [Path(path).name for path in added.paths] == ["00.txt", "00-2.txt"]
    assert len(added.problems) == 2
    removed = remove_articles(home, ["00-2.txt", "nothing.txt"])
    assert removed.paths == (str(home / REMOVED / "00-2.txt"),)
    assert len(removed.problems) == 1
    assert sorted(path.name for path in home.iterdir()) == [REMOVED, "00.txt"]


def test_events_made_of_the_same_sentences_are_told_apart_by_their_names(tmp_path: Path) -> None:
    write_pile(tmp_path, 80)
    wanted = [[str(tmp_path / f"{n:05}.txt") for n in range(event * 8, event * 8 + 8)] for event in range(10)]
    _, recall, _ = pairwise_f1([story.paths for story in sort_pile([tmp_path]).stories], wanted)
    assert recall >= 0.9


def test_the_measure_of_growth_runs() -> None:
    assert [size for size, _, _ in growth((8, 16))] == [8, 16]
