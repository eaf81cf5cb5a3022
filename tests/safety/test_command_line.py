"""Whatever an article, a name, a note or a setting holds, the command line gives the terminal text and nothing else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)

from tests.safety.hostile import MARKUP, SENTINEL, hostile
from tests.safety.house import House, built
from tests.safety.stream import Stream, read
from tests.safety.terminals import output_of, piped

OWN = frozenset({"CSI m", "CSI K"})
"""Bold and dim on and off; a line of progress taken away."""

ASKED = frozenset({"CSI ?$p", "CSI ?u", "CSI c", "CSI n"})
"""What `doctor` asks the terminal, to tell what it can do."""

WORST = f"\x1b]0;{SENTINEL}\x07\x1b[{SENTINEL}m\x9b{SENTINEL}m\u202e\u200b\u2028\udcff\udc9b"
"""A name that a reader may be made to type."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return built(tmp_path_factory.mktemp("house"), hostile)


Arguments = Callable[[House], list[str]]
WAYS: dict[str, Arguments] = {
    "compare as text": lambda house: ["compare", str(house.story)],
    "compare as Markdown": lambda house: ["compare", "--format", "markdown", str(house.story)],
    "compare as JSON": lambda house: ["compare", "--format", "json", str(house.story)],
    "what cannot be opened": lambda house: [str(house.story / f"picture {house.names[0]}.txt")],
    "nothing there to compare": lambda house: ["compare", f"{WORST}"],
    "a link that is none": lambda house: ["compare", f"https://{WORST}"],
    "an option there is not": lambda house: [f"--{WORST}"],
    "an option of a command": lambda house: ["compare", f"--{WORST}"],
    "a value there is not": lambda house: ["compare", "--format", WORST, str(house.story)],
    "a command there is not": lambda house: ["comparr"],
    "the library": lambda house: ["list"],
    "the library as JSON": lambda house: ["list", "--format", "json"],
    "a story's notes": lambda house: ["notes", "list", str(house.story)],
    "a story's notes as JSON": lambda house: ["notes", "list", "--format", "json", str(house.story)],
    "a story there is not": lambda house: ["notes", "list", WORST],
    "notes found": lambda house: ["notes", "search", "ferry"],
    "notes found as JSON": lambda house: ["notes", "search", "--format", "json", "ferry"],
    "a tag there is not": lambda house: ["notes", "search", "--tag", WORST, "ferry"],
    "a search there is not": lambda house: ["notes", "search", f'"{WORST}', "("],
    "exported as Markdown": lambda house: ["export", str(house.story)],
    "exported by tag": lambda house: ["export", "--by", "tag", str(house.story)],
    "exported as HTML": lambda house: ["export", "--format", "html", str(house.story)],
    "exported as CSV": lambda house: ["export", "--format", "csv", str(house.story)],
    "exported as JSON": lambda house: ["export", "--format", "json", str(house.story)],
    "exported as JSON-LD": lambda house: ["export", "--format", "jsonld", str(house.story)],
    "exported to a file": lambda house: ["export", "-o", f"{house.root}/{WORST}.md", str(house.story)],
    "exported to nowhere": lambda house: ["export", "-o", f"{house.story}/wire.txt/{WORST}", str(house.story)],
    "notes taken in": lambda house: ["import", str(house.incoming)],
    "nothing to take in": lambda house: ["import", f"{house.root}/{WORST}"],
    "no notes to take in": lambda house: ["import", str(house.story / "wire.txt")],
    "a backup": lambda house: ["--store", _copied(house), "notes", "backup"],
    "a check": lambda house: ["--store", _copied(house), "notes", "check"],
    "nothing to bring back": lambda house: ["notes", "restore", WORST],
    "brought back": lambda house: ["--store", _copied(house), "notes", "restore", _copied(house)],
    "settings checked": lambda house: ["config", "check"],
    "where the store is": lambda house: ["--store", f"{house.root}/{WORST}", "locate", "store"],
    "where all is": lambda house: ["--store", f"{house.root}/{WORST}", "locate"],
    "how things are": lambda house: ["--store", _copied(house), "doctor"],
    "a pile sorted": lambda house: ["sort", str(house.pile)],
    "a pile sorted as JSON": lambda house: ["sort", "--format", "json", str(house.pile)],
    "a pile that is not": lambda house: ["sort", WORST],
    "many compared": lambda house: ["batch", str(house.pile)],
    "an article put away": lambda house: ["add", f"{house.root}/{WORST} story", str(house.story / "wire.txt")],
    "nothing to put away": lambda house: ["add", f"{house.root}/{WORST} story", f"{house.story}/{WORST}"],
    "taken out": lambda house: ["remove", f"{house.root}/{WORST} story", "wire.txt", WORST],
    "a theme there is not": lambda house: ["--theme", WORST, "locate", "config"],
    "a port that is none": lambda house: ["serve", "--port", WORST],
    "a page of nothing": lambda house: ["serve", WORST],
}


def _copied(house: House) -> str:
    """The notes under a hostile name."""
    path = Path(os.fsdecode(os.fsencode(house.root / f"{WORST}.sqlite3")))
    if not path.exists():
        path.write_bytes(Path(house.environment["CROSSREAD_STORE"]).read_bytes())
    return str(path)


def wrong(stream: Stream, own: frozenset[str] = OWN) -> list[str]:
    """What is no text and not the program's own."""
    found = sorted(stream.kinds - own) + sorted(stream.hidden)
    found += [f"{control.kind}: {control.content}" for control in stream.controls if SENTINEL in control.content]
    return found


@pytest.mark.parametrize("way", WAYS)
def test_nothing_but_text_reaches_the_terminal(way: str, house: House) -> None:
    arguments = WAYS[way](house)
    shown = output_of(arguments, house.environment)
    assert shown, "it said nothing"
    assert b"Traceback" not in shown
    assert wrong(read(shown), OWN | ASKED if "doctor" in arguments else OWN) == []


@pytest.mark.parametrize(
    "way", ["compare as text", "compare as Markdown", "exported as HTML", "nothing there to compare"]
)
def test_nothing_but_text_goes_into_a_pipe(way: str, house: House) -> None:
    for shown in piped(WAYS[way](house), house.environment):
        assert wrong(read(shown)) == []


def test_json_says_what_it_hides(house: House) -> None:
    """In JSON nothing is lost: what a terminal would obey or hide is an escape, and read back it is what it was."""
    shown, _ = piped(WAYS["compare as JSON"](house), house.environment)
    paths = [article["path"] for article in json.loads(shown)["articles"]]
    assert any("\x1b]0;" in path for path in paths) and any("\u202e" in path for path in paths)


def test_a_path_in_a_pipe_is_the_path_to_the_byte(house: House) -> None:
    """For `$(crossread locate store)`, which no terminal sees."""
    path = f"{house.root}/{WORST}.new"
    shown, _ = piped(["--store", path, "locate", "store"], house.environment)
    assert shown == os.fsencode(path) + b"\n"


@pytest.mark.parametrize("variable", ["TERM", "COLORTERM", "CROSSREAD_STORE", "CROSSREAD_CONFIG", "LANG"])
def test_the_environment_is_told_as_text(variable: str, house: House) -> None:
    environment = house.environment | {variable: f"{house.root}/{WORST}" if variable.startswith("CROSS") else WORST}
    for arguments in (["doctor"], ["locate", "config"], ["notes", "check"]):
        assert wrong(read(output_of(arguments, environment)), OWN | ASKED) == []


def test_markup_is_shown_as_it_stands(house: House) -> None:
    text = " ".join(read(output_of(["notes", "search", "ferry"], house.environment)).text.split())
    assert all(markup in text for markup in MARKUP[:4])
