"""PDF files, by pypdf (extra `pdf`)."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.errors import NotAnArticle
from reader.ingest.compose import Piece, compose
from reader.ingest.decode import canonical
from reader.ingest.details import front_matter_source, one_line
from reader.ingest.draft import Draft, Material
from reader.ingest.extras import extra
from reader.ingest.plain import plain_blocks
from reader.ingest.text_file import finished

if TYPE_CHECKING:
    from pypdf import PdfReader

# An article has fewer; a book is not read by comparing.
_MOST_PAGES = 200
# A line on this share of the pages is a running head or foot.
_RUNNING = 0.5
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_PRODUCED = re.compile(r"^(?:microsoft \w+ - |untitled|document\d*$)|\.(?:docx?|indd|qxd|pdf|rtf)$", re.IGNORECASE)


def read_pdf(material: Material) -> Sequence[Draft]:
    """The text of a PDF, lines joined to paragraphs, running heads and feet marked.

    Raises:
        NotAnArticle: it is locked, broken, or only pictures of pages.
    """
    extra("pypdf", "pdf", material.path)
    from pypdf import PdfReader

    try:
        document = PdfReader(io.BytesIO(material.data))
        pages = [canonical(page.extract_text() or "") for page in document.pages[:_MOST_PAGES]]
    except Exception as error:  # whatever pypdf stumbles over: it checks little of what a file says of itself
        raise NotAnArticle(
            f"{material.path}: this PDF cannot be read ({type(error).__name__}): save its text"
        ) from None
    if sum(len(page.split()) for page in pages) < 20:
        raise NotAnArticle(f"{material.path}: this PDF has no text, it is scanned: make it searchable with OCR first")
    about = _about(document)
    text, blocks = compose(_pieces(pages), about.get("title"))
    return [finished(text, blocks, front_matter_source(about))]


def _pieces(pages: Sequence[str]) -> list[Piece]:
    running = _running_lines(pages)
    kept = "\n".join(
        line for page in pages for line in page.split("\n") if not (line.strip() and _bare(line) in running)
    )
    pieces = [Piece(_joined(block.span.of(kept)), block.kind) for block in plain_blocks(kept)]
    shown = dict.fromkeys(line.strip() for page in pages for line in page.split("\n") if _bare(line) in running)
    return pieces + [Piece(line, "boilerplate", "site name") for line in shown if line]


def _running_lines(pages: Sequence[str]) -> frozenset[str]:
    if len(pages) < 3:
        return frozenset()
    count: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip()]
        count.update({_bare(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(line for line, times in count.items() if times >= _RUNNING * len(pages) and times > 2)


def _bare(line: str) -> str:
    """A line without its page number."""
    return re.sub(r"\d+", "", line).strip()


def _joined(paragraph: str) -> str:
    return _BROKEN_WORD.sub("", paragraph).replace("\n", " ")


def _about(document: PdfReader) -> dict[str, str]:
    """Title and author as the file states them; a program's own idea of a title is none. The day the file was made is
    not the article's."""
    try:
        stated = document.metadata
    except Exception:
        return {}
    title, author = (one_line(stated.title), one_line(stated.author)) if stated else (None, None)
    found = {"title": title if title and not _PRODUCED.search(title) else None, "author": author}
    return {key: value for key, value in found.items() if value}
