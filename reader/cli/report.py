"""A comparison as plain text: what `crossread compare` prints, made to be read, piped and searched."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from reader.article import Article
from reader.cli.output import safe
from reader.compare.model import Comparison, Dispute, Family, Member, Place

# As wide as a page that reads well, and the same wherever the text goes, so that two runs can be compared with diff.
WIDTH = 96
_LABEL = 20
# What a stance is called in running text, after the source's name.
_STANCES = {
    "asserts": "says so",
    "denies": "denied",
    "challenges": "challenged",
    "reports": "reports it",
    "hedges": "hedged",
    "corrects": "corrects",
    "reiterates": "stood by",
}
_KINDS = {
    "denied_claim": "denied",
    "contradicted_fact": "sources differ",
    "contested_attribution": "who said it",
    "hedged_claim": "flat here, hedged there",
    "correction_update": "corrected or updated",
    "framing": "put differently",
}


def text_report(comparison: Comparison) -> str:
    """The whole comparison, section by section; an empty section is left out, but the disputes, which say so."""
    sections = [
        _heading(comparison),
        _sources(comparison),
        _quotes(comparison),
        _disputes(comparison),
        _origins(comparison),
        _passages(comparison),
        _single_source(comparison),
    ]
    return safe("\n\n".join("\n".join(lines) for lines in map(list, sections) if lines)) + "\n"


def _heading(comparison: Comparison) -> Iterator[str]:
    counts = [
        _count(len(comparison.articles), "source"),
        _count(len(comparison.origins), "origin"),
        _count(len(comparison.families), "shared quote"),
        _count(len(comparison.disputes), "dispute"),
    ]
    yield comparison.story_title or "Comparison"
    yield " · ".join(counts)
    if len(comparison.articles) == 1:
        yield "There is nothing yet to compare it with: name another article on the same event."
    if len(comparison.groups) > 1:
        yield "These do not seem to be about one event:"
        names = _names(comparison)
        for group in comparison.groups:
            yield from _wrapped(", ".join(names[article] for article in group), "  - ", "    ")


def _sources(comparison: Comparison) -> Iterator[str]:
    names = _names(comparison)
    yield "SOURCES"
    for article in comparison.articles:
        source = article.source
        details = [source.title or "untitled", source.byline, source.published, article.path]
        if source.updated:
            details.insert(3, f"updated {source.updated}")
        yield from _row(names[article.id], " · ".join(detail for detail in details if detail))
        copied = comparison.copies.get(article.id)
        if copied:
            yield from _row("", f"the same text as {names[copied]}")


def _quotes(comparison: Comparison) -> Iterator[str]:
    if not comparison.families:
        return
    names = _names(comparison)
    yield "SHARED QUOTES"
    for number, family in enumerate(comparison.families, start=1):
        carriers = {member.article for member in family.members}
        spread = f"in {len(carriers)} of {_count(len(names), 'source')}"
        yield f"{number:>3}  {family.speaker or 'no speaker named'} · {spread}"
        for member in family.members:
            yield from _row(names[member.article], _rendering(comparison, family, member))
        if family.missing_from:
            yield from _row("not in", ", ".join(names[article] for article in family.missing_from))


def _rendering(comparison: Comparison, family: Family, member: Member) -> str:
    words = _words(comparison, Place(member.article, member.span))
    shown = f"“{words}”" if member.quote else words
    if member.quote == family.root:
        return shown
    flagged = [
        f"{change.flag} changed: {change.before or 'nothing'} → {change.after or 'nothing'}"
        for change in member.changes
        if change.flag
    ]
    return f"{shown}  [{'; '.join([', '.join(member.alterations), *flagged])}]"


def _disputes(comparison: Comparison) -> Iterator[str]:
    yield "DISPUTED"
    if not comparison.disputes:
        yield "     nothing found on which the sources part"
        return
    names = _names(comparison)
    for number, dispute in enumerate(comparison.disputes, start=1):
        kind = _KINDS.get(dispute.kind, dispute.kind)
        if dispute.slot:
            kind += f": {dispute.slot}"
        yield from _wrapped(f"{_flat(dispute.statement)}  [{kind}]", f"{number:>3}  ", "     ")
        yield from _sides(comparison, dispute, names)
        if dispute.missing_from:
            yield from _row("not in", ", ".join(names[article] for article in dispute.missing_from))


def _sides(comparison: Comparison, dispute: Dispute, names: dict[str, str]) -> Iterator[str]:
    for side in dispute.sides:
        stance = side.value if side.value is not None else _STANCES.get(side.stance, side.stance)
        who = f"{side.speaker}: " if side.speaker else ""
        hedged = ", hedged" if side.hedged and side.stance != "hedges" else ""
        words = _words(comparison, Place(side.article, side.span))
        yield from _row(names[side.article], f"({_flat(stance)}{hedged}) {who}{words}")


def _origins(comparison: Comparison) -> Iterator[str]:
    if not comparison.origins:
        return
    names = _names(comparison)
    yield "ORIGINS"
    for origin in comparison.origins:
        chains = []
        for use in origin.uses:
            carriers = f" (via {' → '.join(use.chain)})" if use.chain else ""
            chains.append(names[use.article] + carriers)
        yield from _row(origin.name, ", ".join(dict.fromkeys(chains)))


def _passages(comparison: Comparison) -> Iterator[str]:
    if not comparison.passages:
        return
    names = _names(comparison)
    yield "SHARED WORDS OUTSIDE QUOTES"
    for passage in comparison.passages:
        carriers = list(dict.fromkeys(names[member.article] for member in passage.members))
        yield from _wrapped(f"{_words(comparison, passage.members[0])}  [{', '.join(carriers)}]", "  -  ", "     ")


def _single_source(comparison: Comparison) -> Iterator[str]:
    if not comparison.single_source:
        return
    names = _names(comparison)
    yield "IN ONE SOURCE ONLY"
    for place in comparison.single_source:
        yield from _row(names[place.article], _words(comparison, place))


def _names(comparison: Comparison) -> dict[str, str]:
    """What each article is called; articles of one name are told apart by their ids."""
    labels = {article.id: _flat(article.label) for article in comparison.articles}
    taken = list(labels.values())
    return {key: f"{name} ({key})" if taken.count(name) > 1 else name for key, name in labels.items()}


def _words(comparison: Comparison, place: Place) -> str:
    article: Article = comparison.article_by_id[place.article]
    return _flat(place.span.of(article.text))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _row(label: str, text: str) -> Iterator[str]:
    """A label in its column and the text beside it; a label too long for it stands on a line of its own."""
    first = " " * 5 + label.ljust(_LABEL) + "  "
    rest = " " * (5 + _LABEL + 2)
    if len(label) > _LABEL:
        yield " " * 5 + label
        first = rest
    yield from _wrapped(text, first, rest)


def _wrapped(text: str, first: str, rest: str) -> Sequence[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    ) or [first.rstrip()]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
