"""The body of a Markdown export: who says what, each claim with its quotes and notes, what to check, the sources."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Article, Span
from reader.compare.model import Comparison
from reader.export.claims import Claim, Rendering, claims, short_id
from reader.export.clean import shortened
from reader.export.keep import Kept, marked
from reader.export.markdown_escape import closed, escape, link_target, quoted
from reader.export.options import Options
from reader.export.places import Guide, source_name
from reader.export.questions import item, questions
from reader.export.wording import RELATIONS, counted, state
from reader.notes.model import Annotation, Link, Notes

WIDEST_TABLE = 8
"""Sources a table has columns for; beyond it nobody can read one, and a claim's sources are listed in a cell."""


class Page:
    """One page in the making: the comparison, the notes, and what the reader wrote in the file that stands there."""

    def __init__(
        self, comparison: Comparison, notes: Notes, options: Options, kept: dict[str, Kept], done: set[str]
    ) -> None:
        self.comparison = comparison
        self.guide = Guide(comparison)
        self.notes = notes
        self.options = options
        self.kept = kept
        self.done = done
        self.claims = claims(comparison, notes)
        self.used: set[str] = set()
        self._sources: dict[str | None, str] = {}
        self.links: dict[str, list[Link]] = {}
        for link in notes.links:
            for end in (link.source, link.target):
                self.links.setdefault(end, []).append(link)

    def body(self) -> str:
        """All below the front matter."""
        title = escape(self.notes.title or self.comparison.story_title or "Untitled story")
        parts = [f"# {title}", self._summary(), self._region("story", ""), *self._table()]
        match self.options.grouping:
            case "claim":
                parts += self._by_claim()
            case "source":
                parts += self._by_source()
            case "tag":
                parts += self._by_tag()
        parts += [*self._to_check(), *self._left_over(), *self._footnotes()]
        return "\n\n".join(parts) + "\n"

    def _summary(self) -> str:
        facts = [
            counted(len(self.comparison.articles), "source"),
            counted(len(self.comparison.independent_origins), "origin"),
            counted(sum(claim.kind == "family" for claim in self.claims), "shared quote"),
            counted(len(self.comparison.disputes), "dispute"),
            counted(len(self.notes.annotations), "note"),
        ]
        return " · ".join(facts)

    # --- who says what -----------------------------------------------------------------------------------------------

    def _table(self) -> list[str]:
        rows = [claim for claim in self.claims if claim.kind != "passage"]
        if not rows:
            return []
        articles = self.comparison.articles
        if len(articles) <= WIDEST_TABLE:
            head = ["Claim", *(escape(shortened(source_name(article), 32)) for article in articles)]
            lines = [[self._cell_title(claim), *(self._cell(claim, article) for article in articles)] for claim in rows]
        else:
            head = ["Claim", "Said by", "Left out by"]
            lines = [[self._cell_title(claim), self._names(claim), self._missing(claim)] for claim in rows]
        table = [_row(head), _row(["---"] * len(head)), *(_row(line) for line in lines)]
        return ["## Who says what", "\n".join(table)]

    def _cell_title(self, claim: Claim) -> str:
        sign = "⚑" if claim.kind == "dispute" else "❝"
        return f"{sign} {escape(shortened(claim.statement, 90))}"

    def _cell(self, claim: Claim, article: Article) -> str:
        mine = [rendering for rendering in claim.renderings if rendering.article == article.id]
        if not mine:
            return "—"
        words = [f"{escape(r.how)}{f' “{escape(r.value)}”' if r.value else ''}" for r in mine]
        return f"{'; '.join(dict.fromkeys(words))}[^{article.id}]"

    def _names(self, claim: Claim) -> str:
        said = dict.fromkeys(rendering.article for rendering in claim.renderings)
        return ", ".join(self._source(article) for article in said)

    def _missing(self, claim: Claim) -> str:
        return ", ".join(self._source(article) for article in claim.missing) or "—"

    def _source(self, article_id: str | None) -> str:
        if article_id not in self._sources:
            self._sources[article_id] = escape(self.guide.name(article_id))
        return self._sources[article_id]

    # --- sections ----------------------------------------------------------------------------------------------------

    def _by_claim(self) -> list[str]:
        """Claims with notes; all of them when there are no notes yet."""
        shown = [claim for claim in self.claims if claim.annotations or not self.notes.annotations]
        parts = ["## Claims"] if shown else []
        for claim in shown:
            parts.append(f"### {escape(shortened(claim.statement, 110))}")
            parts.append(self._claim_line(claim))
            for annotation in claim.annotations:
                parts += self._annotation(annotation)
            for rendering in claim.renderings if claim.kind != "passage" else ():
                if not any(_covers(annotation, rendering) for annotation in claim.annotations):
                    parts.append(self._quoted(rendering.article, [rendering.span], _said(rendering)))
        return parts

    def _claim_line(self, claim: Claim) -> str:
        line = f"*{claim.label[:1].upper()}{claim.label[1:]}*"
        if claim.missing:
            line += f" · {claim.left_out_by}{self._missing(claim)}"
        return line

    def _by_source(self) -> list[str]:
        parts = []
        groups = [
            *((article.id, source_name(article)) for article in self.comparison.articles),
            (None, "No longer in the story"),
        ]
        for article, name in groups:
            mine = [annotation for annotation in self.notes.annotations if annotation.article == article]
            if mine:
                parts.append(f"## {escape(name)}")
                for annotation in mine:
                    parts += self._annotation(annotation)
        return parts

    def _by_tag(self) -> list[str]:
        parts = []
        groups = [*((tag.id, tag.name) for tag in self.notes.tags), ("", "Not tagged")]
        for tag, name in groups:
            mine = [a for a in self.notes.annotations if (tag in a.tags[:1] if tag else not a.tags)]
            if mine:
                parts.append(f"## {escape(name[:1].upper() + name[1:])}")
                for annotation in mine:
                    parts += self._annotation(annotation)
        return parts

    def _annotation(self, annotation: Annotation) -> list[str]:
        identifier = f"c-{short_id(annotation.id)}"
        said = [f"#crossread/{tag}" for tag in annotation.tags]
        said += state(annotation)
        parts = [self._quoted(annotation.article, list(annotation.spans), said, annotation), f"^{identifier}"]
        links = [line for link in self.links.get(annotation.id, ()) if (line := self._link(link, annotation.id))]
        if links:
            parts.append("\n".join(links))
        parts.append(self._region(identifier, closed(annotation.note)))
        return parts

    def _quoted(
        self, article_id: str | None, spans: list[Span], said: Iterable[str], annotation: Annotation | None = None
    ) -> str:
        """A block quote: the words, then a line that says who, where, in whose words."""
        article = self.comparison.article_by_id.get(article_id or "")
        if article and spans:
            lines = quoted(" … ".join(span.of(article.text) for span in spans))
        else:
            lines = quoted(annotation.quote if annotation else "")
        credit = [f"**{self._source(article_id)}**"]
        if article and spans:
            speaker = self.guide.speaker(article.id, spans[0])
            credit += [self.guide.locator(article.id, spans[0]), *([escape(speaker)] if speaker else [])]
        credit += said
        note = f"[^{article.id}]" if article else ""
        return "\n".join([*lines, ">", f"> — {' · '.join(credit)}{note}"])

    def _link(self, link: Link, here: str) -> str | None:
        if here not in {link.source, link.target}:
            return None
        forth = link.source == here
        other = self.notes.by_id.get(link.target if forth else link.source)
        if other is None:
            return None
        words = escape(shortened(other.quote, 70))
        return f"- {RELATIONS[link.relation][0 if forth else 1]} [[#^c-{short_id(other.id)}]] “{words}”"

    def _region(self, identifier: str, note: str) -> str:
        self.used.add(identifier)
        return marked(identifier, note, self.kept.get(identifier))

    # --- the end -----------------------------------------------------------------------------------------------------

    def _to_check(self) -> list[str]:
        lines = []
        for question in questions(self.comparison, self.notes, self.claims):
            line = item(self.guide, question)
            lines.append(f"- [{'x' if question.done or line in self.done else ' '}] {line}")
        return ["## To check", "\n".join(lines)] if lines else []

    def _left_over(self) -> list[str]:
        """What the reader wrote under a note that is gone, or in another grouping's headings."""
        left = [(key, kept) for key, kept in self.kept.items() if key not in self.used and kept.edited]
        if not left:
            return []
        return ["## Kept from an earlier export", *(self._region(key, "") for key, _kept in left)]

    def _footnotes(self) -> list[str]:
        read = {document.article: document.read[:10] for document in self.notes.documents}
        out = []
        for article in self.comparison.articles:
            source = article.source
            facts = [source_name(article)]
            facts += [f"“{source.title}”"] if source.title and source.title != article.label else []
            facts += [fact for fact in (source.byline, (source.published or "")[:10]) if fact]
            line = ", ".join(escape(fact) for fact in facts) + "."
            target = link_target(source.url or article.path)
            line += f" {target}." if target else f" {escape(source.url or article.path)}."
            if read.get(article.id):
                line += f" Read {read[article.id]}."
            out.append(f"[^{article.id}]: {line}")
        return ["\n\n".join(out)] if out else []


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _covers(annotation: Annotation, rendering: Rendering) -> bool:
    return annotation.article == rendering.article and any(rendering.span.overlap(span) for span in annotation.spans)


def _said(rendering: Rendering) -> list[str]:
    return [escape(f"{rendering.how}{f' “{rendering.value}”' if rendering.value else ''}")]
