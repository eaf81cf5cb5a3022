"""The comparison as plain text for a terminal: what `crossread compare` prints."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Article
from reader.compare.model import Comparison, Dispute, Family, Member
from reader.export import wording
from reader.export.cells import cut, padded, width, wrapped
from reader.export.claims import QUOTE_MARKS
from reader.export.clean import one_line, shortened
from reader.export.options import Options
from reader.export.places import Guide, source_name
from reader.export.wording import counted
from reader.notes.model import Annotation, Notes

_NAME_CELLS = 22
_MOST_WORDS = 400  # characters of one rendering: a whole speech would bury the rest
_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(comparison: Comparison, notes: Notes | None = None, options: Options | None = None) -> str:
    """The whole comparison in `options.width` columns. Nothing of the articles can steer the terminal."""
    page = _Page(comparison, notes, options or Options())
    sections = [page.head(), page.disputes(), page.families(), page.origins(), page.copies(), page.notes()]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


class _Page:
    def __init__(self, comparison: Comparison, notes: Notes | None, options: Options) -> None:
        self.comparison = comparison
        self.guide = Guide(comparison)
        self.kept = notes
        self.colour = options.colour
        self.width = max(40, min(options.width, 120))
        longest = max((width(source_name(article)) for article in comparison.articles), default=8)
        self.names = min(_NAME_CELLS, longest, self.width // 3)

    # --- parts -------------------------------------------------------------------------------------------------------

    def head(self) -> list[str]:
        comparison = self.comparison
        counts = [
            counted(len(comparison.articles), "source"),
            counted(len(comparison.independent_origins), "origin") if comparison.origins else "",
            counted(sum(len(family.members) > 1 for family in comparison.families), "shared quote"),
            counted(len(comparison.disputes), "dispute"),
        ]
        lines = [self._bold(one_line(comparison.story_title) or "Comparison")]
        lines += [self._dim(" · ".join(fact for fact in counts if fact)), ""]
        for article in comparison.articles:
            facts = [one_line(article.source.title or "")] if article.source.title != article.label else []
            facts += [one_line(article.source.published or "")[:10]]
            updated = one_line(article.source.updated or "")[:10]
            facts += [f"updated {updated}"] if updated else []
            copied = comparison.copies.get(article.id)
            facts += [f"same text as {self._name(copied)}"] if copied else []
            lines += self._row(self._name(article.id), " · ".join(fact for fact in facts if fact))
        if len(comparison.articles) == 1:
            lines += ["", "One source alone: add another article on the same event to compare it with."]
        return lines

    def disputes(self) -> list[str]:
        lines = []
        for number, dispute in enumerate(self.comparison.disputes, 1):
            lines += ["", *self._dispute(number, dispute)]
        return [self._bold("DISPUTED"), *lines] if lines else []

    def families(self) -> list[str]:
        lines = []
        shared = [family for family in self.comparison.families if len(family.members) > 1]
        for number, family in enumerate(shared, 1):
            lines += ["", *self._family(number, family)]
        return [self._bold("SHARED QUOTES"), *lines] if lines else []

    def origins(self) -> list[str]:
        lines = []
        for origin in self.comparison.origins:
            users = ", ".join(dict.fromkeys(self._name(use.article) for use in origin.uses))
            lines += self._row(one_line(origin.name), f"{users} (in a circle)" if origin.circular else users)
        return [self._bold("WHERE THEY HAVE IT FROM"), "", *lines] if lines else []

    def copies(self) -> list[str]:
        groups = self.comparison.groups
        if len(groups) < 2:
            return []
        lines = [self._bold("NOT ALL ON ONE EVENT"), ""]
        for number, group in enumerate(groups, 1):
            lines += self._row(f"group {number}", ", ".join(self._name(article) for article in group))
        return lines

    def notes(self) -> list[str]:
        if not self.kept or not self.kept.annotations:
            return []
        lines = [self._bold("YOUR NOTES")]
        for annotation in self.kept.annotations:
            lines += ["", *self._note(annotation, self.kept)]
        return lines

    # --- entries -----------------------------------------------------------------------------------------------------

    def _dispute(self, number: int, dispute: Dispute) -> list[str]:
        label = wording.dispute(dispute.kind) + (f" · {one_line(dispute.slot)}" if dispute.slot else "")
        lines = self._heading(number, one_line(dispute.statement), label)
        for side in dispute.sides:
            how = side.stance + (f" {one_line(side.value)}" if side.value else "") + (", hedged" if side.hedged else "")
            inferred = wording.inferred(self.comparison.is_inferred_side(side))
            who = f"{one_line(side.speaker)}{inferred}, " if side.speaker else ""
            article = self.comparison.article_by_id.get(side.article)
            place = self.guide.locator(side.article, side.span)
            lines += self._row(self._name(side.article), f"{how} ({who}{place})", indent=4)
            lines += self._words(article, side.span.start, side.span.end, spoken=False)
        return lines + self._missing(dispute.missing_from, "without the other side: ")

    def _family(self, number: int, family: Family) -> list[str]:
        sources = len({member.article for member in family.members})
        label = f"in {sources} of {len(self.comparison.articles)} sources"
        inferred = wording.inferred(self.comparison.is_inferred(family))
        lines = self._heading(number, one_line(family.speaker or "Speaker not named") + inferred, label)
        for index, member in enumerate(family.members):
            article = self.comparison.article_by_id.get(member.article)
            how = "fullest" if index == 0 else wording.alterations(member.alterations)
            lines += self._row(self._name(member.article), how, indent=4)
            spoken = member.quote is not None
            lines += self._words(article, member.span.start, member.span.end, spoken=spoken)
            lines += self._flags(member)
        return lines + self._missing(family.missing_from)

    def _flags(self, member: Member) -> list[str]:
        """The changes a reader must not miss: a negation, a number, a date, a name."""
        out = []
        for change in member.changes:
            if change.flag:
                before, after = (shortened(words, 60) or "nothing" for words in (change.before, change.after))
                out += self._hanging(f"! {change.flag}: ", f"{before} → {after}", 4 + self.names + 2)
        return out

    def _note(self, annotation: Annotation, notes: Notes) -> list[str]:
        names = [notes.tag_by_id[tag].name for tag in annotation.tags if tag in notes.tag_by_id]
        facts = ", ".join([*(one_line(name) for name in names), *wording.state(annotation)])
        lines = self._row(self._name(annotation.article), facts or "note", indent=4)
        lines += self._hanging("“", f"{one_line(annotation.quote).strip(QUOTE_MARKS)}”", 4 + self.names + 2)
        if annotation.note.strip():
            lines += self._hanging("— ", one_line(annotation.note), 4 + self.names + 2)
        return lines

    def _missing(self, articles: Iterable[str], says: str = "not in: ") -> list[str]:
        names = ", ".join(self._name(article) for article in articles)
        return [self._dim(line) for line in self._hanging(says, names, 4)] if names else []

    # --- lines -------------------------------------------------------------------------------------------------------

    def _words(self, article: Article | None, start: int, end: int, *, spoken: bool) -> list[str]:
        """The words of a rendering; in marks when they are someone's, and hold no marks of their own inside."""
        if article is None:
            return []
        words = one_line(article.text[start:end])
        if len(words) > _MOST_WORDS:
            words = words[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
        bare = words.strip(QUOTE_MARKS)
        if spoken and not any(mark in bare for mark in '"“”«»„'):
            return self._hanging("“", f"{bare}”", 4 + self.names + 2)
        return self._hanging("", words, 4 + self.names + 2)

    def _heading(self, number: int, text: str, label: str) -> list[str]:
        lines = self._hanging(f"{number:>2}  ", text, 0)
        return [*(self._bold(line) for line in lines), self._dim(f"    {label}")]

    def _row(self, name: str, text: str, indent: int = 2) -> list[str]:
        head = " " * indent + padded(cut(name, self.names), self.names) + "  "
        return self._hanging(head, text, 0)

    def _hanging(self, head: str, text: str, indent: int) -> list[str]:
        """`text` wrapped, the first line after `head`, the others under its first word."""
        start = " " * indent + head
        lines = wrapped(text, max(16, self.width - width(start)))
        blank = " " * width(start)
        return [f"{start}{lines[0]}".rstrip(), *(f"{blank}{line}" for line in lines[1:])]

    def _name(self, article_id: str | None) -> str:
        article = self.comparison.article_by_id.get(article_id or "")
        return source_name(article) if article else "no longer here"

    def _bold(self, text: str) -> str:
        return f"{_BOLD}{text}{_OFF}" if self.colour and text else text

    def _dim(self, text: str) -> str:
        return f"{_DIM}{text}{_OFF}" if self.colour and text else text
