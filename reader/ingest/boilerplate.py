"""Tells a page's furniture from its article, block by block, by rules kept as data with their reasons.

A block is only ever marked, never taken away. Where a rule is in doubt the block stays article text: junk that is kept
costs the reader a glance, text that is hidden costs a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from reader.article import Block
from reader.text.lexicon import lexicon

# What may stand before a line's first word: brackets, bullets, marks of emphasis and arrows.
_OPENING = re.compile(r"[\s\[({*_>|#»›►▶→•·–—-]*")
_WORD = re.compile(r"[a-z]+")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Rule:
    """One rule of the lexicon, as its head describes them. Patterns are compiled when a block first hints at them."""

    reason: str
    written: str
    limit: int
    starts: tuple[str, ...]
    hints: tuple[str, ...]
    cased: bool
    sure: bool
    opens: bool
    raw: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern with the names in angle brackets replaced, macros inside macros too."""
        macros: dict[str, str] = lexicon("boilerplate")["macro"]
        pattern = self.written
        while names := set(re.findall(r"<([A-Z]+)>", pattern)):
            for name in names:
                pattern = pattern.replace(f"<{name}>", f"(?:{macros[name]})")
        return re.compile(pattern, re.VERBOSE | re.DOTALL | (0 if self.cased else re.IGNORECASE))

    def covers(self, shown: str, lower: str) -> bool:
        """Whether the rule's wording covers the whole line; `lower` is the same in lower case."""
        if len(shown) > self.limit or (self.starts and not lower.startswith(self.starts)):
            return False
        return self._hinted(lower) and self.pattern.fullmatch(shown) is not None

    def _hinted(self, lower: str) -> bool:
        for hint in self.hints:  # a plain loop: a generator costs twice what it looks for
            if hint in lower:
                return True
        return not self.hints


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order they are tried."""
    return tuple(
        Rule(
            reason=entry["reason"],
            written=entry["pattern"],
            limit=entry["limit"],
            starts=tuple(entry["starts"].split("|")) if "starts" in entry else (),
            hints=tuple(entry["hints"].split("|")) if "hints" in entry else (),
            cased=entry.get("cased", False),
            sure=entry.get("sure", False),
            opens=entry.get("opens", False),
            raw=entry.get("raw", False),
        )
        for entry in lexicon("boilerplate")["rule"]
    )


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
    lower = line.lower()
    bare_lower = lower if bare == line else bare.lower()
    reports: bool | None = None
    for rule in _rules_for(bare_lower[:1], lower[:1]):
        covered = rule.covers(line, lower) if rule.raw else rule.covers(bare, bare_lower)
        if not covered:
            continue
        if rule.sure:
            return rule
        if reports is None:
            reports = not _reporting_verbs().isdisjoint(_WORD.findall(lower))
        if not reports:
            return rule
    return None


@cache
def _rules_for(first: str, first_raw: str) -> tuple[Rule, ...]:
    """The rules that a line with this first character, without and with its opening marks, can match."""
    return tuple(
        rule
        for rule in rules()
        if not rule.starts or any(start[:1] == (first_raw if rule.raw else first) for start in rule.starts)
    )


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
