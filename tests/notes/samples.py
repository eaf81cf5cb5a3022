"""Articles and stories for the tests of notes and exports: fictional, short, ours."""

from __future__ import annotations

from pathlib import Path

from reader.article import Article, Block, Source, Span, Story
from reader.notes.model import Annotation
from reader.notes.store import Store

HARBOUR = """Fire at the quay

Ada Voss left the harbour hall early on Friday. \
“Nobody told us anything until Friday, and then we read it in the paper,” she said.

Twelve people were hurt, the hospital said. The mayor did not answer questions about the ferry.

The ferry will sail again on Monday, the company promised."""

WIRE = """Quay fire injures nine

Nine people were hurt when a store on the quay burned, police said.

“Nobody told us … until Friday,” said Ada Voss, who runs the ferry."""


def article(
    text: str = HARBOUR, path: str = "harbour.txt", *, id: str = "a1", url: str | None = None,
    title: str | None = "Fire at the quay", outlet: str | None = "Harbour Times",
) -> Article:  # fmt: skip
    """An article whose blocks are its paragraphs, the first its title."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part:
            blocks.append(Block(at, at + len(part), "paragraph" if blocks else "title"))
        at += len(part) + 2
    return Article(id, path, text, tuple(blocks), Source(title=title, outlet=outlet, url=url))


def story(*articles: Article, id: str = "s1", title: str = "Quay fire") -> Story:
    """A story of these articles, else of the two samples."""
    return Story(id, title, articles or (article(), wire()))


def wire() -> Article:
    """The second source."""
    return article(WIRE, "wire.txt", id="a2", title="Quay fire injures nine", outlet="Coast Wire")


def annotations_of(store: Store, story: Story) -> tuple[Annotation, ...]:
    """What is marked in a story once it has been opened."""
    return store.annotations(store.register(story).story)


def place(article: Article, words: str) -> Span:
    """Where `words` stand in an article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


def read_bytes(path: Path) -> bytes | None:
    """What is in a file; None where there is none."""
    return path.read_bytes() if path.exists() else None
