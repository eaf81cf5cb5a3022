"""What the documents show works as written: their commands, their Python, their links, their tables."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.ingest.load import load_story
from reader.notes.store import Store
from tests import manual

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = ["README.md", "commands.md", "index.md", "formats.md", "json.md", "notes.md", "sources.md", "comparison.md"]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
# Run elsewhere, as the comment says; everything else that is shown as a command is run here.
ELSEWHERE = (
    "uv run pytest",  # this is it
    "uv run crossread",  # `python -m reader` here; as written in `.ci/clean`
    "python3 -m venv .uv",  # `.ci/clean`
    "uv tool install",  # test_packaging.py
    "pipx install",
    "curl ",  # the network
    "crossread serve",  # runs until it is stopped: test_cli_serve.py
)


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        for language, code in _BLOCK.findall(path.read_text(encoding="utf-8")):
            if language == kind and path.name in COMMANDS:
                yield path.name, code


def shown_commands() -> list[tuple[str, str]]:
    """Each document's commands, each once, in order: a later one may need what an earlier one wrote."""
    found = [
        (name, line)
        for name, code in blocks("sh")
        for line in code.splitlines()
        if line and not line.startswith(ELSEWHERE) and "https://" not in line
        if "| jq" not in line or shutil.which("jq")
        if line.split("  #")[0] != "crossread"  # the library: test_cli_terminal.py
    ]
    return list(dict.fromkeys(found))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample stories and a `crossread` on PATH, and a home of its own."""
    samples = ROOT / "sample_corpus"
    shutil.copytree(samples, tmp_path / "sample_corpus")
    shutil.copytree(samples, tmp_path / "stories")
    (tmp_path / "pile").mkdir()
    for path in samples.glob("*/*.*"):
        shutil.copy(path, tmp_path / "pile" / f"{path.parent.name}-{path.name}")
    shutil.copytree(samples / "the-1840", tmp_path / "quay-fire")
    shutil.copy(samples / "the-1840" / "gong.html", tmp_path / "tribune.html")
    shutil.copy(samples / "the-1840" / "tps-wire.txt", tmp_path / "courier.txt")
    for folder in ("vault", "backup", ".config/fish/completions"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("EDITOR", "true")
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "crossread"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reader "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for name in ("CROSSREAD_STORE", "CROSSREAD_CONFIG", "CROSSREAD_STATE"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the documents write for a POSIX shell")
@pytest.mark.parametrize("document", sorted({name for name, _ in shown_commands()}))
def test_every_command_that_a_document_shows_works(document: str, desk: Path) -> None:
    # What the reader has done by then: read stories, and tagged something in each.
    for story in ("sample_corpus/last-flight", "quay-fire", "sample_corpus/salt-museum"):
        opened = load_story([desk / story])
        with Store.open(os.environ["CROSSREAD_STORE"]) as store:
            store.register(opened)
            store.toggle_tag(opened.articles[0], [opened.articles[0].sentences[1]], "follow-up")
    for name, command in shown_commands():
        if name != document:
            continue
        shell = subprocess.run(
            ["bash", "-c", command], cwd=desk, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300
        )
        nothing_found = shell.returncode == 1 and "search" in command and not shell.stderr
        assert shell.returncode == 0 or nothing_found, f"{command}\n{shell.stderr}"
        assert "Traceback" not in shell.stderr


def test_the_reference_of_the_command_line_is_up_to_date() -> None:
    for name, written in (("commands.md", manual.markdown()), ("crossread.1", manual.roff())):
        there = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert there == written, "run `uv run python -m tests.manual`"


def test_every_python_example_runs(desk: Path) -> None:
    subprocess.run(
        ["bash", "-c", "crossread compare --format json sample_corpus/salt-museum > salt-museum.json"], cwd=desk
    )
    examples = list(blocks("python"))
    assert examples
    for document, code in examples:
        run = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True)
        assert run.returncode == 0 and run.stdout, f"{document}:\n{run.stderr}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    for target, _ in _LINK.findall(path.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (path.parent / target).exists(), target


def test_the_readme_names_the_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\nuv run pytest\n" in readme
    assert '"uv run pytest" uv_run pytest' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_key_in_the_readme_is_a_key() -> None:
    from reader.tui.actions import ACTIONS

    spelt = {"backslash": "\\", "slash": "/", "question_mark": "?"}
    known = {spelt.get(key, key).lower() if len(key) > 1 else key for action in ACTIONS for key in action.keys}
    table = re.search(r"^## Keys$(.*?)^All of them", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert table
    for row in table[1].splitlines():
        for key in re.findall(r"`([^`]+)`", row.split("|")[1] if "|" in row else ""):
            assert (key.lower() if len(key) > 1 else key) in known, key


def test_every_command_of_the_command_line_stands_in_a_document() -> None:
    from reader.cli.table import COMMANDS as commands

    written = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert [name for name in commands if f"crossread {name}" not in written] == []
