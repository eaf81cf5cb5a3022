"""The same article given again, and what became different between two versions of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from reader.article import Article, Span
from reader.text.tokens import Token, tokens

# Parameters that say where a reader came from, not which page it is.
_TRACKING = re.compile(r"utm_|fbclid|gclid|mc_|ref$|ref_|source$|cmp|ito$|at_|ns_|smid$|s$", re.IGNORECASE)

# Two versions share this much of the shorter one's words, counted with repeats. A rewritten live page shares about
# half; two articles on one event by one outlet seldom a third.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the old version and what stands in their place in the new one; one of the spans may be empty."""

    old: Span
    new: Span


def versions(articles: Iterable[Article]) -> tuple[tuple[Article, ...], ...]:
    """The articles that are one article in several versions, oldest first; those given once are left out.

    One article is known by its address, or by outlet and headline, and by sharing most of its words. The order is that
    of `updated`, else `published`, else of the paths.
    """
    buckets: defaultdict[tuple[str, ...], list[Article]] = defaultdict(list)
    for article in articles:
        for key in _identities(article):
            buckets[key].append(article)
    owner: dict[int, list[Article]] = {}
    for key in sorted(buckets):
        for article in buckets[key]:
            group = owner.setdefault(id(article), [article])
            first = buckets[key][0]
            other = owner.setdefault(id(first), [first])
            if group is not other and _shares_words(first, article):
                other.extend(group)
                owner.update((id(member), other) for member in group)
    groups = {id(group): group for group in owner.values() if len(group) > 1}
    return tuple(sorted((tuple(sorted(group, key=_age)) for group in groups.values()), key=lambda g: g[0].path))


def _identities(article: Article) -> list[tuple[str, ...]]:
    source = article.source
    found: list[tuple[str, ...]] = [("text", article.fingerprint, _folded(source.outlet or ""))]
    if source.url:
        found.append(("url", same_page(source.url)))
    if source.outlet and source.title:
        found.append(("title", _folded(source.outlet), _folded(source.title)))
    return found


def same_page(url: str) -> str:
    """An address without what does not change the page: scheme, "www.", fragment, trackers, a last stroke."""
    try:
        parts = urlsplit(url)
        query = sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0]))
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return f"{host}{parts.path.rstrip('/').removesuffix('/amp')}?{urlencode(query)}".rstrip("?")


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _age(article: Article) -> tuple[str, str]:
    return article.source.updated or article.source.published or "", article.path


def _shares_words(one: Article, other: Article) -> bool:
    first, second = (Counter(word.norm for word in _words(article)) for article in (one, other))
    return (first & second).total() >= _SHARED * min(first.total(), second.total())


def _words(article: Article) -> list[Token]:
    return [
        word
        for block in article.blocks
        if block.kind != "boilerplate"
        for word in tokens(article.text, block.start, block.end)
    ]


def changes(old: Article, new: Article) -> tuple[Change, ...]:
    """What became different, word by word, in order; spans are code points of each article's own text.

    Furniture is not compared. The alignment is the shortest edit script over words.
    """
    from rapidfuzz.distance import Levenshtein

    before, after = _words(old), _words(new)
    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(word.norm, len(numbers)) for word in words] for words in (before, after))
    found: list[Change] = []
    for code in Levenshtein.opcodes(one, other):
        if code.tag == "equal":
            continue
        change = Change(
            _span(before, code.src_start, code.src_end, old.text),
            _span(after, code.dest_start, code.dest_end, new.text),
        )
        last = found[-1] if found else None
        if (
            last
            and code.src_start
            and _touches(last.old, change.old, old.text)
            and _touches(last.new, change.new, new.text)
        ):
            found[-1] = Change(_joined(last.old, change.old), _joined(last.new, change.new))
        else:
            found.append(change)
    return tuple(found)


def _span(words: Sequence[Token], first: int, last: int, text: str) -> Span:
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    place = words[first].start if first < len(words) else len(text.rstrip())
    return Span(place, place)


def _touches(one: Span, other: Span, text: str) -> bool:
    return not re.search(r"\w", text[one.end : other.start])


def _joined(one: Span, other: Span) -> Span:
    if one.start == one.end:
        return other
    return one if other.start == other.end else Span(one.start, other.end)
