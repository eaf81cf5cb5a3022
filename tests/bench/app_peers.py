"""From the command to the first text on a terminal, beside other Textual apps in environments of their own.

    uv run python -m tests.bench.app_peers [--runs N] [--keep FOLDER]

Each peer is installed from the package index by uv, with the Textual it asks for, under a temporary folder; `--keep`
names one that later runs use again. Readers of files (frogmouth, toolong) open the same five sources of 1,000 words:
frogmouth as one file, for it opens no more, toolong as five. posting and harlequin read no texts: they start as they
do without arguments, and the clock stops at the first words of their frame.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.startup import EMPTY_APP, Command, by_turns, environment_in, table, written

_VERSIONS = "import importlib.metadata as m, sys; print(*(m.version(name) for name in sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Peer:
    """An app: what is installed, what is run, the words of its frame (None: the first words of the text)."""

    name: str
    requirements: tuple[str, ...]
    script: str
    arguments: tuple[str, ...] = ()
    frame: bytes | None = None


PEERS = (
    Peer("frogmouth", ("frogmouth",), "frogmouth", ("{all}",)),
    Peer("toolong", ("toolong",), "tl", ("{each}",)),
    # A later tree-sitter was known to crash posting at its start.
    Peer("posting", ("posting", "tree-sitter==0.25.2"), "posting", (), b"Enter a URL"),
    Peer("harlequin", ("harlequin",), "harlequin", ("--locale", "C", "--no-download-tzdata"), b"Data Catalog"),
)


def installed(peer: Peer, folder: Path) -> Path:
    """The `bin` folder of the peer's environment, made if it is not there.

    uv runs inside `folder`, so that the versions this project is tested with bind no peer.
    """
    home = folder / peer.name
    if not (home / "bin" / peer.script).exists():
        subprocess.run(["uv", "venv", "-q", "--clear", str(home)], cwd=folder, check=True)
        python = str(home / "bin" / "python")
        subprocess.run(["uv", "pip", "install", "-q", "--python", python, *peer.requirements], cwd=folder, check=True)
    return home / "bin"


def command_of(peer: Peer, programs: Path, story: Path, first_word: bytes) -> Command:
    """How the peer is started on the story."""
    words = [str(programs / peer.script)]
    sources = sorted(story.glob("*.txt"))
    for argument in peer.arguments:
        if argument == "{each}":
            words += map(str, sources)
        elif argument == "{all}":
            together = story.with_name("together.md")
            together.write_text("\n\n".join(source.read_text("utf-8") for source in sources), encoding="utf-8")
            words.append(str(together))
        else:
            words.append(argument)
    return Command(tuple(words), peer.frame or first_word)


def label(peer: Peer, programs: Path) -> str:
    """The peer's name with its version and its Textual's."""
    python = str(programs / "python")
    found = subprocess.run([python, "-c", _VERSIONS, peer.name, "textual"], capture_output=True, text=True, check=True)
    version, textual = found.stdout.split()
    return f"{peer.name} {version} (Textual {textual})"


def measured(runs: int, keep: Path | None) -> None:
    """Print the table of starts; the peers' environments are made in `keep`, else in a folder that goes away."""
    with tempfile.TemporaryDirectory() as home:
        peers = (keep or Path(home) / "peers").absolute()
        peers.mkdir(parents=True, exist_ok=True)
        story = Path(home) / "story"
        word = written(story, 5, 1000)
        commands = {
            "empty app": Command((sys.executable, "-c", EMPTY_APP), b"first-text"),
            "crossread": Command((sys.executable, "-m", "reader", str(story)), word),
        }
        for peer in PEERS:
            programs = installed(peer, peers)
            commands[label(peer, programs)] = command_of(peer, programs, story, word)
        print(table(by_turns(commands, environment_in(home), runs), "crossread"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="a folder for the peers' environments, used again by later runs")
    given = parser.parse_args()
    measured(given.runs, given.keep)


if __name__ == "__main__":
    main()
