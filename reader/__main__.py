"""Run crossread: `python -m reader`."""

from reader.cli import main

main()
