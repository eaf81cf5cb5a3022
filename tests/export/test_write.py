"""Exports reach the disk whole or not at all, and never over another's work."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export import write
from reader.export.write import FORMATS, ExportFailed, default_name, export
from tests.export.samples import quay
from tests.notes.test_bad_stores import as_nobody


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_written_and_written_again_in_its_place(tmp_path: Path, kind: str) -> None:
    case = quay()
    target = tmp_path / "deep" / f"fire{FORMATS[kind]}"
    first = export(kind, case.comparison, case.notes, target)
    before = target.read_bytes()
    second = export(kind, case.comparison, case.notes, target)
    assert first.path == second.path == target and target.read_bytes() == before
    assert [file.name for file in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_is_not_ours_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    case = quay()
    target = tmp_path / f"thesis{FORMATS[kind]}"
    target.write_text("My own work.\n")
    written = export(kind, case.comparison, case.notes, target)
    assert target.read_text() == "My own work.\n" and written.path == tmp_path / f"thesis 2{FORMATS[kind]}"
    assert written.instead_of == target and "left as it is" in written.message


def test_a_file_that_is_no_text_is_left_as_it_is(tmp_path: Path) -> None:
    case = quay()
    target = tmp_path / "fire.md"
    target.write_bytes(b"\xff\xfe\x00bin")
    assert export("markdown", case.comparison, case.notes, target).path.name == "fire 2.md"


def test_an_empty_file_may_be_written(tmp_path: Path) -> None:
    case = quay()
    target = tmp_path / "fire.md"
    target.touch()
    assert export("markdown", case.comparison, case.notes, target).path == target


def test_into_a_folder_the_story_gives_the_name(tmp_path: Path) -> None:
    case = quay()
    assert export("markdown", case.comparison, case.notes, tmp_path).path == tmp_path / "Quay fire.md"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc passwd.md"),
        ("..", "story.md"),
        ("a/b\\c:d*e?\0f", "a b c d e f.md"),
        (".hidden", "hidden.md"),
        ("con", "story con.md"),
        ("  Quay\nfire ", "Quay fire.md"),
        ("火事", "火事.md"),
        ("-rf", "-rf.md"),
    ],
)
def test_a_title_makes_a_safe_name(title: str, name: str) -> None:
    assert default_name(title, "markdown") == name


@given(st.text(max_size=400))
def test_any_title_makes_a_name_that_stays_in_its_folder(title: str) -> None:
    name = default_name(title, "markdown")
    assert Path(name).name == name and name not in {".md", "..md"} and len(name.encode()) <= 130
    assert not name.startswith(".") and "\0" not in name


def test_a_path_that_leads_up_is_written_where_it_leads_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = quay()
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    assert export("markdown", case.comparison, case.notes, "../../x.md").path == tmp_path / "x.md"
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a", "b", "x.md"]


@pytest.mark.parametrize("name", ["n" * 300 + ".md", "x\0y.md"])
def test_a_name_no_disk_takes_is_refused(tmp_path: Path, name: str) -> None:
    case = quay()
    with pytest.raises(ExportFailed, match="-o"):
        export("markdown", case.comparison, case.notes, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_a_folders_place_is_refused(tmp_path: Path) -> None:
    case = quay()
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportFailed, match="-o"):
        export("markdown", case.comparison, case.notes, tmp_path / "file" / "fire.md")


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    case = quay()
    for kind in ("docx", "text", "../x"):
        with pytest.raises(ExportFailed, match="no such format"):
            export(kind, case.comparison, case.notes, tmp_path / "x")


def test_a_folder_or_file_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    case = quay()
    for folder in (tmp_path, *tmp_path.parents):
        if str(folder) not in {"/", "/tmp"}:
            folder.chmod(0o755)
    shut = tmp_path / "shut"
    shut.mkdir()
    export("markdown", case.comparison, case.notes, shut / "old.md")
    (shut / "old.md").chmod(0o444)
    shut.chmod(0o555)

    def attempt() -> None:
        for name in ("new.md", "old.md"):
            with pytest.raises(ExportFailed, match="-o"):
                export("markdown", case.comparison, case.notes, shut / name)

    as_nobody(attempt)
    assert [file.name for file in shut.iterdir()] == ["old.md"]


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = quay()
    target = tmp_path / "fire.md"
    export("markdown", case.comparison, case.notes, target)
    before = target.read_bytes()
    case.store.add_tag("new")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write.os, "fsync", full)
    with pytest.raises(ExportFailed, match="No space left"):
        export("html", case.comparison, case.notes, tmp_path / "fire.html")
    with pytest.raises(ExportFailed):
        export("markdown", case.comparison, case.notes, target)
    assert target.read_bytes() == before and [file.name for file in tmp_path.iterdir()] == ["fire.md"]


def test_an_export_that_meets_another_one_starts_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = quay()
    target = tmp_path / "fire.md"
    export("markdown", case.comparison, case.notes, target)
    mine = target.read_text(encoding="utf-8").replace("call back", "call back at once")
    real = write.renderer("markdown")
    meanwhile = [mine]

    def slow(*arguments: object) -> str:
        page = real(*arguments)  # type: ignore[arg-type]
        if meanwhile:
            target.write_text(meanwhile.pop(), encoding="utf-8")  # the reader's editor saves just now
        return page

    monkeypatch.setattr(write, "renderer", lambda _name: slow)
    export("markdown", case.comparison, case.notes, target)
    assert "call back at once" in target.read_text(encoding="utf-8")


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    case = quay()
    target = tmp_path / "fire.csv"
    export("csv", case.comparison, case.notes, target)
    target.chmod(0o600)
    export("csv", case.comparison, case.notes, target)
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    case = quay()
    (tmp_path / "vault").mkdir()
    link = tmp_path / "fire.md"
    link.symlink_to(tmp_path / "vault" / "real.md")
    export("markdown", case.comparison, case.notes, link)
    export("markdown", case.comparison, case.notes, link)
    assert link.is_symlink() and (tmp_path / "vault" / "real.md").is_file()
