"""Quotations without a verb of saying: runs, action beats, transcript labels, floating quotations."""

from __future__ import annotations

import re

from reader.article import Block, Span
from reader.compare.quotes.attribution import Attribution, mention_of
from reader.compare.quotes.clauses import Item, head_name, is_time, is_word, noun_phrases
from reader.compare.quotes.frames import frames_of
from reader.compare.quotes.paragraph import Paragraph, is_whole
from reader.text.cues import speech_forms
from reader.text.lexicon import words


def name_headline_speakers(p: Paragraph, found: list[Attribution]) -> None:
    """“Orr on the ferry: ‘It will sail’”: whoever stands before a headline's colon speaks behind it."""
    colon = next((i for i, item in enumerate(p.items) if item.text == ":"), None)
    if not colon or any(item.kind == "q" for item in p.items[:colon]):
        return  # "Maestro ‘went berserk’: …" tells what somebody did
    phrases = noun_phrases(p.items, 0, colon)
    origin = [phrase for phrase in phrases if phrase[0] and p.items[phrase[0] - 1].low in {"from", "by"}]
    if not phrases:
        return
    first, last = (origin or phrases)[0][:2]
    if not p.items[last - 1].capital and not is_word(p.items[last - 1], "titles"):
        return  # "Fourteen hours: …" names nobody
    name = head_name(p.items, first, last)
    mention = Span(p.items[name[0]].start, p.items[name[1] - 1].end)
    leads = colon + 1 < len(p.items) and p.items[colon + 1].kind == "q"
    if not leads and mention.of(p.text).isupper():
        return  # "SCANDAL AT SEA: Captain ‘knew’": a catchword
    for item in p.items[colon:]:
        if item.kind == "q" and found[item.ref].how not in {"tail", "adjacent"}:
            found[item.ref] = Attribution("colon", mention, tentative=True)


def follow_runs(p: Paragraph, found: list[Attribution]) -> None:
    """Quotations without a frame take their neighbour's speaker, or the subject of the sentence between."""
    order = [i for i, item in enumerate(p.items) if item.kind == "q"]
    for place, index in enumerate(order):
        mine = found[p.items[index].ref]
        if mine.how != "none" or not is_whole(p, index):
            continue
        before = found[p.items[order[place - 1]].ref] if place else None
        beat = _beat(p, order[place - 1] + 1 if place else 0, index)
        if before and before.mention and (beat is None or _same(p, beat, before.mention)):
            found[p.items[index].ref] = Attribution(
                "run", before.mention, None, before.addressee, list(before.via), before.tentative
            )
        elif beat is not None:
            found[p.items[index].ref] = Attribution("beat", beat, None, tentative=True)
        elif not place and (label := _label(p, index)):
            found[p.items[index].ref] = Attribution("colon", label)
    _look_ahead(p, order, found)


def _look_ahead(p: Paragraph, order: list[int], found: list[Attribution]) -> None:
    """What opens a paragraph without a frame takes the next quotation's speaker, or the next sentence's subject."""
    for place in range(len(order) - 2, -1, -1):
        mine, after = found[p.items[order[place]].ref], found[p.items[order[place + 1]].ref]
        if mine.how != "none" or not after.mention or not is_whole(p, order[place]):
            continue
        beat = _beat(p, order[place] + 1, order[place + 1])
        if (beat is None and after.how in {"tail", "run"}) or (beat and after.how == "beat"):
            found[p.items[order[place]].ref] = Attribution(
                "run", after.mention, None, after.addressee, list(after.via), after.tentative
            )
    if order and found[p.items[order[-1]].ref].how == "none" and is_whole(p, order[-1]) and len(order) == 1:
        following = p.sentence_at[order[-1]] + 1
        name = _own_subject(p, *p.sentences[following], named=True) if following < len(p.sentences) else None
        if name is not None:
            found[p.items[order[-1]].ref] = Attribution("floating", name, tentative=True)


_LABEL = re.compile(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2})(?: \([^)]{1,30}\))?:\s")


def without_label(text: str, items: list[Item]) -> list[Item]:
    """A paragraph of a transcript without its label, where whoever it labels quotes somebody: HOST: “As quick as we
    can,” was it? A label with nothing but a quotation behind it (HOST: “Good evening.”) says whose words they are."""
    match = _LABEL.match(text, items[0].start)
    if match is None:
        return items
    spoken = [item for item in items if item.start >= match.end()]
    catchword = match.group(1).lower() in words("cues", "catchwords")
    return spoken if catchword or any(item.kind == "w" for item in spoken) else items


def _label(p: Paragraph, index: int) -> Span | None:
    """A transcript's label inside the marks: “VOSS: We leave at dawn.”"""
    inner = p.inner[p.items[index].ref]
    match = _LABEL.match(p.text, inner.start, inner.end)
    return Span(match.start(1), match.end(1)) if match else None


def _same(p: Paragraph, a: Span, b: Span) -> bool:
    """Whether two mentions can be one person: a shared word, or a pronoun."""
    first, second = a.of(p.text).lower(), b.of(p.text).lower()
    pronouns = words("grammar", "subject_pronouns")
    return first in pronouns or second in pronouns or bool(set(first.split()) & set(second.split()))


def _beat(p: Paragraph, first: int, index: int) -> Span | None:
    """The subject of the sentence that ends right before the quotation at `index`, when it has one of its own."""
    if index <= first:
        return None
    start, end = p.sentences[p.sentence_at[index - 1]]
    if start < first or end > index or p.items[end - 1].text == "?":
        return None
    return _speaking_subject(p, start, end) or _own_subject(p, start, end, named=False)


def stands_for(p: Paragraph, offset: int) -> Span | None:
    """What "it" at `offset` stands for: the subject of the sentences before it, the nearest that is no pronoun."""
    for first, last in reversed(p.sentences):
        if p.items[first].start < offset:
            name = _own_subject(p, first, last, named=False)
            if (
                name is not None
                and name.end < offset
                and name.of(p.text).lower() not in words("grammar", "subject_pronouns")
            ):
                return name
    return None


def _own_subject(p: Paragraph, first: int, last: int, *, named: bool) -> Span | None:
    """The first noun phrase of a sentence that no preposition governs; `named` asks for a name or pronoun."""
    for begin, stop, governed in noun_phrases(p.items, first, last):
        head = p.items[begin]
        if governed or is_time(p.items, begin, stop):
            continue
        if head.capital or (not named and is_word(head, "determiners")):
            name = head_name(p.items, begin, stop)
            return Span(p.items[name[0]].start, p.items[name[1] - 1].end)
    return None


def last_subject(p: Paragraph) -> Span | None:
    """The subject of a paragraph's last sentence, when it is a name."""
    if not p.sentences:
        return None
    first, last = p.sentences[-1]
    if p.items[last - 1].text == "?":
        return None  # whoever is asked about need not be who answers
    spoken = _speaking_subject(p, first, last)
    if spoken is not None:
        return spoken
    return _own_subject(p, first, last, named=True)


def _speaking_subject(p: Paragraph, first: int, last: int) -> Span | None:
    """The subject of a sentence's last verb of saying, when it has one."""
    frames = [f for f in frames_of(p.items, first, last) if f.shape not in {"noun", "colon"}]
    frames = [f for f in frames if p.items[f.cue[0]].low in speech_forms() or f.shape == "prefix"]
    return mention_of(p.items, frames[-1].subject) if frames else None


_SIGNATURE = re.compile(r"\s*[-–—―]\s*((?:[A-Z][\w.’'-]*\s?){1,5})(?:[,.(]|$)")


def signature(text: str, block: Block) -> Span | None:
    """The name in a paragraph that only signs the quotation before it: “— Lee Pike, mayor”."""
    match = _SIGNATURE.match(text, block.start, block.end)
    if not match or block.end - block.start > 120:
        return None
    return Span(match.start(1), match.start(1) + len(match.group(1).rstrip()))
