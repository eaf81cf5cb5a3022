"""A session on a real terminal, under tmux: typed as a reader would, read off the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.paths import data_dir

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

_PATIENCE = 30.0
"""Seconds in which a slow machine shows what it was asked for."""


class Terminal:
    """One tmux server of our own, with one window."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._server: list[str] = []
        self._runs = 0
        self._folder = folder
        self.size = (width, height)
        self.environment = {
            "CROSSREAD_STORE": str(folder / "notes.sqlite3"),
            "CROSSREAD_STATE": str(folder / "session.json"),
            "CROSSREAD_CONFIG": str(folder / "config.toml"),
            "LANG": "C.UTF-8",
            "COLORTERM": "truecolor",
        }

    def run(self, *arguments: str) -> None:
        """Start crossread in the window; its exit status is shown when it ends."""
        self._runs += 1  # a server that is closing is in the way of one with its name
        self._server = ["tmux", "-L", f"crossread-test-{os.getpid()}-{self.size[0]}-{self._runs}"]
        settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in self.environment.items())
        command = shlex.join([sys.executable, "-m", "reader", *arguments])
        width, height = map(str, self.size)
        shell = f"cd {shlex.quote(str(self._folder))}; env {settings} {command}; echo status $?; sleep 60"
        self._tmux("-u", "new-session", "-d", "-s", "t", "-x", width, "-y", height, shell)

    def end(self) -> None:
        """Close the window."""
        self._tmux("kill-server", check=False)

    def keys(self, *keys: str) -> None:
        """Type."""
        for key in keys:
            self._tmux("send-keys", "-t", "t", key)
            time.sleep(0.05)

    def screen(self) -> str:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p", "-t", "t")

    def wait_for(self, *words: str) -> str:
        """The screen, once all of `words` are on it."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            shown = self.screen()
            if all(word in shown for word in words):
                return shown
            time.sleep(0.1)
        raise AssertionError(f"{words} did not come; the screen:\n{self.screen()}")

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run([*self._server, *arguments], check=check, capture_output=True, text=True)
        return done.stdout


@pytest.fixture(params=[(80, 24), (160, 45)], ids=["80x24", "160x45"])
def terminal(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path, *request.param)
    yield terminal
    terminal.end()


def test_a_session_is_there_again_the_next_day(terminal: Terminal, tmp_path: Path) -> None:
    story = str(data_dir("sample_corpus") / "salt-museum")
    terminal.run(story)
    terminal.wait_for("shared quotes", "5 sources")
    terminal.keys("s", "1")
    terminal.wait_for("1 tag")
    terminal.keys("Tab", "2")
    terminal.wait_for("2 tags")
    terminal.keys("d", "3")
    terminal.wait_for("3 tags")
    terminal.keys("a")
    terminal.wait_for("saved as you type")
    terminal.keys(*"who says so", "Escape")
    terminal.wait_for("1 note", "who says so")
    terminal.keys("j", "7")
    terminal.wait_for("4 tags")
    terminal.keys("u")
    terminal.wait_for("3 tags", "Undone")
    terminal.keys("x")
    terminal.wait_for("Export to")
    terminal.keys("Enter")
    terminal.wait_for("Wrote")
    terminal.keys("q")
    terminal.wait_for("status 0")
    terminal.end()
    exported = "".join(file.read_text("utf-8") for file in tmp_path.glob("*.md"))
    assert "who says so" in exported

    terminal.run(story)
    terminal.wait_for("3 tags", "1 note")
    terminal.keys("F6")
    terminal.wait_for("Your notes", "who says so")
    terminal.keys("q", "q")
    terminal.wait_for("status 0")


def test_what_cannot_be_opened_is_one_line_and_status_two(terminal: Terminal) -> None:
    terminal.run("no-such-file.txt")
    shown = terminal.wait_for("status 2")
    assert "no-such-file.txt" in shown
    assert "Traceback" not in shown
