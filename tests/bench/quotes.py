"""How many quotations are found, and how many are given to the right speaker, on annotated articles.

uv run python -m tests.bench.quotes [--errors N] [FILE.jsonl …]

A line of a file is an article: {"id", "text", "quotes": [{"start", "end", "speaker": [start, end] or null, "direct"}]},
offsets in code points; "direct" says that the whole annotated stretch stands in marks. Attribution corpora such as
PolNeAR convert to it line by line. Without files, or CROSSREAD_BENCH_QUOTES (paths separated by the system's path
separator), there is nothing to measure on: the annotated texts belong to their publishers and are not shipped.

Measured as is usual for such corpora: a quotation counts as found when its words and the annotated ones overlap by .8
(intersection over union, outer marks and punctuation aside); a speaker is right when the mention beside the quotation
overlaps the annotated one; a quotation in marks inside annotated speech that is only partly in marks is no false hit,
and its speaker is counted apart ("partial").
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from reader import Article, compare
from reader.compare.model import Quote
from reader.ingest.boilerplate import marked
from reader.ingest.plain import plain_blocks

OUTER = " \t\n\r\u00a0“”„\"'‘’`«».,;:!?—–-…"
Bounds = tuple[int, int]


def trimmed(text: str, start: int, end: int) -> Bounds:
    """The stretch without outer marks and punctuation."""
    while start < end and text[start] in OUTER:
        start += 1
    while end > start and text[end - 1] in OUTER:
        end -= 1
    return start, end


def overlap(a: Bounds, b: Bounds) -> float:
    """Intersection over union."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, shared / (max(a[1], b[1]) - min(a[0], b[0])))


def names(quote: Quote, annotated: list[int] | None) -> bool:
    """Whether the mention beside a quotation is the annotated speaker's."""
    mention = quote.speaker.mention if quote.speaker else None
    return bool(mention and annotated and min(mention[1], annotated[1]) > max(mention[0], annotated[0]))


def measure(record: dict[str, Any], count: Counter[str], errors: list[str]) -> None:
    """Add one annotated article's figures to `count`."""
    text = record["text"]
    article = Article("a1", record["id"], text, tuple(marked(text, plain_blocks(text))))
    found = [
        (trimmed(text, *quote.span), quote)
        for quote in compare([article]).quotes
        if quote.kind == "direct" and not quote.nested_in
    ]
    direct = [q for q in record["quotes"] if q["direct"]]
    partly = [q for q in record["quotes"] if not q["direct"]]
    used: set[int] = set()
    for gold in direct:
        span = trimmed(text, gold["start"], gold["end"])
        score, place = max(((overlap(span, f[0]), i) for i, f in enumerate(found) if i not in used), default=(0.0, -1))
        count["annotated"] += 1
        count["spoken"] += gold["speaker"] is not None
        if score >= 0.5:
            used.add(place)
        if score < 0.8:
            errors.append(f"missed: {text[slice(*span)][:90]!r}")
            continue
        count["close"] += 1
        count["exact"] += found[place][0] == span
        if gold["speaker"] is not None:
            right = names(found[place][1], gold["speaker"])
            count["matched"] += 1
            count["right"] += right
            if not right:
                errors.append(f"wrong speaker: {text[slice(*span)][:60]!r} for {text[slice(*gold['speaker'])]!r}")
    for place, (span, quote) in enumerate(found):
        around = [m for m in partly if min(span[1], m["end"]) - max(span[0], m["start"]) >= 0.8 * (span[1] - span[0])]
        if around and place not in used:
            if around[0]["speaker"] is not None:
                count["partial"] += 1
                count["partial_right"] += names(quote, around[0]["speaker"])
            continue
        count["predicted"] += 1
        if place not in used:
            errors.append(f"false quotation: {text[slice(*span)][:90]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many of the misses")
    options = parser.parse_args()
    files = options.files or [Path(p) for p in os.environ.get("CROSSREAD_BENCH_QUOTES", "").split(os.pathsep) if p]
    if not files:
        parser.error("name a file of annotated articles, or set CROSSREAD_BENCH_QUOTES")
    count: Counter[str] = Counter()
    errors: list[str] = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            measure(json.loads(line), count, errors)

    def share(part: str, whole: str) -> str:
        return f"{100 * count[part] / max(1, count[whole]):.1f}"

    for name in ("exact", "close"):
        f1 = 200 * count[name] / max(1, count["annotated"] + count["predicted"])
        print(f"spans {name}: precision {share(name, 'predicted')} recall {share(name, 'annotated')} F1 {f1:.1f}")
    print(f"speaker on matched {share('right', 'matched')} (n={count['matched']})")
    print(f"end to end {share('right', 'spoken')} (n={count['spoken']})")
    print(f"speaker of partial quotations {share('partial_right', 'partial')} (n={count['partial']})")
    print(*errors[: options.errors], sep="\n")


if __name__ == "__main__":
    main()
