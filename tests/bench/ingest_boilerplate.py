"""Precision, recall and lost article text of the boilerplate rules, on lines marked by hand and on the sample corpus.

python -m tests.bench.ingest_boilerplate
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from reader.article import Story
from reader.ingest.boilerplate import matching_rule
from reader.ingest.load import load_stories
from reader.paths import data_dir

LINES = Path(__file__).parent.parent / "ingest" / "data" / "lines.toml"
SAMPLES = Path(__file__).parent.parent / "ingest" / "data" / "sample_furniture.toml"


def marked_lines() -> tuple[list[tuple[str, str]], list[str]]:
    """Lines marked by hand: furniture as (reason, line), and article text."""
    with LINES.open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    return [(reason, line) for reason, lines in table["furniture"].items() for line in lines], table["article"]["lines"]


def on_lines() -> dict[str, float]:
    furniture, article = marked_lines()
    found = [line for _, line in furniture if matching_rule(line)]
    wrong = [line for line in article if matching_rule(line)]
    named = [line for reason, line in furniture if (rule := matching_rule(line)) and rule.reason == reason]
    return {
        "lines": len(furniture) + len(article),
        "precision": len(found) / max(1, len(found) + len(wrong)),
        "recall": len(found) / len(furniture),
        "right reason": len(named) / max(1, len(found)),
        "article characters lost": sum(map(len, wrong)) / sum(map(len, article)),
    }


def on_samples() -> dict[str, float]:
    """Every block of the sample corpus that the reader marked, against the list of its furniture."""
    with SAMPLES.open("rb") as file:
        wanted = dict.fromkeys(tomllib.load(file)["furniture"], False)
    right = wrong = lost = body = 0
    for story in load_stories(data_dir("sample_corpus")):
        if not isinstance(story, Story):
            continue
        for article in story.articles:
            for block in article.blocks:
                line = article.text[block.start : block.end]
                is_furniture = any(line.startswith(start) for start in wanted)
                if block.kind == "boilerplate":
                    right, wrong = right + is_furniture, wrong + (not is_furniture)
                    lost += 0 if is_furniture else len(line)
                elif is_furniture:
                    wanted.update({start: True for start in wanted if line.startswith(start)})
                body += 0 if is_furniture else len(line)
    missed = sum(wanted.values())
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, right + missed),
        "article characters lost": lost / max(1, body),
    }


if __name__ == "__main__":
    for name, figures in (("marked lines", on_lines()), ("sample corpus", on_samples())):
        print(name, {key: round(value, 4) for key, value in figures.items()})
    furniture, article = marked_lines()
    for reason, line in furniture:
        rule = matching_rule(line)
        if rule is None or rule.reason != reason:
            print("  missed " if rule is None else f"  as {rule.reason} ", reason, "|", line)
    for line in article:
        rule = matching_rule(line)
        if rule:
            print("  LOST", rule.reason, "|", line)
