"""What the app costs, in CPU time of the process: keys, pages, resizes, a theme, opening, memory.

Run it by hand: `python -m tests.bench.app [words] [marks]`. A key counts from the press until the screen is drawn.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.driving import StoryApp, settled, until
from tests.tui.stories import long_comparison

SIZE = (120, 40)
BOUNDS = {
    "sentence (j)": 16, "quote (s)": 16, "dispute (d)": 16, "counterpart (tab)": 16, "source (l)": 16,
    "selection (w)": 16, "tag (1)": 16, "hints (f)": 16, "page down": 25, "resize": 100, "theme": 60,
}  # fmt: skip


async def measure(act: Callable[[], Awaitable[object]], times: int) -> list[float]:
    """Milliseconds of CPU for each of `times` acts."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        await act()
        found.append((time.process_time() - begin) * 1000)
    return found


async def run(words: int, marks: int) -> None:
    """Measure and print a table."""
    given, found = long_comparison(words, marks)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        app = StoryApp(given, found, store=Path(folder) / "notes.sqlite3")
        begin = time.process_time()
        async with app.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: app.desk is not None and app.desk.compared)
            print(f"{'open and lay marks over':<24}{(time.process_time() - begin) * 1000:8.0f} ms")
            await settled(app, pilot)
            idle = statistics.median(await measure(lambda: pilot.press("f12"), 30))
            print(f"{'a key that does nothing':<24}{idle:8.1f} ms  (the pilot's own share)")
            for name, times in await _measurements(app, pilot):
                _print(name, times, idle)
        app.notebook.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{'memory':<24}{peak / 1024:8.0f} MB  ({before / 1024:.0f} before)")


async def _measurements(app: StoryApp, pilot: Pilot[int]) -> list[tuple[str, list[float]]]:
    async def press(*keys: str) -> None:
        await pilot.press(*keys)

    def key(name: str, times: int = 60) -> Awaitable[list[float]]:
        return measure(lambda: press(name), times)

    table = [("sentence (j)", await key("j", 100))]
    table += [("quote (s)", await key("s")), ("dispute (d)", await key("d"))]
    table += [("counterpart (tab)", await key("tab")), ("source (l)", await key("l", 4))]
    await press("h", "h", "v")
    table += [("selection (w)", await key("w", 40))]
    await press("escape")
    table += [("tag (1)", await key("1", 20))]
    await settled(app, pilot)
    table += [("hints (f)", await measure(lambda: press("f", "escape"), 20))]
    await press("g")
    table += [("page down", await key("space", 40))]
    sizes = iter([(100, 40), (140, 45), (90, 30), (120, 40)] * 5)
    table += [("resize", await measure(lambda: pilot.resize_terminal(*next(sizes)), 20))]
    themes = iter(["nord", "textual-light", "gruvbox", "textual-dark"] * 3)

    async def theme() -> None:
        app.theme = next(themes)
        await pilot.pause()

    table += [("theme", await measure(theme, 12))]
    return table


def _print(name: str, times: list[float], idle: float) -> None:
    times = sorted(max(value - idle, 0) for value in times)
    high = times[min(int(len(times) * 0.95), len(times) - 1)]
    bound = BOUNDS[name]
    verdict = "" if high <= bound else "MISSED"
    middle = statistics.median(times)
    print(f"{name:<24}{middle:8.1f} ms median {high:8.1f} ms p95   reach {bound}  {verdict}")


if __name__ == "__main__":
    asyncio.run(run(*(int(argument) for argument in sys.argv[1:] or ("20000", "1000"))))
