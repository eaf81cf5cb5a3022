"""Denials that somebody makes: "denied the claims", "rejected this", who does, and what it is that they deny."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reader.article import Span
from reader.compare.claims.polarity import PolarityMarks, is_refusal, left_open
from reader.compare.disputes.drafts import Wording
from reader.compare.document import Document
from reader.text.lexicon import words
from reader.text.phrases import Hit
from reader.text.stems import is_content, stem

# "Denied the claims" denies what the opening tells and what stands just before; "denied it", the sentence before.
OPENING = 4
_BEFORE = 2
# The object of "denied" stands within this many words; what it points at, within the first of them.
_OBJECT = 14
_POINTER = 4
# Fewer words than this name no object.
_NAMED = 2
# "Baraneck" and "Baranek": two spellings of one name, in percent of `rapidfuzz.fuzz.ratio`.
_ONE_NAME = 85
_POINTING = frozenset({"it", "this", "that", "such", "these"})
_SWEEPING = frozenset({"all", "everything", "wrongdoing", "any"})
_ENDS = frozenset({"but", "and", "while", "saying", "who", "which", "because", "after", "as", "through", "in", "on"})


@dataclass(frozen=True, slots=True)
class SpokenDenial:
    """A sentence of document `doc` that says no.

    Attributes:
        speaker: who is named for it.
        whole: it is "the claims" that are denied, or everything.
        opening: it stands in the article's opening.
        denied: the stems of what is denied.
    """

    doc: int
    sentence: Span
    speaker: str | None
    whole: bool
    opening: bool
    denied: frozenset[str]


def spoken_denials(
    documents: Sequence[Document], wording: Wording, marks: Sequence[PolarityMarks], doc: int
) -> Iterator[SpokenDenial]:
    """The sentences of one article with a verb of denial, and what each denies."""
    document, found = documents[doc], marks[doc]
    if "deny" not in found.tables:
        return
    for number, sentence in enumerate(document.sentences):
        first, last = document.words(sentence)
        here = found.between(first, last)
        for hit in here:
            if hit.table == "deny" and not is_refusal(document, hit, first, last) and not left_open(hit, here):
                whole, denied = _denied(document, number, hit, last)
                denier = _denier(document, wording, hit, first, last)
                yield SpokenDenial(doc, sentence, denier, whole, number < OPENING, denied)
                break


def _denied(document: Document, number: int, hit: Hit, last: int) -> tuple[bool, frozenset[str]]:
    """Whether it is the claims or everything that sentence `number` denies, and the stems of what is denied."""
    near = document.norms[hit.first : min(last, hit.last + _POINTER)]
    stated = _statements().intersection(near)
    sweeping = not _SWEEPING.isdisjoint(near)
    denied = frozenset(_object(document, hit, last))
    if not stated and not sweeping and len(denied) >= _NAMED and _POINTING.isdisjoint(near[hit.last - hit.first :]):
        return False, denied
    # "The claims" are the story's; "the claim", far down, is the one just told.
    of_story = sweeping or (bool(stated) and (number < OPENING or any(norm.endswith("s") for norm in stated)))
    pointed = document.sentences[max(0, number - (_BEFORE if stated else 1)) : number]
    pointed += document.sentences[: min(OPENING, number)] if of_story else ()
    return sweeping or bool(stated), denied | frozenset(_stems(document, pointed))


def _statements() -> frozenset[str]:
    return words("polarity", "story") | words("polarity", "statement")


def _object(document: Document, hit: Hit, last: int) -> Iterator[str]:
    """The stems of what is denied, as far as the clause names it."""
    for at in range(hit.last, min(last, hit.last + _OBJECT)):
        norm = document.norms[at]
        if norm in _ENDS or (at > hit.last and "," in document.text[document.ends[at - 1] : document.starts[at]]):
            return
        if is_content(norm) and norm not in _statements():
            yield stem(norm)


def _denier(document: Document, wording: Wording, hit: Hit, first: int, last: int) -> str | None:
    """The story's speaker named nearest before the word of denial, or after its "by"."""
    for quote in wording.quotes_of(document):
        if quote.speaker and quote.kind == "direct" and quote.span.start <= document.starts[hit.first] < quote.span.end:
            return quote.speaker.name
    after = range(hit.last + 1, last) if document.norms[hit.last : hit.last + 1] == ["by"] else range(0)
    for at in (*range(hit.first - 1, first - 1, -1), *after):
        if document.text[document.starts[at]].isupper() and (
            name := _speaker_called(document, wording, document.norms[at])
        ):
            return name
    return None


def _speaker_called(document: Document, wording: Wording, norm: str) -> str | None:
    """The speaker whom this article, or else the story, calls by that name."""
    for quote in wording.quotes_of(document):
        if (
            quote.speaker
            and quote.speaker.mention
            and norm in quote.speaker.mention.of(document.text).casefold().split()
        ):
            return quote.speaker.name
    return wording.names.get(norm) or min((name for name in wording.people if one_person(norm, name)), default=None)


def one_person(one: str | None, other: str | None) -> bool:
    """Whether two names have a part in common, another spelling of it included ("Teo Baranek", "Teodor Baraneck")."""
    if one is None or other is None:
        return False
    parts = [[part for part in name.casefold().split() if len(part) > 3] for name in (one, other)]
    return any(fuzz.ratio(here, there) >= _ONE_NAME for here in parts[0] for there in parts[1])


def _stems(document: Document, sentences: Iterable[Span]) -> Iterator[str]:
    for sentence in sentences:
        first, last = document.words(sentence)
        yield from (stem(norm) for norm in document.norms[first:last] if is_content(norm))
