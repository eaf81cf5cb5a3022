"""Many stories, each on its own: compared in several processes, handed back in order.

Stories share nothing, so the work is a map; memory is bounded by the stories under way, not by their number.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from reader.errors import CrossreadError

# How many stories may be under way for each process: enough to keep the others busy behind one slow story.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Compared:
    """A story's outcome.

    Attributes:
        line: its comparison as one line of JSON; None when it could not be opened.
        problems: one line for each thing in it that could not be opened.
    """

    line: str | None
    problems: tuple[str, ...] = ()


def compare_stories(paths: Sequence[str], jobs: int) -> Iterator[Compared]:
    """Compare each path as a story of its own, in `jobs` processes; outcomes in the order of `paths`."""
    jobs = min(jobs, len(paths))
    if jobs <= 1:
        yield from map(compare_path, paths)
        return
    waiting = deque(paths)
    while waiting:
        try:
            for result in _in_pool(list(waiting), jobs):
                waiting.popleft()
                yield result
        except BrokenProcessPool:
            # A process died (out of memory, say) and took the pool along. The story in front goes alone, in a process
            # of its own; when it is the one to blame it is reported, and the rest goes on.
            yield _alone(waiting.popleft())


def compare_path(path: str) -> Compared:
    """Compare what is at `path` as one story."""
    from reader.compare.pipeline import compare_story
    from reader.export.json import dumps
    from reader.ingest.load import load_story

    try:
        story = load_story([path])
        comparison = compare_story(story)
    except CrossreadError as error:
        return Compared(None, (str(error),))
    except Exception as error:  # one story's fault must not cost the others
        return Compared(None, (f"{path}: this is a fault in crossread: {type(error).__name__}: {error}",))
    return Compared(dumps(comparison.to_dict(), indent=None), story.problems)


def _in_pool(paths: Sequence[str], jobs: int) -> Iterator[Compared]:
    under_way: deque[Future[Compared]] = deque()
    pool = _pool(jobs)
    try:
        for path in paths:
            if len(under_way) >= jobs * _AHEAD:
                yield under_way.popleft().result()
            under_way.append(pool.submit(compare_path, path))
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(path: str) -> Compared:
    pool = _pool(1)
    try:
        return pool.submit(compare_path, path).result()
    except BrokenProcessPool:
        return Compared(None, (f"{path}: the process that compared it was killed, out of memory perhaps: split it",))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    import reader.compare.pipeline
    import reader.export.json
    import reader.ingest.load  # noqa: F401 - imported once, before the fork

    # A fork starts in a millisecond where a fresh interpreter takes 300; it is safe here, before any thread.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent, which stops its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
