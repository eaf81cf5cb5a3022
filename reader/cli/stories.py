"""Many stories, each compared on its own, in several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.cli.workers import in_processes
from reader.errors import CrossreadError


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
    import reader.compare.pipeline
    import reader.export.json
    import reader.ingest.load  # noqa: F401 - imported once, before the processes are forked

    return in_processes(compare_path, paths, jobs, _killed)


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


def _killed(path: str) -> Compared:
    return Compared(None, (f"{path}: the process that compared it was killed, out of memory perhaps: split it",))
