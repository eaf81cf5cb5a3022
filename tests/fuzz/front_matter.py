"""What stands between two `---`: in Markdown and text files that are read, and in files an export goes over."""

from __future__ import annotations

from reader.errors import CrossreadError
from reader.export import front_matter
from reader.ingest.draft import Draft, Material
from reader.ingest.formats import read
from reader.ingest.front_matter import split_front_matter
from tests.fuzz.edits import words
from tests.fuzz.ingest import check_draft, one_line
from tests.ingest import made_files as made

EXPECTED = 0.03, 40e-6
"""Seconds of processor for an input, and for each byte of it: PyYAML reads some fifty thousand characters a second."""


def check(data: bytes) -> None:
    """The text's details are read or left alone; an export keeps the reader's own keys and reads them as they were."""
    content = b"---\n" + data
    text = content.decode("utf-8", "replace").replace("\r", "\n")
    values, begin = split_front_matter(text)
    assert 0 <= begin <= len(text) and (begin or not values)
    for path in ("given.md", "given.txt"):
        try:
            items = read(Material(path, content))
        except CrossreadError as error:
            one_line(str(error))
        else:
            for item in items:
                assert isinstance(item, Draft)
                check_draft(item)
    front, body = front_matter.split(text)
    assert body in text
    kept = front_matter.kept(front, {"title"})
    theirs = {key: value for key, value in front_matter.read(front).items() if key != "title"}
    assert front_matter.read(kept) == theirs or repr(front_matter.read(kept)) == repr(theirs), kept  # NaN is not itself


BODY = f"---\n\n# {made.TITLE}\n\n{made.P1}\n".encode()
HEADS = (
    f"title: {made.TITLE}\ndate: 2031-05-04\nauthor: Ada Voss\n",
    "title: 'It''s: so'\ndate: 2031-05-04T06:30:00+02:00\nauthors:\n  - Ada Voss\n  - name: Bo Marr\ntags: [a, b]\n",
    f"url: {made.URL}\nsource: Quillmouth Echo\n# mine\nmine: |\n  two\n  lines\nn: 0x1f\nf: .inf\nb: yes\nz: ~\n",
    "a: &a {k: v}\nb: {<<: *a, l: [*a, *a]}\n? x\n: y\n",
    "title: A: b\nauthor: x: y\n",
    '"title": "\\u263a"\n!!str date: !!timestamp 2031-05-04\nset: !!set {a, b}\nbin: !!binary aGk=\n',
)
SEEDS = tuple(head.encode() + BODY for head in HEADS)
WORDS = (
    *words("front_matter"),
    b"0x" + b"f" * 4_000,
    b"1" * 4_400,
    b"1:" * 300 + b"1",
    b"[" * 500,
    b"{a: " * 300,
    b"- " * 500,
    b"? " * 300,
    b" " * 500,
)

BROKEN = {
    "a number with more digits than Python writes": b"title: 0x" + b"f" * 4_000 + b"\n" + BODY,
    "a key of as many digits": b"title: x\n? 0x" + b"f" * 4_000 + b"\n: y\n" + BODY,
    "a time before the year 1": b"date: 0001-01-01 00:00:00 +23:59\n" + BODY,
    "a year in which nobody wrote articles": b"date: 1015-05-04\n" + BODY,
    "an integer of nothing": b"n: !!int ''\n" + BODY,
    "a truth that is none": b"b: !!bool x\n" + BODY,
    "a time that is none": b"t: !!timestamp x\n" + BODY,
    "lists of lists of lists": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (n + 1, n + 1, b",".join([b"*%c" % n] * 9)) for n in range(97, 107))
    + BODY,
    "a mapping merged with itself, and the result with itself": b"a: &a {k: v}\n"
    + b"".join(b"%c: &%c {<<: [%s]}\n" % (n + 1, n + 1, b",".join([b"*%c" % n] * 9)) for n in range(97, 107))
    + BODY,
    "a list that holds itself": b"a: &a [*a]\n" + BODY,
    "brackets without end": b"a: " + b"[" * 5_000 + b"\n" + BODY,
    "blanks inside a value": b"title: Ferry  still: in   harbour\n\nNo end, so these are lines of the text.\n",
}
