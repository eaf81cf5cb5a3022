"""crossread runs, with its stylesheets and samples, however it was installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.version import __version__

ROOT = Path(__file__).resolve().parent.parent
UV = os.environ.get("UV") or shutil.which("uv")
WINDOWS = os.name == "nt"

pytestmark = pytest.mark.skipif(UV is None, reason="uv is not installed: it makes the clean environments")


def call(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command as a stranger's shell would, with nothing of this test's own environment; its output."""
    clean = {key: value for key, value in os.environ.items() if key not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    run = subprocess.run([str(word) for word in command], cwd=cwd, env=clean, capture_output=True, text=True)
    assert run.returncode == 0, f"{command}:\n{run.stdout[-1000:]}\n{run.stderr[-3000:]}"
    return run.stdout


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as a clone would have it."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in call("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="session")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    call(str(UV), "build", "--quiet", "--sdist", "--out-dir", folder, cwd=checkout)
    return folder / f"crossread-{__version__}.tar.gz"


@pytest.fixture(scope="session")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist, as an index's users without wheels would."""
    folder = tmp_path_factory.mktemp("wheel")
    call(str(UV), "build", "--quiet", "--wheel", "--out-dir", folder, sdist)
    return folder / f"crossread-{__version__}-py3-none-any.whl"


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A clean virtual environment's folder of programs."""
    call(str(UV), "venv", "--quiet", "--python", sys.executable, tmp_path / "venv")
    return tmp_path / "venv" / ("Scripts" if WINDOWS else "bin")


def install(environment: Path, *what: str | Path) -> None:
    call(str(UV), "pip", "install", "--quiet", "--python", environment / "python", *what)


def it_works(crossread: Sequence[str | Path], python: Path | None, cwd: Path) -> None:
    """What a stranger tries first, run from a folder that holds no part of the project but for a checkout."""
    assert call(*crossread, "--version", cwd=cwd) == f"crossread {__version__}\n"
    samples = Path(call(*crossread, "locate", "samples", cwd=cwd).strip())
    stories = sorted(path for path in samples.iterdir() if path.is_dir())
    assert stories, samples
    comparison = json.loads(call(*crossread, "compare", "--format", "json", stories[0], cwd=cwd))
    assert len(comparison["articles"]) > 1
    if python:
        script = "from reader.paths import data_dir; print(*(path.name for path in data_dir('styles').glob('*.tcss')))"
        shown = call(python, "-c", script, cwd=cwd).split()
        assert sorted(shown) == sorted(path.name for path in (ROOT / "styles").glob("*.tcss"))


def test_the_sdist_holds_styles_and_samples_where_they_lie(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
    top = f"crossread-{__version__}"
    assert any(name.startswith(f"{top}/sample_corpus/") for name in names)
    assert any(name.startswith(f"{top}/styles/") for name in names)
    assert not any("_data" in name for name in names)


def test_the_wheel_holds_styles_and_samples_in_the_package_and_nothing_else_beside_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert any(name.startswith("reader/_data/sample_corpus/") for name in names)
    assert any(name.startswith("reader/_data/styles/") for name in names)
    manual = f"crossread-{__version__}.data/data/share/man/man1/crossread.1"
    assert {name.split("/")[0] for name in names if name != manual} == {"reader", f"crossread-{__version__}.dist-info"}
    assert manual in names
    for data in ("py.typed", "compare/comparison.schema.json", "text/lexicons/cues.toml"):
        assert f"reader/{data}" in names


def test_it_runs_from_a_wheel(wheel: Path, environment: Path, tmp_path: Path) -> None:
    install(environment, wheel)
    it_works([environment / "crossread"], environment / "python", tmp_path)


def test_it_runs_from_an_editable_install(checkout: Path, environment: Path, tmp_path: Path) -> None:
    install(environment, "--editable", checkout)
    it_works([environment / "crossread"], environment / "python", tmp_path)


def test_it_runs_from_a_checkout(checkout: Path, environment: Path) -> None:
    install(environment, "--requirements", checkout / "pyproject.toml")
    it_works([environment / "python", "-m", "reader"], environment / "python", checkout)


def test_it_runs_without_being_installed_by_uvx(checkout: Path, tmp_path: Path) -> None:
    it_works([str(UV), "tool", "run", "--quiet", "--from", checkout, "crossread"], None, tmp_path)


def test_it_is_installed_as_a_tool_and_leaves_no_trace_when_removed(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_TOOL_DIR", str(tmp_path / "tools"))
    monkeypatch.setenv("UV_TOOL_BIN_DIR", str(tmp_path / "bin"))
    call(str(UV), "tool", "install", "--quiet", wheel)
    assert call(tmp_path / "bin" / "crossread", "--version") == f"crossread {__version__}\n"
    call(str(UV), "tool", "uninstall", "--quiet", "crossread")
    assert not list((tmp_path / "bin").iterdir())
    assert not [path for path in (tmp_path / "tools").iterdir() if not path.name.startswith(".")]
