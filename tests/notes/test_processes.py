"""Several crossreads on one store, and crossreads that are killed."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.notes import schema
from reader.notes.backup import back_up, problems
from reader.notes.database import backups_folder, saved_copies
from reader.notes.store import Store
from tests.notes.samples import article, place, story

ROOT = Path(__file__).resolve().parents[2]


def start(task: str, path: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.notes.workers", task, str(path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def open_together(path: Path, count: int) -> list[str]:
    """Let `count` processes open a store that is not there at one moment; what any of them complains of."""
    workers = [start("open", path, str(number)) for number in range(count)]
    for worker in workers:
        assert worker.stdout and worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("go\n")
        worker.stdin.flush()
    failed = []
    for worker in workers:
        out, err = worker.communicate(timeout=60)
        if out != "done\n" or worker.returncode:
            failed.append(err.strip().splitlines()[-1] if err.strip() else f"exit {worker.returncode}")
    with Store.open(path, backups=False) as store:
        names = {tag.name for tag in store.tags()}
        assert failed or {f"tag {number}" for number in range(count)} <= names
    return failed


def kill_at_a_random_moment(worker: subprocess.Popen[str], rng: random.Random, most: float) -> str:
    """Kill -9 once it is at work; what it had acknowledged by then."""
    time.sleep(rng.uniform(0, most))
    worker.send_signal(signal.SIGKILL)
    return worker.communicate(timeout=60)[0]


def acknowledged(out: str) -> list[str]:
    return [line for line in out.split("\n")[:-1] if line != "ready"]


def test_four_processes_open_a_new_store_at_once(tmp_path: Path) -> None:
    for number in range(3):
        assert open_together(tmp_path / str(number) / "notes.sqlite3", 4) == []


def test_looking_at_an_open_store_again_does_not_let_go_of_it(path: Path) -> None:
    one = article()
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        store.set_note(one, [place(one, "Ada Voss")], "first")
        Store.open(path, backups=False).close()
        assert problems(path) == [] and back_up(path)
        assert open_together(path, 1) == []  # closes last, and takes the log away if nobody seems to use it
        store.set_note(one, [place(one, "Twelve people")], "second")
        assert start("read", path, "s1").communicate(timeout=60)[0] == "first\nsecond\n"


def test_two_processes_write_to_one_store(path: Path) -> None:
    workers = [start("write", path, name, "40") for name in ("left", "right")]
    outs = [worker.communicate(timeout=120) for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], outs
    with Store.open(path, backups=False) as store:
        assert {"left 19", "right 19"} <= {tag.name for tag in store.tags()}
        assert problems(path) == []


def test_two_apps_and_imports_from_the_command_line_at_once_lose_nothing(path: Path, tmp_path: Path) -> None:
    everything_at_once(path, tmp_path, notes=40, imports=3)


def everything_at_once(path: Path, tmp_path: Path, notes: int, imports: int) -> None:
    """Two processes write notes while the command line imports file after file; all of it must be there."""
    workers = [start("write", path, name, str(notes)) for name in ("left", "right")]
    wanted = {f"{name} {number}" for name in ("left", "right") for number in range(notes)}
    for number in range(imports):
        file = tmp_path / f"{number}.jsonld"
        file.write_text(json.dumps([web_annotation(f"import {number}-{each}") for each in range(20)]))
        command = [sys.executable, "-m", "reader", "--store", str(path), "import", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)
        assert (done.returncode, done.stderr) == (0, "") and "20 added" in done.stdout
        wanted |= {f"import {number}-{each}" for each in range(20)}
    outs = [worker.communicate(timeout=300) for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], outs
    with Store.open(path, backups=False) as store:
        found = store._connection.execute("SELECT after FROM change WHERE entity = 'annotation'").fetchall()
        notes_made = {json.loads(after)["note"] for (after,) in found if after}
        assert wanted <= notes_made and problems(path) == []


def web_annotation(note: str) -> dict[str, object]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": f"urn:x:{note}", "type": "Annotation", "bodyValue": note,
        "target": {"source": "https://times.example/fire", "selector": {"type": "TextQuoteSelector", "exact": note}},
    }  # fmt: skip


def test_a_killed_writer_loses_nothing_it_had_acknowledged(path: Path) -> None:
    survive_kills(path, 3, seed=1)


def survive_kills(path: Path, times: int, seed: int) -> int:
    """Kill a writer `times` over; every note it acknowledged must be in the history. How many there were."""
    rng = random.Random(seed)
    seen = 0
    for number in range(times):
        worker = start("write", path, f"w{number}", "0")
        assert worker.stdout and worker.stdout.readline()
        said = acknowledged(kill_at_a_random_moment(worker, rng, 0.25))
        with Store.open(path, backups=False) as store:
            rows = store._connection.execute(
                "SELECT after FROM change WHERE after LIKE ?", (f'%"w{number} %',)
            ).fetchall()
            for line in said:
                assert any(f'"note":"{line}"' in row[0] for row in rows), f"{line} was acknowledged and is gone"
        assert problems(path) == []
        seen += len(said)
    return seen


@pytest.mark.soak
def test_four_processes_open_a_new_store_at_once_two_hundred_and_fifty_times(tmp_path: Path) -> None:
    failed = [line for number in range(250) for line in open_together(tmp_path / str(number) / "n.sqlite3", 4)]
    assert failed == []


@pytest.mark.soak
def test_two_processes_write_three_hundred_notes_each(path: Path) -> None:
    workers = [start("write", path, name, "300") for name in ("left", "right")]
    outs = [worker.communicate(timeout=300) for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], outs
    with Store.open(path, backups=False) as store:
        rows = store._connection.execute("SELECT after FROM change WHERE entity = 'annotation'").fetchall()
        for name in ("left", "right"):
            for number in range(300):
                assert any(f'"note":"{name} {number}"' in row[0] for row in rows)


@pytest.mark.soak
def test_two_apps_and_twenty_imports_at_once_lose_nothing(path: Path, tmp_path: Path) -> None:
    everything_at_once(path, tmp_path, notes=300, imports=20)


@pytest.mark.soak
def test_two_hundred_and_fifty_killed_writers_lose_nothing(path: Path) -> None:
    print(f"\n{survive_kills(path, 250, seed=2)} notes were acknowledged, none is gone")


@pytest.mark.soak
def test_a_hundred_killed_backups_leave_only_whole_copies(path: Path) -> None:
    one = article()
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        store.set_note(one, [place(one, "Ada Voss")], "long " * 100_000)
    rng = random.Random(3)
    for _ in range(100):
        worker = start("backup", path)
        assert worker.stdout and worker.stdout.readline() == "ready\n"
        kill_at_a_random_moment(worker, rng, 0.1)
        for copy in saved_copies(path):
            assert problems(copy) == []
    assert len([file for file in backups_folder(path).iterdir() if file.suffix == ".sqlite3"]) <= 5
    assert problems(path) == []


@pytest.mark.soak
def test_fifty_killed_migrations_end_in_one_version_or_the_other(tmp_path: Path) -> None:
    rng = random.Random(4)
    one = article()
    ended = set()
    for number in range(50):
        path = tmp_path / str(number) / "notes.sqlite3"
        with Store.open(path, backups=False) as store:
            store.register(story(one))
            for start_at in range(0, 200, 4):
                store.set_note(one, [place(one, one.text[start_at : start_at + 30])], "note " * 500)
        worker = start("migrate", path)
        assert worker.stdout and worker.stdout.readline() == "ready\n"
        kill_at_a_random_moment(worker, rng, 0.08)
        assert problems_beyond_version(path) == []
        version = version_of(path)
        assert version in {schema.VERSION, schema.VERSION + 1}
        ended.add(version)
    print(f"\nended in versions {sorted(ended)}")


def version_of(path: Path) -> int:
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        extra = connection.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE 'extra_%'").fetchone()[0]
        assert extra == (12 if version > schema.VERSION else 0)
        assert connection.execute("SELECT count(*) FROM annotation").fetchone()[0] > 0
        return version
    finally:
        connection.close()


def problems_beyond_version(path: Path) -> list[str]:
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    finally:
        connection.close()


@pytest.mark.soak
def test_a_hundred_killed_exports_leave_whole_files(tmp_path: Path) -> None:
    rng = random.Random(5)
    seen = 0
    for _ in range(100):
        worker = start("export", tmp_path / "unused", str(tmp_path))
        assert worker.stdout and worker.stdout.readline() == "ready\n"
        kill_at_a_random_moment(worker, rng, 0.15)
        for file, end in (("out.md", "."), ("out.html", "</html>"), ("out.csv", "Z"), ("out.jsonld", "}")):
            path = tmp_path / file
            if path.exists():
                seen += 1
                text = path.read_text(encoding="utf-8")
                assert text.rstrip().endswith(end) and text.count("begin ") == text.count("word end")
    print(f"\n{seen} files looked at, all whole")
