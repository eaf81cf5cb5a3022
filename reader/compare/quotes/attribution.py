"""Who says each quotation of a paragraph: the frame that governs it, else the run it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from reader.article import Span
from reader.compare.quotes.carriers import carriers, carries
from reader.compare.quotes.clauses import Item, head_name, is_described, is_personal, is_word, noun_phrase, noun_phrases
from reader.compare.quotes.frames import Frame, frames_of
from reader.compare.quotes.paragraph import Paragraph, is_open_ended, is_whole
from reader.compare.quotes.saying import is_phrasal
from reader.compare.quotes.subjects import is_between, main_subject, named_behind
from reader.text.cues import speech_forms
from reader.text.lexicon import words

How = Literal["tail", "adjacent", "left", "right", "noun", "colon", "dash", "run", "beat", "floating", "none"]

CONFIDENCE: dict[How, float] = {
    "tail": 0.97, "adjacent": 0.95, "colon": 0.9, "dash": 0.9, "left": 0.85, "right": 0.75, "noun": 0.75, "run": 0.75,
    "beat": 0.6, "floating": 0.45, "none": 0.3,
}  # fmt: skip


@dataclass(slots=True)
class Attribution:
    """What a paragraph says of one quotation's speaker. Spans are code points of the article's text."""

    how: How = "none"
    mention: Span | None = None
    cue: Span | None = None
    addressee: str | None = None
    via: list[str] = field(default_factory=list)
    tentative: bool = False
    stands_for: Span | None = None
    """What the mention "it" stands for."""
    denied: bool = False


def attribute(paragraph: Paragraph) -> list[Attribution]:
    """One attribution for each quotation of the paragraph, each from its own sentence."""
    found = [Attribution() for _ in paragraph.inner]
    for place, (first, last) in enumerate(paragraph.sentences):
        refs = [i for i in range(first, last) if paragraph.items[i].kind == "q"]
        if not refs:
            continue
        frames = frames_of(paragraph.items, first, last)
        for index in refs:
            chosen = _choose(paragraph, frames, index, first, last)
            if chosen is None and index == refs[-1]:
                chosen = _next_sentence(paragraph, place, index)
            if chosen is None:
                chosen = _signature(paragraph, index)
            if chosen is not None:
                frame, how = chosen
                found[paragraph.items[index].ref] = _read(paragraph, frame, how, frames, index, first, last)
    return found


def _choose(p: Paragraph, frames: list[Frame], index: int, first: int, last: int) -> tuple[Frame, How] | None:
    """The frame of its sentence that governs the quotation at item `index`."""
    left = [f for f in frames if max(f.cue[1], f.subject[1]) <= index]
    right = [f for f in frames if min(f.first, f.cue[0]) > index and _speaks(p, f)]
    quoted = next((f for f in right if f.shape == "prefix" and p.items[f.cue[0]].low == "words"), None)
    if quoted and not any(p.items[i].kind == "q" for i in range(index + 1, quoted.first)):
        return quoted, "right"  # "… “never” open the books, in the words of Orr": that says whose words they are
    tail = next((f for f in right if _follows(p.items, index, f.first)), None)
    open_ended = is_open_ended(p, index)
    if not left and not tail and (acting := _acting(p, index, first, last)):
        return acting, "tail"
    reported = next((f for f in reversed(left) if _reports(p, f, index)), None)
    if tail and reported and not is_whole(p, index):
        return reported, "left"
    if tail and left and _answers(p, left[-1], tail, index):
        return left[-1], "adjacent"
    if tail and tail.shape != "prefix" and (open_ended or not left):
        return tail, "tail"
    for frame in reversed(left):
        if _leads(p.items, frame, index):
            return frame, ("colon" if frame.shape == "colon" else "noun" if frame.shape == "noun" else "adjacent")
    if tail and open_ended:
        return tail, "tail"
    comma = _comma_led(p, index, first)
    verbs = [f for f in left if f.shape != "noun"]
    if verbs:
        saying = [f for f in verbs if _says(p, f) or index - f.cue[1] <= 6]
        chosen = saying[-1] if saying else verbs[-1]
        leading = p.items[index - 1].text == ":" and bool(saying)  # "told hotel owners at a dinner on Friday: “…”"
        if comma is not None and index - chosen.cue[1] > 8 and is_whole(p, index) and not leading:
            return comma, "colon"
        return chosen, "left"
    if comma is not None and is_whole(p, index):
        return comma, "colon"
    if right:
        return right[0], "right"
    if left and index - left[-1].cue[1] < 8:
        return left[-1], "noun"
    return None


def _comma_led(p: Paragraph, index: int, first: int) -> Frame | None:
    """A frame from the clause before a comma that leads into speech: Hale shot back, “…”; had typed “…”."""
    if index - 2 < first:
        return None
    before = p.items[index - 1]
    verb = before.kind == "w" and (before.low.endswith("ed") or before.low in words("grammar", "verbs"))
    if before.text not in {",", ":"} and not verb:
        return None
    subject = main_subject(p.items, first, index - 2)
    if subject is None:
        return None
    return Frame("colon", subject[0], index, (index - 1, index), subject)


def _speaks(p: Paragraph, frame: Frame) -> bool:
    """Whether a frame behind a quotation can govern it: a verb of saying, or a prefix."""
    return frame.shape == "prefix" or _says(p, frame) or p.items[frame.cue[0]].low.startswith("put")


def _answers(p: Paragraph, frame: Frame, tail: Frame, index: int) -> bool:
    """Whether a verb of saying leads into the quotation, and the tail only says who tells of it: "When she asked, he
    answered, “…,” she said in her statement"."""
    if frame.shape != "subject-verb" or not _says(p, frame) or p.items[index - 1].text not in {",", ":"}:
        return False
    told = p.words(frame.subject).lower() != p.words(tail.subject).lower()
    return told and max(frame.last, frame.cue[1]) == index - 1 and is_whole(p, index)


def _says(p: Paragraph, frame: Frame) -> bool:
    return p.items[frame.cue[0]].low in speech_forms() or is_phrasal(p.items, frame.cue[0], len(p.items))


def _acting(p: Paragraph, index: int, first: int, last: int) -> Frame | None:
    """“…,” harrumphed Ada Voss; “…,” Ada Voss harrumphed: behind a comma whoever acts speaks, whatever the verb."""
    items = p.items
    if index != first or not is_open_ended(p, index) or index + 2 >= last:
        return None
    verb = index + 1
    if _is_past(items[verb]):
        subject = noun_phrase(items, verb + 1, last)
        if subject and items[verb + 1].capital and not is_word(items[subject[1] - 1], "temporal"):
            return Frame("verb-subject", verb, subject[1], (verb, verb + 1), head_name(items, *subject))
        return None
    subject = noun_phrase(items, verb, last)
    if subject is None or subject[1] >= last or not is_personal(items, *subject):
        return None
    verb = subject[1]
    while verb + 1 < last and is_between(items[verb]):
        verb += 1
    named = items[subject[0]].low in {"he", "she"} or items[subject[1] - 1].capital
    if named and _is_past(items[verb]):
        return Frame("subject-verb", subject[0], verb + 1, (verb, verb + 1), head_name(items, *subject))
    return None


def _is_past(item: Item) -> bool:
    return item.kind == "w" and not item.capital and len(item.low) > 4 and item.low.endswith("ed")


def _follows(items: list[Item], index: int, first: int) -> bool:
    """Whether nothing but signs and adverbs stands between a quotation and a frame."""
    return all(
        items[i].kind == "p"
        or (items[i].kind == "w" and (is_word(items[i], "adverbs") or items[i].low in {"as", "is", "how", "which"}))
        for i in range(index + 1, first)
    )


def _reports(p: Paragraph, frame: Frame, index: int) -> bool:
    """Whether a quotation lies in what a frame reports: Reyes wrote that the board “knew by May”."""
    end = max(frame.last, frame.cue[1])
    if frame.shape != "subject-verb" or p.items[frame.cue[0]].low not in speech_forms() or end >= index:
        return False
    clean = all(p.items[i].kind != "q" and p.items[i].text not in {",", ";"} for i in range(end, index))
    complement = any(p.items[i].low == "that" for i in range(end, index))
    return clean and (complement or is_word(p.items[end], "determiners") or p.items[end].capital)


_LEADERS = frozenset(
    [
        "that",
        "as",
        "it",
        "him",
        "her",
        "them",
        "to",
        "be",
        "of",
        "for",
        "a",
        "an",
        "the",
        "was",
        "were",
        "is",
        "are",
        "with",
        "about",
        "how",
        "and",
        "by",
        "-",
        ":",
        ",",
        "—",
        "–",
    ]
)


def _leads(items: list[Item], frame: Frame, index: int) -> bool:
    """Whether a frame stands directly before a quotation."""
    end = max(frame.last, frame.cue[1])
    if frame.shape == "noun" and any(is_word(items[i], "auxiliaries") for i in range(end, index)):
        return False  # "said her tweet was “a joke”": the tweet is what is spoken of
    return index - end <= 3 and all(items[i].kind != "q" and items[i].low in _LEADERS for i in range(end, index))


def _next_sentence(p: Paragraph, place: int, index: int) -> tuple[Frame, How] | None:
    """“… now.” Smith said. — an attribution cut off by the full stop inside the marks."""
    if place + 1 >= len(p.sentences) or p.sentences[place][1] != index + 1:
        return None
    first, last = p.sentences[place + 1]
    frames = frames_of(p.items, first, last)
    if frames and frames[0].shape == "noun" and frames[0].first == first and last - first <= 3:
        return frames[0], "tail"  # “… now.” Her words.
    if not frames or not _follows(p.items, first - 1, frames[0].first) or not _speaks(p, frames[0]):
        return None
    end = max(frames[0].last, frames[0].cue[1], frames[0].subject[1])
    closing = end >= last or p.items[end].text in {".", ","}
    if closing or (end < last and is_word(p.items[end], "prepositions") and last - end < 8):
        if frames[0].shape == "noun" or any(p.items[i].kind == "q" for i in range(first, last)):
            return None
        return frames[0], "tail"
    return None


def _signature(p: Paragraph, index: int) -> tuple[Frame, How] | None:
    """“…” — Lee Pike, at the end of the paragraph."""
    items = p.items
    if index + 2 >= len(items) or items[index + 1].text not in {"—", "–", "-", "―"} or not items[index + 2].capital:
        return None
    phrases = noun_phrases(items, index + 2, len(items))
    if not phrases or phrases[0][0] != index + 2:
        return None
    end = phrases[0][1]
    if end == len(items) or items[end].text in {",", "."}:
        return Frame("colon", index + 1, end, (index + 1, index + 2), head_name(items, phrases[0][0], end)), "dash"
    return None


def _read(p: Paragraph, frame: Frame, how: How, frames: list[Frame], index: int, first: int, last: int) -> Attribution:
    """A frame as spans, with the carriers around it."""
    items = p.items
    cue = Span(items[frame.cue[0]].start, items[frame.cue[1] - 1].end)
    within = how in {"adjacent", "left"}
    subject = frame.subject
    if within and not is_whole(p, index):
        subject = _named(items, frames, frame, first) or subject
    denied = within and any(items[i].low.startswith(("deni", "deny")) for i in range(first, frame.cue[1]))
    outer = [other for other in frames if other is not frame and carries(items, other, frame, index)]
    return Attribution(
        how,
        mention_of(items, subject),
        cue,
        addressee=p.words(frame.addressee) if frame.addressee else None,
        via=carriers(p, frame, outer, range(first, last)),
        denied=denied,
    )


def _named(items: list[Item], frames: list[Frame], frame: Frame, first: int) -> tuple[int, int] | None:
    """Whom the pronoun of a reporting clause stands for: the subject around it ("Voss denounced what she called …")."""
    pronoun = items[frame.subject[0]]
    before = items[frame.subject[0] - 1] if frame.subject[0] > first else None
    if before and before.low in {"who", "which", "that", "whom", ","}:
        return None  # "the deal, which he described as “…”": the pronoun is the speaker named there
    if pronoun.low not in {"he", "she", "it", "they"} or frame.subject[1] - frame.subject[0] > 1:
        return None
    outer = [f.subject for f in frames if f.cue[1] <= frame.subject[0] and f.shape == "subject-verb"]
    same = [s for s in outer if items[s[0]].low == pronoun.low and s[1] - s[0] == 1]
    if same and same[-1] == outer[-1]:
        return _named(items, frames, replace(frame, subject=same[0]), first) or same[0]
    subject = outer[-1] if outer else main_subject(items, first, frame.subject[0] - 1)
    subject = subject and named_behind(items, subject)
    if subject is None or not items[subject[0]].capital or is_word(items[subject[0]], "determiners"):
        return None
    return subject if subject[1] <= frame.subject[0] else None


def mention_of(items: list[Item], subject: tuple[int, int]) -> Span:
    """A noun phrase as a span of the text, its possessive ending left off."""
    end = items[subject[1] - 1]
    stop = end.end
    if end.possessive and not is_described(items, *subject):
        stop -= 2 if end.low.endswith("s") and end.text[-2] in "'’" else 1
    return Span(items[subject[0]].start, max(stop, items[subject[0]].start + 1))
