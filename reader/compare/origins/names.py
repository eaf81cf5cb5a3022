"""Names of origins: which of them are one, and the form that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_DROPPED = frozenset({"the", "a", "an", "newspaper", "magazine", "website", "site"})


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """The form by which two names are compared: folded, without article, possessive, or ".com"."""
    folded = name.casefold().replace("’", "'")
    for ending in (".com", ".org", ".net", "'s", "'"):
        folded = folded.removesuffix(ending)
    return " ".join(word for word in folded.split() if word not in _DROPPED) or folded


def merge_names(names: Iterable[str]) -> dict[str, str]:
    """Every name → the form shown: the longest name of which it is a part, if there is only one such name.

    "Reyes" goes with "Lena Reyes", "Courier" with "Harbor Courier", "newsletter" with "Reyes’s newsletter"; a part that
    fits two longer names stays by itself.
    """
    counts = Counter(names)
    keys: dict[str, list[str]] = {}
    for name in counts:
        keys.setdefault(name_key(name), []).append(name)
    by_word: dict[str, list[str]] = {}
    for key in keys:
        for word in set(key.split()):
            by_word.setdefault(word, []).append(key)
    shown: dict[str, str] = {}
    for key, forms in keys.items():
        longer = _longer(key, by_word)
        chosen = keys[longer] if longer else forms
        best = max(chosen, key=lambda form: (form.startswith("The "), counts[form], form[:1].isupper(), form))
        for form in forms:
            shown[form] = best
    return shown


def _longer(key: str, by_word: dict[str, list[str]]) -> str | None:
    """The one longer key that ends with all of this key's words."""
    parts = key.split()
    candidates = [
        other
        for other in by_word[parts[-1]]
        if len(other) > len(key) and other.split()[-len(parts) :] == parts and len(other.split()) <= len(parts) + 2
    ]
    return candidates[0] if len(candidates) == 1 else None
