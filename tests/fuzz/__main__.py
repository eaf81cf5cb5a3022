"""`python -m tests.fuzz TARGET`: the long run."""

import argparse
import sys
from pathlib import Path

from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for what breaks a law (default: .fuzz/TARGET)")
    parser.add_argument("--only", type=Path, help="a kept input, run alone")
    given = parser.parse_args()
    from tests.fuzz.long_run import long_run, once

    if given.only:
        sys.exit(once(given.target, given.only))
    sys.exit(long_run(given.target, given.minutes, given.keep or Path(".fuzz", given.target), given.seed))
