"""Forms of the verbs that introduce speech, made from the lemmas of `lexicons/cues.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from reader.text.lexicon import lexicon, words

Use = Literal["finite", "participle", "past"]
"""How a form can stand: "participle" is the -ing form; "past" may also be a passive participle."""

_VOWELS = "aeiou"


@cache
def cue_forms() -> dict[str, Use]:
    """Every form of every cue verb, lower case → how it can stand. Bare lemmas count as finite ("they say")."""
    forms: dict[str, Use] = {}
    for table in ("speech", "naming"):
        for lemma in lexicon("cues")[table].split():
            forms.update(_inflect(lemma))
    return forms


@cache
def speech_forms() -> frozenset[str]:
    """The forms of the verbs that take a whole quotation, the -ing forms left out."""
    out: set[str] = set()
    for lemma in lexicon("cues")["speech"].split():
        out.update(form for form, use in _inflect(lemma).items() if use != "participle")
    return frozenset(out)


@cache
def phrasal_forms() -> dict[str, frozenset[str]]:
    """The form of a verb → the particles with which it says that somebody speaks: "hit" → "back"."""
    forms: dict[str, set[str]] = {}
    for particle, verbs in lexicon("cues")["phrasal"].items():
        for verb in verbs.split():
            forms.setdefault(verb, set()).add(particle)
    return {verb: frozenset(particles) for verb, particles in forms.items()}


@cache
def action_forms() -> frozenset[str]:
    """The forms of those verbs of saying that more often do something else ("opened the gates")."""
    return frozenset(form for lemma in lexicon("cues")["actions"].split() for form in _inflect(lemma))


def _inflect(lemma: str) -> dict[str, Use]:
    irregular = lexicon("cues")["irregular"].get(lemma)
    forms: dict[str, Use] = {lemma: "finite"}
    if irregular:
        for form in irregular.split():
            forms[form] = "participle" if form.endswith("ing") and form != "sing" else "past"
        third = _third(lemma)
        forms[third] = "finite"
        return forms
    stem = lemma
    if lemma in words("cues", "doubling"):
        stem = lemma + lemma[-1]
    if lemma.endswith("e"):
        past, ing = lemma + "d", (lemma if lemma.endswith(("ee", "ye")) else lemma[:-1]) + "ing"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    forms[past] = "past"
    forms[ing] = "participle"
    forms[_third(lemma)] = "finite"
    return forms


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "ch", "sh", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"
