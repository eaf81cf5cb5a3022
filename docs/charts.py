"""Draw the chart of docs/speed.md from the figures that the bench wrote.

    uv run python -m tests.bench.peers --only compare --chart    measures, and draws
    uv run python docs/charts.py                                 draws the figures of the last run again

`docs/img/cost.csv` has a row a measurement: program, articles, cpu_seconds, peak_megabytes. The drawing is an SVG
without scripts or outside fonts; its colours follow the reader's light or dark setting, and every line has a mark and
its name at its end, so that none is told by colour alone.
"""

from __future__ import annotations

import csv
import html
import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

IMAGES = Path(__file__).with_name("img")
WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 46, 56

Points = list[tuple[float, float]]

# Okabe and Ito's colours, which people of all colour visions tell apart, each with a lighter one for a dark page.
LOOKS = {
    "crossread": ("#0072b2", "#56b4e9", "circle"),
    "crossread, whole": ("#009e73", "#2fd6a8", "square"),
    "difflib": ("#d55e00", "#ff9248", "triangle"),
    "passim-like": ("#b35c94", "#e69cc8", "diamond"),
    "text-matcher": ("#8a6d00", "#e6c229", "plus"),
    "CollateX": ("#555555", "#bbbbbb", "cross"),
}

_STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #222; }
  .title { font-weight: 600; font-size: 14px; }
  .small { font-size: 11px; fill: #555; }
  .grid { stroke: #ddd; stroke-width: 1; }
  .axis { stroke: #555; stroke-width: 1; }
  .page { fill: #fff; }
  .line { fill: none; stroke-width: 2; }
"""
_DARK_STYLE = """
    text { fill: #eee; }
    .small { fill: #bbb; }
    .grid { stroke: #333; }
    .axis { stroke: #aaa; }
    .page { fill: #14171a; }
"""


def read(path: Path) -> dict[str, Points]:
    """Program → (articles, CPU seconds), in order."""
    found: dict[str, Points] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["program"]].append((float(row["articles"]), float(row["cpu_seconds"])))
    return {name: sorted(found[name]) for name in LOOKS if name in found}


class Scale:
    """A logarithmic axis from values to places on the page."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self._low, self._span = math.log10(low), math.log10(high) - math.log10(low)
        self._start, self._length = start, end - start

    def __call__(self, value: float) -> float:
        return self._start + (math.log10(value) - self._low) / self._span * self._length


def chart(series: dict[str, Points]) -> str:
    """The SVG: CPU seconds against articles, both axes logarithmic."""
    counts = sorted({articles for points in series.values() for articles, _ in points})
    times = [seconds for points in series.values() for _, seconds in points]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    across = Scale(counts[0], counts[-1], LEFT, WIDTH - RIGHT)
    up = Scale(10**low, 10**high, HEIGHT - BOTTOM, TOP)
    parts = [*_frame(across, up, counts, [10.0**power for power in range(low, high + 1)])]
    labels = _spread({name: (across(points[-1][0]), up(points[-1][1])) for name, points in series.items()})
    for number, (name, points) in enumerate(series.items()):
        parts += _line(number, name, [(across(x), up(y)) for x, y in points], labels[name])
    colours = "".join(_colour(number, LOOKS[name][0]) for number, name in enumerate(series))
    dark = "".join(_colour(number, LOOKS[name][1]) for number, name in enumerate(series))
    style = f"<style>{_STYLE}{colours}  @media (prefers-color-scheme: dark) {{{_DARK_STYLE}{dark}  }}\n</style>"
    summary = "; ".join(f"{name}: {y:.3g} s for {x:.0f}" for name, points in series.items() for x, y in points[-1:])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="title desc">\n<title id="title">CPU time against number of articles</title>\n'
        f'<desc id="desc">{html.escape(summary)}</desc>\n{style}\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _colour(number: int, colour: str) -> str:
    return f"  .s{number} {{ stroke: {colour}; }} text.s{number}, .m{number} {{ fill: {colour}; stroke: none; }}\n"


def _frame(across: Scale, up: Scale, counts: Sequence[float], times: Sequence[float]) -> list[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = [
        f'<rect class="page" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<text class="title" x="{LEFT}" y="24">Comparing a story: CPU time against number of articles</text>',
    ]
    for seconds in times:
        y = up(seconds)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_seconds(seconds)}</text>')
    for articles in counts:
        x = across(articles)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{articles:.0f}</text>')
    middle = (LEFT + right) / 2
    return [
        *parts,
        f'<line class="axis" x1="{LEFT}" y1="{bottom}" x2="{right}" y2="{bottom}"/>',
        f'<line class="axis" x1="{LEFT}" y1="{TOP}" x2="{LEFT}" y2="{bottom}"/>',
        f'<text x="{middle:.0f}" y="{HEIGHT - 20}" text-anchor="middle">articles of 400 words (logarithmic)</text>',
        f'<text class="small" x="{middle:.0f}" y="{HEIGHT - 5}" text-anchor="middle">'
        "a line ends where the next story would have taken too long (tests/bench/peers.py)</text>",
        f'<text transform="rotate(-90)" x="{-(TOP + bottom) / 2:.0f}" y="18" text-anchor="middle">'
        "CPU time (logarithmic)</text>",
    ]


def _seconds(value: float) -> str:
    return f"{value:g} s" if value >= 1 else f"{1000 * value:g} ms"


def _spread(ends: dict[str, tuple[float, float]], apart: float = 16) -> dict[str, tuple[float, float]]:
    """Where the names stand: beside their line's end, moved down where two would touch."""
    out: dict[str, tuple[float, float]] = {}
    for name, (x, y) in sorted(ends.items(), key=lambda item: item[1][1]):
        above = max((place for beside, place in out.values() if abs(beside - x - 12) < 90), default=-math.inf)
        out[name] = (x + 12, max(y, above + apart))
    return out


def _line(number: int, name: str, points: Points, label: tuple[float, float]) -> list[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return [
        f'<polyline class="line s{number}" points="{path}"/>',
        *(_mark(LOOKS[name][2], x, y, number) for x, y in points),
        f'<text class="s{number}" x="{label[0]:.1f}" y="{label[1] + 4:.1f}">{html.escape(name)}</text>',
    ]


def _mark(shape: str, x: float, y: float, number: int) -> str:
    if shape == "circle":
        return f'<circle class="m{number}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    if shape in ("plus", "cross"):
        turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if shape == "cross" else ""
        return f'<path class="s{number}" stroke-width="2" d="M{x - 5:.1f} {y:.1f}h10M{x:.1f} {y - 5:.1f}v10"{turn}/>'
    corners = {
        "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        "triangle": ((0, -5), (5, 4), (-5, 4)),
        "diamond": ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    }[shape]
    return f'<polygon class="m{number}" points="{" ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)}"/>'


def main() -> None:
    (IMAGES / "cost.svg").write_text(chart(read(IMAGES / "cost.csv")), encoding="utf-8")


if __name__ == "__main__":
    main()
