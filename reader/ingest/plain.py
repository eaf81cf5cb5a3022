"""Plain text: the file itself is the canonical text; paragraphs, list items and the title are found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.article import Block, BlockKind
from reader.ingest.boilerplate import matching_rule
from reader.ingest.lines import read_line

_BULLET = re.compile(r"(?:[•‣▪●◦·*+–-]|\d{1,3}[.)])[ \t]+\S")
_FIRST_WORD = re.compile(r"\S+")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")

# Widths at which programs and people wrap text. Wider lines are taken for whole paragraphs.
_NARROWEST, _WIDEST = 40, 120


class Line(NamedTuple):
    """A line without its newline, and without white space at its end: `[start, end)` in code points of the text."""

    start: int
    end: int
    text: str


def plain_blocks(text: str, begin: int = 0) -> tuple[Block, ...]:
    """The blocks of a plain text from code point `begin` on, with no judgement yet on what is boilerplate.

    Paragraphs are parted by blank lines. Where the file's lines are whole paragraphs each line is one; where it is
    hard-wrapped its lines are joined. Which of the two holds is decided once for the whole file.
    """
    chunks = list(_chunks(text, begin))
    width = wrap_width(chunks)
    blocks = [
        Block(paragraph[0].start, paragraph[-1].end, _kind(paragraph))
        for chunk in chunks
        for paragraph in (_unwrap(chunk, width) if width else ([line] for line in chunk))
    ]
    return tuple(_with_headings(text, _with_title(text, blocks)))


def _chunks(text: str, start: int) -> Iterator[list[Line]]:
    """Runs of lines with no blank line between them."""
    chunk: list[Line] = []
    while start <= len(text):
        newline = text.find("\n", start)
        stop = len(text) if newline < 0 else newline
        line = text[start:stop]
        if line and not line.isspace():
            left = len(line) - len(line.lstrip())
            chunk.append(Line(start + left, start + len(line.rstrip()), line.strip()))
        elif chunk:
            yield chunk
            chunk = []
        start = stop + 1
    if chunk:
        yield chunk


def wrap_width(chunks: list[list[Line]]) -> int | None:
    """The width that lines were broken to fit; None where lines are whole paragraphs.

    In wrapped text a line ends because the next word had no room: line, space and next word together exceed the width,
    which is the longest line's. Lines that are paragraphs, list items or verse fail this for most pairs. Few pairs are
    weak evidence, so there a line must also run on in lower case.
    """
    pairs = [(chunk[i].text, chunk[i + 1].text) for chunk in chunks for i in range(len(chunk) - 1)]
    pairs = [pair for pair in pairs if not _BULLET.match(pair[1])]
    if not pairs:
        return None
    lengths = sorted(len(first) for first, _ in pairs)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]  # a long address may stick out
    longest = max(len(second) for _, second in pairs)
    if not _NARROWEST <= width <= _WIDEST or longest > 2 * _WIDEST:
        return None
    full = sum(len(first) + 1 + _first_word(second) > width for first, second in pairs) / len(pairs)
    runs_on = sum(second[:1].islower() and not _ENDS_SENTENCE.search(first) for first, second in pairs) / len(pairs)
    if len(pairs) < 4:
        return width if runs_on >= 0.5 else None
    return width if (full >= 0.6 and runs_on >= 0.25) or (full >= 0.4 and runs_on >= 0.5) else None


def _first_word(line: str) -> int:
    match = _FIRST_WORD.match(line)
    return len(match.group()) if match else 0


# Columns left free at a line's end: so many after a sentence end a paragraph, so many end it whatever stands there.
_FREE_AFTER_SENTENCE, _FREE = 12, 28


def _unwrap(chunk: list[Line], width: int) -> Iterator[list[Line]]:
    """Paragraphs of a chunk of wrapped lines: a new one begins at a bullet, or below a line that had room for more."""
    paragraph = [chunk[0]]
    for line in chunk[1:]:
        last = paragraph[-1].text
        free = width - len(last) - 1 - _first_word(line.text)
        ended = free >= _FREE_AFTER_SENTENCE and _ENDS_SENTENCE.search(last) and not line.text[:1].islower()
        if _BULLET.match(line.text) or ended or free >= _FREE:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _kind(paragraph: list[Line]) -> BlockKind:
    if all(line.text.startswith(">") and not line.text.startswith(">>") for line in paragraph):
        return "blockquote"
    return "list_item" if _BULLET.match(paragraph[0].text) else "paragraph"


# So many lines of furniture at most may stand above the title.
_ABOVE_TITLE = 5
# A headline has seldom more than 20 words; a first line that is longer, or that ends like a sentence, is the lede.
_TITLE_CHARACTERS, _TITLE_WORDS = 140, 22
_HEADING_CHARACTERS, _HEADING_WORDS = 70, 10


def _with_title(text: str, blocks: list[Block]) -> list[Block]:
    """The first block as "title", where it reads like a headline and an article follows.

    Furniture ("Advertisement") and lines that state a date or a byline above it are passed over.
    """
    for index, block in enumerate(blocks[:-1][:_ABOVE_TITLE]):
        line = block.span.of(text)
        rule = matching_rule(line)
        if (rule is None or not rule.sure) and read_line(line, in_head=True) is None:
            if block.kind == "paragraph" and reads_like_title(line):
                blocks[index] = Block(block.start, block.end, "title")
            break
    return blocks


def reads_like_title(line: str) -> bool:
    """Whether a first line is a headline: short, and no sentence with a full stop unless its words are capitalised."""
    words = line.split()
    if not words or len(line) > _TITLE_CHARACTERS or len(words) > _TITLE_WORDS:
        return False
    if line[-1] in ",:-–—" or _BULLET.match(line) or line[0].islower() or re.match(r"[A-Z]:\s", line):
        return False
    if re.search(r"[.…][\"'”’»)\]]*$", line):
        return _capitalised(words)
    return True


def _capitalised(words: list[str]) -> bool:
    """Headline case: nearly all words of four letters and more begin with a capital."""
    long = [word.strip("\"'“”‘’(") for word in words]
    long = [word for word in long if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.85 * len(long)


def _with_headings(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Short lines between paragraphs that end without a mark are headings."""
    for index, block in enumerate(blocks):
        between = 0 < index < len(blocks) - 1 and block.kind == "paragraph"
        if between and blocks[index + 1].kind != "heading" and _reads_like_heading(block.span.of(text)):
            following = blocks[index + 1]
            if following.end - following.start > _HEADING_CHARACTERS:
                yield Block(block.start, block.end, "heading")
                continue
        yield block


def _reads_like_heading(line: str) -> bool:
    if "\n" in line or len(line) > _HEADING_CHARACTERS or len(line.split()) > _HEADING_WORDS:
        return False
    return line[0].isupper() and line[-1].isalnum() and any(character.isalpha() for character in line)
