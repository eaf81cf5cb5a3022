"""One program on one job, in a process of its own: what `tests.bench.peers` starts. It stands alone, as text-matcher is
not installed beside crossread.

    python peer_run.py crossread|difflib|text-matcher < job.json

The job has "pairs" (two texts each, with the spans `[start, end)` in code points that belong together) and "stories"
(lists of texts). The answer, JSON on stdout: which pairs were found, CPU seconds for each story, peak memory in MB.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

Match = tuple[tuple[int, int], tuple[int, int]]
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# A run this long counts as a match of difflib's: shorter ones are found in any two articles.
_RUN = 4


def difflib_matches(one: str, other: str) -> list[Match]:
    sides = [[(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)] for text in (one, other)]
    words = [[word for word, _, _ in side] for side in sides]
    found = SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks()
    return [
        (
            (sides[0][block.a][1], sides[0][block.a + block.size - 1][2]),
            (sides[1][block.b][1], sides[1][block.b + block.size - 1][2]),
        )
        for block in found
        if block.size >= _RUN
    ]


def text_matcher_matches(one: str, other: str) -> list[Match]:
    from text_matcher.matcher import Matcher, Text

    with contextlib.redirect_stdout(io.StringIO()):
        matcher = Matcher(Text(one, "a", False), Text(other, "b", False), removeStopwords=False)
        matcher.match()
    return list(zip(matcher.locationsA, matcher.locationsB, strict=True))


def crossread_matches(one: str, other: str) -> list[Match]:
    comparison = _compared([one, other])
    found = []
    for group in [family.members for family in comparison.families] + [p.members for p in comparison.passages]:
        spans: dict[str, list[tuple[int, int]]] = {}
        for member in group:
            spans.setdefault(member.article, []).append(tuple(member.span))
        found += itertools.product(spans.get("a0", []), spans.get("a1", []))
    return found


def _compared(texts: Sequence[str]) -> Any:
    """What the peers do too: matches between texts. Speakers are part of it, disputes and origins are not."""
    from reader.article import Article, Block
    from reader.compare.copies import find_copies
    from reader.compare.document import read_documents
    from reader.compare.families import find_families
    from reader.compare.model import Comparison
    from reader.compare.passages import find_passages
    from reader.compare.quotes import find_quotes

    articles = []
    for number, text in enumerate(texts):
        blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S(?:.*\S)?", text))
        articles.append(Article(f"a{number}", f"a{number:03}", text, blocks))
    documents = read_documents(articles)
    quotes = find_quotes(documents)
    passages = find_passages(documents, quotes, find_copies(documents))
    return Comparison(tuple(articles), families=find_families(documents, quotes), passages=passages)


def _pairwise(match: Callable[[str, str], object]) -> Callable[[Sequence[str]], object]:
    return lambda texts: [match(one, other) for one, other in itertools.combinations(texts, 2)]


PEERS: dict[str, tuple[Callable[[str, str], list[Match]], Callable[[Sequence[str]], object]]] = {
    "crossread": (crossread_matches, _compared),
    "difflib": (difflib_matches, _pairwise(difflib_matches)),
    "text-matcher": (text_matcher_matches, _pairwise(text_matcher_matches)),
}


def main() -> None:
    match, whole = PEERS[sys.argv[1]]
    job = json.load(sys.stdin)
    if job["pairs"]:
        match(job["pairs"][0]["a"], job["pairs"][0]["b"])  # imports and caches belong to no figure
    found = [_hits(match(pair["a"], pair["b"]), pair["a_span"], pair["b_span"]) for pair in job["pairs"]]
    seconds = []
    for texts in job["stories"]:
        start = time.process_time()
        whole(texts)
        seconds.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    json.dump({"found": found, "seconds": seconds, "megabytes": peak}, sys.stdout)


def _hits(matches: Sequence[Match], one: Sequence[int], other: Sequence[int]) -> bool:
    return any(a[0] < one[1] and one[0] < a[1] and b[0] < other[1] and other[0] < b[1] for a, b in matches)


if __name__ == "__main__":
    main()
