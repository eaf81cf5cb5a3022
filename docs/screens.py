"""Pictures of the app for the documentation: `python docs/screens.py` writes docs/img/*.svg from a sample story."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from reader.config import Settings
from reader.paths import data_dir
from reader.tui.app import CrossreadApp

IMAGES = Path(__file__).parent / "img"
STORY = "salt-museum"

SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...], str]] = {
    "compare": ((130, 38), ("s", "s", "2", "j", "k"), "auto"),
    "compare-light": ((130, 38), ("s", "s"), "textual-light"),
    "compare-ansi": ((130, 38), ("s", "s"), "ansi-dark"),
    "compare-narrow": ((80, 24), ("s", "s"), "auto"),
    "selecting": ((100, 30), ("s", "v", "v"), "auto"),
    "searching": ((130, 30), ("slash", *"alarm", "enter", "n"), "auto"),
    "quotes": ((120, 30), ("f3", "j"), "auto"),
    "disputes": ((120, 30), ("f4",), "auto"),
    "coverage": ((130, 30), ("f5", "j", "l"), "auto"),
    "origins": ((120, 26), ("f7",), "auto"),
    "notes": ((120, 26), ("s", "2", "s", "7", "d", "3", "f6"), "auto"),
    "questions": ((110, 24), ("s", "7", "f9"), "auto"),
    "library": ((100, 20), ("f8", "j"), "auto"),
    "help": ((110, 36), ("question_mark",), "auto"),
}
"""Name → size, keys pressed, theme."""


async def ready(app: CrossreadApp, pilot: Pilot[int]) -> None:
    """Wait for the marks and for the notes."""
    for _ in range(500):
        await pilot.pause(0.02)
        if app.desk is not None and app.desk.compared:
            break
    await settled(app, pilot)


async def settled(app: CrossreadApp, pilot: Pilot[int]) -> None:
    """Wait for what was asked of the notebook."""
    await asyncio.to_thread(app.notebook.wait)
    await pilot.pause(0.05)


async def picture(name: str) -> None:
    """Write one picture."""
    size, keys, theme = SCREENS[name]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(theme=theme)
        story = str(data_dir("sample_corpus") / STORY)
        app = CrossreadApp([story], store=Path(folder) / "notes.sqlite3", settings=settings)
        async with app.run_test(size=size) as pilot:
            await ready(app, pilot)
            for key in keys:
                await pilot.press(key)
                await settled(app, pilot)
            svg = app.export_screenshot(title="crossread")
        app.notebook.close()
    # The fonts are looked for on the reader's machine, not on a server.
    svg = re.sub(r"\s*src: local\(([^)]*)\),\s*url\([^;]*;", r"\n        src: local(\1);", svg)
    (IMAGES / f"{name}.svg").write_text(svg, "utf-8")


def main() -> None:
    """Write them all."""
    IMAGES.mkdir(exist_ok=True)
    for name in SCREENS:
        asyncio.run(picture(name))
        print(f"docs/img/{name}.svg")


if __name__ == "__main__":
    main()
