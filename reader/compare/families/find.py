"""Families: every rendering of one utterance across the sources, and what each source did to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.article import Span
from reader.compare.document import Document
from reader.compare.families.alignment import Alignment
from reader.compare.families.alterations import describe, describe_unquoted
from reader.compare.families.rendering import Rendering
from reader.compare.families.roots import Fit, Root, RootIndex, find_roots
from reader.compare.families.unquoted import Unquoted, find_unquoted, span_of
from reader.compare.families.utterances import Utterance, read_utterances
from reader.compare.families.wording import Wording, read_wording
from reader.compare.model import Alteration, Family, Member, Quote

# The parts of a splice have so many words each at least.
_PART_WORDS = 4


def find_families(documents: Sequence[Document], quotes: Sequence[Quote]) -> tuple[Family, ...]:
    """The families of a story: those with most sources first, then the fullest.

    Each has members in two articles at least. Its root is the fullest quote; every other member aligns with the root
    itself, never through a third rendering.
    """
    wording = read_wording(documents)
    utterances = read_utterances(documents, quotes, wording)
    index = find_roots(utterances, wording)
    chosen = _choose(index)
    unquoted: dict[int, list[Unquoted]] = {}
    for rendering in find_unquoted(documents, utterances, index):
        unquoted.setdefault(rendering.root, []).append(rendering)
    drafts = [
        draft
        for number, root in enumerate(index.roots)
        if (draft := _draft(documents, root, number, chosen, unquoted.get(number, ()))) is not None
    ]
    drafts.sort(key=lambda draft: (-draft.sources, -draft.fullness, draft.key))
    everyone = [document.article.id for document in documents]
    found = [draft.family(f"f{number}", everyone) for number, draft in enumerate(drafts, 1)]
    return _with_parts(documents, utterances, wording, found, [draft.words for draft in drafts])


def _with_parts(
    documents: Sequence[Document],
    utterances: Sequence[Utterance],
    wording: Wording,
    families: Sequence[Family],
    roots: Sequence[Sequence[int]],
) -> tuple[Family, ...]:
    """The families; an article with a run of a root's words in marks, though no rendering of it, is not without it."""
    holding: dict[tuple[int, ...], set[str]] = {}
    for utterance in utterances:
        for run in _runs(utterance.loose, wording):
            holding.setdefault(run, set()).add(documents[utterance.document].article.id)
    found = []
    for family, words in zip(families, roots, strict=True):
        partly = set().union(*(holding.get(run, ()) for run in _runs(words, wording))) if family.missing_from else set()
        missing = tuple(article for article in family.missing_from if article not in partly)
        found.append(family if missing == family.missing_from else replace(family, missing_from=missing))
    return tuple(found)


def _runs(loose: Sequence[int], wording: Wording) -> Iterator[tuple[int, ...]]:
    """The runs of four words with two content words."""
    weights = wording.weights
    for run in zip(loose, loose[1:], loose[2:], loose[3:], strict=False):
        if sum([weights[identity] == 1.0 for identity in run]) >= 2:
            yield run


def _choose(index: RootIndex) -> dict[tuple[int, int], int]:
    """Utterance (by its key) → the number of the root it lies in best; the first, fullest root of equals."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for number, root in enumerate(index.roots):
        for fit in root.fits:
            entry = best.get(fit.utterance.key)
            if entry is None or fit.score > entry[0] + 1e-9:
                best[fit.utterance.key] = (fit.score, number)
    return {key: number for key, (_, number) in best.items()}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A family that still lacks its number."""

    root: str
    speaker: str | None
    members: tuple[Member, ...]
    also_in: tuple[Member, ...]
    sources: int
    fullness: int
    key: tuple[int, int]
    words: Sequence[int]

    def family(self, identity: str, everyone: Iterable[str]) -> Family:
        carriers = {member.article for member in self.members + self.also_in}
        missing = tuple(article for article in everyone if article not in carriers)
        return Family(identity, self.root, self.speaker, self.members, self.also_in, missing)


def _draft(
    documents: Sequence[Document],
    root: Root,
    number: int,
    chosen: dict[tuple[int, int], int],
    unquoted: Sequence[Unquoted],
) -> _Draft | None:
    # A splice renders two utterances, each in part: it is a member with both.
    fits = [fit for fit in root.fits if fit.spliced or chosen[fit.utterance.key] == number]
    own = root.utterance
    if len({own.document, *(each.document for each in unquoted), *(fit.utterance.document for fit in fits)}) < 2:
        return None
    inner = _innermost(root, fits, unquoted)
    if inner is not None:
        own, fits, unquoted = inner
    source = _rendering(documents, own)
    members: list[Member] = []
    also: list[Member] = []
    for fit in fits:
        members.append(_quoted_member(documents, source, fit))
    for fit in root.fits if inner is None else ():
        if not fit.spliced and chosen[fit.utterance.key] != number:
            also.append(_quoted_member(documents, source, fit))
    for rendering in unquoted:
        members.append(_unquoted_member(documents, source, rendering))
    joined: Alteration = "spliced" if _is_splice(own, fits) else "verbatim"
    first = Member(_article(documents, own), _span(documents, own), own.quotes[0].id, (joined,), 1.0)
    order = {document.article.id: place for place, document in enumerate(documents)}
    rest = sorted(_distinct(first, members), key=lambda member: (order[member.article], member.span))
    also.sort(key=lambda member: (order[member.article], member.span))
    carriers = {member.article for member in rest} | {first.article}
    if len(carriers) < 2:
        return None
    speaker = _speaker(own, [fit.utterance for fit in fits])
    return _Draft(
        own.quotes[0].id, speaker, (first, *rest), tuple(also), len(carriers), own.fullness, own.key, own.loose
    )


def _is_splice(root: Utterance, fits: Sequence[Fit]) -> bool:
    """Whether the fullest rendering is two utterances joined: another source has all of it in two quotations that stand
    apart, and none has it across the joint."""
    ranges: dict[int, list[tuple[int, int]]] = {}
    for fit in fits:
        if fit.utterance.document != root.document:
            ranges.setdefault(fit.utterance.document, []).append(fit.alignment.root_range)
    for own in ranges.values():
        if len(own) != 2:
            continue
        (first, joint), (start, end) = sorted(own)
        apart = joint <= start <= joint + 1 and min(joint - first, end - start) >= _PART_WORDS
        if apart and first <= 1 and end >= len(root.loose) - 1:
            spans = (each for others in ranges.values() for each in others)
            return not any(low < joint and start < high for low, high in spans)
    return False


def _innermost(
    root: Root, fits: Sequence[Fit], unquoted: Sequence[Unquoted]
) -> tuple[Utterance, list[Fit], list[Unquoted]] | None:
    """A quotation inside the root that holds all the other renderings, with these aligned to it instead.

    "Hale wrote that she had told him “‘it sank’, and that was all”": what the sources share is the inner quote, and its
    speaker is another.
    """
    held = {quote.id for quote in root.utterance.quotes}
    nested = [fit for fit in fits if fit.utterance.quotes[0].nested_in in held]
    if not nested:
        return None
    ranges = [fit.alignment.root_range for fit in fits] + [each.alignment.root_range for each in unquoted]
    low, high = min(start for start, _ in ranges), max(end for _, end in ranges)
    for inner in nested:
        if inner.alignment.root_range == (low, high):
            return (
                inner.utterance,
                [replace(fit, alignment=_rebased(fit.alignment, low)) for fit in fits if fit is not inner],
                [replace(each, alignment=_rebased(each.alignment, low)) for each in unquoted],
            )
    return None


def _rebased(alignment: Alignment, low: int) -> Alignment:
    """The alignment with a root that begins at word `low` of the one it was made with."""
    return replace(alignment, blocks=tuple(block._replace(root=block.root - low) for block in alignment.blocks))


def _quoted_member(documents: Sequence[Document], source: Rendering, fit: Fit) -> Member:
    described = describe(source, _rendering(documents, fit.utterance), fit.alignment, spliced=fit.spliced)
    return Member(
        _article(documents, fit.utterance),
        _span(documents, fit.utterance),
        fit.utterance.quotes[0].id,
        described.alterations,
        described.similarity,
        described.changes,
    )


def _unquoted_member(documents: Sequence[Document], source: Rendering, found: Unquoted) -> Member:
    document = documents[found.document]
    rendering = Rendering(document, range(found.first, found.last))
    described = describe_unquoted(source, rendering, found.alignment, found.reported)
    return Member(
        document.article.id,
        span_of(document, found),
        None,
        described.alterations,
        described.similarity,
        described.changes,
    )


def _distinct(root: Member, members: Sequence[Member]) -> list[Member]:
    """`members` without those that lie inside another of the same article: a quotation in a quotation."""
    kept: list[Member] = []
    taken: dict[str, list[Span]] = {root.article: [root.span]}  # what is kept never overlaps: neighbours tell
    for member in sorted(members, key=lambda each: (each.span.start - each.span.end, each.article, each.span)):
        spans = taken.setdefault(member.article, [])
        place = bisect_left(spans, member.span)
        if not any(span.overlap(member.span) for span in spans[max(0, place - 1) : place + 1]):
            spans.insert(place, member.span)
            kept.append(member)
    return kept


def _rendering(documents: Sequence[Document], utterance: Utterance) -> Rendering:
    return Rendering(documents[utterance.document], utterance.words, frozenset(utterance.breaks), utterance.foreign)


def _article(documents: Sequence[Document], utterance: Utterance) -> str:
    return documents[utterance.document].article.id


def _span(documents: Sequence[Document], utterance: Utterance) -> Span:
    """The quote's own span; for an utterance in pieces, from the first mark to the last, attribution included."""
    if utterance.part:
        return documents[utterance.document].span(utterance.words[0], utterance.words[-1] + 1)
    first, last = utterance.quotes[0].span, utterance.quotes[-1].span
    if first == last:
        return first
    text = documents[utterance.document].text
    start, end = first.start, last.end
    if start and text[start - 1] in "\"'“‘«„‹":
        start -= 1
    if end < len(text) and text[end] in "\"'”’»“›":
        end += 1
    return Span(start, end)


def _speaker(root: Utterance, others: Sequence[Utterance]) -> str | None:
    """The root's speaker; where none is certain, the one that most of the members name."""
    if root.speaker and not root.tentative:
        return root.speaker
    named = Counter(each.speaker for each in others if each.speaker and not each.tentative)
    if named:
        return min(named, key=lambda name: (-named[name], name))
    return root.speaker or next((each.speaker for each in others if each.speaker), None)
