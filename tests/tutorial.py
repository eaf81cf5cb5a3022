"""The tutorial, played: its keys are pressed in the app, and its screens are what the app then shows.

uv run python -m tests.tutorial

writes the screens of docs/tutorial.md anew. In the page, every `<kbd>` is a key or words to type, in order, and a code
block under `<!-- screen: ROWS -->` or `<!-- screen: ROWS COLUMNS -->` (each first-last, counted from 1) is that part of
the screen at that moment.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot

from reader.config import Settings
from reader.paths import data_dir
from reader.tui.app import CrossreadApp
from tests.tui.driving import seen, settled, until

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tutorial.md"
SIZE = (100, 30)
_STEP = re.compile(
    r"<kbd>(?P<key>[^<]+)</kbd>"
    r"|(?P<head><!-- screen: (?P<rows>\d+-\d+)(?: (?P<columns>\d+-\d+))? -->\n```text\n)(?P<shown>.*?)(?P<foot>```\n)",
    re.DOTALL,
)
_NAMES = {"Esc": "escape", "\\": "backslash", "/": "slash", "?": "question_mark", ".": "full_stop"}


async def played(text: str, desk: Path) -> str:
    """The page `text` with its screens as they are, after its keys were pressed in the app.

    Args:
        desk: an empty folder, which the app is opened in. What it exports stays there.
    """
    samples = shutil.copytree(data_dir("sample_corpus"), desk / "sample_corpus")
    app = CrossreadApp([str(samples / "salt-museum")], store=desk / "notes.sqlite3", settings=Settings())
    written: list[str] = []
    end = 0
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.desk is not None and app.desk.compared)
        await settled(app, pilot)
        for step in _STEP.finditer(text):
            written.append(text[end : step.start()])
            end = step.end()
            if step["key"]:
                await press(app, pilot, step["key"])
                written.append(step[0])
            else:
                written += [step["head"], part(seen(app), step["rows"], step["columns"]), step["foot"]]
    app.notebook.close()
    return "".join(written) + text[end:]


async def press(app: CrossreadApp, pilot: Pilot[int], key: str) -> None:
    """Press the key of that name, or type those words."""
    if len(key) == 1 or key.lower() in {"tab", "enter"} or re.fullmatch(r"F\d+|Ctrl\+\w", key) or key in _NAMES:
        await pilot.press(_NAMES.get(key, key if len(key) == 1 else key.lower()))
    else:
        await pilot.press(*(_NAMES.get(letter, "space" if letter == " " else letter) for letter in key))
    await settled(app, pilot)


def part(lines: list[str], rows: str, columns: str | None) -> str:
    """The rows and columns of a screen, without blanks at the ends of lines."""
    top, bottom = (int(number) for number in rows.split("-"))
    left, right = (int(number) for number in (columns or "1-999").split("-"))
    return "".join(line[left - 1 : right].rstrip() + "\n" for line in lines[top - 1 : bottom])


@contextmanager
def empty_desk() -> Iterator[Path]:
    """A temporary folder to be in."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def main() -> None:
    with empty_desk() as desk:
        PAGE.write_text(asyncio.run(played(PAGE.read_text(encoding="utf-8"), desk)), encoding="utf-8")


if __name__ == "__main__":
    main()
