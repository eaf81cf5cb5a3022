"""Light stems of English words: enough to see that "cutting", "cuts" and "cut" are one word.

Not a full stemmer: it strips inflection, never derivation ("denial" and "deny" stay apart), so that two words with one
stem mean nearly the same thing. Irregular forms are data.
"""

from __future__ import annotations

from functools import cache, lru_cache

from reader.text.lexicon import lexicon, words

_VOWELS = frozenset("aeiouy")


@cache
def _irregular() -> dict[str, str]:
    """Irregular form → base form."""
    forms: dict[str, str] = {}
    for line in lexicon("inflections")["irregular"].split("\n"):
        base, *others = line.split() or [""]
        for other in others:
            forms[other] = base
    return forms


@lru_cache(maxsize=65_536)
def stem(norm: str) -> str:
    """The stem of a folded word. Pure: the cache only saves time."""
    word = norm[:-2] if norm.endswith("'s") else norm.rstrip("'")
    word = _irregular().get(word, word)
    if len(word) < 4 or not word.isalpha() or word in words("inflections", "unchanged"):
        return word
    return _drop_e(_without_inflection(word))


def _without_inflection(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= 3 and _VOWELS.intersection(root):
            return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz" else root
    return word


def _drop_e(word: str) -> str:
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


@lru_cache(maxsize=65_536)
def is_content(norm: str) -> bool:
    """Whether a folded word says something by itself: no function word, no verb of saying, no bare contraction."""
    if norm in words("function_words", "words") or "n't" in norm:
        return False
    return len(norm) > 1 or norm.isdigit()
