"""Random input for everything that reads what strangers wrote: whatever comes, a result or one clear line.

Each target is a module with `check(data)`, which raises when a law is broken, and `SEEDS` and `WORDS` to begin from:

    ingest         bytes of every format, under right and wrong names
    front_matter   what stands between two `---`
    quotes         a comparison of two articles of hostile text
    anchors        a passage marked in one text and looked for in another
    incoming       notes from a file, into a store and out again

`test_fuzz.py` runs what was once broken, and a few hundred seeded inputs a target, with the other tests. The long run
looks for more, guided by coverage where atheris is at hand (Linux, Python 3.11 or later), else at random:

    uv run --with atheris python -m tests.fuzz ingest --minutes 10
"""
