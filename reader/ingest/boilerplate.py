"""Tells a page's furniture from its article, block by block, by rules kept as data with their reasons.

A block is only ever marked, never taken away. Where a rule is in doubt the block stays article text: junk that is kept
costs the reader a glance, text that is hidden costs a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reader.article import Block
from reader.text.lexicon import lexicon

# What may stand before a line's first word: brackets, bullets, marks of emphasis and arrows.
_OPENING = re.compile(r"[\s\[({*_>|#»›►▶→•·–—-]*")
_WORD = re.compile(r"[a-z]+")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the lexicon. `pattern` covers the whole block; `sure` rules need no look at reporting verbs."""

    reason: str
    pattern: re.Pattern[str]
    limit: int
    sure: bool
    opens: bool
    raw: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order they are tried."""
    return tuple(
        Rule(
            entry["reason"],
            _compiled(entry["pattern"], cased=entry.get("cased", False)),
            entry["limit"],
            entry.get("sure", False),
            entry.get("opens", False),
            entry.get("raw", False),
        )
        for entry in lexicon("boilerplate")["rule"]
    )


def _compiled(pattern: str, cased: bool) -> re.Pattern[str]:
    """The pattern with the names in angle brackets replaced, macros inside macros too."""
    macros: dict[str, str] = lexicon("boilerplate")["macro"]
    while names := set(re.findall(r"<([A-Z]+)>", pattern)):
        for name in names:
            pattern = pattern.replace(f"<{name}>", f"(?:{macros[name]})")
    return re.compile(pattern, re.VERBOSE | re.DOTALL | (0 if cased else re.IGNORECASE))


@cache
def _reporting_verbs() -> frozenset[str]:
    return frozenset(lexicon("boilerplate")["guard"]["reports"].split())


@cache
def _longest_rule() -> int:
    return max(rule.limit for rule in rules())


def matching_rule(line: str) -> Rule | None:
    """The rule that takes `line` for furniture, None where it is article text."""
    if len(line) > _longest_rule():
        return None
    bare = line[_opening(line) :].rstrip(" *_")
    reports: bool | None = None
    for rule in rules():
        if len(line) > rule.limit or not rule.pattern.fullmatch(line if rule.raw else bare):
            continue
        if rule.sure:
            return rule
        if reports is None:
            reports = not _reporting_verbs().isdisjoint(_WORD.findall(line.lower()))
        if not reports:
            return rule
    return None


def _opening(line: str) -> int:
    match = _OPENING.match(line)
    return match.end() if match else 0


def marked(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in order, those that are furniture as kind "boilerplate" with their reason."""
    longest, most = lexicon("boilerplate")["run"]["longest"], lexicon("boilerplate")["run"]["most"]
    running: str | None = None
    left = 0
    for block in blocks:
        if block.kind in ("title", "boilerplate"):
            yield block
            continue
        line = block.span.of(text)
        rule = matching_rule(line)
        if rule:
            running, left = (rule.reason, most) if rule.opens else (running, left)
            yield Block(block.start, block.end, "boilerplate", rule.reason)
        elif running and left and _belongs_to_list(line, block, longest):
            left -= 1
            yield Block(block.start, block.end, "boilerplate", running)
        else:
            running = None
            yield block


def _belongs_to_list(line: str, block: Block, longest: int) -> bool:
    return block.kind != "blockquote" and len(line) <= longest and not _FULL_STOP.search(line)
