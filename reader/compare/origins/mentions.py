"""Where a text names what it has something from: outlets, agencies, documents, posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache

from reader.article import Span
from reader.compare.document import Document
from reader.text.alternation import either
from reader.text.lexicon import lexicon, words
from reader.text.stems import is_content

_NAME = r"(?:[A-Z0-9][\w.&'’-]*)(?:\s(?:(?:of|the|for|and|&|de|van|von|al)\s)?[A-Z][\w.&'’-]*){0,4}"
_DETERMINER = r"(?:[Tt]he|an?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|one|two|several)"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article names an origin: `name` as it is shown, less a leading article; `span` of the words."""

    name: str
    span: Span


@cache
def _kinds() -> dict[str, str]:
    """A document's word or words, folded → the name its kind is shown by."""
    forms: dict[str, str] = {}
    for row in (*lexicon("origins")["documents"].splitlines(), *lexicon("origins")["messages"].splitlines()):
        words_of_kind = [form.replace("_", " ") for form in row.split()]
        forms.update(dict.fromkeys(words_of_kind, words_of_kind[0]))
    return forms


@cache
def _patterns() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Each wording that names an origin, with words of which the sentence must have one."""
    relaying = "|".join(lexicon("origins")["relaying"].split())
    collective = "|".join(lexicon("origins")["collective"].split())
    named = rf"(?:{_DETERMINER}\s)?(?P<name>{_NAME})"
    according = frozenset({"according"})
    passing_on = words("origins", "relaying")
    brought = ("reported", "revealed", "exposed", "disclosed", "published", "obtained", "quoted", "broken", "seen")
    patterns = (
        (according, rf"\b[Aa]ccording to {named}"),
        (according, rf"\b[Aa]ccording to (?:{_DETERMINER}\s)?(?:[a-z]+\s){{0,2}}?(?P<name>{collective})\b"),
        (
            frozenset({"told", "tells", "telling"}),
            rf"\b(?:told|tells|telling) (?:(?:[a-z]+\s){{1,3}}(?:at|of|from|with) )?{named}",
        ),
        (
            frozenset({"citing", "quoting", "interview", "via"}),
            rf"\b(?:[Cc]iting|quoting|interview with|via) {named}",
        ),
        (frozenset(brought), rf"\b(?:{'|'.join(brought)}) (?:by|in) {named}"),
        (
            passing_on,
            rf"{named}(?:,? which|, an? [^,.]{{3,60}},)? (?:first |has |had |also |later |then )?(?:{relaying})\b",
        ),
        (passing_on, rf"(?:[,.]\s|”\s|\"\s)(?:{relaying}) {named}"),
    )
    return tuple((needed, re.compile(pattern)) for needed, pattern in patterns)


@cache
def _documents(owned: bool) -> re.Pattern[str]:
    """A kind of document, with its owner's name where it is `owned`: without one it is found in a fifth of the time."""
    owner = rf"(?:(?P<owner>{_NAME})['’]s?\s(?:[a-z]+\s)?)?" if owned else "(?P<owner>(?!))?"
    return re.compile(rf"\b{owner}(?P<kind>{either(_kinds())})\b", re.IGNORECASE)


_OWNER = re.compile(r"['’]s?\s")


@cache
def _mentioned() -> re.Pattern[str]:
    kinds = "|".join(lexicon("origins")["mentioned"].split())
    return re.compile(
        rf"\b(?:in|on|from|citing|cited|[Aa]ccording to|to)\s(?:an?|the|his|her|their|its)\s(?:[a-z]+\s)?"
        rf"(?P<kind>{kinds})\b"
    )


@cache
def _messages() -> frozenset[str]:
    """The kinds of message, by the name each is shown by."""
    return frozenset(row.split()[0].replace("_", " ") for row in lexicon("origins")["messages"].splitlines())


_STANDS_IN = re.compile(
    r"\b(?:in|from|according to|citing|quoting)\s(?:an?|the|his|her|their|its)\s(?:[\w-]+\s)?$", re.I
)
_SAYS = re.compile(
    r"(?:,? which|,? that)?\s(?:seen|obtained|leaked|published|says?|said|shows?|showed|reveals?|revealed)\b"
)


def _tells_by_message(text: str, match: re.Match[str]) -> bool:
    """Whether a message is where something stands: "in an email", "an email seen by", "the councillor’s email says"."""
    start = match.start("owner") if match["owner"] else match.start("kind")
    return bool(_STANDS_IN.search(text, max(0, start - 40), start) or _SAYS.match(text, match.end("kind")))


@cache
def _aliases() -> re.Pattern[str]:
    kinds = "|".join(lexicon("origins")["kinds"].split())
    relaying = "|".join((*lexicon("origins")["relaying"].split(), "said", "says"))  # "before the race, a paper said"
    return re.compile(
        rf"(?:[Tt]he )?(?P<name>{_NAME})(?:, (?:an?|the) (?:[\w’'-]+\s){{0,3}}?|\s)"
        rf"(?P<kind>{kinds})\b(?!\s(?:{relaying})\b)"
    )


@cache
def _heads() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Last words of the kinds of documents, of those mentioned only, and of outlets that go by another name."""
    documents = frozenset(re.split(r"[ -]", form)[-1] for form in _kinds())
    return documents, words("origins", "mentioned"), words("origins", "kinds") & _kinds().keys()


def find_aliases(document: Document) -> dict[str, str]:
    """ "The Back Stairs, a newsletter": the kind → the name, where the text says it of one name only."""
    _, _, kinds = _heads()
    found: dict[str, set[str]] = {}
    sentences = {document.sentence_at(document.starts[at]) for at in document.where(kinds)}
    for sentence in filter(None, sentences):
        for match in _aliases().finditer(document.text, *sentence):
            name = _shown(match["name"])
            if name is not None and match["kind"] in _kinds():
                found.setdefault(match["kind"], set()).add(name)
    return {kind: names.pop() for kind, names in found.items() if len(names) == 1}


def speaking_of(documents: Iterable[Document], kind: str) -> Iterator[tuple[Document, int]]:
    """The documents that have a word for a kind of document, and where the first stands; no part of a compound
    ("four-letter")."""
    forms = [form for form, shown in _kinds().items() if shown == kind]
    heads = {re.split(r"[ -]", form)[-1] for form in forms}
    pattern = re.compile(rf"(?<![\w-])(?:{either(forms)})(?![\w-])", re.IGNORECASE)
    for document in documents:
        if any(norm.partition("'")[0] in heads for norm in document.places):
            match = pattern.search(document.text)
            if match:
                yield document, match.start()


def is_document(name: str) -> bool:
    """Whether the name is that of a kind of document."""
    return name in _kinds().values()


@cache
def _telling() -> frozenset[str]:
    """The words of which a sentence that names an origin must have one."""
    documents, mentioned, _ = _heads()
    return documents.union(mentioned, *(needed for needed, _ in _patterns()))


def telling_words(document: Document) -> dict[Span, set[str]]:
    """The sentences that may name an origin: each with its words that tell so, possessives without their ending."""
    telling, places = _telling(), document.places
    forms = {norm: norm for norm in places.keys() & telling}
    forms |= {norm: bare for norm in places if "'" in norm and (bare := norm.partition("'")[0]) in telling}
    found: dict[Span, set[str]] = {}
    for norm, bare in forms.items():
        for at in places[norm]:
            sentence = document.sentence_at(document.starts[at])
            if sentence is not None:
                found.setdefault(sentence, set()).add(bare)
    return found


def find_mentions(document: Document, sentence: Span, said: Set[str]) -> Iterator[Mention]:
    """The origins a sentence names, in order, each place once; `said` are its words that tell so (`telling_words`)."""
    text, found = document.text, []
    for needed, pattern in _patterns():
        for match in () if needed.isdisjoint(said) else pattern.finditer(text, *sentence):
            name = _shown(match["name"])
            if name is not None:
                # "By The Back Stairs": a capital inside the sentence makes the article part of the name.
                before = match.start("name") - 4
                if before > sentence.start and text.startswith("The ", before):
                    name = f"The {name}"
                found.append(Mention(name, Span(match.start("name"), match.end("name"))))
    documents, mentioned, _ = _heads()
    if not documents.isdisjoint(said) and _tells(document, sentence):
        owned = _OWNER.search(text, *sentence) is not None
        for match in _documents(owned).finditer(text, *sentence):
            kind = _kinds()[match["kind"].casefold()]
            if kind in _messages() and not _tells_by_message(text, match):
                continue
            if not match["owner"] or match["owner"][:1].isupper():
                found.append(_document(match["owner"], _kinds()[match["kind"].casefold()], match))
    for match in () if mentioned.isdisjoint(said) else _mentioned().finditer(text, *sentence):
        found.append(_document(None, match["kind"].casefold(), match))
    end = -1
    for mention in sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            end = mention.span.end
            yield mention


def _tells(document: Document, sentence: Span) -> bool:
    first, last = document.words(sentence)
    telling = words("origins", "telling")
    return any(norm.partition("'")[0] in telling for norm in document.norms[first:last])


def _document(owner: str | None, kind: str, match: re.Match[str]) -> Mention:
    start = match.start("owner") if owner else match.start("kind")
    name = f"{owner}’s {kind}" if owner and is_content(owner.split()[0].casefold()) else kind
    return Mention(name, Span(start, match.end("kind")))


def _shown(name: str) -> str | None:
    """A name as it is shown, or None where a capital makes none: an opening word, a day, a month, a number."""
    parts = re.sub(r"['’]s?$", "", name.rstrip(".,'’")).split()
    while parts and (not is_content(parts[0].casefold()) or parts[0].casefold() in _NO_NAMES):
        parts.pop(0)
    if not parts or not any(sign.isalpha() for sign in parts[0] + parts[-1]):
        return None
    return " ".join(parts)


_NO_NAMES = frozenset(
    word for table in ("months", "weekdays") for row in lexicon("calendar")[table].splitlines() for word in row.split()
) | {
    "reports",
    "sources",
    "nothing",
    "originally",
    "meanwhile",
    "yesterday",
    "today",
    "court",
    "police",
    "mr",
    "mrs",
    "ms",
    "dr",
}
