"""Other systems: what only POSIX has is not needed to begin, and what is left out on Windows is named and there."""

from __future__ import annotations

import fnmatch
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NOT_ON_WINDOWS, POSIX_ONLY

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
_WITHOUT = """
import importlib, os, sys
for name in ("fcntl", "grp", "posix_ipc", "pty", "pwd", "readline", "resource", "termios", "tty", "uvloop"):
    sys.modules[name] = None  # an import of it fails, as where it is missing
for name in ("fork", "mkfifo", "openpty", "sched_getaffinity", "setsid"):
    vars(os).pop(name, None)
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def import_without_posix(modules: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", _WITHOUT, *modules], cwd=ROOT, capture_output=True, text=True)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_all_of_crossread_can_be_imported_where_posix_modules_are_missing() -> None:
    run = import_without_posix([name_of(path) for path in (ROOT / "reader").rglob("*.py") if path.stem != "__main__"])
    assert run.returncode == 0, run.stderr[-2000:]


def test_the_tests_that_run_on_windows_can_be_collected_there() -> None:
    def left_out(path: Path) -> bool:
        name = path.relative_to(TESTS).as_posix()
        return any(fnmatch.fnmatch(name, pattern) for pattern in NOT_ON_WINDOWS)

    # pytest leaves a file out by itself where it says importorskip.
    files = [path for path in sorted(TESTS.rglob("test_*.py")) if not left_out(path)]
    files = [path for path in files if "importorskip" not in path.read_text(encoding="utf-8")]
    modules = [name_of(path) for path in files]
    run = import_without_posix(modules)
    assert len(modules) > 50 and run.returncode == 0, run.stderr[-2000:]


@pytest.mark.parametrize("name", [name for names in POSIX_ONLY.values() for name in names])
def test_what_is_left_out_on_windows_is_there(name: str) -> None:
    path, _, function = name.partition("::")
    text = (TESTS / path).read_text(encoding="utf-8")
    assert re.search(rf"^(async )?def {function or 'test_'}", text, re.MULTILINE)
