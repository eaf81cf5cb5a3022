"""Text and Markdown files as drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Block
from reader.ingest.decode import decode
from reader.ingest.details import front_matter_source
from reader.ingest.draft import Draft, Material
from reader.ingest.markdown import markdown_text, split_front_matter
from reader.ingest.plain import plain_blocks


def read_plain(material: Material) -> Sequence[Draft]:
    """A plain text: its canonical text is the whole file, so that offsets into the file hold."""
    text = decode(material.data, material.path, material.charset)
    blocks = plain_blocks(text)
    title = next((block.span.of(text) for block in blocks if block.kind == "title"), None)
    source = front_matter_source({"title": title} if title else {})
    return [Draft(text, blocks, source)]


def read_markdown(material: Material) -> Sequence[Draft]:
    """A Markdown file: front matter gives the details, the body the text."""
    text = decode(material.data, material.path, material.charset)
    matter, begin = split_front_matter(text)
    source = front_matter_source(matter)
    body, blocks = markdown_text(text[begin:], source)
    return [Draft(body, blocks, replace(source, title=source.title or _title(body, blocks)))]


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    return next((block.span.of(text) for block in blocks if block.kind == "title"), None)
