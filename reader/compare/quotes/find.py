"""Every quotation of a story: its span, kind, utterance, speaker and carriers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.article import Block, Span
from reader.compare.document import Document
from reader.compare.model import Quote, QuoteKind, Speaker
from reader.compare.quotes.attribution import CONFIDENCE, Attribution, attribute
from reader.compare.quotes.carriers import bare_name
from reader.compare.quotes.clauses import read_items, without_headline_capitals
from reader.compare.quotes.kinds import kind_of
from reader.compare.quotes.paragraph import Paragraph, read_paragraph
from reader.compare.quotes.runs import (
    follow_runs,
    last_subject,
    name_headline_speakers,
    signature,
    stands_for,
    without_label,
)
from reader.compare.quotes.speakers import resolve_names
from reader.text.quotemarks import Marked, marked_spans


def find_quotes(documents: Sequence[Document]) -> list[Quote]:
    """The quotes of all articles, ordered by article, then start; ids and utterances are numbered in that order."""
    quotes: list[Quote] = []
    for document in documents:
        quotes.extend(_with_titles(document.text, _in_document(document, len(quotes))))
    return resolve_names(documents, quotes)


def _with_titles(text: str, quotes: list[Quote]) -> list[Quote]:
    """What an article once presents as the title of a work is one wherever the same words stand in marks."""
    titles = {bare_words(quote.span.of(text)) for quote in quotes if quote.kind == "title"}
    return [
        replace(quote, kind="title", speaker=None, cue=None, addressee=None, via=(), confidence=0.6)
        if quote.kind in {"direct", "scare"} and bare_words(quote.span.of(text)) in titles
        else quote
        for quote in quotes
    ]


def bare_words(text: str) -> str:
    """The words without their outer punctuation, for telling whether two quotations are the same."""
    return text.strip(" ,.;:!?…’'").lower()


def _in_document(document: Document, before: int) -> list[Quote]:
    """The quotes of one article; `before` quotes of the story come first."""
    text = document.text
    out: list[Quote] = []
    carried: Quote | None = None  # the last quotation of the paragraph before, when nothing closed it
    previous: Quote | None = None  # the last quotation with a speaker, and
    near = False  # whether it stands in the paragraph before this one
    for number, block in enumerate(document.body):
        marks = marked_spans(text, block.start, block.end, carried=carried is not None)
        if not marks:
            carried, near = None, False
            continue
        spoken = _in_block(document, block, marks, before + len(out))
        first = spoken[0]
        opening = not any(char.isalnum() for char in text[block.start : first.span.start])
        if carried and (marks[0].closed == "carried" or opening):
            spoken = _continue(spoken, carried, out)
        elif first.speaker is None and first.kind == "direct" and _goes_on(text, first, marks[0]):
            pass  # somebody else is named behind it, in words that were not understood
        elif previous and opening and first.speaker is None and first.kind == "direct" and near:
            inherited = replace(previous.speaker, tentative=True) if previous.speaker else None
            spoken = [
                replace(q, speaker=inherited, confidence=CONFIDENCE["run"]) if q.utterance == first.utterance else q
                for q in spoken
            ]
        elif first.speaker is None and first.kind == "direct" and opening and number:
            subject = _subject_before(document, document.body[number - 1])
            if subject:
                speaker = Speaker(subject.of(text), subject, tentative=True)
                spoken[0] = replace(first, speaker=speaker, confidence=CONFIDENCE["floating"])
        signed = signature(text, document.body[number + 1]) if number + 1 < len(document.body) else None
        if signed and spoken[-1].kind == "direct" and spoken[-1].confidence <= CONFIDENCE["floating"]:
            speaker = Speaker(signed.of(text), signed)
            spoken = [replace(q, speaker=speaker, confidence=CONFIDENCE["dash"]) for q in spoken]
        out.extend(spoken)
        top = [quote for quote in spoken if quote.nested_in is None]
        carried = top[-1] if marks_unclosed(marks) else None
        near = True
        for quote in top:
            if quote.speaker and quote.kind == "direct":
                previous = quote
    return out


def marks_unclosed(marks: list[Marked]) -> bool:
    """Whether the last outer mark of a paragraph was never closed."""
    return next((m.closed == "unclosed" for m in reversed(marks) if m.parent is None), False)


def _goes_on(text: str, quote: Quote, mark: Marked) -> bool:
    """Whether the sentence goes on behind a quotation that ends in a comma: “…,” was the clerk's answer."""
    behind = text[mark.outer_end : mark.outer_end + 3]
    comma = text[quote.span.end - 1 : quote.span.end] == "," or behind[:1] == ","
    return comma and behind.lstrip(", ")[:1].isalpha()


def _in_block(document: Document, block: Block, marks: list[Marked], before: int) -> list[Quote]:
    """The quotes of one paragraph, nested ones included."""
    text = document.text
    out: list[Quote | None] = [None] * len(marks)
    children: dict[int | None, list[int]] = defaultdict(list)
    for i, mark in enumerate(marks):
        children[mark.parent].append(i)
    for parent, here in sorted(children.items(), key=lambda item: -1 if item[0] is None else item[0]):
        around = Span(block.start, block.end) if parent is None else Span(marks[parent].start, marks[parent].end)
        _level(document, block, marks, here, parent, around, before, out)
    found = [quote for quote in out if quote is not None]
    assert len(found) == len(marks), text[block.start : block.end]
    return found


def _level(
    document: Document,
    block: Block,
    marks: list[Marked],
    here: list[int],
    parent: int | None,
    around: Span,
    before: int,
    out: list[Quote | None],
) -> None:
    """The quotes whose parent is `parent`, read from the words `around` them."""
    text = document.text
    inner = [Span(marks[i].start, marks[i].end) for i in here]
    items = read_items(text, around.start, around.end, [(marks[i].outer_start, marks[i].outer_end) for i in here])
    headline = block.kind in {"title", "heading"}
    if headline:
        items = without_headline_capitals(items)
    elif parent is None:
        items = without_label(text, items)
    ends = _sentence_ends(document, around)
    paragraph = read_paragraph(text, items, ends, inner)
    attributions = attribute(paragraph)
    if headline:
        name_headline_speakers(paragraph, attributions)
    follow_runs(paragraph, attributions)
    places = {item.ref: index for index, item in enumerate(items) if item.kind == "q"}
    for ref, i in enumerate(here):
        found = attributions[ref]
        kind = kind_of(paragraph, places[ref], found, block)
        if found.mention and found.mention.of(text).lower() == "it" and parent is None:
            found.stands_for = stands_for(paragraph, found.mention.start)
        out[i] = _quote(
            document, paragraph, inner[ref], kind, found, before + i, None if parent is None else before + parent
        )
    _utterances(text, here, marks, out)


def _sentence_ends(document: Document, around: Span) -> list[int]:
    """Where the body's sentences inside a stretch end."""
    first = bisect_left(document.sentences, (around.start,))
    last = bisect_left(document.sentences, (around.end,))
    return [sentence.end for sentence in document.sentences[max(0, first - 1) : last] if sentence.end <= around.end]


def _quote(
    document: Document, p: Paragraph, span: Span, kind: QuoteKind, found: Attribution, number: int, parent: int | None
) -> Quote:
    speaker = None
    if found.mention and kind == "direct":
        named = found.stands_for or found.mention
        speaker = Speaker(
            bare_name(named.of(p.text)) if found.stands_for else named.of(p.text),
            found.mention,
            found.tentative or found.stands_for is not None,
        )
    return Quote(
        id=f"q{number + 1}",
        article=document.article.id,
        span=span,
        kind=kind,
        utterance=f"u{number + 1}",
        nested_in=None if parent is None else f"q{parent + 1}",
        cue=found.cue if speaker else None,
        speaker=speaker,
        addressee=found.addressee if speaker else None,
        via=tuple(found.via) if speaker else (),
        denied=found.denied and speaker is not None,
        confidence=CONFIDENCE[found.how] if kind == "direct" else 0.6,
    )


def _utterances(text: str, here: list[int], marks: list[Marked], out: list[Quote | None]) -> None:
    """“The dam,” Voss said, “will hold.” is one utterance: one speaker, nothing but the attribution between."""
    for a, b in pairwise(here):
        first, second = out[a], out[b]
        if (
            not first
            or not second
            or first.kind != "direct"
            or second.kind != "direct"
            or not first.speaker
            or not second.speaker
        ):
            continue
        gap = text[marks[a].outer_end : marks[b].outer_start]
        if first.speaker.mention == second.speaker.mention and len(gap) < 160:
            out[b] = replace(second, utterance=first.utterance)


def _continue(spoken: list[Quote], carried: Quote, out: list[Quote]) -> list[Quote]:
    """Join a paragraph's first quotation to the unclosed one before it; a speaker named at either end is both's."""
    first = spoken[0]
    group = first.utterance
    speaker = first.speaker or carried.speaker
    if carried.speaker is None and speaker is not None:
        for place, quote in enumerate(out):
            if quote.utterance == carried.utterance:
                out[place] = replace(quote, speaker=speaker, kind="direct", cue=first.cue, confidence=first.confidence)
    joined = []
    for quote in spoken:
        if quote.utterance == group and quote.nested_in is None:
            quote = replace(quote, utterance=carried.utterance, kind="direct", speaker=quote.speaker or speaker)
        joined.append(quote)
    return joined


def _subject_before(document: Document, block: Block) -> Span | None:
    """The subject of the last sentence of the paragraph before a floating quotation."""
    ends = _sentence_ends(document, block.span)
    items = read_items(document.text, block.start, block.end, [])
    return last_subject(read_paragraph(document.text, items, ends, []))
