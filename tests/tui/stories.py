"""A story and its comparison made by hand, so that the app's tests do not hang on what the engine finds."""

from __future__ import annotations

from reader.article import Article, Block, BlockKind, Source, Span, Story
from reader.compare.model import (
    Change,
    Comparison,
    Dispute,
    Family,
    Member,
    Origin,
    OriginUse,
    Passage,
    Place,
    Quote,
    Side,
    Speaker,
)


def article(article_id: str, source: Source, *blocks: tuple[BlockKind, str], path: str | None = None) -> Article:
    """An article of these blocks, an empty line between them."""
    text = ""
    made = []
    for kind, words in blocks:
        made.append(Block(len(text), len(text) + len(words), kind))
        text += words + "\n\n"
    return Article(article_id, path or f"quay/{article_id}.txt", text, tuple(made), source)


HARBOUR = article(
    "a1",
    Source("Fire at the north quay", "Harbour Times", "Jo Pell", "2026-11-21", None, "https://harbour.example/quay"),
    ("title", "Fire at the north quay"),
    ("paragraph", "The mayor of Port Orr left the meeting early."),
    (
        "paragraph",
        "“Nobody told us anything until Friday, and then we read it in the paper,” said Ada Voss, who runs the ferry. "
        "She has run it for nineteen years. The quay was not inspected in that time.",
    ),
    ("paragraph", "Twelve people were hurt, the hospital said. The fire began in a store of nets before midnight."),
    ("heading", "What the town says"),
    ("paragraph", "The mayor’s office said that “no request was ever received”. The council meets again on Monday."),
    ("list_item", "The ferry carries four hundred people a day."),
    ("list_item", "It has not run since Friday."),
    ("boilerplate", "Sign up to our newsletter for more."),
)
WIRE = article(
    "a2",
    Source("Port Orr ferry chief blunt", "Coast Wire", None, "2026-11-21"),
    ("title", "Port Orr ferry chief blunt"),
    ("paragraph", "Ada Voss, who runs the ferry, was blunt. “Nobody told us … until Friday,” she said."),
    ("paragraph", "Nine people were hurt, police said. The fire began in a store of nets before midnight."),
    ("paragraph", "日本語の見出しと漢字、そして絵文字👩‍👩‍👧です。 Nobody was killed."),
)
LEDGER = article(
    "a3",
    Source("A letter from the ferry", "The Ledger", "Tam Breck", "2026-11-22", "2026-11-23"),
    ("title", "A letter from the ferry"),
    ("paragraph", "“Nobody told us,” Ms Voss wrote in a letter seen by this newspaper."),
    ("paragraph", "The mayor’s office said that “no request was ever received”."),
    ("blockquote", "The quay is older than the town."),
    ("boilerplate", "Sign in to read more."),
)
SIX = article(
    "a4",
    Source("Quay: what we know", "Channel 6", None, "2026-11-22"),
    ("title", "Quay: what we know"),
    ("paragraph", "Twelve people were hurt. The fire began in a store of nets before midnight."),
    ("paragraph", "The mayor’s office received a request in May, a clerk said."),
)

ARTICLES = (HARBOUR, WIRE, LEDGER, SIX)


def span(source: Article, words: str) -> Span:
    """Where `words` stand first."""
    start = source.text.index(words)
    return Span(start, start + len(words))


def _quote(quote_id: str, source: Article, words: str, name: str, via: tuple[str, ...] = ()) -> Quote:
    return Quote(quote_id, source.id, span(source, words), "direct", quote_id, speaker=Speaker(name), via=via)


FULL = "Nobody told us anything until Friday, and then we read it in the paper"
REQUEST = "no request was ever received"


def story(*articles: Article) -> Story:
    """The articles as one story."""
    return Story("quay-story", "Quay fire", articles or ARTICLES)


def comparison(*articles: Article) -> Comparison:
    """What the articles share, as a good engine would have it."""
    return Comparison(
        articles=articles or ARTICLES,
        quotes=(
            _quote("q1", HARBOUR, FULL, "Ada Voss"),
            _quote("q2", WIRE, "Nobody told us … until Friday", "Ada Voss"),
            _quote("q3", LEDGER, "Nobody told us", "Ada Voss", ("a letter",)),
            _quote("q4", HARBOUR, REQUEST, "the mayor’s office"),
            _quote("q5", LEDGER, REQUEST, "the mayor’s office"),
        ),
        families=(
            Family(
                "f1",
                "q1",
                "Ada Voss",
                (
                    Member("a1", span(HARBOUR, FULL), "q1", ("verbatim",), 1.0),
                    Member(
                        "a2",
                        span(WIRE, "Nobody told us … until Friday"),
                        "q2",
                        ("elided", "trimmed"),
                        0.6,
                        (Change("delete", "anything", ""), Change("delete", "and then we read it in the paper", "")),
                    ),
                    Member(
                        "a3",
                        span(LEDGER, "Nobody told us"),
                        "q3",
                        ("fragment",),
                        0.4,
                        (Change("delete", "anything until Friday, and then we read it in the paper", "", "date"),),
                    ),
                ),
                missing_from=("a4",),
            ),
            Family(
                "f2",
                "q4",
                "the mayor’s office",
                (
                    Member("a1", span(HARBOUR, REQUEST), "q4", ("verbatim",), 1.0),
                    Member("a3", span(LEDGER, REQUEST), "q5", ("verbatim",), 1.0),
                ),
                missing_from=("a2", "a4"),
            ),
        ),
        passages=(
            Passage(
                "p1",
                tuple(
                    Place(source.id, span(source, "The fire began in a store of nets before midnight"))
                    for source in (HARBOUR, WIRE, SIX)
                ),
            ),
        ),
        disputes=(
            Dispute(
                "d1",
                "contradicted_fact",
                "How many people were hurt",
                (
                    Side("reports", "a1", span(HARBOUR, "Twelve people were hurt"), "twelve", "the hospital"),
                    Side("reports", "a2", span(WIRE, "Nine people were hurt"), "nine", "police"),
                    Side("asserts", "a4", span(SIX, "Twelve people were hurt"), "twelve"),
                ),
                0.9,
                "number",
                ("a3",),
            ),
            Dispute(
                "d2",
                "denied_claim",
                "The mayor’s office received a request",
                (
                    Side("asserts", "a4", span(SIX, "The mayor’s office received a request in May"), None, "a clerk"),
                    Side("denies", "a1", span(HARBOUR, REQUEST), None, "the mayor’s office"),
                    Side("denies", "a3", span(LEDGER, REQUEST), None, "the mayor’s office"),
                ),
                0.8,
                missing_from=("a2",),
            ),
        ),
        single_source=(Place("a1", span(HARBOUR, "The quay was not inspected in that time.")),),
        origins=(
            Origin(
                "o1", "a letter", (OriginUse("a3", span(LEDGER, "a letter seen by this newspaper"), ("a letter",)),)
            ),
        ),
        story_id="quay-story",
        story_title="Quay fire",
    )


def long_article(article_id: str, words: int, marks: int, seed: int = 0) -> tuple[Article, list[Span]]:
    """An article of so many words in paragraphs of eighty, and spans for so many marks spread over it."""
    import random

    pick = random.Random(seed)
    stock = ["".join(pick.choice("abcdefghilmnoprstu") for _ in range(pick.randint(2, 9))) for _ in range(3000)]
    blocks: list[tuple[BlockKind, str]] = [("title", f"Source {article_id}")]
    for _ in range(max(words // 80, 1)):
        sentences = [" ".join(pick.choices(stock, k=16)).capitalize() + "." for _ in range(5)]
        blocks.append(("paragraph", " ".join(sentences)))
    made = article(article_id, Source(outlet=f"Outlet {article_id}", published="2026-11-21"), *blocks)
    sentences = list(made.sentences[1:])
    step = max(len(sentences) / max(marks, 1), 0.01)
    spans = []
    for number in range(marks):
        sentence = sentences[min(int(number * step), len(sentences) - 1)]
        start = sentence.start + (number * 7) % 40
        spans.append(Span(start, min(start + 35, sentence.end)))
    return made, spans


def long_comparison(words: int, marks: int, sources: int = 5) -> tuple[Story, Comparison]:
    """A story of long articles that share `marks` things: quotes and disputes in turn."""
    made = [long_article(f"a{number}", words, marks, number) for number in range(1, sources + 1)]
    articles = tuple(item for item, _ in made)
    families, disputes, quotes = [], [], []
    for number in range(marks):
        spans = [(item.id, spans[number]) for item, spans in made]
        if number % 3:
            quotes.append(Quote(f"q{number}", "a1", spans[0][1], "direct", f"u{number}", speaker=Speaker("Ada Voss")))
            members = tuple(
                Member(source, place, f"q{number}" if source == "a1" else None, ("reworded",), 0.8)
                for source, place in spans
            )
            families.append(Family(f"f{number}", f"q{number}", "Ada Voss", members))
        else:
            sides = tuple(Side("reports", source, place, "x") for source, place in spans)
            disputes.append(Dispute(f"d{number}", "contradicted_fact", "what happened", sides, 0.5))
    found = Comparison(
        articles=articles, quotes=tuple(quotes), families=tuple(families), disputes=tuple(disputes), story_id="long"
    )
    return Story("long", "A long story", articles), found
