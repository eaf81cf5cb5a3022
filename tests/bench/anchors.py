"""How well a marked passage is found again: seeded edits of real texts, measured.

    python -m tests.bench.anchors [--texts FILE_OR_FOLDER ...] [--count 15000] [--seed 7]

Without `--texts` it reads the paths in CROSSREAD_TEXTS (parted by the system's path separator), else the sample
corpus. A `.jsonl` file holds an object a line, with `text` or with `articles` that have one each; in a folder every
folder is a story and every file an article. No text is printed.

A passage is right when it shares at least four fifths of its union with the true place (in code points).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reader import load_story
from reader.article import Span
from reader.notes.anchors import Text
from reader.notes.model import Selector
from reader.text.sentences import sentence_bounds

RIGHT = 0.8
_WORD = re.compile(r"\w+")

Story = list[str]


# --- texts -----------------------------------------------------------------------------------------------------------


def stories(paths: Iterable[str]) -> list[Story]:
    """The texts, grouped by story."""
    out: list[Story] = []
    for path in map(Path, paths):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                out.append([a["text"] for a in row["articles"]] if "articles" in row else [row["text"]])
        else:
            folders = [folder for folder in sorted(path.iterdir()) if folder.is_dir()] or [path]
            out += [[article.text for article in load_story([folder]).articles] for folder in folders]
    return [[text for text in story if len(text) > 600] for story in out]


# --- edits -----------------------------------------------------------------------------------------------------------


@dataclass
class Pieces:
    """A text in three: what stands before the passage, the passage, what follows it."""

    before: str
    passage: str
    after: str

    def joined(self, *passage: str) -> tuple[str, list[Span]]:
        """The text with other words in the passage's place, and where those are that count as the passage."""
        out, spans = self.before, []
        for index, part in enumerate(passage or (self.passage,)):
            if index % 2 == 0 and part:
                spans.append(Span(len(out), len(out) + len(part)))
            out += part
        return out + self.after, spans


def vocabulary(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(text)]


def rewritten(text: str, share: float, words: list[str], rng: random.Random) -> str:
    """About `share` of the words replaced by others of the same language."""
    return _WORD.sub(lambda match: rng.choice(words) if rng.random() < share else match.group(), text)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_bounds(text)]


def inserted(piece: str, others: list[str], rng: random.Random, *, keep_last: bool) -> str:
    """One to three foreign paragraphs put in between the paragraphs there are."""
    parts = piece.split("\n\n")
    for _ in range(rng.randint(1, 3)):
        parts.insert(rng.randrange(len(parts)) + (not keep_last), rng.choice(others))
    return "\n\n".join(parts)


def deleted(piece: str, rng: random.Random, *, keep_last: bool) -> str:
    """Some paragraphs taken out, not the one that touches the passage."""
    parts = piece.split("\n\n")
    touching = len(parts) - 1 if keep_last else 0
    return "\n\n".join(part for i, part in enumerate(parts) if i == touching or rng.random() > 0.3)


def typographic(text: str) -> str:
    table = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": " - ", "–": "-", "…": "...", "\u00a0": " "}
    if not any(mark in text for mark in table):
        table = {'"': "”", "'": "’", " - ": " — ", "...": "…"}
    for old, new in table.items():
        text = text.replace(old, new)
    return re.sub(r" (?=\w)", lambda match: "\n" if match.start() % 11 == 0 else " ", text)


def edit_insert(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    return Pieces(
        inserted(p.before, others, rng, keep_last=True), p.passage, inserted(p.after, others, rng, keep_last=False)
    ).joined()


def edit_delete(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    return Pieces(deleted(p.before, rng, keep_last=True), p.passage, deleted(p.after, rng, keep_last=False)).joined()


def edit_reorder(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    """The paragraph of the passage goes elsewhere, whole."""
    before, head = p.before.rpartition("\n\n")[::2]
    tail, _, after = p.after.partition("\n\n")
    parts = [part for part in (before + "\n\n" + after).split("\n\n") if part]
    at = rng.randrange(len(parts) + 1)
    start = "\n\n".join(parts[:at])
    start = start + "\n\n" if start else ""
    rest = "\n\n".join(parts[at:])
    return Pieces(start + head, p.passage, tail + ("\n\n" + rest if rest else "")).joined()


def edit_typography(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    return Pieces(typographic(p.before), typographic(p.passage), typographic(p.after)).joined()


def edit_context(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    """A third of the words around it rewritten, those that touch it too."""
    return Pieces(rewritten(p.before, 1 / 3, words, rng), p.passage, rewritten(p.after, 1 / 3, words, rng)).joined()


def edit_rewrite(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    return p.joined(changed(p.passage, words, rng))


def changed(passage: str, words: list[str], rng: random.Random) -> str:
    """One word in seven replaced, one at least."""
    count = len(_WORD.findall(passage))
    chosen = set(rng.sample(range(count), max(1, round(count / 7))))
    numbers = iter(range(count))
    return _WORD.sub(lambda match: rng.choice(words) if next(numbers) in chosen else match.group(), passage)


def edit_copy(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    """The original is edited, and its old words stand elsewhere (a pull quote, a teaser, a caption)."""
    edited = changed(p.passage, words, rng)
    if rng.random() < 0.5:
        return Pieces(f"{p.passage}\n\n{p.before}", p.passage, p.after).joined(edited)
    return Pieces(p.before, p.passage, f"{p.after}\n\n{p.passage}").joined(edited)


def edit_cut(p: Pieces, words: list[str], others: list[str], rng: random.Random) -> tuple[str, list[Span]]:
    """Cut to half, or split by a foreign sentence or two."""
    parts = p.passage.split(" ")
    half = max(1, len(parts) // 2)
    left, right = " ".join(parts[:half]), " ".join(parts[half:])
    kind = rng.randrange(3)
    if kind == 0:
        return p.joined(left) if left else p.joined(right)
    if kind == 1:
        return p.joined(right) if right else p.joined(left)
    filling = " ".join(rng.choice(sentences(rng.choice(others)) or ["So it was."]) for _ in range(rng.randint(1, 2)))
    return p.joined(left, f" {filling} ", right)


Edit = Callable[[Pieces, list[str], list[str], random.Random], tuple[str, list[Span]]]
INTACT: dict[str, Edit] = {
    "inserted": edit_insert, "deleted": edit_delete, "reordered": edit_reorder, "typography": edit_typography,
    "context": edit_context,
}  # fmt: skip


# --- measuring -------------------------------------------------------------------------------------------------------


def passage(text: str, rng: random.Random) -> Span:
    """A sentence (half), a phrase of four to twelve words (a quarter), two or three sentences (a quarter)."""
    bounds = [bound for bound in sentence_bounds(text) if len(_WORD.findall(text[slice(*bound)])) >= 4]
    kind, at = rng.random(), rng.randrange(len(bounds))
    start, end = bounds[at]
    if kind < 0.25:
        found = [match.span() for match in _WORD.finditer(text, start, end)]
        first = rng.randrange(max(1, len(found) - 3))
        last = min(len(found) - 1, first + rng.randint(3, 11))
        return Span(found[first][0], found[last][1])
    if kind < 0.5:
        end = bounds[min(len(bounds) - 1, at + rng.randint(1, 2))][1]
    return Span(start, end)


def share(found: Iterable[Span], true: Iterable[Span]) -> float:
    """Intersection over union of two sets of spans."""
    one = {i for span in found for i in range(*span)}
    two = {i for span in true for i in range(*span)}
    return len(one & two) / len(one | two) if one or two else 1.0


def says_the_same(needle: str, text: str) -> bool:
    """Whether a text holds the passage all but word for word, so that finding it there is no mistake."""
    words, other = [w.casefold() for w in _WORD.findall(needle)], [w.casefold() for w in _WORD.findall(text)]
    grams = {tuple(other[i : i + 3]) for i in range(len(other) - 2)}
    mine = [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    return not mine or sum(gram in grams for gram in mine) / len(mine) >= 0.6


@dataclass
class Result:
    right: Counter[str]
    tried: Counter[str]
    wrong: Counter[str]
    seconds: list[float]
    whole: list[float]


class Found(NamedTuple):
    """Where a rule puts a passage (nothing: it is lost), and CPU seconds, without and with preparing the text."""

    spans: tuple[Span, ...]
    seconds: float
    whole: float


Rule = Callable[[Selector, str], Found]


def ours(selector: Selector, text: str) -> Found:
    """Our own rule."""
    began = time.process_time()
    prepared = Text(text)
    prepared.words  # noqa: B018 - once a text, however many passages are looked for
    half = time.process_time()
    anchor = prepared.anchor(selector)
    ended = time.process_time()
    return Found(() if anchor.status == "orphan" else anchor.spans, ended - half, ended - began)


def measure(every: list[Story], count: int, seed: int, rule: Rule = ours) -> Result:
    """Anchor `count` passages after edits, the same ones for the same texts and seed whatever the rule."""
    rng = random.Random(seed)
    texts = [text for story in every for text in story]
    words = vocabulary(texts)
    others = [part for text in texts for part in text.split("\n\n") if 60 < len(part) < 900]
    shared = [story for story in every if len(story) > 1]
    result = Result(Counter(), Counter(), Counter(), [], [])

    def run(name: str, selector: Selector, text: str, true: list[Span] | None) -> None:
        found = rule(selector, text)
        result.seconds.append(found.seconds)
        result.whole.append(found.whole)
        result.tried[name] += 1
        good = true is not None and bool(found.spans) and share(found.spans, true) >= RIGHT
        result.right[name] += good
        result.wrong[name] += bool(found.spans) and not good

    each = count // 15
    plan = [*((f"intact: {name}", edit) for name, edit in INTACT.items() for _ in range(each))]
    plan += [("rewritten", edit_rewrite)] * (2 * each) + [("copy elsewhere", edit_copy)] * (2 * each)
    plan += [("cut or split", edit_cut)] * (2 * each)
    for name, edit in plan:
        text = rng.choice(texts)
        span = passage(text, rng)
        pieces = Pieces(text[: span.start], text[span.start : span.end], text[span.end :])
        foreign = [part for part in rng.sample(others, 40) if part not in text]
        edited, true = edit(pieces, words, foreign, rng)
        run(name, Selector.of(text, span), edited, true)
    while result.tried["wrong: deleted"] < 2 * each:
        text = rng.choice(texts)
        span = passage(text, rng)
        rest = text[: span.start] + text[span.end :]
        selector = Selector.of(text, span)
        if not says_the_same(selector.exact, rest):
            run("wrong: deleted", selector, rest, None)
        elif result.tried["copies of deleted"] < each:
            run("copies of deleted", selector, rest, None)
    while shared and result.tried["wrong: other article"] < 2 * each:
        text, other = rng.sample(rng.choice(shared), 2)
        span = passage(text, rng)
        if not says_the_same(span.of(text), other):
            run("wrong: other article", Selector.of(text, span), other, None)
    return result


def hard_times() -> dict[str, float]:
    """The slowest anchoring of each kind of text that freezes naive matchers, in milliseconds."""
    out: dict[str, float] = defaultdict(float)
    rng = random.Random(3)
    long = " ".join(
        rng.choice(["ferry", "quay", "the", "of", "nine", "Voss", "mayor", "said", "a"]) for _ in range(20_000)
    )
    cases = {
        "hello x 2,000": ("hello " * 2000, Span(600, 6600)),
        "hello x 2,000, gone": ("hello " * 2000 + "end", Span(6000, 12003)),
        "one letter x 50,000": ("a" * 50_000, Span(10, 40_000)),
        "nine words, 20,000 long": (long, Span(5000, 5400)),
        "nine words, long needle": (long, Span(5000, 60_000)),
        "no words": ("?! " * 5000, Span(30, 90)),
    }
    for name, (text, span) in cases.items():
        selector = Selector.of(text, span)
        for edited in (
            text,
            "hi " + text[7:],
            text.replace("hello", "hallo", 700),
            text[: len(text) // 2],
            "b " * 9000,
        ):
            prepared = Text(edited)
            prepared.words  # noqa: B018 - once a text, however many passages are looked for
            began = time.process_time()
            prepared.anchor(selector)
            out[name] = max(out[name], 1000 * (time.process_time() - began))
    return dict(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", nargs="*")
    parser.add_argument("--count", type=int, default=15_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    given = options.texts or [p for p in os.environ.get("CROSSREAD_TEXTS", "").split(os.pathsep) if p]
    result = measure(stories(given or ["sample_corpus"]), options.count, options.seed)
    intact = [name for name in result.tried if name.startswith("intact")]
    total, right = sum(result.tried[n] for n in intact), sum(result.right[n] for n in intact)
    print(f"{'intact, all':24}{100 * right / total:7.2f} %  of {total}")
    for name in result.tried:
        tried = result.tried[name]
        if name.startswith("copies"):
            found = f"found there {100 * result.wrong[name] / tried:.2f} %  of {tried}"
            print(f"{'(left out above: deleted, but the text says the same elsewhere; ' + found})")
        elif name.startswith("wrong"):
            print(f"{name:24}{100 * result.wrong[name] / tried:7.2f} %  of {tried}")
        else:
            wrong = f"(elsewhere {100 * result.wrong[name] / tried:.2f})"
            print(f"{name:24}{100 * result.right[name] / tried:7.2f} %  of {tried}  {wrong}")
    for name, seconds in (("anchor", result.seconds), ("with preparing", result.whole)):
        seconds.sort()
        at = [1000 * seconds[min(len(seconds) - 1, int(q * len(seconds)))] for q in (0.5, 0.99, 1)]
        print(f"{name + ', ms of CPU':24}median {at[0]:.2f}, 99th percentile {at[1]:.2f}, most {at[2]:.2f}")
    for name, worst in hard_times().items():
        print(f"{name:24}{worst:7.2f} ms at most")


if __name__ == "__main__":
    main()
