"""The command line. Each command is a few lines over the rooms below it, imported when it is called."""

from __future__ import annotations

import os
import sys

from reader.cli.run import run


def main() -> None:
    """Run crossread and end the process with its exit status: 0 done, 1 failed, 2 something given was no good."""
    sys.exit(run(_expanded(sys.argv[1:])))


def _expanded(arguments: list[str]) -> list[str]:
    """`*.txt` as the files it stands for, where the shell leaves that to the program (Windows)."""
    if os.name != "nt":
        return arguments
    from glob import glob

    return [name for word in arguments for name in (sorted(glob(word)) or [word])]  # noqa: PTH207 - as it was spelt
