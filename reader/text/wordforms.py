"""Forms under which two words count as the same: house style (spelling, digits, contractions) and indirect speech."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from reader.text.lexicon import lexicon, words
from reader.text.stems import is_content, stem

_CACHED = 65_536


@cache
def _pairs(name: str, table: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in lexicon(name)[table].splitlines() if line.strip())
    return {row[0]: tuple(row[1:]) for row in rows}


@cache
def _numerals() -> dict[str, str]:
    rows = (line.split() for line in lexicon("units")["numerals"]["words"].splitlines() if line.strip())
    return {row[0]: row[1] for row in rows if row[0] != "dozen"}


@cache
def _shift_classes() -> dict[str, str]:
    rows = (line.split() for line in lexicon("shifts")["classes"].splitlines() if line.strip())
    return {word: row[0] for row in rows for word in row}


@lru_cache(maxsize=_CACHED)
def house_form(norm: str) -> str:
    """One form for the spellings of a word: "labour" and "labor", "organise" and "organize", "14" and "fourteen"."""
    number = _numerals().get(norm)
    if number is not None:
        return number
    pair = _pairs("spelling", "pairs").get(norm)
    if pair is not None:
        return pair[0]
    pair = _pairs("spelling", "pairs").get(norm[:-1]) if norm.endswith("s") else None
    if pair is not None:
        return pair[0] + "s"
    return norm if len(norm) < 5 or not norm.isalpha() else _american(norm)


def _american(norm: str) -> str:
    if "our" in norm[2:] and norm not in words("spelling", "not_our"):
        for ending in ("", "s", "ed", "ing", "er", "ers", "able", "ite", "ites", "hood", "hoods", "less", "ful"):
            if norm.endswith("our" + ending) and len(norm) - len(ending) >= 5:
                return norm[: len(norm) - len(ending) - 2] + "r" + ending
    if norm.endswith(("tre", "tres", "bre", "bres")) and norm.removesuffix("s") in words("spelling", "re_words"):
        return norm.removesuffix("s")[:-2] + "er" + ("s" if norm.endswith("s") else "")
    for ending in (
        "ise",
        "ised",
        "ises",
        "iser",
        "isers",
        "ising",
        "isation",
        "isations",
        "yse",
        "ysed",
        "yses",
        "ysing",
    ):
        if norm.endswith(ending) and len(norm) > len(ending) + 2:
            base = norm[: len(norm) - len(ending)] + ending[0] + "se"
            if base in words("spelling", "not_ise"):
                return norm
            return norm[: len(norm) - len(ending)] + ending[0] + "z" + ending[2:]
    for ending in ("lled", "lling", "ller", "llers", "llor", "llors"):
        # travelled, cancelling, counsellor; "called" and "rolling" have their vowel in the first syllable
        if norm.endswith(ending) and len(norm) - len(ending) >= 4 and norm[-len(ending) - 1] in "aeiou":
            return norm[: len(norm) - len(ending)] + ending[1:]
    return norm


@lru_cache(maxsize=_CACHED)
def loose_form(norm: str) -> str:
    """The form under which an utterance told on is still seen: house form without inflection, person and tense one."""
    shifted = _shift_classes().get(norm)
    return shifted if shifted is not None else stem(house_form(norm))


@lru_cache(maxsize=_CACHED)
def weight(norm: str) -> float:
    """What a folded word counts in an alignment: a content word 1; a function word a quarter of it.

    A quarter: four function words in order say as much as one content word, so that a run of them alone never aligns.
    """
    return 1.0 if is_content(norm) else 0.25


def written_out(norms: Iterable[str]) -> tuple[str, ...]:
    """Folded words with contractions written out and one house form: equal when only style differs."""
    out: list[str] = []
    contracted = _pairs("contractions", "pairs")
    for norm in norms:
        out.extend(house_form(word) for word in contracted.get(norm, (norm,)))
    return tuple(out)


def same_words(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two runs of folded words differ in house style only: spelling, digits, contractions."""
    first, second = list(one), list(other)
    if written_out(first) == written_out(second) or "".join(first) == "".join(second):
        return True  # "make-up" and "makeup" are the same letters
    if not any("'" in norm for norm in first + second):
        return False
    also = _pairs("contractions", "also")
    return _swap(first, also) == written_out(second) or written_out(first) == _swap(second, also)


def _swap(norms: list[str], also: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return written_out(word for norm in norms for word in also.get(norm, (norm,)))
