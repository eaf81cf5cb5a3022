"""`crossread batch`: a folder of stories, compared on every core, one line each."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.output import Progress, complain, write


@click.command(
    short_help="Compare every story in a folder, one JSON object a line.",
    epilog="""\b
Examples:
  crossread batch stories/ > stories.jsonl
  crossread batch --jobs 8 stories/ | jq -r '.story.title'

Exit status: 0 done; 2 when a story could not be opened (the others are printed all the same).""",
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes to use.  [default: one for each core]"
)
def batch(folder: Path, jobs: int | None) -> int:
    """Compare every story in FOLDER: each subfolder or file in it is a story of its own.

    One JSON object a line (crossread.comparison/1, described in docs/json.md), in the order of their names, written
    as soon as it is known.
    """
    from reader.cli.stories import compare_stories
    from reader.cli.workers import cores
    from reader.ingest.load import stories_in

    stories = stories_in(folder)
    progress = Progress(len(stories), "stories")
    failed = 0
    for done, result in enumerate(compare_stories(stories, jobs or cores()), start=1):
        progress.clear()
        for problem in result.problems:
            complain(problem)
        if result.line is None:
            failed += 1
        else:
            write(result.line)
        progress.show(done)
    progress.clear()
    return 2 if failed else 0
