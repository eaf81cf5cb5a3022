"""How many altered quotes are found, and how many families are seen where there are none.

Quotes are taken from articles, altered in one way at a time and put into an article of another story; the family that
holds both the original and the planted rendering is looked for. `named` is how often the alteration is called by its
name too. False hits are the families between two articles of different stories with nothing planted.

uv run python -m tests.bench.planted [--quotes 150] [FILE.jsonl …]

A file holds one JSON object a line, with "text", or with "articles" that have "text" each; a line is a story. Without
files, or CROSSREAD_BENCH_TEXTS (paths separated by the system's path separator), the sample stories are read.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import load_story
from reader.article import Article, Block, Span
from reader.compare.document import Document, read_documents
from reader.compare.families.find import find_families
from reader.compare.model import Family, Quote
from reader.compare.quotes.find import find_quotes
from reader.paths import data_dir
from reader.text.tokens import tokens
from reader.text.wordforms import weight

# Quotes with so many words are taken: shorter ones cannot be cut, longer ones are speeches.
SHORTEST, LONGEST = 8, 60
# Words put in the place of others: plain, and no form of one another.
OTHERS = [
    "lantern", "quickly", "marble", "gather", "thirteen", "yellow", "often", "carry", "wooden", "silent", "winter",
    "under", "bring", "paper", "river",
]  # fmt: skip
PERSON = {
    "i": "she", "we": "they", "my": "her", "our": "their", "me": "her", "us": "them", "i'm": "she was",
    "i've": "she had", "am": "was", "is": "was", "are": "were", "have": "had", "will": "would", "can": "could",
    "do": "did", "don't": "did not",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """A quote with where it stands, and its words."""

    story: int
    article: Article
    quote: Quote
    words: list[str]


Alter = Callable[[list[str], random.Random], str | None]


def words_of(text: str) -> list[str]:
    return text.split()


def _cut(words: list[str], rng: random.Random) -> str:
    keep = max(5, len(words) * 2 // 3)
    start = rng.randrange(len(words) - keep + 1)
    return " ".join(words[start : start + keep])


def _fragment(words: list[str], rng: random.Random) -> str | None:
    places = [at for at in range(len(words) - 2) if _content(words[at : at + 3]) >= 2]
    if not places:
        return None
    at = rng.choice(places)
    return " ".join(words[at : at + 3]).strip(".,;:!?—–-()")


def _content(words: Iterable[str]) -> int:
    return sum(weight(token.norm) == 1.0 for word in words for token in tokens(word))


def _without_middle(mark: str) -> Alter:
    def alter(words: list[str], rng: random.Random) -> str:
        third = len(words) // 3
        return " ".join([*words[:third], *([mark] if mark else []), *words[-third:]])

    return alter


def _bracketed(words: list[str], rng: random.Random) -> str:
    at = rng.randrange(len(words))
    return " ".join([*words[:at], "[the council]", *words[at + 1 :]])


def _censored(words: list[str], rng: random.Random) -> str:
    at = rng.randrange(1, len(words))
    return " ".join([*words[:at], rng.choice(["f---", "s—t", "f**king", "[expletive]"]), *words[at + 1 :]])


def _reworded(every: int) -> Alter:
    def alter(words: list[str], rng: random.Random) -> str:
        start = rng.randrange(every)
        return " ".join(rng.choice(OTHERS) if at % every == start else word for at, word in enumerate(words))

    return alter


def _typographic(words: list[str], rng: random.Random) -> str:
    text = " ".join(words).replace("’", "'").replace("—", " - ").replace(";", ",")
    return text[:1].swapcase() + text[1:]


def _reordered(words: list[str], rng: random.Random) -> str:
    half = len(words) // 2
    return " ".join(words[half:] + words[:half])


ALTER: dict[str, Alter] = {
    "verbatim": lambda words, rng: " ".join(words),
    "typographic": _typographic,
    "trimmed": _cut,
    "fragment": _fragment,
    "elided": _without_middle("…"),
    "silent-elision": _without_middle(""),
    "bracketed": _bracketed,
    "censored": _censored,
    "reworded": _reworded(6),
    "reworded, every third word": _reworded(3),
    "spliced": _reordered,
}


def planted_text(name: str, quote: Planted, rng: random.Random) -> str | None:
    """The paragraph to plant, or None where the quote cannot be altered so."""
    words, speaker = quote.words, quote.quote.speaker
    who = speaker.name if speaker else ""
    said = f", {who} said." if who else "."
    if name == "broken":
        half = len(words) // 2
        return f"“{' '.join(words[:half])},” {who or 'she'} said, “{' '.join(words[half:])}.”"
    if name == "reported":
        told = " ".join(PERSON.get(word.lower().replace("’", "'"), word) for word in words).rstrip(".,")
        return f"{who} said that {told}." if who else None
    if name == "unmarked":
        return " ".join(words).rstrip(".,") + "."
    altered = ALTER[name](words, rng)
    return None if altered is None else f"“{altered.rstrip('.,')}”{said}"


NAMES = (*ALTER, "broken", "reported", "unmarked")


def stories(files: Sequence[Path]) -> list[list[Article]]:
    if not files:
        return [
            list(load_story([folder]).articles)
            for folder in sorted(data_dir("sample_corpus").iterdir())
            if folder.is_dir()
        ]
    found = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            texts = [each["text"] for each in entry.get("articles", [entry])]
            found.append([article_of(text, f"a{at}") for at, text in enumerate(texts)])
    return found


def article_of(text: str, name: str) -> Article:
    blocks = tuple(Block(match.start(), match.end(), "paragraph") for match in re.finditer(r"\S(?:.*\S)?", text))
    return Article(name, f"{name}.txt", text, blocks)


def quotes_in(collection: Sequence[Sequence[Article]], count: int, rng: random.Random) -> list[Planted]:
    found = []
    for number, articles in enumerate(collection):
        for article in articles:
            for quote in find_quotes(read_documents([article])):
                words = quote.span.of(article.text).split()
                if (
                    quote.kind == "direct"
                    and not quote.nested_in
                    and SHORTEST <= len(words) <= LONGEST
                    and _content(words) > 3
                ):
                    found.append(Planted(number, article, quote, words))
    return rng.sample(found, min(count, len(found)))


def families_of(articles: Sequence[Article]) -> tuple[list[Document], tuple[Family, ...]]:
    documents = read_documents(articles)
    return documents, find_families(documents, find_quotes(documents))


def found_as(families: Iterable[Family], quote: Span, planted: Span) -> set[str]:
    """The alterations under which the planted rendering is in a family with the original; empty where it is in none."""
    names: set[str] = set()
    for family in families:
        sides = {"a": quote, "b": planted}
        held = {
            side: [m for m in family.members if m.article == side and m.span.overlap(span)]
            for side, span in sides.items()
        }
        if held["a"] and held["b"]:
            names |= {each for side in held.values() for member in side for each in member.alterations}
    return names


def measure(collection: Sequence[Sequence[Article]], count: int) -> None:
    rng = random.Random(11)
    chosen = quotes_in(collection, count, rng)
    print(f"{len(chosen)} quotes of {len(collection)} stories\n\nalteration                    found  named  of")
    missed: list[str] = []
    for name in NAMES:
        tried = found = named = 0
        for quote in chosen:
            host = rng.choice(rng.choice([each for at, each in enumerate(collection) if at != quote.story]))
            text = planted_text(name, quote, rng)
            if text is None:
                continue
            start = len(host.text) + 2
            articles = [article_of(quote.article.text, "a"), article_of(f"{host.text}\n\n{text}", "b")]
            tried += 1
            names = found_as(families_of(articles)[1], quote.quote.span, Span(start, start + len(text)))
            found += bool(names)
            named += name.split(",")[0] in names
            if not names:
                missed.append(f"{name}: {text[:150]}")
        if tried:
            shown = f"{100 * named / tried:5.0f}" if name != "broken" else "    –"
            print(f"{name:<28} {100 * found / tried:6.1f}  {shown}  {tried}")
    pairs = [
        (rng.choice(one), rng.choice(other))
        for one, other in (rng.sample(list(collection), 2) for _ in range(400 if len(collection) > 3 else 12))
    ]
    false = [len(families_of([article_of(one.text, "a"), article_of(other.text, "b")])[1]) for one, other in pairs]
    rate = sum(false) / len(pairs)
    print(f"\nfalse hits: {sum(false)} families in {len(pairs)} pairs of unrelated articles: {rate:.3f}")
    if os.environ.get("CROSSREAD_BENCH_MISSES"):
        print("\n".join(["", *missed]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--quotes", type=int, default=150)
    options = parser.parse_args()
    files = options.files or [
        Path(each) for each in os.environ.get("CROSSREAD_BENCH_TEXTS", "").split(os.pathsep) if each
    ]
    measure(stories(files), options.quotes)


if __name__ == "__main__":
    main()
