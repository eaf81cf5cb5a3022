"""The long run of one target: every input is timed, whatever breaks a law is kept once, and the run goes on."""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fuzz.edits import LARGEST, drawn
from tests.fuzz.targets import Target, target

PATIENCE = 10
"""An input that costs so many times what is expected of its size hangs."""

MEMORY = 3_000_000_000
"""Bytes of address space: an input that wants more is a bomb. Python and the libraries take some 700 MB of it."""

STUCK = 300
"""Seconds of an input in code that no signal interrupts; the run ends with a traceback."""

LIBRARIES = ("reader", "trafilatura", "pypdf", "feedparser", "warcio", "markdown_it", "email", "zipfile")
"""What guides the run: an input that reaches new code in these is changed further. PyYAML it slows tenfold."""


class Hang(BaseException):
    """An input takes too long. No `Exception`, which libraries swallow."""


@dataclass
class Run:
    """What is found on the way."""

    name: str
    target: Target
    kept: Path
    until: float
    inputs: int = 0
    breaks: dict[str, Path] = field(default_factory=dict)
    slowest: tuple[float, float, bytes] = (0.0, 0.0, b"")

    def take(self, data: bytes) -> None:
        """One input."""
        (self.kept / "last").write_bytes(data)
        base, each = self.target.EXPECTED
        expected = base + each * len(data)
        started = time.process_time()
        try:
            with limited(PATIENCE * expected):
                self.target.check(data)
        except (Exception, Hang) as error:
            self._keep(data, error)
        self.inputs += 1
        cost = time.process_time() - started
        if cost / expected > self.slowest[0]:
            self.slowest = (cost / expected, cost, data)

    def _keep(self, data: bytes, error: BaseException) -> None:
        where = [
            frame for frame in traceback.extract_tb(error.__traceback__) if "/tests/fuzz/long_run" not in frame.filename
        ]
        ours = [frame for frame in where if "/reader/" in frame.filename] or where
        key = f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"
        if key not in self.breaks:
            path = self.kept / hashlib.sha256(data).hexdigest()[:12]
            path.write_bytes(data)
            path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
            self.breaks[key] = path
            print(f"{self.name}: {key}: {str(error)[:200]!r}: {path}", flush=True)

    def report(self) -> None:
        share, cost, data = self.slowest
        path = self.kept / "slowest"
        path.write_bytes(data)
        print(
            f"{self.name}: {self.inputs} inputs, {len(self.breaks)} breaks; the slowest took {cost:.2f} s for "
            f"{len(data)} bytes, {share:.1f} times what is expected of its size: {path}",
            flush=True,
        )


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises `Hang` after so many seconds of processor; ends the program where that does not help."""

    def stop(*_: object) -> None:
        raise Hang(f"more than {seconds:.1f} s")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    faulthandler.dump_traceback_later(STUCK, exit=True)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()


def long_run(name: str, minutes: float, kept: Path, seed: int) -> int:
    """Runs the target so long; the exit status is 1 where a law was broken."""
    kept.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    atheris = _atheris()
    with atheris.instrument_imports(include=list(LIBRARIES)) if atheris else contextlib.nullcontext():
        module = target(name)
        for data in module.SEEDS:
            with contextlib.suppress(AssertionError):  # atheris itself says what it imports
                module.check(data)  # imports what it needs, so that this too guides the run and costs no input its time
    run = Run(name, module, kept, time.monotonic() + 60 * minutes)
    for data in module.BROKEN.values():
        run.take(data)
    print(f"{name}: {'guided by coverage (atheris)' if atheris else 'at random'}, seed {seed}", flush=True)
    if atheris:
        _guided(run, seed, atheris)
    _random(run, seed)
    run.report()
    return bool(run.breaks)


def once(name: str, path: Path) -> int:
    """One input alone, its cost said and its traceback shown."""
    module, data = target(name), path.read_bytes()
    started = time.process_time()
    module.check(data)
    print(f"{path}: no law broken, {time.process_time() - started:.2f} s for {len(data)} bytes")
    return 0


def _atheris() -> Any:
    try:
        import atheris
    except ImportError:
        return None
    return atheris


def _random(run: Run, seed: int) -> None:
    chance = random.Random(seed)
    while time.monotonic() < run.until:
        run.take(drawn(chance, run.target.WORDS, run.target.SEEDS))


def _guided(run: Run, seed: int, atheris: Any) -> None:
    """libFuzzer's own loop, which does not return; half of the changes are ours, which know the formats' words."""
    reached = run.kept / "reached"
    reached.mkdir(exist_ok=True)
    for data in (*run.target.SEEDS, *run.target.BROKEN.values()):
        (reached / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)

    def one(data: bytes) -> None:
        run.take(data)
        if time.monotonic() > run.until:
            run.report()
            os._exit(bool(run.breaks))

    def changed(data: bytes, largest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(data, largest))
        return drawn(chance, run.target.WORDS, (data, data, *run.target.SEEDS))[:largest]

    never = ("-timeout=86400", "-rss_limit_mb=0", "-len_control=0", "-verbosity=0")  # time and memory are ours to watch
    arguments = [sys.argv[0], str(reached), f"-seed={seed}", f"-max_len={LARGEST}", *never]
    atheris.Setup(arguments, one, custom_mutator=changed)
    atheris.Fuzz()
