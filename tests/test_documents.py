"""What the documents show works as written: commands, code, settings, links, and the screens of the tutorial.

Every command that any document shows, in a code block or in running text, is run here in a folder and a home of its
own, or stands in ELSEWHERE with the place that runs it. A new command in a document is found by itself.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from reader.cli.table import COMMANDS
from reader.compare.model import Alteration, DisputeKind
from reader.config import read_settings
from reader.export.write import FORMATS as EXPORTS
from reader.ingest.formats import FORMATS
from reader.ingest.load import load_story
from reader.notes.store import Store
from reader.notes.tags import DEFAULTS
from reader.tui.actions import ACTIONS
from reader.tui.themes import load_themes
from tests import manual, shown, tutorial
from tests.shown import DOCUMENTS, ROOT, Command

ELSEWHERE = {
    # what begins so: (the file that runs it, words that stand there)
    "uv run pytest": (".ci/run", '"uv run pytest" uv_run pytest'),
    "uv run ruff check": (".ci/run", "uv_run ruff check ."),
    "uv run ruff format": (".ci/run", "uv_run ruff format --check ."),
    "uv run mypy": (".ci/run", "uv_run mypy"),
    "uv run lint-imports": (".ci/run", "uv_run lint-imports"),
    "uv run crossread": (".ci/clean", '"uv run crossread"'),
    "python3 -m venv .uv": (".ci/clean", r"^python3 -m venv .*$"),
    "uv tool install": (".ci/package", '"tool", "install"'),
    "uv tool uninstall": (".ci/package", '"tool", "uninstall"'),
    "pipx install": (".ci/package", '"pipx", "install"'),
    "pipx uninstall": (".ci/package", '"pipx", "uninstall"'),
    "pip install": (".ci/package", '"pip", "install"'),
    "man docs/crossread.1": ("tests/test_documents.py", '"groff", "-man"'),
    "man crossread": (".ci/package", '"share", "man", "man1", "crossread.1"'),
    ".ci/run": (".github/workflows/checks.yml", ".ci/run"),
    ".ci/lowest": (".github/workflows/checks.yml", ".ci/lowest"),
    ".ci/clean": (".github/workflows/checks.yml", ".ci/clean"),
    ".ci/package": (".github/workflows/checks.yml", ".ci/package"),
    ".ci/coverage": ("pyproject.toml", "[tool.coverage.run]"),  # a report for people: no check
    ".ci/mutate": ("pyproject.toml", "[tool.mutmut]"),  # minutes, and its output is for people
    ".ci/pin": ("pyproject.toml", "# pins: written by .ci/pin"),  # its output is what every other command uses
    "uv run python -m tests.manual": ("tests/test_documents.py", "manual.markdown()"),
    "uv run python -m tests.tutorial": ("tests/test_documents.py", "tutorial.played("),
    "python -m reader.tui.keys_page": ("tests/tui/test_actions.py", "keys_page()"),
    "crossread serve": ("tests/test_cli_serve.py", '"serve"'),  # runs until it is stopped
    "crossread https://": ("tests/ingest/test_links.py", "https://"),  # the network
    "crossread compare https://": ("tests/ingest/test_links.py", "https://"),
}
BY_HAND = re.compile(r"(?:uv run )?(?:--with \w+ )?python (?:-m )?(tests\.bench\.\w+|tests\.fuzz|docs/\w+\.py)(.*)")
"""Measurements, long runs and pictures."""
STANDS_FOR = {
    "PATH…": "sample_corpus/salt-museum",
    "PATH": "sample_corpus/salt-museum",
    "FOLDER": "pile",
    "STORY": "quay-fire",
    "FILE": "quay-fire.jsonld",
    "N": "2",
}
"""What the capitals of a command in running text stand for. Others are a fault of the document."""
LANGUAGES = {"", "sh", "bash", "console", "python", "toml", "json", "text", "markdown"}


def everything_shown() -> list[Command]:
    return [command for path in DOCUMENTS for command in shown.commands(path)]


def place_of(command: Command) -> tuple[str, str] | None:
    """Where a command is run that is not run here."""
    begins = [words for words in ELSEWHERE if re.match(rf"{re.escape(words)}(?:(?<=/)|(?![\w-]))", command.text)]
    if words := max(begins, key=len, default=None):
        return ELSEWHERE[words]
    if command.words == "crossread":  # the library: it needs a terminal
        return ("tests/test_cli_terminal.py", "def test_nothing_opens_the_library")
    return None


def run_here(path: Path) -> list[Command]:
    """A document's commands that are run here, each once, in order: a later one may need what an earlier one wrote."""
    before = {
        command.words for other in DOCUMENTS if other != path for command in shown.commands(other) if not command.inline
    }
    once: dict[str, Command] = {}
    for command in shown.commands(path):
        once.setdefault(command.words, command)
    return [
        command
        for command in once.values()
        if not (place_of(command) or BY_HAND.fullmatch(command.words))
        if not (command.inline and command.words in before)
    ]


# --- commands --------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample stories and a `crossread` on PATH, and a home of its own."""
    samples = ROOT / "sample_corpus"
    shutil.copytree(samples, tmp_path / "sample_corpus")
    shutil.copytree(samples, tmp_path / "stories")
    (tmp_path / "pile").mkdir()
    for path in samples.glob("*/*.*"):
        shutil.copy(path, tmp_path / "pile" / f"{path.parent.name}-{path.name}")
    for name in ("quay-fire", "compare"):  # the second bears a command's name
        shutil.copytree(samples / "the-1840", tmp_path / name)
    for name, sample in (("tribune.html", "gong.html"), ("courier.txt", "tps-wire.txt")):
        shutil.copy(samples / "the-1840" / sample, tmp_path / name)
        shutil.copy(samples / "the-1840" / sample, tmp_path / "sample_corpus" / name)
    for folder in ("vault", "backup", "notes", ".config/fish/completions"):
        (tmp_path / folder).mkdir(parents=True)
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, does in (
        ("crossread", f'exec {shlex.quote(sys.executable)} -m reader "$@"'),
        ("curl", f"cat {shlex.quote(str(tmp_path / 'tribune.html'))}"),  # a page, and no network
        ("jq", "cat > /dev/null"),  # what it is given is JSON by other tests
        ("open", "test -s"),
    ):
        if name == "jq" and shutil.which("jq"):
            continue
        (programs / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    for name in list(os.environ):
        if name.startswith(("CROSSREAD_", "XDG_")):
            monkeypatch.delenv(name)
    for name, value in {
        "HOME": str(tmp_path),
        "EDITOR": "true",
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
    }.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def run_in_shell(command: str, desk: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=desk, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=300,
    )  # fmt: skip


def as_typed(command: Command) -> str:
    """A command of running text with something in the place of its capitals."""
    if not command.inline:
        return command.text
    words = [STANDS_FOR.get(word, word) for word in command.text.split()]
    for word in words:
        assert not re.search(r"…|\b[A-Z]{4,}\b(?!_)", word.split("=")[0]) or "$" in word, f"{command}: what is {word}?"
    return " ".join(words)


@pytest.mark.skipif(os.name == "nt", reason="the documents write for a POSIX shell")
@pytest.mark.parametrize("path", [path for path in DOCUMENTS if run_here(path)], ids=shown.name_of)
def test_every_command_that_a_document_shows_works(path: Path, desk: Path) -> None:
    # What the reader has done by then: read stories, tagged something in each, and exported one.
    for story in ("sample_corpus/last-flight", "sample_corpus/salt-museum", "quay-fire"):
        opened = load_story([desk / story])
        with Store.open() as store:
            store.register(opened)
            store.toggle_tag(opened.articles[0], [opened.articles[0].sentences[1]], "follow-up")
    run_in_shell("crossread export quay-fire --format jsonld -o quay-fire.jsonld", desk)
    for command in run_here(path):
        merged = " 2>&1" if command.output is not None else ""
        shell = run_in_shell(f"{{ {as_typed(command)}\n}}{merged}", desk)
        nothing_found = shell.returncode == 1 and "search" in command.text and not shell.stderr
        assert shell.returncode == 0 or nothing_found, f"{command}\n{shell.stdout[-500:]}\n{shell.stderr}"
        assert "Traceback" not in shell.stderr, str(command)
        if command.output is not None:
            assert is_as_shown(shell.stdout, command.output), f"{command} now prints\n{shell.stdout}"


def is_as_shown(output: str, shown_output: str) -> bool:
    """Whether `output` is what a document shows; a line "…" there stands for any lines, "…" in a line for any words."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()).replace("…", ".*?") + r" *\n"
        for line in shown_output.splitlines()
    )
    return re.fullmatch(pattern, output if output.endswith("\n") else output + "\n") is not None


def test_outputs_are_compared_line_by_line() -> None:
    assert is_as_shown("a\nb\nc\n", "a\n…\nc\n") and is_as_shown("3 of 4\n", "3 of …\n")
    assert not is_as_shown("a\nb\nc\n", "a\nc\n") and not is_as_shown("a\n", "a\nb\n")


def test_commands_that_are_not_run_here_are_run_where_the_list_says() -> None:
    for begins, (file, words) in ELSEWHERE.items():
        place = ROOT / file
        assert place.is_file() and words in place.read_text(encoding="utf-8"), f"{begins}: {file} has no {words!r}"


def test_the_list_of_commands_run_elsewhere_names_none_that_no_document_shows() -> None:
    texts = [command.text for command in everything_shown()]
    assert [begins for begins in ELSEWHERE if not any(text.startswith(begins) for text in texts)] == []


def test_every_script_that_a_document_names_is_there_and_may_be_run() -> None:
    for command in everything_shown():
        if command.text.startswith(".ci/"):
            script = ROOT / command.text.split()[0]
            assert script.is_file() and (os.name == "nt" or os.access(script, os.X_OK)), str(command)


@pytest.mark.parametrize(
    "program", sorted({found[1] for command in everything_shown() if (found := BY_HAND.match(command.words))})
)
def test_every_measurement_that_a_document_names_begins(program: str) -> None:
    """Whole, they are run by hand; here each is loaded, and has the options that the documents give it."""
    path = ROOT / program if program.endswith(".py") else ROOT / Path(*program.split("."))
    path = path / "__main__.py" if path.is_dir() else path.with_suffix(".py")
    code = path.read_text(encoding="utf-8")
    assert '__name__ == "__main__"' in code, f"{program} does nothing when it is run"
    for command in everything_shown():
        if (found := BY_HAND.match(command.words)) and found[1] == program:
            for option in re.findall(r"--[\w-]+", found[2]):
                assert option in code, str(command)
    if os.name == "nt":
        return  # they measure with pseudo-terminals and getrusage
    how = (
        f"run_path({program!r}, run_name='loaded')"
        if program.endswith(".py")
        else f"run_module({program!r}, run_name='loaded', alter_sys=True)"
    )
    begun = subprocess.run(
        [sys.executable, "-c", f"import runpy, sys; sys.path.insert(0, ''); runpy.{how}"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert begun.returncode == 0, begun.stderr


def test_every_marker_that_a_document_names_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    markers = {line.split(":")[0] for line in project["tool"]["pytest"]["ini_options"]["markers"]}
    for command in everything_shown():
        for marker in re.findall(r"pytest .*-m (\w+)", command.text):
            assert marker in markers, str(command)
        for place in re.findall(r"\btests/[\w/.]+", command.text):
            assert (ROOT / place).exists(), str(command)


def test_every_command_of_the_command_line_stands_in_a_document() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS if path.name != "commands.md")
    assert [name for name in COMMANDS if f"crossread {name}" not in written] == []


def test_the_readme_names_the_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\nuv run crossread\nuv run pytest\n" in readme


# --- references made from the program --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(manual.PAGES))
def test_the_references_are_up_to_date(name: str) -> None:
    there = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert there == manual.PAGES[name](), "run `uv run python -m tests.manual`"


def test_every_option_and_every_example_of_the_command_line_stands_in_the_man_page() -> None:
    page = shown.MANUAL.read_text(encoding="utf-8")
    for _, command in manual.commands():
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert not option.startswith("-") or option.replace("-", r"\-") in page, option
    examples = {command.words for command in shown.commands(ROOT / "docs" / "commands.md")}
    there = shown.manual_examples()
    assert len(there) > 20
    assert [line for line in there if re.split(r"\s{2,}", line)[0] not in examples] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_sets_the_man_page_without_a_warning() -> None:
    run = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", str(shown.MANUAL)], capture_output=True, text=True
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")


def test_every_environment_variable_that_the_program_reads_is_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    read = {
        name
        for path in (ROOT / "reader").rglob("*.py")
        for name in re.findall(r"\bCROSSREAD_[A-Z]+\b", path.read_text(encoding="utf-8"))
    }
    assert read and {name for name in read if f"`{name}" not in page} == set()


def rows_of(name: str) -> str:
    """The tables of a document under docs/."""
    lines = (ROOT / "docs" / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("|"))


def test_the_tables_name_what_the_program_knows() -> None:
    """Formats in and out, extras, tags, kinds of disputes and alterations: none is left out."""
    sources, project = rows_of("sources.md"), tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert [suffix for row in FORMATS for suffix in row.suffixes if f"`{suffix}`" not in sources] == []
    assert [row.name for row in FORMATS if row.extra and f"`{row.extra}`" not in sources] == []
    assert [name for name in EXPORTS if f"`{name}`" not in rows_of("formats.md")] == []
    tags = rows_of("howto/tag.md")
    assert [tag.name for tag in DEFAULTS if f"| `{tag.key}` | {tag.name} |" not in tags] == []
    assert [kind for kind in get_args(DisputeKind) if f"`{kind}`" not in rows_of("disputes.md")] == []
    assert [name for name in get_args(Alteration) if f"`{name}`" not in rows_of("comparison.md")] == []
    install = (ROOT / "docs" / "howto" / "install.md").read_text(encoding="utf-8")
    extras = set(project["project"]["optional-dependencies"]) - {"cluster"}  # docs/scale.md
    assert set(re.findall(r"'\.\[([\w,]+)\]'", install)) == {"pdf,feeds,archives,web"}
    assert extras == {"pdf", "feeds", "archives", "web"}


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path != tutorial.PAGE], ids=shown.name_of)
def test_every_key_in_the_running_text_is_a_key(path: Path) -> None:
    names = {"Esc": "escape", ".": "full_stop", "/": "slash", "+": "plus", "Ctrl+r": "ctrl+r", "?": "question_mark"}
    known = {key for action in ACTIONS for key in action.keys}
    pressed = re.findall(r"<kbd>([^<]+)</kbd>", shown.prose(path))
    asked = [names.get(key, key.lower() if len(key) > 1 else key) for key in pressed]
    assert [key for key in asked if key not in known] == []


# --- code blocks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown.name_of)
def test_code_blocks_are_of_a_kind_that_is_checked(path: Path, tmp_path: Path) -> None:
    for block in shown.blocks(path):
        where = f"{block.document}:{block.line}"
        assert block.language in LANGUAGES, f"{where}: nothing checks {block.language!r}"
        if block.language == "json":
            json.loads(block.text)
        elif block.language == "toml":
            if "primary" in tomllib.loads(block.text):
                (tmp_path / "harbour.toml").write_text(block.text, encoding="utf-8")
                (theme,), problems = load_themes(tmp_path)
                assert theme.name == "harbour" and problems == [], where
            else:
                assert read_settings(block.text, where, actions=ACTIONS).problems == (), where
        elif block.language == "markdown":
            assert path == tutorial.PAGE, f"{where}: only the tutorial's Markdown is compared with an export"
        elif block.language == "sh":
            assert "$ " not in block.text, f"{where}: a prompt; use a console block and show the output"


@pytest.mark.parametrize(
    "path",
    # docs/scale.md: tests/ingest/test_cluster.py
    [
        path
        for path in DOCUMENTS
        if path.stem != "scale" and any(block.language == "python" for block in shown.blocks(path))
    ],
    ids=shown.name_of,
)
@pytest.mark.skipif(os.name == "nt", reason="the desk is laid out for a POSIX shell")
def test_every_python_example_runs(path: Path, desk: Path) -> None:
    run_in_shell("crossread compare --format json sample_corpus/salt-museum > salt-museum.json", desk)
    for block in shown.blocks(path):
        if block.language == "python":
            (desk / "example.py").write_text(block.text, encoding="utf-8")
            run = subprocess.run([sys.executable, "example.py"], cwd=desk, capture_output=True, text=True)
            assert run.returncode == 0 and run.stdout, f"{block.document}:{block.line}\n{run.stderr}"


async def test_the_tutorial_shows_what_the_app_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = tutorial.PAGE.read_text(encoding="utf-8")
    assert await tutorial.played(text, tmp_path) == text, "if the app is right, run `uv run python -m tests.tutorial`"
    exported = (tmp_path / "Salt museum.md").read_text(encoding="utf-8")
    (sample,) = [block for block in shown.blocks(tutorial.PAGE) if block.language == "markdown"]
    place = 0
    for line in sample.text.splitlines():  # in this order, with other lines between
        place = exported.find(f"{line}\n", place)
        assert place >= 0, f"the export has no line {line!r} there"


# --- links -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown.name_of)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    for link in shown.links(path):
        if re.match(r"https?://", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in shown.anchors(target), f"{link}: there is no such heading"


def test_every_page_and_every_picture_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix not in {".md", ".svg"}:
            continue
        reached.add(path)
        if path.suffix == ".md":
            inside = [link.partition("#")[0] for link in shown.links(path) if "://" not in link]
            waiting += [(path.parent / link).resolve() for link in inside if link]
    pictures = (ROOT / "docs").rglob("*.svg")
    assert [shown.name_of(path) for path in (*DOCUMENTS, *pictures) if path not in reached] == []


def test_every_key_in_the_readme_is_a_key() -> None:
    spelt = {"backslash": "\\", "slash": "/", "question_mark": "?"}
    known = {spelt.get(key, key).lower() if len(key) > 1 else key for action in ACTIONS for key in action.keys}
    table = re.search(r"^## .*keys$(.*?)^## ", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert table
    keys = [key for row in table[1].splitlines() if "|" in row for key in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(keys) >= 5
    assert [key for key in keys if (key.lower() if len(key) > 1 else key) not in known] == []
