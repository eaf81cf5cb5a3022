"""A reader's machine on which everything that is not crossread's own is made of payloads."""

from __future__ import annotations

import html
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.article import Story
from reader.ingest.load import load_story
from reader.notes.store import Store
from tests.safety.hostile import COUNT, MARKUP, Payload

NAMES = (
    "\x1b]0;31337\x07", "\x1b[31337mred", "\x9b31337m", "\x9d2;31337\x9c", "bell\x07back\x08", "line\nfeed\rreturn",
    "\u202etxt.31337", "\u200b\u2060\ufeff", "\u2028\u2029\x85", "\x7f\x1b", "\udcff\udc9b31337m",
    "\U000e0041\U000e0042",
    "[bold]31337[-]", "[@click=app.quit]q[-]", "[]",
)  # fmt: skip
"""What a file may be called: a slash and NUL it may not hold, and it has 255 bytes at most."""


@dataclass(frozen=True)
class House:
    """Where everything is.

    Attributes:
        story: the folder with the articles.
        pile: a folder of articles of several stories.
    """

    root: Path
    story: Path
    pile: Path
    environment: dict[str, str]
    incoming: Path
    names: tuple[str, ...]

    def store(self) -> Store:
        """The notes."""
        return Store.open(self.environment["CROSSREAD_STORE"])


def built(root: Path, payload: Payload, names: tuple[str, ...] = NAMES) -> House:
    """Build it under `root`, with payloads from `payload` and files called `names`."""
    story = root / f"story {names[0]}"
    pile = root / "pile"
    _articles(story, payload, names)
    for number in (1, 2):
        _articles(pile / f"{number} {names[number]}", payload, names[3 * number :], COUNT // 6)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("CROSSREAD", "TEXTUAL"))}
    environment |= {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONUTF8": "1",
        "CROSSREAD_STORE": str(root / "notes.sqlite3"),
        "CROSSREAD_CONFIG": str(root / "config" / "config.toml"),
        "CROSSREAD_STATE": str(root / "state.json"),
    }
    environment.pop("NO_COLOR", None)
    house = House(root, story, pile, environment, root / "incoming.jsonld", names)
    _settings(house, payload)
    _notes(house, payload)
    _incoming(house, payload)
    return house


# --- articles --------------------------------------------------------------------------------------------------------


def _words(payload: Payload, start: int, count: int) -> Iterator[str]:
    """Sentences each with a payload, a quote that every article has among them."""
    for number in range(start, start + count):
        yield (
            f"The ferry{payload(number)} left the north quay of Port Orr at {number % 12 + 1} and nobody counted "
            f"those aboard."
        )
        if number % 9 == 0:
            yield (
                f"“Nobody told us{payload(number + 1)} anything until Friday, and then we read it in the paper "
                f"{number},” said Ada{payload(number + 2)} Voss, who runs the ferry."
            )
            yield f"Police said that {12 + start % 5} people{payload(number + 3)} were hurt at the north quay."


def _articles(folder: Path, payload: Payload, names: tuple[str, ...], count: int = COUNT) -> None:
    """Plain text, Latin-1, HTML and Markdown with `count` payloads between them, and a small file for each name."""
    folder.mkdir(parents=True)
    part = count // 3
    text = "\n\n".join(_words(payload, 0, count))
    title = f"Fire {payload(40)} at the quay {MARKUP[1]}"
    (folder / "harbour.txt").write_bytes(
        f"{title}\nBy Jo{payload(3)} Pell\n\n{text}\n".encode("utf-8", "surrogatepass")
    )
    latin = "\n\n".join(_words(payload, part, part)).replace("“", '"').replace("”", '"')
    (folder / "wire.txt").write_bytes(latin.encode("latin-1", "replace"))
    page = "".join(f"<p>{_referred(line)}</p>" for line in _words(payload, 2 * part, part))
    (folder / "ledger.html").write_text(
        f"<html><head><title>Ledger {_referred(payload(60))} {MARKUP[2]}</title>"
        f'<meta property="og:site_name" content="The {_referred(payload(61))} Ledger{MARKUP[0]}">'
        f'<meta name="author" content="Tam {_referred(payload(62))}"></head><body><article><h1>Letter '
        f"{_referred(payload(63))}</h1>{page}</article></body></html>",
        encoding="utf-8",
    )
    outlet, head = json.dumps(f"Gazette {payload(70)}{MARKUP[5]}"), json.dumps(f"Quay {payload(71)} {MARKUP[4]}")
    (folder / "gazette.md").write_text(
        f"---\ntitle: {head}\noutlet: {outlet}\nauthor: {json.dumps(payload(72))}\ndate: 2026-11-21\n---\n\n"
        + "\n\n".join(_words(payload, 5, 60)),
        encoding="utf-8",
        errors="surrogateescape",
    )
    for number, name in enumerate(names):
        lines = "\n\n".join(_words(payload, 7 * number, 8))
        path = os.fsencode(folder / f"{number} {name}.txt")
        Path(os.fsdecode(path)).write_text(f"{MARKUP[number % len(MARKUP)]} story\n\n{lines}\n", encoding="utf-8")
    (folder / f"picture {names[0]}.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 64)


def _referred(text: str) -> str:
    """As character references, which are no bytes of the file."""
    return "".join(character if character.isalnum() else f"&#{ord(character)};" for character in html.escape(text))


# --- settings, notes, imports ----------------------------------------------------------------------------------------


def _settings(house: House, payload: Payload) -> None:
    path = Path(house.environment["CROSSREAD_CONFIG"])
    themes = path.parent / "themes"
    themes.mkdir(parents=True)
    wrong = [f"{_toml(f'x{number}{payload(number)}')} = {_toml(payload(number))}" for number in range(0, COUNT, 7)]
    keys = [f"{_toml(f'{number}{payload(number)}')} = {_toml(payload(number + 1))}" for number in range(0, COUNT, 11)]
    keys += [f'"theme" = {_toml(f"f12{payload(80)}")}', f'"redo" = {_toml(payload(5))}']
    values = _toml(f"dark{payload(33)}{MARKUP[0]}")
    path.write_text("\n".join([f"theme = {values}", *wrong, "[keys]", *keys]), encoding="utf-8")
    for number, name in enumerate(house.names):
        Path(os.fsdecode(os.fsencode(themes / f"{number}{name}.toml"))).write_text(
            f'primary = "#123456"\n{_toml(payload(91))} = {_toml(payload(90))}\n', encoding="utf-8"
        )
    Path(house.environment["CROSSREAD_STATE"]).write_text(
        json.dumps({"format": 1, "stories": {payload(5): {"view": payload(6), "active": payload(7)}}}), encoding="utf-8"
    )


def _toml(text: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


def _notes(house: House, payload: Payload) -> None:
    """Tags and notes made by the app's own ways, then all words in the file changed behind its back."""
    story = load_story([str(house.story)])
    with house.store() as store:
        store.register(story)
        _mark(store, story, payload)
    connection = sqlite3.connect(house.environment["CROSSREAD_STORE"])
    every = "x".join(payload(number) for number in range(COUNT)) + "".join(MARKUP)
    every = every.encode("utf-8", "replace").decode()
    with connection:
        connection.execute("UPDATE tag SET name = name || ?, sign = ? WHERE key = '1'", (every, payload(27)))
        connection.execute("UPDATE tag SET name = ? WHERE key = '2'", (MARKUP[1],))
        connection.execute("UPDATE story SET name = 'Quay ' || ?", (every,))
        connection.execute("UPDATE annotation SET note = note || ?, quote = quote || ?", (every, every))
        connection.execute("UPDATE step SET label = label || ?", (every,))
    connection.close()


def _mark(store: Store, story: Story, payload: Payload) -> None:
    article = story.articles[0]
    spans = [block.span for block in article.blocks if block.kind == "paragraph"][:6]
    for number, span in enumerate(spans):
        store.toggle_tag(article, [span], "supported")
        store.set_note(article, [span], f"who says so {payload(number)} {MARKUP[number]}")


def _incoming(house: House, payload: Payload) -> None:
    notes = [
        {
            "type": "Annotation",
            "id": f"urn:uuid:00000000-0000-4000-8000-{number:012}{payload(number)}",
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "value": f"tag {number // 30}{payload(number)}"},
                {"type": "TextualBody", "purpose": "commenting", "value": f"{payload(number)}{MARKUP[number % 8]}"},
            ],
            "target": {
                "source": {"id": "https://ledger.example/x", "label": f"A letter {payload(number)}"},
                "selector": [{"type": "TextQuoteSelector", "exact": f"The ferry{payload(number)} left the north quay"}],
            },
        }
        for number in range(COUNT)
    ]
    house.incoming.write_text(json.dumps({"label": payload(9), "items": notes}), encoding="utf-8")
