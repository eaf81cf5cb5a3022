"""`crossread notes` and `crossread export`: the reader's own work from the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Span
from reader.cli.run import run
from reader.ingest.load import load_story
from reader.notes.store import Store

WORDS = "The ferry will stop on Monday"
ARTICLE = f"Ferry stops\n\n{WORDS}. “We had no choice,” said Ada Voss, who runs it.\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one story, one sentence of which is tagged and has a note."""
    path = tmp_path / "notes.sqlite3"
    monkeypatch.setenv("CROSSREAD_STORE", str(path))
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "ledger.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "tribune.txt").write_text(ARTICLE.replace("stop on Monday", "stop"), encoding="utf-8")
    story = load_story([folder])
    article = story.articles[0]
    start = article.text.index(WORDS)
    with Store.open(path) as notes:
        notes.register(story)
        notes.toggle_tag(article, [Span(start, start + len(WORDS))], "disputed")
        notes.set_note(article, [Span(start, start + len(WORDS))], "Ask the harbour master.")
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("store")
class TestNotes:
    def test_stories_are_listed_with_their_counts(self, capsys: pytest.CaptureFixture[str]) -> None:
        line = printed(capsys, "notes", "list")
        assert "Ferry" in line and "2 sources, 1 notes" in line
        assert printed(capsys, "notes") == line

    def test_a_story_is_named_by_its_title_the_title_s_beginning_its_id_or_its_folder(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        key = json.loads(printed(capsys, "notes", "list", "--format", "json"))[0]["id"]
        shown = {printed(capsys, "notes", "list", name) for name in ("Ferry", "fer", key, str(tmp_path / "ferry"))}
        assert len(shown) == 1
        assert f"{WORDS}\n  — Ask the harbour master." in shown.pop()

    def test_notes_are_listed_as_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        (note,) = json.loads(printed(capsys, "notes", "list", "Ferry", "--format", "json"))["annotations"]
        assert (note["note"], note["tags"]) == ("Ask the harbour master.", ["disputed"])

    @pytest.mark.parametrize(
        "words",
        [
            ["harbour"],
            ["monday", "ferry"],
            ['"will stop"'],
            ["--tag", "disputed"],
            ["--tag", "2"],
            ["--story", "Ferry"],
        ],
    )
    def test_notes_are_found(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert WORDS in printed(capsys, "notes", "search", *words)

    def test_nothing_found_is_status_1(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["notes", "search", "zeppelin"]) == 1
        assert capsys.readouterr().out == "Nothing found.\n"

    def test_an_unknown_tag_names_those_there_are(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["notes", "search", "--tag", "moon"]) == 2
        assert "disputed" in capsys.readouterr().err

    def test_a_backup_is_made_and_restored(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "backed up to" in printed(capsys, "notes", "backup")
        store.write_bytes(b"not a store")
        assert "restored from" in printed(capsys, "notes", "restore")
        assert WORDS in printed(capsys, "notes", "list", "Ferry")

    def test_a_sound_store_is_called_sound_and_a_damaged_one_is_not(
        self, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert printed(capsys, "notes", "check").startswith(f"{store}: sound\n1 stories, 1 notes")
        store.write_bytes(store.read_bytes()[:5000])
        assert run(["notes", "check"]) == 1
        assert "DAMAGED" in capsys.readouterr().out

    @pytest.mark.parametrize("form", ["markdown", "html", "jsonld", "csv", "json"])
    def test_the_story_read_last_is_exported(self, form: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert "Ask the harbour master." in printed(capsys, "export", "--format", form)

    def test_an_export_goes_into_a_folder_under_the_story_s_title(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "vault").mkdir()
        assert printed(capsys, "export", "Ferry", "-o", str(tmp_path / "vault")).startswith("wrote ")
        assert "harbour master" in (tmp_path / "vault" / "Ferry.md").read_text(encoding="utf-8")

    def test_an_export_that_cannot_be_written_says_what_to_do(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").touch()
        assert run(["export", "Ferry", "-o", str(tmp_path / "file" / "inside.md")]) == 2
        assert capsys.readouterr().err.count("\n") == 1

    def test_a_file_is_written_as_its_name_ends(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        printed(capsys, "export", "Ferry", "-o", str(tmp_path / "ferry.csv"))
        assert (tmp_path / "ferry.csv").read_text(encoding="utf-8").startswith("id,story,source,")

    def test_a_name_of_another_format_is_refused_before_anything_is_written(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for arguments in (["-o", str(tmp_path / "x.pdf")], ["--format", "csv", "-o", str(tmp_path / "x.pdf")]):
            assert run(["export", "Ferry", *arguments]) == 2
            assert capsys.readouterr().err.startswith("crossread: x.pdf: no format has files that end in .pdf")
        assert not (tmp_path / "x.pdf").exists()

    def test_a_dash_is_standard_output(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert printed(capsys, "export", "Ferry", "-o", "-") == printed(capsys, "export", "Ferry")

    def test_details_that_were_corrected_are_in_what_is_compared_and_exported_from_files(
        self, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = str(tmp_path / "ferry")
        with Store.open(store) as notes:
            one = notes.story(notes.stories()[0].id).articles[0]
            notes.describe(one, replace(one.source, outlet="The Orr Ledger"))
        for command in ("compare", "export"):
            assert "The Orr Ledger" in printed(capsys, command, folder)
        assert "The Orr Ledger" not in printed(capsys, "--store", str(tmp_path / "none.sqlite3"), "compare", folder)
        assert not (tmp_path / "none.sqlite3").exists()

    def test_a_store_that_cannot_be_read_does_not_stop_a_comparison(
        self, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        store.write_bytes(b"no store")
        assert run(["compare", str(tmp_path / "ferry")]) == 0
        captured = capsys.readouterr()
        assert "ledger" in captured.out and captured.err.count("\n") == 1
        assert "as their files have them" in captured.err


def test_notes_go_out_and_come_in_again(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ferry.jsonld"
    printed(capsys, "export", "Ferry", "--format", "jsonld", "-o", str(file))
    assert "1 here already" in printed(capsys, "import", str(file))
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "another.sqlite3"))
    assert "1 added" in printed(capsys, "import", str(file))
    assert "Ask the harbour master." in printed(capsys, "notes", "search", "harbour")


@pytest.mark.parametrize("text", [None, "", "{", "[1, 2]", '{"rows": 3}'])
def test_a_file_that_holds_no_notes_is_refused_in_one_line(
    text: str | None, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / "notes.json").write_text(text, encoding="utf-8")
    assert run(["import", str(tmp_path / "notes.json")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_title_that_fits_several_stories_asks_for_an_id(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ferry strike").mkdir()
    (tmp_path / "ferry strike" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    with Store.open(store) as notes:
        notes.register(load_story([tmp_path / "ferry strike"]))
    assert run(["export", "fer"]) == 2
    assert "give the id" in capsys.readouterr().err


def test_no_story_yet_asks_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "new.sqlite3"))
    assert run(["export"]) == 2
    assert "name its files or its folder" in capsys.readouterr().err


def test_checking_a_store_that_is_not_there_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CROSSREAD_STORE", str(tmp_path / "new.sqlite3"))
    assert "no notes yet" in printed(capsys, "notes", "check")
    assert not (tmp_path / "new.sqlite3").exists()
