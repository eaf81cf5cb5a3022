"""Work on many paths in several processes, the results in order.

The work on one path shares nothing with that on another; memory is bounded by what is under way, not by the number of
paths; a process that dies costs its own path only.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Result = TypeVar("Result")

# How many paths may be under way for each process: enough to keep the others busy behind one slow path.
_AHEAD = 8


def cores() -> int:
    """The cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


def in_processes(
    work: Callable[[str], Result], paths: Sequence[str], jobs: int, died: Callable[[str], Result]
) -> Iterator[Result]:
    """`work` on each path, in `jobs` processes; results in the order of `paths`.

    Args:
        work: a function of a module, which processes can look up by its name.
        died: what stands for a path whose process was killed (out of memory, say).
    """
    jobs = min(jobs, len(paths))
    if jobs <= 1:
        yield from map(work, paths)
        return
    waiting = deque(paths)
    while waiting:
        try:
            for result in _in_pool(work, list(waiting), jobs):
                waiting.popleft()
                yield result
        except BrokenProcessPool:
            # A dead process takes the pool along. The path in front goes alone, in a process of its own: when it is the
            # one to blame that shows, and the rest goes on.
            yield _alone(work, waiting.popleft(), died)


def _in_pool(work: Callable[[str], Result], paths: Sequence[str], jobs: int) -> Iterator[Result]:
    under_way: deque[Future[Result]] = deque()
    pool = _pool(jobs)
    try:
        for path in paths:
            if len(under_way) >= jobs * _AHEAD:
                yield under_way.popleft().result()
            under_way.append(pool.submit(work, path))
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(work: Callable[[str], Result], path: str, died: Callable[[str], Result]) -> Result:
    pool = _pool(1)
    try:
        return pool.submit(work, path).result()
    except BrokenProcessPool:
        return died(path)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A fork starts in a millisecond where a fresh interpreter takes 300, and has what the parent imported; it is safe
    # here, before any thread.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent, which stops its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
