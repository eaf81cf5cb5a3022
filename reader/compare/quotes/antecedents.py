"""Whom "he" and "she" mean: the subject of the nearest sentence that has one who can be meant.

A rule of centring (Grosz, Joshi and Weinstein 1995) with closed word classes for a parser: the subject of the sentence
before is meant before anybody who is only named in it, and before the subject of any earlier one. Somebody whom no name
is given for ("a former pupil of Mr Hask's … she said") is meant as described. Where nobody is clearly meant nobody is
given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from reader.article import Span
from reader.compare.document import Document
from reader.compare.quotes.attribution import mention_of
from reader.compare.quotes.clauses import Item, is_described, is_time, is_word, noun_phrase, noun_phrases, read_items
from reader.compare.quotes.frames import frames_of
from reader.compare.quotes.name_forms import persons
from reader.compare.quotes.names import GENDERS, Names, Person, not_people
from reader.compare.quotes.subjects import NounPhrase, is_institution, named_behind
from reader.text.cues import speech_forms
from reader.text.lexicon import words

_SENTENCES = 10
"""How many sentences back a pronoun may reach. In the annotated articles no antecedent was further away than seven."""


_DESCRIBED = 2
"""How many sentences back somebody without a name may be meant: further on a story would have named him."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Who a pronoun means: the name to show; `sure` where a subject close by leaves no choice."""

    name: str
    person: Person | None
    sure: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    antecedent: Antecedent
    gender: str | None
    personal: bool
    """Whether anything says that this is a person at all: an office, an age, a first name that is known."""
    close: bool = True
    """Whether the sentence is about this one: its subject, under a name or as one not named before."""


class _Read(NamedTuple):
    """A stretch outside quotations: its words, its clauses' subjects, the best first, and who is told something."""

    items: list[Item]
    subjects: list[NounPhrase]
    told: list[NounPhrase]


class Antecedents:
    """The pronouns of a story's articles, looked up one by one."""

    def __init__(self, documents: Sequence[Document], names: Names, quoted: Sequence[Sequence[Span]]) -> None:
        """`quoted` are the outer quotations of each document, marks left out, in order."""
        self._documents = documents
        self._names = names
        self._quoted = quoted
        self._reads: dict[tuple[int, int, int], _Read | None] = {}

    def find(self, number: int, offset: int, pronoun: str, barred: Collection[str]) -> Antecedent | None:
        """Whom "he" or "she" at `offset` of article `number` means; never one of the `barred` names."""
        wanted = GENDERS[pronoun]
        document = self._documents[number]
        last = bisect_right(document.sentences, (offset, offset)) - 1
        fallback: Antecedent | None = None
        for place in range(last, max(-1, last - _SENTENCES), -1):
            sentence = document.sentences[place]
            read = self._read(number, sentence.start, min(sentence.end, offset))
            if read is None:
                continue
            if any(read.items[first].low == pronoun and end - first == 1 for first, end in read.subjects[:1]):
                continue  # "She rose." goes on speaking of whom the sentence before spoke of
            found = self._candidates(number, read, wanted, barred)
            if last - place > _DESCRIBED:
                found = [c for c in found if c.antecedent.person is not None]
            known = [c for c in found if c.personal]
            if known and known[0].antecedent.person is None and found[0] is not known[0]:
                return found[0].antecedent  # "A lawyer who knows the case, Ada Voss, said": the name comes first
            if known:
                return _chosen(known, wanted)
            if place == last:
                continue  # of its own sentence only a subject is meant
            beside = self._beside(number, Span(sentence.start, min(sentence.end, offset)), wanted, barred)
            known_beside = [person for person in beside if person.personal]
            if len(known_beside) == 1:
                return Antecedent(self._names.shown(known_beside[0]), known_beside[0], False)
            if len(known_beside) > 1:
                return None
            if fallback is None and (found or len(beside) == 1):
                fallback = found[0].antecedent if found else Antecedent(self._names.shown(beside[0]), beside[0], False)
            if found:
                break  # who is nearest may be no person; to go on to somebody further away would be a guess
        if fallback is not None and fallback.person is not None:
            near = self._names.between(number, Span(document.sentences[max(0, last - _SENTENCES)].start, offset))
            alone = all(entry.person is fallback.person for entry in near)
            return Antecedent(fallback.name, fallback.person, alone)
        return fallback

    def _read(self, number: int, start: int, end: int) -> _Read | None:
        """A stretch's words and subjects; None when nothing but quotations stands in it. Read once: several pronouns
        look back over the same sentences."""
        place = (number, start, end)
        if place not in self._reads:
            items = self._items(number, start, end)
            spoken = any(item.kind == "w" for item in items)
            self._reads[place] = _Read(items, *_subjects(items)) if spoken else None
        return self._reads[place]

    def _candidates(self, number: int, read: _Read, wanted: str, barred: Collection[str]) -> list[_Candidate]:
        """Everybody of a gender whom a sentence is about; failing that, whom it says is told something."""
        for phrases in (read.subjects, read.told):
            met = [c for phrase in phrases if (c := self._candidate(number, read.items, phrase))]
            found = [c for c in met if c.gender in {wanted, None} and c.antecedent.name not in barred]
            if found:
                return found if phrases is read.subjects else [replace(c, close=False) for c in found]
        return []

    def _items(self, number: int, start: int, end: int) -> list[Item]:
        """The words of a stretch, the quotations in it as one item each."""
        spans = self._quoted[number]
        first = max(0, bisect_left(spans, (start, start)) - 1)
        inside: list[tuple[int, int]] = []
        for span in spans[first:]:
            if span.start - 1 >= end:
                break
            if span.end + 1 > start:
                inside.append((max(start, span.start - 1), min(end, span.end + 1)))
        return read_items(self._documents[number].text, start, end, inside)

    def _candidate(self, number: int, items: list[Item], phrase: NounPhrase) -> _Candidate | None:
        """Whoever a noun phrase names or describes; None when it is nobody."""
        first, last = phrase
        text = mention_of(items, phrase).of(self._documents[number].text)
        if is_word(items[first], "subject_pronouns"):
            return None
        described = is_described(items, first, last)
        if items[last - 1].capital and not described:
            if is_institution(items, first, last) or items[last - 1].text in not_people():
                return None
            if items[first].low in words("first_names", "places"):
                return None
            name, person = self._names.named(number, text, items[first].start)
            if person is None:
                return None
            return _Candidate(Antecedent(name, person, False), person.gender, person.personal)
        head = next((items[i - 1] for i in range(first + 1, last) if items[i].low == "of"), items[last - 1])
        one_of = head.low == "one"
        if not one_of and head.low not in persons():
            return None
        gender = "female" if head.low in _of_gender("female") else "male" if head.low in _of_gender("male") else None
        if not described and items[first].low in {"the", "its", "their"} and head.low in words("grammar", "titles"):
            holder = self._names.holding(head.low)
            if holder is not None:
                return _Candidate(Antecedent(self._names.shown(holder), holder, False), holder.gender or gender, True)
        return _Candidate(Antecedent(text, None, False), gender, True, items[first].low != "the")

    def _beside(self, number: int, stretch: Span, wanted: str, barred: Collection[str]) -> list[Person]:
        """The people named anywhere in a stretch who are of the pronoun's gender; if none, who may be of it."""
        text = self._documents[number].text
        here = [
            entry.person
            for entry in self._names.between(number, stretch)
            if self._names.shown(entry.person) not in barred
            and (entry.person.personal or not _placed(text, entry.start))
        ]
        own = [person for person in dict.fromkeys(here) if person.gender == wanted]
        return own or [person for person in dict.fromkeys(here) if person.gender is None]


def _placed(text: str, start: int) -> bool:
    """Whether the name at `start` says where something is, or has an article: "in Orr Bay", "the Long Climb"."""
    before = text[max(0, start - 12) : start].lower().split()
    return text[start : start + 4] == "The " or (bool(before) and before[-1] in _PLACING)


_PLACING = frozenset(["in", "at", "near", "from", "to", "of", "the", "off"])


def _chosen(known: Sequence[_Candidate], wanted: str) -> Antecedent:
    """The first of several who can be meant; sure where no other can, or the first alone is known to be he or she."""
    first = known[0].antecedent
    rivals = {c.antecedent.name for c in known if known[0].gender is None or c.gender == wanted} - {first.name}
    return Antecedent(first.name, first.person, known[0].close and not rivals)


def _subjects(items: list[Item]) -> tuple[list[NounPhrase], list[NounPhrase]]:
    """A sentence's subjects: of its first verb of saying, its first, of further verbs of saying, of further clauses.
    Then who is told or asked something in it: "I asked the man at the gate"."""
    frames = [f for f in frames_of(items, 0, len(items)) if f.shape not in {"noun", "colon"}]
    saying = [f.subject for f in frames if f.shape == "prefix" or items[f.cue[0]].low in speech_forms()]
    opening = _opening(items)
    subjects = [*saying[:1], *([opening] if opening else []), *saying[1:], *_joined(items)]
    told = [f.addressee for f in frames if f.addressee is not None]
    return [named_behind(items, phrase) for phrase in subjects], [named_behind(items, phrase) for phrase in told]


def _joined(items: list[Item]) -> Iterator[NounPhrase]:
    """The subjects of clauses joined on: "He did, and the judge would have none of it"."""
    for comma in range(1, len(items) - 2):
        if items[comma].text == "," and items[comma + 1].low in {"and", "but", "so", "while", "as"}:
            phrase = noun_phrase(items, comma + 2, len(items))
            if phrase is not None:
                yield phrase


def _opening(items: list[Item]) -> NounPhrase | None:
    """The subject a sentence opens with: its first noun phrase that no preposition governs and that explains none."""
    phrases = noun_phrases(items, 0, len(items))
    for place, (first, last, governed) in enumerate(phrases):
        if governed or is_time(items, first, last):
            continue
        before = phrases[place - 1] if place else None
        if before and before[1] == first - 1 and items[first - 1].text == "," and items[before[1] - 1].low in persons():
            continue  # "read by his solicitor, Ada Voss, …"
        return first, last
    return None


@cache
def _of_gender(gender: str) -> frozenset[str]:
    return words("grammar", gender) | words("persons", gender)
