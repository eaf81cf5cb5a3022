"""A page's tree as a run of leaves: the smallest blocks of text, with what stands around each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.article import BlockKind
from reader.ingest.compose import tidied
from reader.text.lexicon import lexicon, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = words("boilerplate_page", "inline_elements")
_SILENT = words("boilerplate_page", "silent_elements")
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list_item",
    "blockquote": "blockquote",
    "figcaption": "caption",
}
_OUTER = ("caption", "blockquote", "list_item", "heading")  # a kind that is kept by the blocks inside it
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# More characters than any icon's label, fewer than an article.
_WHOLE_PAGE = 400

# libxml2 stops at 256 levels of its own; a page that nests deeper than this says nothing below.
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block of words with no block inside it.

    Attributes:
        text: its words, white space tidied; a line break where the page has one.
        kind: by the elements around it.
        around: the elements it lies in, outermost first.
        linked: the share of its characters that are links, 0 to 1.
        level: 1 for h1, 2 for h2 …, 0 for what is no heading.
    """

    text: str
    kind: BlockKind
    around: tuple[HtmlElement, ...]
    linked: float
    level: int = 0


class _Run:
    """Inline text gathered until a block begins or ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.linked = 0

    def add(self, text: str | None, linked: bool) -> None:
        if text:
            self.words.append(re.sub(r"\s+", " ", text) if "\n" in text or "\t" in text else text)
            self.linked += len(text.strip()) if linked else 0


def leaves(root: HtmlElement) -> Iterator[Leaf]:
    """The leaves below `root` in reading order. Scripts, controls and what the page hides have none."""
    run = _Run()
    around: list[HtmlElement] = []
    yield from _walk(root, around, "paragraph", 0, run)
    yield from _flush(run, around, "paragraph", 0)


def _walk(element: HtmlElement, around: list[HtmlElement], kind: BlockKind, level: int, run: _Run) -> Iterator[Leaf]:
    """The leaves that end inside `element`; what is left in `run` goes on behind it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _SILENT or len(around) > _DEEPEST or _hidden(element):
        return
    if tag == "br":
        run.words.append("\n")
        return
    if tag in _INLINE and not _has_block(element):
        _gather(element, run, tag == "a")
        return
    yield from _flush(run, around, kind, level)
    inner, inner_level = _kind_inside(tag, kind, level)
    around.append(element)
    if tag == "tr" and not any(_has_block(cell) for cell in element):
        cells = [tidied(" ".join(_texts(cell))) for cell in element if isinstance(cell.tag, str)]
        run.words.append(" | ".join(cell for cell in cells if cell))
        inner = "list_item"
    else:
        bar = _is_bar(element)
        run.add(element.text, tag == "a")
        for child in element:
            yield from _walk(child, around, inner, inner_level, run)
            run.add(child.tail, tag == "a")
            if bar:
                yield from _flush(run, around, inner, inner_level)
    yield from _flush(run, around, inner, inner_level)
    around.pop()


def _is_bar(element: HtmlElement) -> bool:
    """Whether an element only sets inline elements side by side, as bars of by-line, date and buttons do."""
    if element.tag not in ("div", "header", "section", "td") or len(element) < 2 or (element.text or "").strip():
        return False
    return all(
        isinstance(child.tag, str) and child.tag in _INLINE and not (child.tail or "").strip(" \t\n|·•")
        for child in element
    )


def _kind_inside(tag: str, kind: BlockKind, level: int) -> tuple[BlockKind, int]:
    own = _KINDS.get(tag)
    if own == "heading":
        return "heading", int(tag[1])
    if own is None or kind == "caption":
        return kind, level
    return own, 0


def _gather(element: HtmlElement, run: _Run, linked: bool) -> None:
    """The words of an inline element. `<q>` stands for quotation marks, which browsers draw."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _SILENT or _hidden(element):
        return
    if tag == "br":
        run.words.append("\n")
        return
    if tag == "q":
        run.words.append("“")
    run.add(element.text, linked)
    for child in element:
        _gather(child, run, linked or child.tag == "a")
        run.add(child.tail, linked)
    if tag == "q":
        run.words.append("”")


def _texts(element: HtmlElement) -> list[str]:
    run = _Run()
    run.add(element.text, False)
    for child in element:
        _gather(child, run, False)
        run.add(child.tail, False)
    return run.words


def _flush(run: _Run, around: list[HtmlElement], kind: BlockKind, level: int) -> Iterator[Leaf]:
    """What was gathered as leaves: one, or several where empty lines part it."""
    if not run.words:
        return
    whole = "".join(run.words)
    share = run.linked / max(1, len(whole.strip()))
    run.words, run.linked = [], 0
    for part in re.split(r"\n[ \u00a0]*(?:\n[ \u00a0]*)+", whole):
        text = tidied(part)
        if text:
            yield Leaf(text, kind, tuple(around), min(1.0, share), level)


def _has_block(element: HtmlElement) -> bool:
    return any(
        isinstance(inner.tag, str) and inner.tag not in _INLINE and inner.tag not in _SILENT and inner.tag != "br"
        for inner in element.iterdescendants()
    )


def _hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    if "hidden" in attributes:
        return True
    if attributes.get("aria-hidden") == "true":  # set on the whole page while a dialog is open: saved pages keep it
        return len(element.text_content()) < _WHOLE_PAGE
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))


def furniture_reason(element: HtmlElement) -> str | None:
    """Why what lies inside `element` is not the article, by what the page's builder called it."""
    tag = element.tag
    table = lexicon("boilerplate_page")
    reason: str | None = table["elements"].get(tag) or table["roles"].get((element.get("role") or "").lower())
    named = _named_reason(f"{element.get('class') or ''} {element.get('id') or ''}".strip())
    return named or reason


@cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    table = lexicon("boilerplate_page")
    by_word = {word: reason for reason, listed in table["words"].items() for word in listed.split()}
    return by_word, frozenset(pair.replace("+", " ") for pair in table["pairs"]["join"].split())


@cache
def _named_reason(names: str) -> str | None:
    by_word, pairs = _names()
    for name in names.split():
        words = [word.lower() for word in _NAME_WORDS.findall(name)]
        joined = [first + second for first, second in pairwise(words) if f"{first} {second}" in pairs]
        for word in (*joined, *words):
            if word in by_word:
                return by_word[word]
    return None
