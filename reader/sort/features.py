"""What tells one event from another in an article: its names, numbers, quoted words and rare words."""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass

from reader.article import Article
from reader.text.lexicon import words
from reader.text.stems import stem
from reader.text.tokens import fold_word

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{12,600})[”\"»]?")

# An event is told at the top of an article; what follows is background that other events share.
_WORDS_READ = 1200
_TOP = 120
_LONGEST_BLOCK = 20_000
_ENDS = (".", "!", "?", "…")

# What a feature tells by its kind. Two content words side by side ("third bridge") tell most, a name as much; the
# numbers of an event differ from report to report, and what was said is mostly found by its words already. Chosen on
# 40 real stories, where F1 stays between .97 and .99 for names from 2 to 2.5 and pairs from 2 to 3.
KINDS = ("word", "number", "quote", "pair", "name")
WEIGHTS = (1.0, 0.5, 0.3, 2.0, 2.0)
"""What a feature of each kind tells, in the order of `KINDS`; a word that is a name counts as one."""

_TOP_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as features with weights, before it is known how rare they are. About ten kilobytes.

    A feature is its kind and words ("word voss", "pair third bridg", "number 212", "quote told us on monday"), kept as
    the CRC-32 of that: two features with one sum are so few among millions that they move no figure.

    Attributes:
        path: the article's.
        title: what it is called.
        features, weights: in step.
        kinds: for each feature the index of its kind in `KINDS`.
        names: the words among them that are mostly written with a capital where no sentence begins.
        shown: the words behind the features of the article's top, by which a story is explained.
    """

    path: str
    title: str
    features: array[int]
    weights: array[float]
    kinds: bytes
    names: frozenset[int]
    shown: dict[int, str]


def profile(article: Article) -> Profile:
    """The features of an article's body; its furniture has none."""
    gathered = _Gathered()
    for block in article.blocks:
        if block.kind != "boilerplate" and gathered.read < _WORDS_READ:
            gathered.add(article.text[block.start : min(block.end, block.start + _LONGEST_BLOCK)])
    keys = {
        feature: zlib.crc32(f"{kind} {words}".encode()) for feature in gathered.weights for kind, words in [feature]
    }
    return Profile(
        article.path,
        article.source.title or _first_words(article),
        array("I", keys.values()),
        array("f", (1.0 + min(2.0, weight**0.5) for weight in gathered.weights.values())),
        bytes(KINDS.index(kind) for kind, _ in gathered.weights),
        frozenset(keys["word", word] for word, balance in gathered.capitals.items() if balance > 0),
        {keys[feature]: sys.intern(shown) for feature, shown in gathered.shown.items()},
    )


class _Gathered:
    """Features of the blocks read so far, as (kind, words)."""

    def __init__(self) -> None:
        self.read = 0
        self.weights: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.capitals: Counter[str] = Counter()
        self.shown: dict[tuple[str, str], str] = {}

    def add(self, text: str) -> None:
        """Read a block's words, numbers, pairs of words, and what it quotes."""
        silent = words("function_words", "words")
        opens, before, before_shown = True, "", ""
        for match in _WORD.finditer(text):
            word = match.group()
            self.read += 1
            norm = fold_word(word)
            if len(norm) < 2 + word[0].isalpha() or norm in silent:
                before = ""
            elif word[0].isdigit():
                self._count("number", norm, word)
                before = ""
            else:
                kept = stem(norm)
                self._count("word", kept, word)
                if not opens:
                    self.capitals[kept] += 1 if word[0].isupper() else -1
                if before:
                    self._count("pair", f"{before} {kept}", f"{before_shown} {word}")
                before, before_shown = kept, word
            opens = text[match.end() : match.end() + 2].strip()[:1] in _ENDS
            before = "" if opens else before
        for quoted in _QUOTED.finditer(text):
            said = [fold_word(word) for word in _WORD.findall(quoted.group(1))]
            for index in range(len(said) - 3):
                self._count("quote", " ".join(said[index : index + 4]), f"“{' '.join(said[index : index + 4])}”")

    def _count(self, kind: str, kept: str, shown: str) -> None:
        top = self.read <= _TOP
        self.weights[kind, kept] += _TOP_WEIGHT if top else 1.0
        if top:
            self.shown.setdefault((kind, kept), shown)


def _first_words(article: Article) -> str:
    body = next((block for block in article.blocks if block.kind != "boilerplate"), None)
    line = " ".join(article.text[body.start : body.end].split()) if body else article.path
    return line if len(line) <= 90 else line[:89].rsplit(" ", 1)[0] + "…"
