"""Stories of any size, made from words.toml: the same for the same seed."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from reader.article import Article, Block, Source

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_FIELD = re.compile(r"\{(\w+)\}")
_FIELDS = {
    "person": "people", "role": "roles", "place": "places", "thing": "things", "quality": "qualities", "deed": "deeds",
    "time": "times",
}  # fmt: skip


def story(articles: int, words: int = 400, seed: int = 1) -> list[Article]:
    """Articles on one event: about a third of each is quotes that others carry too, some of them cut or reworded, a
    tenth is wire text that a few share, and the rest its own."""
    rng = random.Random(seed)
    # An event has its sayings, whoever reports it; many reports find a few more.
    sayings = [(_sentence(rng, "said"), rng.choice(WORDS["people"])) for _ in range(12 + articles // 10)]
    wire = [_sentence(rng, "plain") for _ in range(8 + articles // 10)]
    return [_article(rng, f"a{number}", words, sayings, wire) for number in range(1, articles + 1)]


def copies(articles: int, words: int = 400, seed: int = 1) -> list[Article]:
    """One article, and near-identical copies of it: each has a word or two changed."""
    rng = random.Random(seed)
    first = story(1, words, seed)[0]
    out = []
    for number in range(1, articles + 1):
        parts = first.text.split(" ")
        for _ in range(2):
            parts[rng.randrange(len(parts))] = rng.choice(WORDS["things"])
        out.append(_made(f"a{number}", " ".join(parts)))
    return out


def _article(rng: random.Random, name: str, words: int, sayings: list[tuple[str, str]], wire: list[str]) -> Article:
    paragraphs = [_sentence(rng, "plain").rstrip(".")]
    count = 0
    while count < words:
        chance = rng.random()
        if chance < 0.35:
            paragraph = _quoted(rng, *rng.choice(sayings))
        elif chance < 0.45:
            paragraph = rng.choice(wire)
        else:
            paragraph = " ".join(_sentence(rng, "plain") for _ in range(rng.randint(1, 3)))
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return _made(name, "\n\n".join(paragraphs))


def _quoted(rng: random.Random, words: str, speaker: str) -> str:
    parts = words.split()
    change = rng.random()
    if change < 0.2:  # cut
        parts = parts[: max(4, len(parts) - rng.randint(2, 6))]
    elif change < 0.3:  # elided
        at = rng.randrange(3, len(parts) - 2)
        parts[at : at + 2] = ["…"]
    elif change < 0.4:  # reworded
        parts[rng.randrange(len(parts))] = rng.choice(WORDS["things"])
    saying = " ".join(parts)
    cue = rng.choice(WORDS["cues"])
    if rng.random() < 0.5:
        return f"“{saying},” {speaker} {cue}. {_sentence(rng, 'plain')}"
    return f"{speaker} {cue}: “{saying}.”"


def _sentence(rng: random.Random, kind: str) -> str:
    def chosen(match: re.Match[str]) -> str:
        return str(rng.randint(2, 90)) if match[1] == "number" else rng.choice(WORDS[_FIELDS[match[1]]])

    return _FIELD.sub(chosen, rng.choice(WORDS[kind]))


def _made(name: str, text: str) -> Article:
    blocks, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        blocks.append(Block(start, start + len(paragraph), "paragraph" if number else "title"))
        start += len(paragraph) + 2
    return Article(name, f"{name}.txt", text, tuple(blocks), Source(outlet=f"Outlet {name}"))
