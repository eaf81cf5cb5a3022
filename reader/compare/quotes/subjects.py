"""The subject of a verb of saying, found from closed word classes and punctuation, without a parser.

Active subjects only: never what an appositive, an age or a relative clause puts between the subject and its verb, never
a phrase that a preposition governs, never a date.
"""

from __future__ import annotations

from reader.compare.quotes.clauses import Item, head_name, is_personal, is_time, is_word, noun_phrases
from reader.text.cues import cue_forms, speech_forms
from reader.text.lexicon import words

NounPhrase = tuple[int, int]
"""A range `[first, last)` of a paragraph's items."""


def is_between(item: Item) -> bool:
    """Words that stand between a subject and its verb."""
    if item.kind != "w" or (item.capital and not item.low.startswith("mr")):
        return False
    if item.low in words("grammar", "auxiliaries") or item.low in words("grammar", "adverbs"):
        return True
    return item.low.endswith("ly") and len(item.low) > 4 and item.low not in {"family", "only"}


def clause_start(items: list[Item], first: int, index: int) -> int:
    """Where the stretch that ends at `index` begins: after the last sign, quotation or conjunction."""
    position = index
    while position >= first:
        item = items[position]
        if item.kind == "q" and not _inside_name(items, position):
            return position + 1
        if item.kind == "p" and item.text not in "&'’%$£€#@/\"″′":
            return position + 1
        if item.kind == "w" and item.low in words("grammar", "conjunctions") and not item.possessive:
            joined = (
                item.low == "and" and position > first and items[position - 1].capital and items[position + 1].capital
            )
            if not joined:
                return position + 1
        position -= 1
    return first


def _inside_name(items: list[Item], position: int) -> bool:
    return (
        0 < position < len(items) - 1
        and items[position - 1].capital
        and items[position + 1].capital
        and items[position].end - items[position].start < 30
    )


def subject_left(items: list[Item], first: int, left: int, participle: bool) -> NounPhrase | None:
    """The subject of a verb whose nearest word to the left, helpers skipped, is at `left`."""
    if left < first:
        return None
    item = items[left]
    if (item.kind == "w" and item.low in {"who", "which", "whom"}) or (
        item.low == "that" and left > first and items[left - 1].kind == "w" and items[left - 1].low not in cue_forms()
    ):
        return _antecedent(items, first, left)
    if item.low in {
        "to",
        "and",
        "or",
        "then",
        "by",
        "for",
        "of",
        "in",
        "without",
        "from",
        "before",
        "after",
        "while",
        "when",
        "as",
        "but",
    }:
        return _coordinate(items, first, left) or main_subject(items, first, left)
    if item.kind == "p" and item.text in {",", "—", "–", "-", ")"}:
        return main_subject(items, first, left) if participle else _across_apposition(items, first, left)
    if participle and item.kind == "w":
        start = clause_start(items, first, left)
        phrases = noun_phrases(items, start, left + 1)
        if (
            phrases
            and not phrases[-1][2]
            and phrases[-1][1] == left + 1
            and items[phrases[-1][0]].low in words("grammar", "possessives")
        ):
            return phrases[-1][:2]
        return main_subject(items, first, left)
    start = clause_start(items, first, left)
    if start > first and items[start - 1].low in {"who", "whose"}:
        # "A friend who has known Ada Voss for years said": whatever the relative clause names, it is not who speaks.
        antecedent = _antecedent(items, first, start - 1)
        if antecedent:
            return antecedent
    chosen = _subject_among(items, start, left + 1)
    if chosen:
        return chosen
    return main_subject(items, first, start - 1) if start > first else None


def _coordinate(items: list[Item], first: int, left: int) -> NounPhrase | None:
    """The subject of a second verb inside a report: "The Courier reported that Orr was warned and answered".

    Whoever reports may as well go on himself ("Orr said that the dam held and added …"): the person spoken of is taken
    when an outlet or a document reports, or when the verb answers somebody.
    """
    if items[left].low not in {"and", "then", "but"} or left + 1 >= len(items):
        return None
    own = _clause_subject(items, first, left)
    if own is not None:
        return own
    that = next(
        (i for i in range(left - 1, first, -1) if items[i].kind == "q" or items[i].text == ";" or _reports(items, i)),
        None,
    )
    if that is None or items[that].low != "that":
        return None
    inner = main_subject(items, that + 1, left - 1)
    inner = inner and named_behind(items, inner)
    outer = main_subject(items, first, that - 1)
    if inner is None or not is_personal(items, *inner):
        return None
    answering = any(items[i].low in words("cues", "answering") for i in range(left + 1, min(left + 3, len(items))))
    return inner if answering or (outer is not None and is_institution(items, *outer)) else None


def is_institution(items: list[Item], first: int, last: int) -> bool:
    """Whether a name is an outlet's or a body's: by its last word or its article ("the Comet", "the Senate")."""
    if items[last - 1].text in words("cues", "outlets"):
        return True
    article = items[first] if items[first].low == "the" else items[max(0, first - 1)]
    return article.low == "the" and items[last - 1].capital and not is_word(items[last - 1], "titles")


def _clause_subject(items: list[Item], first: int, left: int) -> NounPhrase | None:
    """Who a clause that is joined on begins with: "She asked who it was, and he laughed and said"."""
    comma = next((i for i in range(left - 1, first, -1) if items[i].kind != "w"), None)
    if comma is None or items[comma].text != "," or items[comma + 1].low not in {"and", "but", "so", "then"}:
        return None
    phrase = next(iter(noun_phrases(items, comma + 2, left)), None)
    if phrase is None or phrase[0] != comma + 2 or phrase[1] >= left or not is_personal(items, *phrase[:2]):
        return None
    verb = items[phrase[1]]
    acts = verb.low.endswith("ed") or verb.low in cue_forms() or is_word(verb, "verbs") or is_word(verb, "auxiliaries")
    return head_name(items, *phrase[:2]) if acts else None


def named_behind(items: list[Item], phrase: NounPhrase) -> NounPhrase:
    """The name in apposition to an office ("the director, Ada Voss,"), else the phrase itself."""
    end = phrase[1]
    if items[end - 1].capital or end + 1 >= len(items) or items[end].text != "," or not items[end + 1].capital:
        return phrase
    name = next(iter(noun_phrases(items, end + 1, min(end + 8, len(items)))), None)
    if name is None or name[0] != end + 1 or not items[name[1] - 1].capital:
        return phrase
    closed = name[1] >= len(items) or items[name[1]].text in {",", ".", "—", "–", "(", ";"}
    return head_name(items, name[0], name[1]) if closed else phrase


def _reports(items: list[Item], index: int) -> bool:
    """Whether "that" at `index` opens what a verb of saying reports."""
    return items[index].low == "that" and any(
        items[i].low in cue_forms() for i in range(max(0, index - 4), index) if items[i].kind == "w"
    )


def _subject_among(items: list[Item], first: int, last: int) -> NounPhrase | None:
    """The last noun phrase that no preposition governs; dates are none; then any."""
    phrases = [
        p
        for p in noun_phrases(items, first, last)
        if not is_time(items, p[0], p[1]) and not items[p[1] - 1].low.isdigit()
    ]
    relative = next((i for i, p in enumerate(phrases) if i and items[p[0]].low == "who"), len(phrases))
    phrases = phrases[:relative]  # "A man who worked for Marsh": the man
    free = [p for p in phrases if not p[2]]
    if free:
        return head_name(items, free[-1][0], free[-1][1])
    return None


def _antecedent(items: list[Item], first: int, index: int) -> NounPhrase | None:
    """What a relative pronoun at `index` stands for."""
    position = index - 1
    if position >= first and items[position].low in {"of", "from", "to", "with", "some", "many"}:
        position -= 1
    if position >= first and items[position].text == ",":
        return _across_apposition(items, first, position)
    start = clause_start(items, first, position)
    phrases = noun_phrases(items, start, position + 1)
    if not phrases:
        return None
    return head_name(items, phrases[-1][0], phrases[-1][1])


def _segments(items: list[Item], first: int, comma: int) -> list[tuple[int, int]]:
    """The stretches between commas or dashes to the left of `comma`, the nearest first."""
    out: list[tuple[int, int]] = []
    end = comma
    position = comma - 1
    while position >= first:
        item = items[position]
        if item.kind == "q" and not _inside_name(items, position):
            break
        if item.kind == "p" and item.text in {";", ":"}:
            break
        if item.kind == "p" and item.text in {",", "—", "–", "("}:
            if end > position + 1:
                out.append((position + 1, end))
            end = position
        position -= 1
    if end > position + 1:
        out.append((position + 1, end))
    return out


def _across_apposition(items: list[Item], first: int, comma: int) -> NounPhrase | None:
    """The subject before an appositive, an age, a party, a relative clause: NP, …, said."""
    segments = _segments(items, first, comma)
    for place, (start, end) in enumerate(segments):
        further = any(_can_be_subject(items, segment) for segment in segments[place + 1 :])
        if further and _apposes(items, start):
            continue
        chosen = _subject_among(items, start, end)
        if chosen:
            return chosen
    return None


def _apposes(items: list[Item], start: int) -> bool:
    """Whether a stretch after a comma explains the name before it."""
    item = items[start]
    if item.kind != "w":
        return True
    if item.low in {"who", "whose", "which", "whom", "where", "and", "or", "now", "then", "formerly", "also", "aged"}:
        return True
    if item.low in words("grammar", "subject_pronouns"):
        return False
    if not items[start - 2].capital and _role_and_name(items, start):
        return False  # "Hask's stunned sister, model Ada Voss, said"
    if item.low in words("grammar", "determiners") or item.low in words("grammar", "prepositions") or not item.capital:
        return True
    if start >= 2 and items[start - 1].text == "," and _place_before(items, start - 2, _named_twice(items, start)):
        return True
    named = start + 1 < len(items) and items[start + 1].capital  # "Petrel's chairman, Sir Wolfram Dunn, said"
    return (item.low.rstrip(".") in words("grammar", "titles") and not named) or (
        item.text.count("-") == 1 and len(item.text) < 10
    )


def _role_and_name(items: list[Item], start: int) -> bool:
    """Whether one lower-case word for a person and a name begin at `start`, and nothing else before the next sign."""
    if not is_personal(items, start, start + 1) or items[start].capital or start + 1 >= len(items):
        return False
    end = start + 1
    while end < len(items) and items[end].kind == "w" and items[end].capital:
        end += 1
    closed = end == len(items) or items[end].kind == "p"
    return start + 1 < end and closed and not items[end - 1].possessive


def _named_twice(items: list[Item], start: int) -> bool:
    """Whether a name of two words or more begins at `start`."""
    return start + 1 < len(items) and items[start].capital and items[start + 1].capital


def _place_before(items: list[Item], index: int, person: bool) -> bool:
    """Whether "in Orr Bay" ends at `index`: a name after the comma is then the rest of the place.

    Behind "of" it may as well be the name of who was described ("the mother of Ada Voss, Lou Dray"): there the name of
    a `person`, of two words, is no place.
    """
    position = index
    while position > 0 and items[position].capital:
        position -= 1
    places = (
        {"in", "at", "near", "from", "outside", "to"} if person else {"in", "at", "near", "from", "outside", "to", "of"}
    )
    return position < index and items[position].low in places


def _can_be_subject(items: list[Item], segment: tuple[int, int]) -> bool:
    item = items[segment[0]]
    if item.kind != "w" or is_word(item, "prepositions") or item.low in words("grammar", "sentence_openers"):
        return False
    return bool(noun_phrases(items, *segment))


def main_subject(items: list[Item], first: int, index: int) -> NounPhrase | None:
    """The subject of the main clause to the left of `index`: the first noun phrase that no preposition governs, or
    whoever speaks right before ("…, Voss said, adding")."""
    if index > first and items[index].text == "," and items[index - 1].low in speech_forms():
        left = index - 2
        while left >= first and is_between(items[left]):
            left -= 1
        chosen = subject_left(items, first, left, False)
        if chosen:
            return chosen
    position = index
    while position >= first and items[position].kind != "q" and items[position].text not in {";"}:
        position -= 1
    start = position + 1
    for begin, end in reversed(_segments(items, start, index + 1)):
        if items[begin].low in {"and", "but", "so", "yet"} and begin + 1 < end:
            begin += 1
        if _can_be_subject(items, (begin, end)) and not items[begin].low.endswith("ing"):
            phrases = noun_phrases(items, begin, end)
            phrase = next((n for n in phrases if not n[2] and not items[n[0]].low.isdigit()), None)
            if phrase and not is_time(items, phrase[0], phrase[1]) and phrase[0] - begin <= 2:
                return head_name(items, phrase[0], phrase[1])
    for governed in (False, True):
        for begin, end, under in noun_phrases(items, start, index + 1):
            if under == governed and not is_time(items, begin, end):
                return head_name(items, begin, end)
    if position > first:
        return main_subject(items, first, position - 1)
    return None
