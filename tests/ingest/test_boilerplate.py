"""Furniture is marked with its reason; what only looks like it stays article text."""

import pytest

from reader.article import Block
from reader.ingest.boilerplate import Rule, marked, matching_rule, rules
from reader.ingest.plain import plain_blocks
from tests.bench.ingest_boilerplate import marked_lines, on_lines, on_samples

FURNITURE, ARTICLE = marked_lines()


@pytest.mark.parametrize("line", ARTICLE)
def test_article_text_is_never_marked(line: str) -> None:
    assert matching_rule(line) is None


def test_nearly_all_furniture_is_found_with_its_reason() -> None:
    figures = on_lines()
    assert figures["precision"] >= 0.97
    assert figures["recall"] >= 0.95
    assert figures["right reason"] >= 0.95


def test_the_sample_corpus_is_marked_right() -> None:
    figures = on_samples()
    assert figures["precision"] >= 0.97 and figures["recall"] >= 0.95
    assert figures["article characters lost"] <= 0.003


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.reason)
def test_what_a_rule_looks_for_first_keeps_no_line_from_it(rule: Rule) -> None:
    for line in [line for _, line in FURNITURE] + ARTICLE:
        if rule.pattern.fullmatch(line) and len(line) <= rule.limit:
            assert rule.covers(line, line.lower())


def test_every_reason_is_one_of_the_documented() -> None:
    assert {rule.reason for rule in rules()} == {
        "advertisement",
        "caption",
        "comments",
        "copyright",
        "credit",
        "image text",
        "legal",
        "newsletter",
        "rating",
        "related",
        "share",
        "sign-in",
        "site name",
        "source link",
    }


def reasons(text: str) -> list[str | None]:
    return [block.reason for block in marked(text, plain_blocks(text))]


def test_a_list_below_its_heading_belongs_to_it() -> None:
    text = (
        "The ferry has not sailed since the storm.\n\nRelated articles\n\nCrane falls into bay\n\nMayor finds second "
        "bridge\n\nThe council meets on Friday.\n\nCrane falls into bay"
    )
    assert reasons(text) == [None, "related", "related", "related", None, None]


def test_marking_keeps_every_block_in_its_place() -> None:
    text = "Advertisement\n\nThe ferry has not sailed.\n\n© 2031 The Tern"
    before = plain_blocks(text)
    after = list(marked(text, before))
    assert [(b.start, b.end) for b in before] == [(b.start, b.end) for b in after]
    assert [b.kind for b in after] == ["boilerplate", "paragraph", "boilerplate"]


def test_a_title_is_never_furniture() -> None:
    text = "WATCH: Pier falls into sea"
    assert list(marked(text, [Block(0, len(text), "title")])) == [Block(0, len(text), "title")]
