"""HTML: one file that needs nothing else. Sources side by side with their marks, disputes, shared quotes, notes.

No script, nothing fetched: a content security policy in the page forbids it. Marks are told by line and sign as well
as by colour; the page prints, and follows the reader's light or dark.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from reader.article import Article, Block, Span
from reader.compare.model import Comparison
from reader.export.claims import Claim, Rendering, claims, short_id
from reader.export.clean import one_line, paragraphs, shortened
from reader.export.options import Options
from reader.export.places import Guide, source_name
from reader.export.questions import questions
from reader.export.wording import RELATIONS, counted, state
from reader.notes.model import Annotation, Link, Notes
from reader.text.harmless import shown
from reader.version import __version__

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_ELEMENT = {"title": "h3", "heading": "h4", "blockquote": "blockquote", "list_item": "p", "caption": "p"}


def render(comparison: Comparison, notes: Notes, options: Options | None = None) -> str:
    """The page."""
    return _Page(comparison, notes).page()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of text that bears something: `letter` says of what kind, `target` where it is explained."""

    span: Span
    letter: str
    target: str
    sign: str


class _Page:
    def __init__(self, comparison: Comparison, notes: Notes) -> None:
        self.comparison = comparison
        self.notes = notes
        self.guide = Guide(comparison)
        self.claims = claims(comparison, notes)
        self._names: dict[str | None, str] = {}
        self.shared = [claim for claim in self.claims if claim.kind == "family"]
        self.disputed = [claim for claim in self.claims if claim.kind == "dispute"]

    def page(self) -> str:
        title = _text(self.notes.title or self.comparison.story_title or "Untitled story")
        parts = [
            self._head(title),
            self._columns(),
            self._section("Who says what", "coverage", self._table()),
            self._section("Disputed", "disputes", self._claims(self.disputed, "d")),
            self._section("Shared quotes", "quotes", self._claims(self.shared, "f")),
            self._section("Notes", "notes", self._notes()),
            self._section("To check", "questions", self._questions()),
            self._section("Where they have it from", "origins", self._origins()),
        ]
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="generator" content="crossread {__version__}">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
            + "\n".join(part for part in parts if part)
            + "\n</body>\n</html>\n"
        )

    # --- sources -----------------------------------------------------------------------------------------------------

    def _head(self, title: str) -> str:
        facts = [
            counted(len(self.comparison.articles), "source"),
            counted(len(self.comparison.independent_origins), "origin"),
            counted(len(self.shared), "shared quote"),
            counted(len(self.disputed), "dispute"),
            counted(len(self.notes.annotations), "note"),
        ]
        return f"<header>\n<h1>{title}</h1>\n<p>{' · '.join(facts)}</p>\n</header>"

    def _columns(self) -> str:
        marks = self._marks()
        columns = [self._column(article, marks.get(article.id, [])) for article in self.comparison.articles]
        return '<main class="sources">\n' + "\n".join(columns) + "\n</main>"

    def _marks(self) -> dict[str, list[_Mark]]:
        """What each article's text bears: shared quotes, disputes, the reader's notes."""
        out: dict[str, list[_Mark]] = {}
        for letter, sign, group in (("f", "❝", self.shared), ("d", "⚑", self.disputed)):
            for number, claim in enumerate(group, 1):
                for rendering in claim.renderings:
                    mark = _Mark(rendering.span, letter, f"{letter}{number}", f"{sign}{number}")
                    out.setdefault(rendering.article, []).append(mark)
        signs = {tag.id: tag.sign for tag in self.notes.tags}
        for annotation in self.notes.annotations:
            sign = "".join(signs.get(tag, "") for tag in annotation.tags) or "✎"
            for span in annotation.spans:
                mark = _Mark(span, "n", f"c-{short_id(annotation.id)}", sign)
                out.setdefault(annotation.article or "", []).append(mark)
        return out

    def _column(self, article: Article, marks: list[_Mark]) -> str:
        source = article.source
        facts = [_text(fact) for fact in (source.byline, (source.published or "")[:10]) if fact]
        if source.updated:
            facts.append(f"updated {_text(source.updated[:10])}")
        link = _link(source.url or article.path)
        facts += [link] if link else []
        marks = sorted(marks, key=lambda mark: mark.span)
        widest = max((mark.span.end - mark.span.start for mark in marks), default=0)
        body = "\n".join(self._block(article, block, marks, widest) for block in article.blocks)
        return (
            f'<article id="{_id(article.id)}">\n<header>\n<h2>{_text(source_name(article))}</h2>\n'
            f"<p>{' · '.join(facts) or _text(article.path)}</p>\n</header>\n{body}\n</article>"
        )

    def _block(self, article: Article, block: Block, marks: list[_Mark], widest: int) -> str:
        element = _ELEMENT.get(block.kind, "p")
        first = bisect_left(marks, block.start - widest, key=lambda mark: mark.span.start)
        last = bisect_left(marks, block.end, key=lambda mark: mark.span.start)
        inner = _marked(article.text, block.span, [m for m in marks[first:last] if m.span.end > block.start])
        if element == "blockquote":
            inner = f"<p>{inner}</p>"
        return f'<{element} class="{block.kind}">{inner}</{element}>'

    # --- claims ------------------------------------------------------------------------------------------------------

    def _table(self) -> str:
        rows = [*((f"d{n}", "⚑", c) for n, c in enumerate(self.disputed, 1)),
                *((f"f{n}", "❝", c) for n, c in enumerate(self.shared, 1))]  # fmt: skip
        if not rows:
            return ""
        head = "".join(f'<th scope="col">{_text(source_name(article))}</th>' for article in self.comparison.articles)
        lines = []
        for anchor, sign, claim in rows:
            cells = "".join(self._cell(claim, article) for article in self.comparison.articles)
            title = f'<a href="#{anchor}">{sign} {_text(shortened(claim.statement, 90))}</a>'
            lines.append(f'<tr><th scope="row">{title}</th>{cells}</tr>')
        return (
            f'<div class="wide"><table>\n<thead><tr><th scope="col">Claim</th>{head}</tr></thead>\n<tbody>\n'
            + "\n".join(lines)
            + "\n</tbody></table></div>"
        )

    def _cell(self, claim: Claim, article: Article) -> str:
        said = [r.how + (f" “{r.value}”" if r.value else "") for r in claim.renderings if r.article == article.id]
        return f"<td>{_text('; '.join(dict.fromkeys(said)))}</td>" if said else '<td class="none">—</td>'

    def _claims(self, group: list[Claim], letter: str) -> str:
        out = []
        for number, claim in enumerate(group, 1):
            sign = "⚑" if letter == "d" else "❝"
            missing = ", ".join(self.guide.name(article) for article in claim.missing)
            lines = [f'<section class="claim" id="{letter}{number}">']
            lines.append(f"<h3>{sign}{number} {_text(claim.statement)}</h3>")
            label = claim.label + (f" · {claim.left_out_by}{missing}" if missing else "")
            lines.append(f'<p class="kind">{_text(label)}</p>')
            lines += [self._rendering(rendering) for rendering in claim.renderings]
            out.append("\n".join([*lines, "</section>"]))
        return "\n".join(out)

    def _rendering(self, rendering: Rendering) -> str:
        article = self.guide.article(rendering.article)
        words = rendering.span.of(article.text) if article else ""
        how = rendering.how + (f" “{rendering.value}”" if rendering.value else "")
        return self._figure(words, rendering.article, rendering.span, [how, rendering.speaker or ""])

    def _figure(self, words: str, article: str | None, span: Span | None, facts: Iterable[str]) -> str:
        quoted = "".join(f"<p>{_text(paragraph)}</p>" for paragraph in paragraphs(words)) or "<p></p>"
        if article not in self._names:
            self._names[article] = f"<b>{_text(self.guide.name(article))}</b>"
        where = [self._names[article]]
        where += [self.guide.locator(article, span)] if span else []
        where += [_text(fact) for fact in facts if fact]
        return f"<figure><blockquote>{quoted}</blockquote><figcaption>{' · '.join(where)}</figcaption></figure>"

    # --- notes -------------------------------------------------------------------------------------------------------

    def _notes(self) -> str:
        links: dict[str, list[Link]] = {}
        for link in self.notes.links:
            links.setdefault(link.source, []).append(link)
        return "\n".join(self._note(annotation, links.get(annotation.id, [])) for annotation in self.notes.annotations)

    def _note(self, annotation: Annotation, links: list[Link]) -> str:
        article = self.guide.article(annotation.article)
        spans = annotation.spans
        words = " … ".join(span.of(article.text) for span in spans) if article and spans else annotation.quote
        tags = [self.notes.tag_by_id[tag] for tag in annotation.tags if tag in self.notes.tag_by_id]
        facts = [" ".join(f"{tag.sign} {tag.name}" for tag in tags)]
        facts += state(annotation)
        lines = [f'<section class="note" id="c-{short_id(annotation.id)}">']
        lines.append(self._figure(words, annotation.article, spans[0] if spans else None, facts))
        if annotation.note.strip():
            lines.append(f'<div class="own">{_text(shown(annotation.note).strip())}</div>')
        for link in links:
            other = self.notes.by_id.get(link.target)
            if other:
                words = _text(shortened(other.quote, 70))
                relation = RELATIONS[link.relation][0]
                lines.append(f'<p class="kind">{relation} <a href="#c-{short_id(other.id)}">“{words}”</a></p>')
        return "\n".join([*lines, "</section>"])

    def _questions(self) -> str:
        lines = []
        for question in questions(self.comparison, self.notes, self.claims):
            where = self.guide.name(question.article) if question.article else ""
            text = _text(question.text)
            if question.annotation:
                text = f'<a href="#c-{short_id(question.annotation)}">{text}</a>'
            lines.append(
                f"<li>{'☑' if question.done else '☐'} {text} — {_text(' · '.join([question.why, where]))}</li>"
            )
        return f'<ul class="check">\n{"".join(lines)}\n</ul>' if lines else ""

    def _origins(self) -> str:
        lines = []
        for origin in self.comparison.origins:
            users = ", ".join(dict.fromkeys(self.guide.name(use.article) for use in origin.uses))
            lines.append(f"<li><b>{_text(one_line(origin.name))}</b>: {_text(users)}</li>")
        return f"<ul>\n{''.join(lines)}\n</ul>" if lines else ""

    def _section(self, title: str, identifier: str, body: str) -> str:
        return f'<section id="{identifier}">\n<h2>{title}</h2>\n{body}\n</section>' if body else ""


def _marked(text: str, span: Span, marks: list[_Mark]) -> str:
    """The words of `span` with the marks on them; where marks overlap, each stretch bears the classes of all."""
    opening: dict[int, list[_Mark]] = {}
    closing: dict[int, list[_Mark]] = {}
    for mark in marks:
        opening.setdefault(max(span.start, mark.span.start), []).append(mark)
        closing.setdefault(min(span.end, mark.span.end), []).append(mark)
    here: Counter[str] = Counter()
    out: list[str] = []
    for start, end in pairwise(sorted({span.start, span.end, *opening, *closing})):
        here.subtract(mark.letter for mark in closing.get(start, ()))
        for mark in opening.get(start, ()):
            here[mark.letter] += 1
            out.append(f'<sup><a href="#{mark.target}">{_text(mark.sign)}</a></sup>')
        words = _text(text[start:end].replace("\n", " "))
        classes = " ".join(letter for letter in "dfn" if here[letter])
        out.append(f'<mark class="{classes}">{words}</mark>' if classes else words)
    return "".join(out)


def _text(text: str) -> str:
    return html.escape(shown(text), quote=True)


def _id(identifier: str) -> str:
    return "source-" + re.sub(r"[^\w-]", "-", identifier, flags=re.ASCII)


def _link(url: str) -> str | None:
    """A link to a web address; None for anything else, a script's address most of all."""
    plain = one_line(url)
    if not re.match(r"https?://[^\s/]", plain, re.IGNORECASE):
        return None
    return f'<a href="{_text(plain)}" rel="noreferrer noopener nofollow">{_text(shortened(plain, 60))}</a>'


@cache
def _style() -> str:
    return resources.files("reader.export").joinpath("page.css").read_text(encoding="utf-8")
