"""What the tests of several processes run in each: `python -m tests.notes.workers TASK STORE …`.

A line on standard output acknowledges what has been done: what is acknowledged must be there afterwards.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader.article import Span
from reader.notes import schema
from reader.notes.backup import back_up
from reader.notes.store import Store
from tests.notes.samples import article, place, story

LONG = "\n\n".join(f"Line {number} of a long text that has room for many marks." for number in range(400))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def open_once(path: Path) -> None:
    """Wait for the word, open a store that may not be there yet, write one tag, close."""
    say("ready")
    sys.stdin.readline()
    with Store.open(path) as store:
        store.tags()
        store.add_tag(f"tag {sys.argv[3]}")
    say("done")


def write(path: Path) -> None:
    """Write notes one after the other until there are as many as asked for (0: for ever)."""
    name, count = sys.argv[3], int(sys.argv[4])
    one = article(LONG, "long.txt")
    with Store.open(path, backups=False) as store:
        store.register(story(one))
        number = 0
        while not count or number < count:
            start = (number * 7) % (len(LONG) - 10)
            store.set_note(one, [Span(start, start + 1 + number // 100)], f"{name} {number}")
            store.add_tag(f"{name} {number % 20}")
            say(f"{name} {number}")
            number += 1


def read(path: Path) -> None:
    """Say the notes of a story."""
    with Store.open(path, backups=False) as store:
        for annotation in store.annotations(sys.argv[3]):
            say(annotation.note)


def save_copies(path: Path) -> None:
    """Make backups for ever."""
    say("ready")
    while True:
        back_up(path)
        say("saved")


def migrate(path: Path) -> None:
    """Bring the store to the next version, slowly."""
    steps = ";\n".join(f"CREATE TABLE extra_{n} AS SELECT * FROM annotation" for n in range(12))
    schema.MIGRATIONS = (*schema.MIGRATIONS, steps + ";")
    schema.VERSION += 1
    say("ready")
    Store.open(path, backups=False).close()
    say("migrated")


def export(path: Path) -> None:
    """Export the story for ever, with a note that grows."""
    from reader.compare.model import Comparison
    from reader.export.write import export as write_export

    one = article()
    target = Path(sys.argv[3])
    with Store.in_memory() as store:
        store.register(story(one))
        comparison = Comparison((one,), story_id="s1", story_title="Quay fire")
        say("ready")
        for number in range(1_000_000):
            store.set_note(one, [place(one, "Ada Voss")], f"begin {number} " + "word " * 2000 + "end")
            for kind, ending in (("markdown", ".md"), ("html", ".html"), ("csv", ".csv"), ("jsonld", ".jsonld")):
                write_export(kind, comparison, store.notes("s1"), target / f"out{ending}")


if __name__ == "__main__":
    tasks = {
        "open": open_once,
        "write": write,
        "read": read,
        "backup": save_copies,
        "migrate": migrate,
        "export": export,
    }
    tasks[sys.argv[1]](Path(sys.argv[2]))
