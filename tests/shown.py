"""What the documents show: their code blocks, the commands in them and in running text, their links and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "tests" / "bench" / "README.md",
    ROOT / "sample_corpus" / "README.md",
)
MANUAL = ROOT / "docs" / "crossread.1"

_FENCE = re.compile(
    r"^(?P<fence>```+)(?P<language>\w*)[^\n`]*\n(?P<text>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
_INLINE = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")
_LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
_PROGRAMS = re.compile(r"(?:uvx|pip|pipx|pytest|man|git|curl|python3?|crossread)\s+\S|uv\s+\w+\s+\S|\.ci/\w|\.uv/")


@dataclass(frozen=True, slots=True)
class Block:
    """A code block: where it stands, the word behind its fence, and what is in it."""

    document: str
    line: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command as a document shows it. `output`: what stands below it, where the document shows that too."""

    document: str
    line: int
    text: str
    inline: bool = False
    output: str | None = None

    @property
    def words(self) -> str:
        """The command without the comment beside it."""
        return re.sub(r"\s+#\s.*", "", self.text)

    def __str__(self) -> str:
        return f"{self.document}:{self.line}: {self.text}"


def name_of(path: Path) -> str:
    """A document's name from the project's folder on."""
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path) -> Iterator[Block]:
    """The code blocks of one document."""
    text = path.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        yield Block(name_of(path), text.count("\n", 0, found.start()) + 1, found["language"], found["text"])


def prose(path: Path) -> str:
    """A document without what stands in its code blocks; lines keep their numbers."""
    return _FENCE.sub(lambda found: "\n" * found[0].count("\n"), path.read_text(encoding="utf-8"))


def commands(path: Path) -> Iterator[Command]:
    """Every command of one document: first those of its blocks, in order, then those in its running text."""
    for block in blocks(path):
        if block.language == "sh":
            yield from _lines(block)
        elif block.language == "bash":  # a script, run whole
            yield Command(block.document, block.line, block.text)
        elif block.language == "console":
            yield from _session(block)
    text = prose(path)
    for found in _INLINE.finditer(text):
        words = " ".join(found[1].split())
        if _PROGRAMS.match(words):
            yield Command(name_of(path), text.count("\n", 0, found.start()) + 1, words, inline=True)


def _lines(block: Block) -> Iterator[Command]:
    text = block.text.replace("\\\n", "\0")
    for number, line in enumerate(text.splitlines(), block.line + 1):
        if line.strip() and not line.startswith("#"):
            yield Command(block.document, number, re.sub(r"\0\s*", "", line))


def _session(block: Block) -> Iterator[Command]:
    """`$ command` and below it what it prints."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Command(block.document, block.line, command, output=output)


def manual_examples() -> list[str]:
    """The commands that the man page shows as examples."""
    text = MANUAL.read_text(encoding="utf-8")
    lines = "\n".join(re.findall(r"^\.EX\n(.*?)^\.EE$", text, re.MULTILINE | re.DOTALL)).splitlines()
    for written, sign in ((r"\-", "-"), (r"\(aq", "'"), (r"\(ga", "`"), (r"\(ha", "^"), (r"\(ti", "~"), (r"\e", "\\")):
        lines = [line.replace(written, sign) for line in lines]
    lines = [re.sub(r"\\\[u(\w{4,6})\]", lambda found: chr(int(found[1], 16)), line) for line in lines]
    return [line.removeprefix(r"\&") for line in lines if line]


def links(path: Path) -> list[str]:
    """The places that a document leads to, as they are written."""
    return _LINK.findall(prose(path))


def anchors(path: Path) -> set[str]:
    """The names that headings of a Markdown document can be reached by, made as GitHub makes them."""
    titles = re.findall(r"^#+ +(.+?)\s*$", prose(path), re.MULTILINE)
    names: list[str] = []
    for title in titles:
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()
        name = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        names.append(f"{name}-{names.count(name)}" if name in names else name)
    return set(names)
