"""Cue frames: each verb or noun of saying in a sentence, with the subject it belongs to.

A subject is found by rule, from the closed classes of the grammar lexicon: active subjects only, never the object of
"told", never the possessor, never what an appositive or relative clause put in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reader.compare.quotes.clauses import Item, head_name, is_described, is_personal, is_word, noun_phrase
from reader.compare.quotes.saying import is_phrasal, is_saying
from reader.compare.quotes.subjects import NounPhrase, clause_start, is_between, main_subject, subject_left
from reader.text.cues import action_forms, cue_forms, phrasal_forms, speech_forms
from reader.text.lexicon import words

Shape = Literal["subject-verb", "verb-subject", "prefix", "noun", "colon"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue and its subject, as indices into a paragraph's items.

    Attributes:
        first, last: the range of items from subject to cue.
        cue: range of items of the cue itself.
        subject: range of items of the subject's noun phrase.
        addressee: range of items of whom it is told to.
    """

    shape: Shape
    first: int
    last: int
    cue: NounPhrase
    subject: NounPhrase
    addressee: NounPhrase | None = None


def frames_of(items: list[Item], first: int, last: int) -> list[Frame]:
    """The frames of the sentence `items[first:last]`, in order of their cues."""
    found: list[Frame] = []
    cues, phrasal, nouns = cue_forms(), phrasal_forms(), words("cues", "nouns")
    for index in range(first, last):
        item = items[index]
        if item.kind != "w":
            if item.text == ":":
                found.extend(_colon(items, first, index, last, found))
            continue
        low = item.low
        if low in _PREFIXES and (prefixed := _prefix(items, index, last)):
            found.append(prefixed)
        elif (low in cues and is_saying(items, first, index, last, bool(found))) or (
            low in phrasal and is_phrasal(items, index, last)
        ):
            found.extend(_verb(items, first, index, last))
        elif low in nouns:
            found.extend(_noun(items, first, index, last))
        elif item.low in {"put", "puts"} and index + 1 < last and items[index + 1].low == "it":
            found.extend(_verb(items, first, index, last))
    return found


_PREFIXES = {"according": "to", "per": "", "words": "of"}


def _prefix(items: list[Item], index: int, last: int) -> Frame | None:
    """according to NP; in the words of NP."""
    word = _PREFIXES[items[index].low]
    after = index + 1
    if word:
        if after >= last or items[after].low != word:
            return None
        after += 1
    elif index == 0 or items[index - 1].low != "as":
        return None
    subject = _first_phrase(items, after, last)
    return Frame("prefix", index, subject[1], (index, after), subject) if subject else None


def _first_phrase(items: list[Item], index: int, last: int) -> NounPhrase | None:
    """The noun phrase at `index`; a role followed by ", Name" gives the name."""
    if index >= last:
        return None
    phrase = noun_phrase(items, index, last)
    if phrase is None:
        return None
    start, end = head_name(items, *phrase)
    named = items[end - 1].capital and not is_described(items, start, end)
    if not named and end + 1 < last and items[end].text == "," and items[end + 1].capital:
        apposed = noun_phrase(items, end + 1, last)
        if apposed and (apposed[1] >= last or items[apposed[1]].kind == "p"):
            return head_name(items, *apposed)
    return (start, end) if named else phrase


def _verb(items: list[Item], first: int, index: int, last: int) -> Iterator[Frame]:
    """NP said; said NP; who said; saying."""
    use = cue_forms().get(items[index].low, "finite")
    left = index - 1
    passive = False
    while left >= first and is_between(items[left]):
        passive = passive or items[left].low in words("grammar", "be_forms")
        left -= 1
    if passive and use == "past":
        agent = _agent(items, index + 1, last)
        if agent:
            yield Frame("verb-subject", index, agent[1], (index, index + 1), agent)
        return
    cue = (index, index + (2 if is_phrasal(items, index, last) else 1))
    addressee = _addressee(items, index, last)
    end = addressee[1] if addressee else cue[1]
    if (
        left < first
        or items[left].kind == "q"
        or (items[left].text in {",", "—", "–", "-"} and _after_quote(items, first, left))
    ):
        inverted = _inverted(items, index, last)
        if inverted:
            yield Frame("verb-subject", index, inverted[1], cue, inverted)
            return
        if left >= first and items[left].kind == "q" and not passive:
            subject = main_subject(items, first, left)
            if subject:
                yield Frame("subject-verb", index, end, cue, subject, addressee)
            return
    subject = subject_left(items, first, left, use == "participle" and not passive)
    if subject and items[subject[0]].low in {"you", "we"} and items[index].low in _MENTAL:
        return  # "what we know about …": nobody in the story
    if subject:
        near = subject[0] if subject[0] >= clause_start(items, first, left) else index
        while near > first and near < index and _precedes_name(items[near - 1]):
            near -= 1
        yield Frame("subject-verb", min(near, index), end, cue, subject, addressee)


_MENTAL = frozenset(
    ["know", "knew", "think", "thought", "feel", "felt", "believe", "believed", "hope", "hoped", "guess", "understand"]
)


def _precedes_name(item: Item) -> bool:
    """Whether a word belongs to the noun phrase whose name follows: an article, a possessor, a title."""
    return item.kind == "w" and (
        item.low in words("grammar", "determiners") or item.low in words("grammar", "titles") or item.possessive
    )


def _after_quote(items: list[Item], first: int, index: int) -> bool:
    return index - 1 >= first and items[index - 1].kind == "q"


def _inverted(items: list[Item], index: int, last: int) -> NounPhrase | None:
    """The subject behind its verb: “…,” said Ada Voss."""
    phrasal = is_phrasal(items, index, last)
    if items[index].low not in speech_forms() and not phrasal:
        return None
    if items[index].low in {"told", "tells"}:
        return None
    after = index + (2 if phrasal else 1)
    while after < last and is_between(items[after]):
        after += 1
    if after >= last or items[after].kind != "w" or items[after].low in {"to", "that", "in", "on", "at", "it"}:
        return None
    if items[after].low in words("grammar", "temporal"):
        return None
    subject = _first_phrase(items, after, last) or _bare_role(items, after, last)
    if subject and items[index].low in action_forms() and not _can_speak(items, subject):
        return None  # "“…,” opened the gates"
    if subject and (subject[1] - subject[0] > 1 or not is_word(items[subject[0]], "object_pronouns")):
        return subject
    return None


def _can_speak(items: list[Item], subject: NounPhrase) -> bool:
    """Whether a noun phrase names somebody, or words of somebody ("begins a message that …")."""
    ending = items[subject[1] - 1 : subject[1] + 1]  # "a scripted message": both may look like verbs
    return is_personal(items, *subject) or any(item.low in words("cues", "nouns") for item in ending)


def _bare_role(items: list[Item], index: int, last: int) -> NounPhrase | None:
    """“…,” said pollster Ines Okafor: up to four lower-case words that a name follows."""
    for position in range(index, min(index + 5, last)):
        item = items[position]
        if item.kind != "w" or any(item.low in words("grammar", table) for table in ("conjunctions", "auxiliaries")):
            return None
        if item.capital:
            return _first_phrase(items, position, last)
    return None


def _agent(items: list[Item], index: int, last: int) -> NounPhrase | None:
    """by NP, within a few words of a passive verb."""
    for position in range(index, min(index + 3, last)):
        if items[position].low == "by":
            return _first_phrase(items, position + 1, last)
    return None


def _addressee(items: list[Item], index: int, last: int) -> NounPhrase | None:
    """Whom a teller tells: told NP, said to NP."""
    after = index + 1
    low = items[index].low
    if (
        after < last
        and items[after].low in {"to", "with"}
        and low not in {"want", "wanted", "wants", "refused", "vowed"}
    ):
        after += 1
        if low.startswith(
            ("promis", "vow", "pledg", "threat", "offer", "admi", "agre", "seek", "plan", "prefer", "refer")
        ):
            return None
    elif low not in _TELLING:
        return None
    phrase = noun_phrase(items, after, last) if after < last else None
    if after < last and items[after].low == "her" and phrase and phrase[1] - after > 1:
        return phrase  # "asked her boss"
    if after < last and (is_word(items[after], "object_pronouns") or items[after].low in {"you", "me"}):
        return after, after + 1
    return phrase


_TELLING = frozenset(
    [
        "tell",
        "tells",
        "told",
        "telling",
        "ask",
        "asks",
        "asked",
        "asking",
        "warn",
        "warned",
        "warns",
        "remind",
        "reminded",
        "urged",
        "assured",
    ]
)


def _noun(items: list[Item], first: int, index: int, last: int) -> Iterator[Frame]:
    """Voss's claim; her statement; a statement from Voss; a letter by Voss."""
    left = index - 1
    while left >= first and items[left].kind == "w" and not items[left].possessive and index - left < 4:
        if items[left].low in words("grammar", "possessives"):
            break
        if any(items[left].low in words("grammar", table) for table in ("prepositions", "conjunctions", "auxiliaries")):
            left = first - 1
            break
        left -= 1
    if left >= first and items[left].low in words("grammar", "possessives"):
        yield Frame("noun", left, index + 1, (index, index + 1), (left, left + 1))
        return
    if left >= first and items[left].possessive:
        start = left
        while start > first and (items[start - 1].capital or items[start - 1].low in words("grammar", "titles")):
            start -= 1
        yield Frame("noun", start, index + 1, (index, index + 1), (start, left + 1))
        return
    if index + 2 < last and items[index + 1].low in {"by", "from"}:
        subject = _first_phrase(items, index + 2, last)
        if subject:
            yield Frame("noun", index, subject[1], (index, index + 1), subject)


def _colon(items: list[Item], first: int, index: int, last: int, found: list[Frame]) -> Iterator[Frame]:
    """Ibarra: “…”; also “Pike was blunt: “…””, where the clause's subject speaks."""
    if index + 1 >= last or items[index + 1].kind != "q":
        return
    if found and (index - found[-1].cue[1] < 12 or _is_agent(items, found[-1])):
        return
    subject = main_subject(items, first, index - 1)
    if subject:
        yield Frame("colon", subject[0], index + 1, (index, index + 1), subject)


def _is_agent(items: list[Item], frame: Frame) -> bool:
    """Whether a frame is a passive with its doer: "was promised by Orr, the manager, that …: “…”": Orr speaks."""
    return frame.shape == "verb-subject" and any(items[i].low == "by" for i in range(frame.cue[1], frame.subject[0]))
