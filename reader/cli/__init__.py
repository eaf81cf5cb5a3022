"""The command line. Each command is a few lines over the rooms below it, imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reader.cli.run import run


def main(arguments: Sequence[str] | None = None) -> None:
    """Run crossread and end the process with its exit status: 0 done, 1 failed, 2 something given was no good."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))
