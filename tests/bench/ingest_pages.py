"""How much of an article survives a web page: shingle F1, lost quotes and right details over ten designs.

    python -m tests.bench.ingest_pages

Every article of the sample corpus is put into every template of tests/ingest/templates.py and read back.
"""

from __future__ import annotations

import re
from collections import Counter

from reader.article import Article
from reader.ingest.draft import Draft, Material
from reader.ingest.formats import read
from reader.ingest.load import load_stories
from reader.paths import data_dir
from tests.ingest.templates import FULL_DETAILS, TEMPLATES, Piece, Written

_QUOTED = re.compile(r"[“\"][^“”\"\n]{4,400}[”\"]")


def newsroom_copy(article: Article, number: int) -> Written:
    """A sample article as its newsroom would have it, with every detail filled in."""
    pieces = tuple(
        Piece(block.kind, article.text[block.start : block.end])
        for block in article.blocks
        if block.kind not in ("title", "boilerplate", "caption")
    )
    source = article.source
    return Written(
        title=source.title or "What the signal box heard on the night of the snow",
        byline=(source.byline or "Orla Tamsin").split(",")[0],
        outlet=source.outlet or "Platform Five",
        published=f"2031-05-{number % 27 + 1:02}T06:30:00+00:00",
        updated=f"2031-05-{number % 27 + 1:02}T11:05:00+00:00",
        url=f"https://news.example/story/{number}",
        pieces=pieces,
    )


def sample_copies() -> list[Written]:
    stories = [story for story in load_stories(data_dir("sample_corpus")) if hasattr(story, "articles")]
    articles = [article for story in stories for article in story.articles]
    return [newsroom_copy(article, number) for number, article in enumerate(articles)]


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def article_words(draft: Draft) -> str:
    return "\n".join(
        draft.text[block.start : block.end]
        for block in draft.blocks
        if block.kind not in ("title", "boilerplate", "caption")
    )


def f1(found: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> float:
    shared = (found & wanted).total()
    return 2 * shared / max(1, found.total() + wanted.total())


def lost_quotes(draft: Draft, written: Written) -> list[str]:
    kept = " ".join(article_words(draft).split())
    said = [match.group() for piece in written.pieces for match in _QUOTED.finditer(" ".join(piece.text.split()))]
    return [quote for quote in said if quote not in kept]


def details(draft: Draft, written: Written, template: str) -> list[tuple[str, bool]]:
    source = draft.source
    checks = [("title", source.title == written.title), ("byline", source.byline == written.byline)]
    if template in FULL_DETAILS:
        checks += [
            (name, getattr(source, name) == getattr(written, name))
            for name in ("outlet", "published", "updated", "url")
        ]
    elif template == "saved":
        checks += [("url", source.url == written.url), ("outlet", source.outlet == written.outlet)]
    elif template in ("tables", "line_breaks"):
        checks += [("outlet", source.outlet == written.outlet), ("published", source.published is None)]
    return checks


def measure() -> dict[str, tuple[float, int, int, int, list[str]]]:
    """Per template: mean F1, quotes lost, details right, details in all, what was wrong."""
    out = {}
    copies = sample_copies()
    for name, template in TEMPLATES.items():
        scores, lost, right, whole, wrong = [], 0, 0, 0, []
        for written in copies:
            (draft,) = read(Material(f"{name}.html", template(written).encode()))
            scores.append(f1(shingles(article_words(draft)), shingles("\n".join(p.text for p in written.pieces))))
            missing = lost_quotes(draft, written)
            lost += len(missing)
            checks = details(draft, written, name)
            right += sum(ok for _, ok in checks)
            whole += len(checks)
            wrong += [f"{written.title[:40]}: {what}" for what, ok in checks if not ok] + missing
        out[name] = (sum(scores) / len(scores), lost, right, whole, wrong)
    return out


if __name__ == "__main__":
    results = measure()
    for name, (score, lost, right, whole, wrong) in results.items():
        print(f"{name:12} F1 {score:.4f}  lost quotes {lost}  details {right}/{whole}")
        for line in wrong[:4]:
            print("    ", line)
    scores, lost, right, whole, _ = zip(*results.values(), strict=True)
    print(f"mean F1 {sum(scores) / len(scores):.4f}, worst {min(scores):.4f}, lost quotes {sum(lost)}, ", end="")
    print(f"details {sum(right) / sum(whole):.3f}")
