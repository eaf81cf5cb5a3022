"""One program on one job, in a process of its own: what `tests.bench.peers` starts. It stands alone, as the peers are
not installed beside crossread.

    python peer_run.py crossread|difflib|passim-like|text-matcher|collatex < job.json

The job has "pairs" (two texts each, with the spans `[start, end)` in code points that belong together), "unrelated"
(pairs of texts that share nothing), "stories" (lists of texts, the shortest first) and "most" (CPU seconds that pairs,
unrelated pairs and one story may take each: what is beyond is left out). The answer, JSON on stdout: which pairs were
found, how many matches each unrelated pair has, CPU seconds for each story and peak memory in MB after it.
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
import warnings
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

Match = tuple[tuple[int, int], tuple[int, int]]
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# A run this long counts as a match of those that align word by word: shorter ones are found in any two articles.
_RUN = 4


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]


# --- difflib ---------------------------------------------------------------------------------------------------------


def difflib_matches(one: str, other: str) -> list[Match]:
    sides = [_words(text) for text in (one, other)]
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


# --- text-matcher ----------------------------------------------------------------------------------------------------


def text_matcher_matches(one: str, other: str) -> list[Match]:
    from text_matcher.matcher import Matcher, Text

    with contextlib.redirect_stdout(io.StringIO()):
        matcher = Matcher(Text(one, "a", False), Text(other, "b", False), removeStopwords=False)
        matcher.match()
    return list(zip(matcher.locationsA, matcher.locationsB, strict=True))


# --- CollateX --------------------------------------------------------------------------------------------------------


def collated(texts: Sequence[str]) -> Any:
    """CollateX's table of all witnesses: what it is made for, and once for a story, not pair by pair."""
    from collatex import collate

    witnesses = [
        {
            "id": str(number),
            "tokens": [{"t": f"{word} ", "n": word, "start": start, "end": end} for word, start, end in _words(text)],
        }
        for number, text in enumerate(texts)
    ]
    return collate({"witnesses": witnesses}, segmentation=False)


def collatex_matches(one: str, other: str) -> list[Match]:
    found: list[Match] = []
    run: list[tuple[Any, Any]] = []
    for column in [*collated([one, other]).columns, None]:
        cell = column.tokens_per_witness if column is not None else {}
        both = [token.token_data for name in ("0", "1") for token in cell.get(name, ())]
        if len(both) == 2 and both[0]["n"] == both[1]["n"]:
            run.append((both[0], both[1]))
            continue
        if len(run) >= _RUN:
            (a, b), (c, d) = run[0], run[-1]
            found.append(((a["start"], c["end"]), (b["start"], d["end"])))
        run = []
    return found


# --- after passim ----------------------------------------------------------------------------------------------------


def passim_like(texts: Sequence[str]) -> dict[tuple[int, int], list[Match]]:
    from passim_like import reuse  # beside this file

    return reuse(texts)


def passim_like_matches(one: str, other: str) -> list[Match]:
    return passim_like([one, other]).get((0, 1), [])


# --- crossread -------------------------------------------------------------------------------------------------------


def crossread_matches(one: str, other: str) -> list[Match]:
    comparison = _compared([one, other])
    found = []
    for group in [family.members for family in comparison.families] + [p.members for p in comparison.passages]:
        spans: dict[str, list[tuple[int, int]]] = {}
        for member in group:
            spans.setdefault(member.article, []).append(tuple(member.span))
        found += itertools.product(spans.get("a0", []), spans.get("a1", []))
    return found


def _articles(texts: Sequence[str]) -> list[Any]:
    from reader.article import Article, Block

    articles = []
    for number, text in enumerate(texts):
        blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S(?:.*\S)?", text))
        articles.append(Article(f"a{number}", f"a{number:03}", text, blocks))
    return articles


def _compared(texts: Sequence[str]) -> Any:
    """What the peers do too: matches between texts. Speakers are part of it, disputes and origins are not."""
    from reader.compare.copies import find_copies
    from reader.compare.document import read_documents
    from reader.compare.families.find import find_families
    from reader.compare.model import Comparison
    from reader.compare.passages import find_passages
    from reader.compare.quotes.find import find_quotes

    articles = _articles(texts)
    documents = read_documents(articles)
    quotes = find_quotes(documents)
    passages = find_passages(documents, quotes, find_copies(documents))
    return Comparison(tuple(articles), families=find_families(documents, quotes), passages=passages)


def _whole(texts: Sequence[str]) -> Any:
    """All of it: speakers, disputes and origins too, which no peer looks for."""
    from reader.compare.pipeline import compare

    return compare(_articles(texts))


# --- the job ---------------------------------------------------------------------------------------------------------

Program = tuple[Callable[[str, str], list[Match]], Callable[[Sequence[str]], object]]


def _pairwise(match: Callable[[str, str], object]) -> Callable[[Sequence[str]], object]:
    return lambda texts: [match(one, other) for one, other in itertools.combinations(texts, 2)]


PROGRAMS: dict[str, Program] = {
    "crossread": (crossread_matches, _compared),
    "crossread, whole": (crossread_matches, _whole),
    "difflib": (difflib_matches, _pairwise(difflib_matches)),
    "passim-like": (passim_like_matches, passim_like),
    "text-matcher": (text_matcher_matches, _pairwise(text_matcher_matches)),
    "CollateX": (collatex_matches, collated),
}


def main() -> None:
    warnings.simplefilter("ignore")
    match, whole = PROGRAMS[sys.argv[1]]
    job = json.load(sys.stdin)
    if job["stories"]:
        match(*job["stories"][0][:2])  # imports and caches belong to no figure
        whole(job["stories"][0][:2])
    found = list(_within(job["most"], lambda p: _hits(match(p["a"], p["b"]), p["a_span"], p["b_span"]), job["pairs"]))
    false = list(_within(job["most"], lambda pair: len(match(*pair)), job["unrelated"]))
    seconds: list[float | None] = []
    megabytes: list[float | None] = []
    expected = 0.0
    for number, texts in enumerate(job["stories"]):
        if number and seconds[-1] is not None:
            expected = seconds[-1] * (len(texts) / len(job["stories"][number - 1])) ** 2  # for most compare all pairs
        if expected > job["most"]:
            seconds.append(None)
            megabytes.append(None)
            continue
        start = time.process_time()
        whole(texts)
        seconds.append(time.process_time() - start)
        megabytes.append(_peak())
    json.dump({"found": found, "false": false, "seconds": seconds, "megabytes": megabytes}, sys.stdout)


def _within(most: float, work: Callable[[Any], Any], items: Iterable[Any]) -> Iterable[Any]:
    start = time.process_time()
    for item in items:
        if time.process_time() - start > most:
            return
        yield work(item)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _hits(matches: Sequence[Match], one: Sequence[int], other: Sequence[int]) -> bool:
    return any(a[0] < one[1] and one[0] < a[1] and b[0] < other[1] and other[0] < b[1] for a, b in matches)


if __name__ == "__main__":
    main()
