"""How the cost of hostile text grows: each shape, then four times as much of it; linear is 4.

uv run python -m tests.bench.bad_input [WORDS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from reader.compare.pipeline import compare
from tests.compare.stories import article
from tests.compare.test_bad_input import words

Shape = Callable[[int], str]

SHAPES: dict[str, Shape] = {
    "plain line": words,
    "one giant quote": lambda size: f"“{words(size)}.” said Ada Voss.",
    "quotes, a paragraph each": lambda size: "\n".join(
        f"“{words(5, at)} {at}”, said Ada Voss." for at in range(size // 8)
    ),
    "quotes in one paragraph": lambda size: " ".join(f"“{words(5, at)} {at}”, he said." for at in range(size // 8)),
    "the same quote": lambda size: "“We will never sail,” said Ada Voss. " * (size // 8),
    "marks that only open": lambda size: " ".join("“" + word for word in words(size).split()),
    "straight marks": lambda size: ' "'.join(words(size).split()),
    "single marks": lambda size: " ‘".join(words(size).split()),
    "nested marks": lambda size: "“‘" * (size // 2) + words(size // 2) + "’”" * (size // 2),
    "full stops": lambda size: "." * size * 5 + "x " + ". " * size,
    "numbers": lambda size: "1," * size * 2 + "x",
    "stars": lambda size: "*a" * size * 2,
    "leftover markup": lambda size: 'x="' * size + 'a="b c" ' * size,
    "verbs of saying": lambda size: "said " * size + "“so it was indeed today” said Voss",
    "commas": lambda size: "Voss, " * size + "said “so it was indeed today”",
    "namesakes": lambda size: " ".join(f"Ada{at:b} Voss met. Voss sat.".replace("0", "o") for at in range(size // 5)),
}


def seconds(shape: Shape, size: int) -> float:
    """CPU seconds of comparing two articles of that shape and size."""
    pair = [article(shape(size), "a1"), article(shape(size) + " End.", "a2")]
    start = time.process_time()
    compare(pair)
    return time.process_time() - start


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
    print(f"{'shape':<28}{size:>10}{4 * size:>10}{'growth':>8}")
    for name, shape in SHAPES.items():
        once, four = min(seconds(shape, size) for _ in range(2)), seconds(shape, 4 * size)
        print(f"{name:<28}{once:>9.2f}s{four:>9.2f}s{four / once:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
