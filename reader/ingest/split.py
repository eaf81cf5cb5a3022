"""Several articles in one file, parted by rules: told from one article whose sections a rule parts."""

from __future__ import annotations

import re

from reader.ingest.front_matter import split_front_matter
from reader.ingest.lines import read_line
from reader.ingest.plain import reads_like_title

_RULE = re.compile(r"^[ \t]*([-=*_~#+])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"\s*#\s+\S")
_MATTER = re.compile(r"\s*(?:title|headline|author|url|source|date|site|outlet)\s*:", re.IGNORECASE)

# A rule this long is no section's "* * *". An article has this many words below its headline.
_LONG_RULE, _FEWEST_WORDS = 20, 40


def split_markdown(text: str) -> list[str]:
    """The articles of a Markdown file; the whole text where it is one.

    A part is an article when front matter or a top-level heading opens it, and every part must be one.
    """
    parts: list[str] = []
    begin = 0
    while True:
        _, body = split_front_matter(text[begin:])
        cut = _next_article(text, begin + max(body, 1))
        parts.append(text[begin:] if cut is None else text[begin : cut[0]])
        if cut is None:
            break
        begin = cut[1]
    opened = [part for part in parts if part.strip()]
    return opened if len(opened) > 1 and all(map(_is_markdown_article, opened)) else [text]


def _next_article(text: str, start: int) -> tuple[int, int] | None:
    """Where the next rule ends an article and the next begins: at front matter, the rule is its first line."""
    for rule in _RULE.finditer(text, start):
        if rule.start() and text[: rule.start()].rstrip(" \t")[-2:] != "\n\n":
            continue  # the line above makes it the underline of a heading
        if split_front_matter(text[rule.start() :])[1]:
            return rule.start(), rule.start()
        if (
            _HEADING.match(text, rule.end())
            or _MATTER.match(text, rule.end())
            or text[rule.end() :].lstrip()[:4] == "---\n"
        ):
            follows = text[rule.end() :]
            return rule.start(), rule.end() + len(follows) - len(follows.lstrip())
    return None


def _is_markdown_article(part: str) -> bool:
    _, body = split_front_matter(part)
    return bool(body or _HEADING.match(part)) and len(part[body:].split()) >= _FEWEST_WORDS


def split_plain(text: str) -> list[str]:
    """The articles of a text file; the whole text where it is one.

    Every part must have a headline over a body. Below a short rule, which may part an article's sections, the head must
    also state a byline, a date, an outlet or an address.
    """
    rules = [rule for rule in _RULE.finditer(text) if _stands_alone(text, rule)]
    if not rules:
        return [text]
    edges = [0, *(edge for rule in rules for edge in rule.span()), len(text)]
    parts = [text[edges[i] : edges[i + 1]].strip("\n") for i in range(0, len(edges), 2)]
    parts = [part for part in parts if part.strip()]
    long = all(len(rule.group().strip()) >= _LONG_RULE for rule in rules)
    return parts if len(parts) > 1 and all(_is_plain_article(part, long) for part in parts) else [text]


def _stands_alone(text: str, rule: re.Match[str]) -> bool:
    """Whether blank lines are above and below: a line that underlines a headline has none above."""
    above = text[: rule.start()].rstrip(" \t")
    return not above or above.endswith("\n\n") or len(rule.group().strip()) >= 2 * _LONG_RULE


def _is_plain_article(part: str, long: bool) -> bool:
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    if len(part.split()) < _FEWEST_WORDS or not (reads_like_title(lines[0]) or read_line(lines[0], in_head=True)):
        return False
    return long or any(read_line(line, in_head=True) for line in lines[:5])
