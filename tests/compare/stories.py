"""Small stories for the tests of the comparison: each text an article, its lines paragraphs."""

from __future__ import annotations

from reader.article import Article, Block
from reader.compare.model import Comparison, Family, Member
from reader.compare.pipeline import compare


def article(text: str, name: str) -> Article:
    """An article whose lines are its paragraphs."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(position, position + len(line), "paragraph"))
        position += len(line) + 1
    return Article(name, f"{name}.txt", text, tuple(blocks))


def story(*texts: str) -> Comparison:
    """The comparison of articles a1, a2, …"""
    return compare(article(text, f"a{number}") for number, text in enumerate(texts, 1))


def shown(comparison: Comparison, member: Member) -> str:
    """The words of a member."""
    return member.span.of(comparison.article_by_id[member.article].text)


def only_family(comparison: Comparison) -> Family:
    """The one family of the story."""
    assert len(comparison.families) == 1, [family.id for family in comparison.families]
    return comparison.families[0]


def rendering(one: str, other: str) -> tuple[str, Member]:
    """How the article that has less renders what the fuller one has: the words and the member."""
    comparison = story(one, other)
    member = only_family(comparison).members[1]
    return shown(comparison, member), member


def slots(*texts: str) -> list[str | None]:
    """The slots of the contradicted facts between some texts, the surest dispute first."""
    return [found.slot for found in story(*texts).disputes if found.kind == "contradicted_fact"]


def values(*texts: str) -> dict[str, set[str]]:
    """What each article gives for the one fact that is contradicted between some texts."""
    found = [dispute for dispute in story(*texts).disputes if dispute.slot is not None]
    assert len(found) == 1, [(dispute.kind, dispute.slot, dispute.statement) for dispute in found]
    given: dict[str, set[str]] = {}
    for side in found[0].sides:
        given.setdefault(side.article, set()).add(side.value or "")
    return given
