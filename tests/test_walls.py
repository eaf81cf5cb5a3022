"""The walls of the house hold at run time too: what a room imports, it imports for everyone above it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CORE = ["reader", "reader.article", "reader.text.tokens", "reader.compare.pipeline", "reader.compare.serialise"]
HEAVY = ["textual", "rich", "sqlite3", "trafilatura", "lxml", "markdown_it", "httpx", "yaml", "asyncio"]


def loaded_after(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after `statement`."""
    script = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.split("\n")[-2].split())


@pytest.mark.parametrize("room", CORE)
def test_a_core_room_loads_no_screen_no_store_and_no_format_library(room: str) -> None:
    assert loaded_after(f"import {room}").isdisjoint(HEAVY)


def test_notes_can_be_had_without_textual_and_without_the_comparison() -> None:
    loaded = "import reader.notes.store, sys; print('reader.compare.pipeline' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
    assert "textual" not in loaded_after("import reader.notes.store")


def test_exports_can_be_had_without_textual() -> None:
    assert "textual" not in loaded_after("import reader.export")


def test_opening_plain_text_loads_no_web_page_library() -> None:
    statement = "import reader.ingest.load"
    assert loaded_after(statement).isdisjoint({"textual", "trafilatura", "lxml", "httpx", "sqlite3"})


def test_the_version_is_told_without_loading_the_pipeline_or_the_app() -> None:
    loaded = loaded_after("from reader.cli.run import run\nrun(['--version'])")
    assert loaded.isdisjoint({*HEAVY, "rapidfuzz", "hashlib", "tomllib"})


def test_the_app_is_reached_without_click(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A line.\n", encoding="utf-8")
    statement = (
        "import sys, types\n"
        "app = sys.modules['reader.tui.app'] = types.ModuleType('reader.tui.app')\n"
        "app.run = lambda paths, **options: 0\n"
        "sys.stdout.isatty = lambda: True\n"
        "from reader.cli.run import run\n"
        f"assert run([{str(tmp_path / 'a.txt')!r}]) == 0"
    )
    assert loaded_after(statement).isdisjoint({*HEAVY, "click"})


def test_the_walls_stand() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout[-3000:]
