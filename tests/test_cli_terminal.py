"""crossread on a real terminal: the app opens by path and by pipe, and errors are one line on a clean screen."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX's")

# A fork in a test worker, which has threads; the program itself has none when it forks.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")

ARTICLE = "Ferry stops\n\nThe ferry will stop on Monday. “We had no choice,” said Ada Voss, who runs it.\n"
LIMIT = 30.0


class Terminal:
    """A program on a pseudo-terminal of 100 by 30 cells that is its controlling one, as a shell's child has it."""

    def __init__(self, command: str, home: Path) -> None:
        environment = os.environ | {
            "TERM": "xterm-256color",
            "CROSSREAD_STORE": str(home / "notes.sqlite3"),
            "CROSSREAD_CONFIG": str(home / "config.toml"),
            "CROSSREAD_STATE": str(home / "state.json"),
            "crossread": f"{sys.executable} -m reader",
        }
        self.shown = b""
        self.process, self.file = pty.fork()
        if self.process == 0:  # pragma: no cover - the child
            os.execvpe("bash", ["bash", "-c", f"stty rows 30 cols 100; {command}"], environment)

    def wait_for(self, text: bytes) -> None:
        while text not in self.shown:
            data = self._read(LIMIT)
            assert data, f"{text!r} was not shown, but {self.shown[-2000:]!r}"
            self.shown += data

    def type(self, keys: bytes) -> None:
        os.write(self.file, keys)

    def end(self) -> int:
        """Wait for the end; the exit status."""
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline and (data := self._read(LIMIT)):
            self.shown += data
        _, status = os.waitpid(self.process, 0)
        os.close(self.file)
        return os.waitstatus_to_exitcode(status)

    def _read(self, seconds: float) -> bytes:
        try:
            return os.read(self.file, 65536) if select.select([self.file], [], [], seconds)[0] else b""
        except OSError:  # the program has ended
            return b""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_path_opens_the_app_and_q_leaves_it(article: Path, tmp_path: Path) -> None:
    terminal = Terminal(f"$crossread {article}", tmp_path)
    terminal.wait_for(b"choice")
    terminal.type(b"q")
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.shown  # the screen that was there before is back


def test_nothing_opens_the_library_with_the_samples(tmp_path: Path) -> None:
    terminal = Terminal("$crossread", tmp_path)
    terminal.wait_for(b"Salt museum")
    terminal.type(b"q")
    assert terminal.end() == 0


def test_an_article_from_a_pipe_is_read_with_the_keyboard(article: Path, tmp_path: Path) -> None:
    terminal = Terminal(f"cat {article} | $crossread - {article}", tmp_path)
    terminal.wait_for(b"choice")
    terminal.type(b"q")
    assert terminal.end() == 0


@pytest.mark.parametrize(
    ("arguments", "told"), [("nowhere.txt", b"nowhere.txt"), ("-", b"nothing is piped in"), ("--theme", b"--theme")]
)
def test_what_cannot_be_opened_is_one_line(arguments: str, told: bytes, tmp_path: Path) -> None:
    terminal = Terminal(f"$crossread {arguments}", tmp_path)
    assert terminal.end() == 2
    after = terminal.shown.rpartition(b"\x1b[?1049l")[2]
    assert told in after and b"Traceback" not in after
    assert after.strip().count(b"\n") == 0


def test_on_a_terminal_the_text_is_as_wide_as_it_and_bold_unless_no_color(article: Path, tmp_path: Path) -> None:
    colours = {}
    for setting in ("", "NO_COLOR=1 "):
        terminal = Terminal(f"{setting}$crossread compare {article}", tmp_path)
        assert terminal.end() == 0
        colours[setting] = b"\x1b[1m" in terminal.shown
    assert colours == {"": True, "NO_COLOR=1 ": False}


def test_without_a_keyboard_a_piped_article_is_refused_in_one_line(article: Path, tmp_path: Path) -> None:
    """Standard output is a terminal, but the process has none of its own to read keys from."""
    ours, theirs = pty.openpty()
    run = subprocess.run(
        [sys.executable, "-m", "reader", "-"],
        input=ARTICLE.encode(),
        stdout=theirs,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    os.close(ours)
    os.close(theirs)
    assert run.returncode == 2
    assert b"no keyboard" in run.stderr and run.stderr.count(b"\n") == 1
