"""Quantities in a text: value, bound, unit or counted thing; and whether two of them can both hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reader.text.alternation import either
from reader.text.lexicon import lexicon, words
from reader.text.stems import is_content, stem

Bound = Literal["exact", "about", "at_least", "at_most"]

# Rounded figures part by less than this share of the larger one: "about 200" and "some 190", "1.2m" and "1,180,000".
ROUNDING = 0.08
# Units converted by a reporter are rounded on top: 5 miles are "8 km", 50 feet are "15 metres".
CONVERSION = 0.1
# Two exact figures are one within this, for the sake of arithmetic.
_EXACT = 0.004
# A temperature told in the other scale is rounded to a whole degree of it.
_A_DEGREE = 1.0
_DEGREES = stem("degrees")
# A bound kept by more than this factor is no bound of the same figure.
FAR = 5.0
# How many words after a number may stand before the thing it counts: "nine badly hurt people".
_HEAD_REACH = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `[start, end)`, in code points, unit word included.

    Attributes:
        low, high: the value, in the base unit of its dimension; they differ for a range ("20 to 30").
        dimension: "length", "weight", "duration", "ratio", "money:dollar", … or "count".
        unit: the unit as written, folded; for a count the stem of the counted thing, or "" where none was seen.
        round: a figure that reads as rounded ("200", "3 million"), which an exact one near it does not contradict.
    """

    start: int
    end: int
    low: float
    high: float
    bound: Bound
    dimension: str
    unit: str
    round: bool


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@cache
def _pairs(section: str, key: str) -> dict[str, str]:
    rows = (line.split() for line in lexicon("units")[section][key].splitlines() if line.strip())
    return {" ".join(row[:-1]): row[-1] for row in rows}


@cache
def _numerals() -> dict[str, int]:
    return {word: int(value) for word, value in _pairs("numerals", "words").items()}


@cache
def _scales() -> dict[str, float]:
    return {word: float(value) for word, value in _pairs("numerals", "scales").items()}


@cache
def _units() -> dict[str, tuple[str, float]]:
    """Unit word → (dimension, factor to the base unit)."""
    return {
        unit: (dimension, factor)
        for dimension in ("length", "weight", "duration", "area", "volume", "ratio")
        for unit, factor in lexicon("units")[dimension].items()
    }


@cache
def _pattern() -> re.Pattern[str]:
    number_words = either(_numerals())
    scales = either(_scales())
    signs = either(_pairs("currency", "signs"))
    bounds = either(phrase for phrase in _bounds() if phrase and not phrase.startswith("or "))
    spelt = rf"(?:{number_words}|an? (?=dozen|hundred|thousand|million|billion))(?:[- ](?:{number_words}))?"
    number = rf"(?:{_DIGITS}|\b{spelt}\b)"
    return re.compile(
        rf"(?<![\w.,:/-])(?P<bound>\b(?:{bounds})\s+)?(?P<sign>{signs})?"
        rf"(?P<number>{number})(?:\s?-?(?P<scale>(?:{scales})\b(?:\s(?:thousand|million|billion)\b)?))?"
        rf"(?:\s?(?:-|–|to|and)\s?(?P<sign2>{signs})?(?P<upper>{number})(?:\s?(?P<scale2>{scales})\b)?)?"
        rf"(?P<percent>\s?(?:%|per ?cent\b|pct\b|percent\b))?"
        rf"(?=(?:ft|km|cm|mm|kg|lbs?|mph)\b|\W|$)(?![-–/:.,]\d)",
        re.IGNORECASE,
    )


_AFTER = re.compile(r"[\s-]*(?:of (?:the |his |her |their |its )?|(?:US|U\.S\.) )?([A-Za-z][A-Za-z'’]*)")
_TAIL_BOUND = re.compile(r"\s+or (more|so|fewer|less)\b", re.IGNORECASE)
_AGO = re.compile(r"[\s-]*[a-z]+ (?:ago|earlier|later)\b")
_AGED = re.compile(r"[\s-]years?[\s-]old\b|(?:yo|y/o)\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b\.?|o['’]clock)", re.IGNORECASE)
_MONTH_NEAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s*$",
)
_MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)?\s(?:of\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*)\b"
)


def quantities(text: str, start: int = 0, end: int | None = None, reach: int | None = None) -> list[Quantity]:
    """The quantities in `text[start:end]`, in order. Dates, years and clock times are none.

    Args:
        reach: where the last number ends with its scale and sign, if that is known: none is looked for behind it.
    """
    stop = len(text) if end is None else end
    found = []
    for match in _pattern().finditer(text, start, stop if reach is None else reach):
        quantity = _read(text, match, stop)
        if quantity is not None:
            found.append(quantity)
    return found


def _read(text: str, match: re.Match[str], stop: int) -> Quantity | None:
    low = _value(match["number"], match["scale"])
    if low is None or _is_date(text, match):
        return None
    high = low
    percent, sign, end = match["percent"], match["sign"], match.end()
    if match["upper"] is not None:
        joined = text[match.start("number") : match.end("upper")]
        upper = _value(match["upper"], match["scale2"])
        between = text[max(0, match.start() - 8) : match.start()].lower() == "between "
        if upper is not None and upper > low and (between or " and " not in joined):
            if match["scale2"] and not match["scale"] and low < 1000:
                low = _value(match["number"], match["scale2"]) or low
            high = upper
        elif upper is not None and text[match.end("number") : match.end("number") + 1] in "-–":
            return None  # "3-2": a score
        else:
            end = match.end("scale") if match["scale"] else match.end("number")
            percent = None
    bound, end = _bound(text, match, end)
    if _AGO.match(text, end):
        return None
    if _is_age(text, match, end):
        return Quantity(match.start(), end, low, high, bound, "age", "year", False)
    dimension, unit, factor, end = _unit(text, end, stop, sign, percent)
    if dimension == "count" and not unit and match["number"].lower() in {"one", "a", "an"}:
        return None
    return Quantity(
        match.start("bound") if match["bound"] else match.start(),
        end,
        low * factor,
        high * factor,
        bound,
        dimension,
        unit,
        _is_round(low),
    )


def _value(number: str, scale: str | None) -> float | None:
    """The value of digits or number words, times the scale word if there is one."""
    plain = number.lower().strip()
    factor = 1.0
    for word in (scale or "").lower().split():
        factor *= _scales()[word]
    if plain[0].isdigit():
        try:
            return float(plain.replace(",", "")) * factor
        except ValueError:
            return None
    total = 0
    for word in re.split(r"[-\s]+", plain):
        value = 1 if word in {"a", "an"} else _numerals().get(word)
        if value is None:
            return None
        total = total * 12 if word == "dozen" and total else total + value
    return total * factor


def _is_date(text: str, match: re.Match[str]) -> bool:
    number = match["number"]
    if match["sign"] or match["percent"] or match["scale"]:
        return False
    if _MONTH_NEAR.search(text, max(0, match.start() - 12), match.start("number")):
        return True
    after = match.end("number")
    if _MONTH_AFTER.match(text, after) or _CLOCK.match(text, after):
        return True
    return bool(_YEAR.match(number)) and "," not in number and not match["bound"]


def _is_age(text: str, match: re.Match[str], end: int) -> bool:
    """ "Rivera, 54, …", "a 54-year-old", "aged 54"."""
    if match["sign"] or match["percent"] or match["scale"]:
        return False
    if _AGED.match(text, end) or text[max(0, match.start() - 5) : match.start()].lower() == "aged ":
        return True
    return text[match.start() - 2 : match.start()] == ", " and text[end : end + 1] == "," and match.start() > 2


def _bound(text: str, match: re.Match[str], end: int) -> tuple[Bound, int]:
    words = (match["bound"] or "").lower().strip()
    tail = _TAIL_BOUND.match(text, end)
    if tail and not words:
        words, end = f"or {tail.group(1).lower()}", tail.end()
    if not words:
        return "exact", end
    return _bounds().get(words, "about"), end


@cache
def _bounds() -> dict[str, Bound]:
    """Wording of a bound → the bound."""
    kinds: tuple[Bound, ...] = ("about", "at_most", "at_least")
    return {line.strip(): kind for kind in kinds for line in lexicon("units")["bounds"][kind].splitlines()}


def _unit(text: str, end: int, stop: int, sign: str | None, percent: str | None) -> tuple[str, str, float, int]:
    """Dimension, unit, factor to the base unit, and where the quantity ends."""
    if percent:
        return "ratio", "percent", 1.0, end
    if sign:
        return f"money:{_currencies()[sign.casefold()]}", sign, 1.0, end
    at, currency_words = end, _pairs("currency", "words")
    for _ in range(_HEAD_REACH):
        word = _AFTER.match(text, at, stop)
        if word is None:
            break
        norm = word.group(1).lower()
        if norm in currency_words:
            return f"money:{currency_words[norm]}", norm, 1.0, word.end()
        dimension = _units().get(norm) or _units().get(stem_unit(norm))
        if dimension and at == end:
            return dimension[0], norm, dimension[1], word.end()
        if norm in {"people", "persons", "men", "women", "children"} or (is_content(norm) and not _modifies(norm)):
            return "count", stem(norm), 1.0, word.end() if at == end else end
        if not is_content(norm):
            break
        at = word.end()
    return "count", "", 1.0, end


@cache
def _currencies() -> dict[str, str]:
    return {sign.casefold(): currency for sign, currency in _pairs("currency", "signs").items()}


def stem_unit(norm: str) -> str:
    """A unit in the singular: "miles" → "mile", "feet" → "foot", "inches" → "inch"."""
    if norm == "feet":
        return "foot"
    if norm.endswith("ches"):
        return norm[:-2]
    return norm[:-1] if norm.endswith("s") else norm


def _modifies(norm: str) -> bool:
    """Whether the word more likely describes the counted thing than names it ("nine injured people")."""
    return norm in _MODIFIERS or norm.endswith(("ly", "ous", "ful", "less"))


_MODIFIERS = words("units", "modifiers")


def _is_round(value: float) -> bool:
    """A figure with at most two leading digits and zeros behind, of 100 or more; small counts are taken as exact."""
    if value < 20:
        return False
    digits = f"{value:.0f}".rstrip("0")
    return len(digits) <= (1 if value < 100 else 2) and f"{value:.0f}"[-1] == "0"


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both can hold: equal, rounded, converted, a range that holds the other, a bound that is kept.

    Quantities of different dimensions are not comparable and so never disagree.
    """
    if one.dimension != other.dimension or near(one, other) or _one_temperature(one, other):
        return True
    lesser, greater = (one, other) if one.high < other.low else (other, one)
    kept = greater.bound == "at_most" or lesser.bound == "at_least"
    # "Less than 10 miles" means nearly 10: a bound that is kept by far tells of another count.
    return kept and greater.low <= FAR * max(lesser.high, 1e-9)


def _one_temperature(one: Quantity, other: Quantity) -> bool:
    """Whether two figures in degrees, the scale left out, are one in Celsius and in Fahrenheit: "four" and "39"."""
    if one.unit != _DEGREES or other.unit != _DEGREES:
        return False
    cooler, warmer = sorted((one.low, other.low))
    return abs(cooler * 9 / 5 + 32 - warmer) <= _A_DEGREE


def near(one: Quantity, other: Quantity) -> bool:
    """Whether the two, of one dimension, are the same figure but for rounding and conversion, whatever their bounds."""
    if one.low <= other.high and other.low <= one.high:
        return True
    lesser, greater = (one, other) if one.high < other.low else (other, one)
    gap = (greater.low - lesser.high) / greater.low if greater.low else 0.0
    converted = one.unit != other.unit and one.dimension not in {"count", "ratio"}
    # Only the less exact side can be read loosely; two exact small counts have no tolerance at all.
    loose = one.round or other.round or one.bound != "exact" or other.bound != "exact"
    return gap <= (CONVERSION if converted else ROUNDING if loose else _EXACT)
