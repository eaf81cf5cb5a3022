"""Who a mention is: names clustered across the whole story, pronouns and epithets resolved as far as the text allows.

Names cluster by surname. Spellings of one surname join when they are near ("Kovalenko", "Kowalenko"), never stand in
the same article, and share a first name or an office. The longest form a story has is the one shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations, product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from reader.article import Span
from reader.compare.document import Document
from reader.compare.model import Quote
from reader.compare.quotes.name_forms import is_person, name_mentions, office_beside, split_name, spoken_names
from reader.text.lexicon import words

_FIRST_SOUND = {letter: group[0] for group in ("kcqgh", "vwf", "yij", "szx") for letter in group}
GENDERS = {"she": "female", "he": "male"}
"""The pronouns that are resolved, and whom each can mean."""
_FAR = 1 << 60
_LOOK_BACK = 40
"""How many names back a pronoun or a bare surname may reach: about a screen of text, and a bound on the work."""
_NAMESAKES = 50
"""So many people with one last word and it is no surname ("… Street", a list): further ones are not told apart."""
_NEAR = 0.75
"""Spellings of one surname: at most one letter in four differs. Transliterations seldom differ more."""


@dataclass(slots=True, eq=False)
class Person:
    """A cluster of names: full forms with how often each stands in the story, and what tells the pronoun."""

    surname: str
    forms: Counter[str] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    marks: set[str] = field(default_factory=set)
    """What else says that this is a person: "described", "surname alone"."""

    @property
    def personal(self) -> bool:
        """Whether anything tells this from the name of a place or a company."""
        return bool(self.offices or self.genders or self.marks)

    @property
    def shown(self) -> str:
        """The longest form, the commonest of equally long ones; "Midwife Noor Haldane" yields to "Noor Haldane"."""
        whole = [form for form in self.forms if " " in form]
        plain = [form for form in whole if not any(form.endswith(" " + other) for other in whole)]
        return max(plain or self.forms, key=lambda form: (len(form.split()), self.forms[form], form))

    @property
    def gender(self) -> str | None:
        """What most tells; of equals, what was seen first."""
        return self.genders.most_common(1)[0][0] if self.genders else None


class Seen(NamedTuple):
    """A name at an offset of one article."""

    start: int
    person: Person


class Names:
    """The people of a story, and where each article names them."""

    def __init__(self, documents: Sequence[Document], quotes: Sequence[Quote]) -> None:
        """Read every name; the spellings of those who speak in `quotes` are joined."""
        quoted = _quoted(quotes)
        self._people: dict[str, list[Person]] = defaultdict(list)
        self._seen: list[list[Seen]] = []
        self._votes: list[tuple[Person, str]] = []
        self._documents = documents
        self._shown: dict[Person, str] = {}
        self._firsts: dict[str, list[Person]] | None = None
        self._holders: dict[str, dict[str, Person]] = defaultdict(dict)  # office → who holds it, by name
        mentions = [name_mentions(document) for document in documents]
        for number, found in enumerate(mentions):
            for name in found:
                if len(name.parts) > 1:
                    person = self._enter(number, name.parts, office_beside(documents[number].text, name))
                    if person is not None and not person.marks and is_person(documents[number].text, name):
                        person.marks.add("described")
        full: dict[tuple[str, ...], Person | None] = {}  # no full name is added from here on
        for number, found in enumerate(mentions):
            seen: list[Seen] = []
            inside = quoted.get(documents[number].article.id, [])
            for name in found:
                parts = name.parts
                if parts[-1] not in self._people:
                    called = self._called(parts[0]) if len(parts) == 1 else []
                    place = bisect_right(inside, (name.start, _FAR)) - 1
                    if len(called) == 1 and (place < 0 or inside[place][1] <= name.start):
                        seen.append(Seen(name.start, called[0]))
                    continue
                if len(parts) == 1:
                    person = self._person(number, parts, seen)
                else:
                    person = full[parts] if parts in full else full.setdefault(parts, self._person(number, parts, seen))
                if person is None:
                    continue
                if len(parts) == 1:
                    person.forms[parts[0]] += 1
                    person.articles.add(number)
                    if documents[number].text[name.start - 4 : name.start].lower() != "the ":
                        person.marks.add("surname alone")  # as a company's or a place's last word hardly stands
                _note_title(person, office_beside(documents[number].text, name))
                # What stands inside a quotation is no antecedent outside.
                place = bisect_right(inside, (name.start, _FAR)) - 1
                if place < 0 or inside[place][1] <= name.start:
                    seen.append(Seen(name.start, person))
            self._seen.append(seen)
        self._starts = [[entry.start for entry in seen] for seen in self._seen]
        spoken = sorted({quote.speaker.name for quote in quotes if quote.speaker})
        self._join_spellings({parts[-1] for _, parts in map(split_name, spoken) if parts})
        self._shown.clear()

    def _enter(self, number: int, parts: tuple[str, ...], title: str | None) -> Person | None:
        surname = parts[-1]
        known = self._people[surname]
        person = next((p for p in known if any(_compatible(form.split(" "), list(parts)) for form in p.forms)), None)
        if person is None:
            if len(known) == _NAMESAKES:
                return None
            person = Person(surname)
            known.append(person)
        person.forms[" ".join(parts)] += 1
        person.articles.add(number)
        _note_title(person, title)
        first = parts[0].lower()
        for gender in ("female", "male"):
            if first in words("first_names", gender):
                person.genders[gender] += 1
        return person

    def _person(self, number: int, parts: tuple[str, ...], seen: list[Seen]) -> Person | None:
        """Whom a name means in article `number`: with a surname alone, the one last named there in full, else the
        story's commonest of that surname."""
        known = self._people.get(parts[-1], [])
        if len(parts) > 1:
            return next((p for p in known if " ".join(parts) in p.forms), None)
        if not known:
            return None
        for earlier in reversed(seen[-_LOOK_BACK:]):
            if earlier.person in known and (len(known) == 1 or earlier.person.offices or earlier.person.genders):
                return earlier.person
        here = [p for p in known if number in p.articles] or known
        return (
            here[0]
            if len(here) == 1
            else max(here, key=lambda p: (bool(p.genders or p.offices), sum(p.forms.values()), self.shown(p)))
        )

    def _join_spellings(self, speakers: set[str]) -> None:
        """Join near spellings of one surname that no article uses side by side: of people who share a first name, and
        of those who speak."""
        alike: dict[str, set[str]] = defaultdict(set)
        for surname, people in self._people.items():
            if len(surname) < 4:
                continue
            for first in {first for person in people for first in _first_names(person)}:
                alike[first].add(surname)
            if surname in speakers:
                alike[_FIRST_SOUND.get(surname[0].lower(), surname[0].lower())].add(surname)
        for _, surnames in sorted(alike.items()):
            for one, other in combinations(sorted(surnames), 2):
                if Levenshtein.normalized_similarity(one.lower(), other.lower(), score_cutoff=_NEAR):
                    for a, b in product(self._people[one], self._people[other]):
                        if a.forms is not b.forms and not a.articles & b.articles and _one_person(a, b):
                            _merge(a, b)

    def named(self, number: int, mention: str, offset: int) -> tuple[str, Person | None]:
        """The name to show for a mention in article `number`, and the person when the story knows one."""
        title, parts = split_name(mention)
        if not parts:
            return mention, None
        last = bisect_right(self._starts[number], offset)
        person = self._person(number, parts, self._seen[number][max(0, last - _LOOK_BACK) : last])
        if person is None and len(parts) == 1:
            called = self._called(parts[0])  # "Sir Alan", "Greta"
            person = called[0] if len(called) == 1 else None
        if person is None:
            return mention, None
        if title:
            if title not in person.offices:
                self._holders.clear()
            _note_title(person, title)
        return self.shown(person), person

    def shown(self, person: Person) -> str:
        """`person.shown`, found once: full forms, which alone can be shown, change only when spellings are joined."""
        name = self._shown.get(person)
        if name is None:
            name = self._shown[person] = person.shown
        return name

    def between(self, number: int, stretch: Span) -> list[Seen]:
        """Where people are named in a stretch of article `number`, outside quotations, in order."""
        first = bisect_left(self._starts[number], stretch.start)
        seen = self._seen[number][first : first + _LOOK_BACK]
        return [entry for entry in seen if entry.start < stretch.end and entry.person.surname not in not_people()]

    def mentioned(self, words_said: str) -> set[str]:
        """The shown names of everybody whom a stretch of speech may name, in full, by surname or by first name."""
        return {self.shown(person) for person in self.people_in(words_said)}

    def people_in(self, words_said: str) -> list[Person]:
        """Everybody whom a stretch of speech may name, in the order named."""
        out: list[Person] = []
        for parts in spoken_names(words_said):
            known = self._people.get(parts[-1], [])
            exact = [person for person in known if " ".join(parts) in person.forms] if len(parts) > 1 else known
            out.extend(exact or known)
            if len(parts) == 1:
                out.extend(self._called(parts[0]))
        return out

    def _called(self, first: str) -> list[Person]:
        """The people of the story with a first name."""
        if self._firsts is None:
            self._firsts = defaultdict(list)
            for person in chain.from_iterable(self._people.values()):
                for name in sorted(_first_names(person)):
                    if person not in self._firsts[name]:
                        self._firsts[name].append(person)
        return self._firsts.get(first.lower(), [])

    def vote(self, person: Person, pronoun: str) -> None:
        """Count a pronoun for whoever it surely means, before any pronoun is resolved for good."""
        self._votes.append((person, GENDERS[pronoun]))

    def settle_genders(self) -> None:
        """Who is mostly called "she" in a story is not meant by "he" in it."""
        for person, gender in self._votes:
            person.genders[gender] += 1
        self._votes.clear()

    def holding(self, office: str) -> Person | None:
        """The only person of the story who holds an office ("the mayor"); None when none or several do."""
        if not self._holders:
            for person in chain.from_iterable(self._people.values()):
                for held in person.offices:
                    self._holders[held][self.shown(person)] = person
        distinct = self._holders.get(office, {})
        return next(iter(distinct.values())) if len(distinct) == 1 else None


def _quoted(quotes: Sequence[Quote]) -> dict[str, list[tuple[int, int]]]:
    """Where each article's outer quotations stand, in order."""
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quote in quotes:
        if quote.nested_in is None and quote.kind == "direct":
            out[quote.article].append((quote.span.start, quote.span.end))
    return out


@cache
def not_people() -> frozenset[str]:
    return words("first_names", "not_people") | words("cues", "outlets")


def _note_title(person: Person, title: str | None) -> None:
    if title is None:
        return
    person.offices.add(title)
    for gender in ("female", "male"):
        by_ending = title.endswith("man") and title.endswith("woman") == (gender == "female")
        if by_ending or title in words("grammar", gender):
            person.genders[gender] += 3


def gender_of(name: str) -> str | None:
    """The gender that a name or a description tells by itself: "Ada Voss", "a spokeswoman"."""
    parts = name.lower().replace(".", "").split()
    for gender in ("female", "male"):
        telling = words("grammar", gender) | words("persons", gender)
        if any(part in telling for part in parts) or (parts and parts[0] in words("first_names", gender)):
            return gender
    return None


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names with one surname can be one person: first names equal, or one the other's initial."""
    a, b = one[0].lower().rstrip("."), other[0].lower().rstrip(".")
    if len(one) == 1 or len(other) == 1 or a == b or one[-len(other) :] == other or other[-len(one) :] == one:
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _one_person(a: Person, b: Person) -> bool:
    """Whether two people whose surnames are near are one: a first name shared or near, or an office shared."""
    one, other = _first_names(a), _first_names(b)
    if one and other:
        return any(
            x == y or (x[0] == y[0] and Levenshtein.normalized_similarity(x, y) >= _NEAR) for x in one for y in other
        )
    return bool(a.offices & b.offices)


def _first_names(person: Person) -> set[str]:
    return {form.split()[0].lower() for form in person.forms if " " in form}


def _merge(a: Person, b: Person) -> None:
    """Make two clusters one: both objects carry the union, so that every place that holds one sees it."""
    a.forms += b.forms
    b.forms = a.forms
    a.articles |= b.articles
    b.articles = a.articles
    a.offices |= b.offices
    b.offices = a.offices
    a.genders += b.genders
    b.genders = a.genders
    a.marks |= b.marks
    b.marks = a.marks
