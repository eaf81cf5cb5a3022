"""Text of others inside Markdown: it reads as it is written, and none of it becomes structure.

Backslashes do for what CommonMark and GFM know. What raw-text readers look for (Obsidian's links and comments,
Dataview's fields) is broken up by a character reference, which every renderer shows as the character.
"""

from __future__ import annotations

import re

from reader.export.clean import one_line, paragraphs
from reader.text.harmless import shown

_PUNCTUATION = re.compile(r"[\\`*_\[\]#|~$^{}=]")
_RAW = (
    ("[[", "&#91;&#91;"),
    ("]]", "&#93;&#93;"),
    ("%%", "&#37;&#37;"),
    ("::", "&#58;&#58;"),
)
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^([-+>]|\d{1,9}(?=[.)]))")
_TOKENS = re.compile("|".join(re.escape(raw) for raw, _safe in _RAW))
_SAFE = dict(_RAW)
# HTML that runs on over blank lines until it is closed.
_HTML_BLOCKS = (
    ("<script", "</script>"),
    ("<pre", "</pre>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
    ("<![cdata[", "]]>"),
    ("<?", "?>"),
    ("<!--", "-->"),
)
_RUNS_ON = re.compile("```|~~~|%%|<")
_SPECIAL = re.compile(r"[\\`*_\[\]#|~$^{}=&<]|%%|::|^[-+>\d]")
_URL_UNSAFE = re.compile(r"[\x00-\x20<>\"\\^`{|}\x7f]|[^\x00-\x7f]")


def escape(text: str) -> str:
    """`text` as one line of inline Markdown, safe at the start of a line, in a table cell and in a heading."""
    return escape_line(one_line(text))


def escape_line(line: str) -> str:
    """`escape` for what is harmless and on one line already."""
    if not _SPECIAL.search(line):
        return line
    out: list[str] = []
    at = 0
    for match in _TOKENS.finditer(line):
        out += [_escape_run(line[at : match.start()]), _SAFE[match.group()]]
        at = match.end()
    out.append(_escape_run(line[at:]))
    escaped = "".join(out)
    start = _LINE_START.match(escaped)
    if start and start.group(1).isdigit():
        return f"{start.group(1)}\\{escaped[start.end() :]}"
    return f"\\{escaped}" if start else escaped


def _escape_run(text: str) -> str:
    text = _PUNCTUATION.sub(lambda match: "\\" + match.group(), text)
    text = _REFERENCE.sub("&amp;", text)
    return text.replace("<", "&lt;").replace("!\\[", "\\!\\[")


def quoted(text: str) -> list[str]:
    """`text` as the lines of a block quote, a paragraph a line, without end marks of structure."""
    lines: list[str] = []
    for paragraph in paragraphs(text):
        if lines:
            lines.append(">")
        lines.append(f"> {escape_line(paragraph)}")
    return lines or ["> "]


def link_target(url: str) -> str | None:
    """`<url>` for an http or https address, percent-encoded where Markdown would stumble; None for any other."""
    stripped = one_line(url)
    if not re.match(r"https?://[^\s/]", stripped, re.IGNORECASE):
        return None
    safe = _URL_UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8")), stripped)
    for raw in ("[[", "]]", "%%", "::"):
        safe = safe.replace(raw, "".join(f"%{ord(character):02X}" for character in raw))
    return f"<{safe}>"


def closed(note: str) -> str:
    """The reader's own Markdown, kept as it is but for what would run on past its end or pass for our markers."""
    text = shown(note).strip("\n")  # an imported note is another's
    if not _RUNS_ON.search(text):
        return text
    lines = text.split("\n")
    fence = ""
    for line in lines:
        match = re.match(r" {0,3}(`{3,}|~{3,})(.*)$", line)
        if not match:
            continue
        mark, rest = match.groups()
        if not fence and not (mark[0] == "`" and "`" in rest):
            fence = mark
        elif fence and mark[0] == fence[0] and len(mark) >= len(fence) and not rest.strip():
            fence = ""
    if fence:
        lines.append(fence)
    text = "\n".join(lines)
    if text.count("%%") % 2:
        text += " %%" if not fence else "\n%%"
    for opener, closer in _HTML_BLOCKS:
        low = text.lower()
        if low.rfind(opener) > low.rfind(closer):
            text += f"\n{closer}"
    return re.sub(r"<!--(\s*/?crossread)", r"&lt;!--\1", text)
