# ruff: noqa: E501 - pages and files stand as they are written
"""Text and Markdown files: text, details, several articles in one."""

from pathlib import Path

import pytest

from reader.article import Article
from reader.ingest.load import load_story

BODY = (
    "The ferry to Quillmouth has not sailed since the storm.\n\n“We were told on Monday,” said Ada Voss, who runs the "
    "shop on the quay. She has told it to anybody who asks, and to some who do not, since the first night of the storm "
    "and the last.\n\nThe council meets on Friday.\n"
)


def read(folder: Path, name: str, text: str | bytes) -> Article:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (article,) = load_story([path]).articles
    return article


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_a_text_file_is_its_own_canonical_text(tmp_path: Path) -> None:
    written = "Ferry aground\r\n\r\nIt\u2019s stuck.\r\nShe said \x07so.\r\n"
    article = read(tmp_path, "a.txt", b"\xef\xbb\xbf" + written.encode())
    assert article.text == "Ferry aground\n\nIt’s stuck.\nShe said �so.\n"


def test_front_matter_gives_the_details(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        "a.md",
        "---\ntitle: Ferry aground\nauthor: [Ada Voss, Ruben Achterberg]\nsite: Quillmouth Echo\n"
        f"source: https://echo.example/1\ndate: 2031-05-04\nupdated: 2031-05-05T10:00:00Z\n---\n{BODY}",
    )
    source = article.source
    assert (source.title, source.outlet, source.url) == ("Ferry aground", "Quillmouth Echo", "https://echo.example/1")
    assert source.byline == "Ada Voss, Ruben Achterberg"
    assert (source.published, source.updated) == ("2031-05-04", "2031-05-05T10:00:00+00:00")


def test_the_title_of_front_matter_is_shown_once(tmp_path: Path) -> None:
    twice = read(tmp_path, "a.md", f"---\ntitle: Ferry aground\n---\n# Ferry aground\n\n{BODY}")
    without = read(tmp_path, "b.md", f"---\ntitle: Ferry aground\n---\n{BODY}")
    assert twice.text == without.text
    assert blocks(twice)[0] == ("title", "Ferry aground")


@pytest.mark.parametrize(
    "matter", ["title: A: b", "title: [unclosed", "title: A: b\nauthor: 'x", "title: !!python/none A"]
)
def test_front_matter_that_is_no_yaml_is_read_line_by_line(tmp_path: Path, matter: str) -> None:
    article = read(tmp_path, "a.md", f"---\n{matter}\n---\n{BODY}")
    assert article.source.title == matter.split("\n")[0].removeprefix("title: ")
    assert article.text.endswith("The council meets on Friday.\n")


@pytest.mark.parametrize("matter", ["- a\n- list", "just words", "42"])
def test_front_matter_that_is_no_mapping_stays_text(tmp_path: Path, matter: str) -> None:
    article = read(tmp_path, "a.md", f"---\n{matter}\n---\n\n{BODY}")
    assert matter.split("\n")[0].strip("- ") in article.text


def test_unclosed_front_matter_stays_text(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f"---\ntitle: Ferry\n\n{BODY}")
    assert "The council meets on Friday." in article.text


def test_front_matter_in_a_text_file_is_marked_and_read(tmp_path: Path) -> None:
    text = f"---\ntitle: Ferry aground\nsite: Echo\n---\n\n{BODY}"
    article = read(tmp_path, "a.txt", text)
    assert article.text == text
    assert article.blocks[0].reason == "front matter"
    assert (article.source.title, article.source.outlet) == ("Ferry aground", "Echo")


def test_markdown_keeps_the_kinds_of_its_blocks(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        "a.md",
        "# Ferry *aground*\n\nIt ran [aground](https://x.example) at **two**.\n\n## Why\n\n- fog\n- rum\n\n> I was asleep,\n"
        "> he said.\n\n![The ferry at dusk](f.jpg)\n\n<script>alert(1)</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    )
    assert blocks(article) == [
        ("title", "Ferry aground"),
        ("paragraph", "It ran aground at two."),
        ("heading", "Why"),
        ("list_item", "fog"),
        ("list_item", "rum"),
        ("blockquote", "I was asleep, he said."),
        ("caption", "The ferry at dusk"),
        ("list_item", "a | b"),
        ("list_item", "1 | 2"),
    ]


def test_a_text_states_its_details_in_its_own_lines(tmp_path: Path) -> None:
    head = "Ferry aground off Quillmouth\n\nBy Ada Voss and Ruben Achterberg\nHarbour Press Agency\nMay 4, 2031\n\n"
    article = read(tmp_path, "a.txt", head + BODY + "\n© 1998 Harbour Press. All rights reserved.\n")
    source = article.source
    assert (source.title, source.byline) == ("Ferry aground off Quillmouth", "Ada Voss and Ruben Achterberg")
    assert (source.outlet, source.published) == ("Harbour Press Agency", "2031-05-04")
    assert [block.reason for block in article.blocks if block.reason] == ["byline", "site name", "date", "copyright"]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Published: 4 May 2031", "published", "2031-05-04"),
        ("Updated 5 May 2031, 10.15am", "updated", "2031-05-05"),
        ("Sunday, 4 May 2031", "published", "2031-05-04"),
        ("Quillmouth Echo | 4 May 2031", "outlet", "Quillmouth Echo"),
        ("By Ada Voss | Quillmouth Echo | May 4th, 2031", "byline", "Ada Voss"),
        ("Source: Quillmouth Echo", "outlet", "Quillmouth Echo"),
        ("https://echo.example/ferry", "url", "https://echo.example/ferry"),
        ("By Ada Voss for the Quillmouth Echo", "byline", "Ada Voss"),
    ],
)
def test_head_lines_are_read(tmp_path: Path, line: str, field: str, value: str) -> None:
    article = read(tmp_path, "a.txt", f"Ferry aground off Quillmouth\n\n{line}\n\n{BODY}")
    assert getattr(article.source, field) == value
    assert [block.kind for block in article.blocks][:3] == ["title", "boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had reached the church.",
        "By the time they came, it was over.",
        "In May 2031 the ferry ran aground.",
        "Photo taken on 4 May 2031",
        "Ada Voss was born on 4 May 1990.",
    ],
)
def test_sentences_that_look_like_head_lines_stay_article(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, "a.txt", f"Ferry aground off Quillmouth\n\n{line}\n\n{BODY}")
    assert article.source.published is None and article.source.byline is None


def test_a_date_in_the_middle_of_an_article_is_not_its_date(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", f"Ferry aground\n\n{BODY}\n{BODY}\n{BODY}\n4 May 2031\n\n{BODY}\n{BODY}")
    assert article.source.published is None


def test_several_articles_in_one_markdown_file_are_split_by_rule(tmp_path: Path) -> None:
    path = tmp_path / "clippings.md"
    path.write_text(f"# First ferry\n\n{BODY}\n---\n\n# Second ferry\n\n{BODY}\n***\n\n# Third ferry\n\n{BODY}")
    story = load_story([path])
    assert [article.source.title for article in story.articles] == ["First ferry", "Second ferry", "Third ferry"]
    assert [article.path for article in story.articles] == [f"{path}#{number}" for number in (1, 2, 3)]


def test_several_articles_with_front_matter_each_are_split(tmp_path: Path) -> None:
    path = tmp_path / "clippings.md"
    path.write_text(f"---\ntitle: First\nsite: Echo\n---\n{BODY}\n---\ntitle: Second\nsite: Tern\n---\n{BODY}")
    assert [article.source.outlet for article in load_story([path]).articles] == ["Echo", "Tern"]


def test_several_articles_in_one_text_file_are_split_by_rule(tmp_path: Path) -> None:
    path = tmp_path / "clippings.txt"
    rule = "\n" + "=" * 40 + "\n\n"
    path.write_text(f"Ferry still aground\n\n{BODY}{rule}Crane falls into bay\n\n{BODY}")
    assert [a.source.title for a in load_story([path]).articles] == ["Ferry still aground", "Crane falls into bay"]


@pytest.mark.parametrize("rule", ["* * *", "---", "***", "______"])
def test_a_rule_between_sections_does_not_split_an_article(tmp_path: Path, rule: str) -> None:
    text = f"Ferry still aground\n\n{BODY}\n{rule}\n\nThe next morning it rained on everybody.\n\n{BODY}"
    assert len(load_story([_write(tmp_path / "a.txt", text)]).articles) == 1
    assert len(load_story([_write(tmp_path / "a.md", "# " + text)]).articles) == 1


def _write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_code_and_forced_line_breaks_of_markdown_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Ferry\n\nThe board said:  \nnothing.\n\n```\nsail = None\n```\n")
    text = load_story([tmp_path / "a.md"]).articles[0].text
    assert "The board said:\nnothing." in text and "sail = None" in text
