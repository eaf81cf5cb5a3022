"""Text and Markdown files as drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.article import Block, Source
from reader.errors import NotAnArticle
from reader.ingest.boilerplate import marked
from reader.ingest.decode import decode
from reader.ingest.details import front_matter_source
from reader.ingest.draft import Draft, Material
from reader.ingest.front_matter import split_front_matter
from reader.ingest.lines import with_stated_details
from reader.ingest.markdown import markdown_text
from reader.ingest.plain import plain_blocks
from reader.ingest.split import split_markdown, split_plain

# Parsed Markdown takes some fifty times its size in memory; a longer file is read as the plain text it also is.
_LARGEST_MARKDOWN = 2_000_000


# The longest novels have some ten million characters; a file of more is a log or a database's dump.
_LARGEST_TEXT = 20_000_000


def read_plain(material: Material) -> Sequence[Draft]:
    """A plain text: its canonical text is the whole file, so that offsets into the file hold.

    A file of several articles parted by rules is several texts.

    Raises:
        NotAnArticle: it is no text, or larger than any article.
    """
    return _parts(split_plain(_text(material)), plain_draft)


def plain_draft(text: str) -> Draft:
    """A draft over canonical plain text. Front matter is read for its details, and marked."""
    matter, begin = split_front_matter(text)
    body = plain_blocks(text, begin)
    source = front_matter_source(matter)
    source = replace(source, title=source.title or title_of(text, body))
    blocks, source = with_stated_details(text, marked(text, body), source)
    if begin:
        blocks = (Block(0, len(text[:begin].rstrip()), "boilerplate", "front matter"), *blocks)
    return Draft(text, blocks, source)


def read_markdown(material: Material) -> Sequence[Draft]:
    """A Markdown file, or several articles in one: front matter gives the details, the body the text.

    Raises:
        NotAnArticle: as `read_plain`.
    """
    text = _text(material)
    if len(text) > _LARGEST_MARKDOWN:
        return [plain_draft(text)]
    return _parts(split_markdown(text), markdown_draft)


def _text(material: Material) -> str:
    size = len(material.data)
    if size > _LARGEST_TEXT:
        raise NotAnArticle(
            f"{material.path}: {size // 1_000_000} MB of text is too much: give the article's text alone"
        )
    return decode(material.data, material.path, material.charset)


def _parts(texts: Sequence[str], read: Callable[[str], Draft]) -> Sequence[Draft]:
    """The articles of one file, numbered where there are several."""
    if len(texts) == 1:
        return [read(texts[0])]
    return [replace(read(text), part=str(number)) for number, text in enumerate(texts, 1)]


def markdown_draft(text: str) -> Draft:
    """A draft of canonical Markdown."""
    matter, begin = split_front_matter(text)
    source = front_matter_source(matter)
    body, blocks = markdown_text(text[begin:], source)
    return finished(body, blocks, source)


def finished(text: str, blocks: Sequence[Block], source: Source) -> Draft:
    """A draft with its furniture marked, and with the details its own lines state."""
    source = replace(source, title=source.title or title_of(text, blocks))
    stated, source = with_stated_details(text, marked(text, blocks), source)
    return Draft(text, stated, source)


def title_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the title block, on one line."""
    title = next((block.span.of(text) for block in blocks if block.kind == "title"), None)
    return " ".join(title.split()) if title else None
