"""What a careful reader finds in the sample stories (`data/sample_truth.json`): read, and held against a comparison."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from reader import Article, Span, Story, load_story
from reader.compare.model import Comparison, Dispute, Family, Member, Side
from reader.compare.pipeline import compare_story
from reader.paths import data_dir

CORPUS = Path(data_dir("sample_corpus"))
TRUTH: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "sample_truth.json").read_text("utf-8"))
STORIES: dict[str, dict[str, Any]] = TRUTH["stories"]

# A rendering counts as found when a member covers this much of its words: attribution and marks may fall either way.
COVERED = 0.75
# Kinds of dispute whose sides part by stance; the others part by value.
BY_STANCE = {"denied_claim", "hedged_claim", "framing", "correction_update"}
# Who says the claim holds, whatever the tone.
SAME_SIDE = {"reports": "asserts", "reiterates": "asserts"}


class Sample:
    """A sample story with its comparison and its truth."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.truth = STORIES[name]

    @cached_property
    def story(self) -> Story:
        return load_story([CORPUS / self.name])

    @cached_property
    def comparison(self) -> Comparison:
        return compare_story(self.story)

    @cached_property
    def by_file(self) -> dict[str, Article]:
        return {Path(article.path).name: article for article in self.story.articles}

    def file_of(self, article_id: str) -> str:
        return Path(self.comparison.article_by_id[article_id].path).name

    def spans(self, file: str, words: str) -> list[Span]:
        """Everywhere `words` stand in the article of `file`."""
        return [Span(*match.span()) for match in re.finditer(re.escape(words), self.by_file[file].text)]

    def touches(self, article_id: str, span: Span, file: str, words: str) -> bool:
        """Whether `span` of that article and the words of `file` have characters in common."""
        return self.file_of(article_id) == file and any(span.overlap(place) for place in self.spans(file, words))

    def covers(self, article_id: str, span: Span, words: str) -> bool:
        """Whether `span` of that article holds most of `words`."""
        standing = self.spans(self.file_of(article_id), words)
        return any(span.overlap(place) >= COVERED * len(words) for place in standing)

    # Families

    def renderings(self, family: Family, truth: dict[str, Any]) -> list[Member]:
        """The members of `family` that cover the pieces of a true member; none when a piece is missing."""
        found: list[Member] = []
        for words in truth["words"]:
            over = [
                member
                for member in (*family.members, *family.also_in)
                if self.file_of(member.article) == truth["file"] and self.covers(member.article, member.span, words)
            ]
            if not over:
                return []
            found += over
        return found

    def family(self, truth: dict[str, Any]) -> Family | None:
        """The family that holds most of the true members."""
        best, most = None, 0
        for family in self.comparison.families:
            count = sum(bool(self.renderings(family, member)) for member in truth["members"])
            if count > most:
                best, most = family, count
        return best

    # Disputes

    def sides(self, dispute: Dispute, truth: dict[str, Any]) -> list[Side]:
        """The sides of `dispute` that stand on the words of a true side."""
        wordings = [truth["words"], *truth.get("or", [])]
        return [
            side
            for side in dispute.sides
            if any(self.touches(side.article, side.span, truth["file"], words) for words in wordings)
        ]

    def dispute(self, truth: dict[str, Any]) -> Dispute | None:
        """The dispute of a right kind that stands on most true sides, two of them opposed."""
        best, most = None, 0
        for dispute in self.comparison.disputes:
            if dispute.kind not in truth["kinds"]:
                continue
            stood_on = [side for side in truth["sides"] if self.sides(dispute, side)]
            if len({_party(truth, side) for side in stood_on}) > 1 and len(stood_on) > most:
                best, most = dispute, len(stood_on)
        return best

    def on_right_side(self, dispute: Dispute, truth: dict[str, Any], wanted: dict[str, Any]) -> bool:
        """Whether a true side is there and stands apart from its opponents."""
        mine = self.sides(dispute, wanted)
        if truth["kinds"][0] not in BY_STANCE:
            others = [side for side in truth["sides"] if _party(truth, side) != _party(truth, wanted)]
            theirs = {side.value for other in others for side in self.sides(dispute, other)}
            return any(side.value not in theirs for side in mine)
        stance = SAME_SIDE.get(wanted["stance"], wanted["stance"])
        return any(SAME_SIDE.get(side.stance, side.stance) == stance for side in mine)

    # Names

    def same_person(self, name: str | None, wanted: str) -> bool:
        """Whether `name` holds all words of the wanted name, or of another spelling of it."""
        spellings = [wanted, *self.truth.get("spellings", {}).get(wanted, [])]
        return name is not None and any(set(form.split()) <= set(name.split()) for form in spellings)


def _party(truth: dict[str, Any], side: dict[str, Any]) -> str:
    if truth["kinds"][0] in BY_STANCE:
        return str(SAME_SIDE.get(side["stance"], side["stance"]))
    return str(side["value"])


@cache
def sample(name: str) -> Sample:
    """The sample story of that folder, compared once."""
    return Sample(name)


def each(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of one kind in every story's truth, with the story's name."""
    for name, truth in STORIES.items():
        for entry in truth[kind]:
            yield name, entry


def places(value: object) -> Iterator[tuple[str, str]]:
    """Every file and words that a truth names, at any depth."""
    if isinstance(value, dict):
        if "file" in value and "words" in value:
            words = value["words"]
            for piece in [words] if isinstance(words, str) else words:
                yield value["file"], piece
            if "stance" in value:
                yield from ((value["file"], other) for other in value.get("or", ()))
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def name_of(*parts: str) -> str:
    """The name of a case, as `sample_misses.toml` lists it."""
    return "/".join(part[:40].strip() for part in parts)


def files_of(comparison: Comparison, ids: Iterable[str]) -> set[str]:
    """The file names of the articles with these ids."""
    return {Path(comparison.article_by_id[article].path).name for article in ids}
