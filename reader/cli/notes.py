"""`crossread notes`: the reader's own work, listed, searched, backed up, brought back and checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.library import opened, story_meant
from reader.cli.opening import Settings
from reader.cli.output import page, say, write

if TYPE_CHECKING:
    from reader.notes.model import Tag

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Lines for people, or JSON for programs.",
)  # fmt: skip


@click.group(
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",
    short_help="List, search, back up and check your notes.",
    epilog="""\b
Examples:
  crossread notes list                    your stories
  crossread notes list "Quay fire"        your tags and notes on one
  crossread notes search ferry --tag disputed
  crossread notes backup""",
)
@click.pass_context
def notes(ctx: click.Context) -> None:
    """Your tags and notes, from the command line. Without a command: a list of your stories."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_notes)


@notes.command(
    "list",
    short_help="List your stories, or your notes on one.",
    epilog="""\b
Examples:
  crossread list
  crossread notes list
  crossread notes list "Quay fire"
  crossread notes list --format json quay-fire/""",
)
@click.argument("story", nargs=-1, type=click.Path(), metavar="[STORY]...")
@_FORMAT
@click.option("--archived", is_flag=True, help="List archived stories too.")
@click.pass_obj
def list_notes(settings: Settings, story: tuple[str, ...] = (), form: str = "text", archived: bool = False) -> None:
    """List your stories; or your notes on STORY (its files, its title or its id). `crossread list` does the same."""
    from reader.export.json import dumps, notes_dict
    from reader.export.listing import found_text, stories_text

    with opened(settings) as store:
        records = store.stories(archived=archived)
        kept = store.notes(story_meant(store, story).id) if story else None
    if kept and form == "json":
        write(dumps(notes_dict(kept)))
    elif kept:
        write(found_text(kept.annotations, {kept.story: kept.title}, kept.tags, page().width))
    elif form == "json":
        write(dumps([asdict(record) for record in records]))
    else:
        write(stories_text(records, page().width))


@notes.command(
    epilog="""\b
Examples:
  crossread notes search ferry
  crossread notes search '"told the ferry"' --tag follow-up"""
)
@click.argument("words", nargs=-1)
@click.option("--story", metavar="STORY", help="Only in this story: its path, title or id.")
@click.option("--tag", metavar="TAG", help="Only with this tag.")
@_FORMAT
@click.pass_obj
def search(settings: Settings, words: tuple[str, ...], story: str | None, tag: str | None, form: str) -> int:
    """Find notes that hold all WORDS, in what you marked or wrote. A "phrase" in quotes stays together.

    The exit status is 1 when nothing is found.
    """
    from reader.export.json import dumps, notes_dict
    from reader.export.listing import found_text
    from reader.notes.model import Notes

    with opened(settings) as store:
        tags = store.tags()
        titles = {record.id: record.title for record in store.stories(archived=True)}
        found = store.search(
            " ".join(words),
            story_id=story_meant(store, [story]).id if story else None,
            tag=_tag_id(tag, tags) if tag else None,
        )
    if form == "json":
        write(dumps(notes_dict(Notes("", "", found, tags=tags))))
    else:
        write(found_text(found, titles, tags, page().width))
    return 0 if found else 1


@notes.command(
    epilog="""\b
Example:
  crossread notes backup"""
)
@click.pass_obj
def backup(settings: Settings) -> None:
    """Copy the store now. The last five copies are kept beside it; one is made daily without asking."""
    from reader.notes.backup import back_up
    from reader.paths import store_path

    say(f"backed up to {back_up(settings.store or store_path())}")


@notes.command(
    epilog="""\b
Example:
  crossread notes restore"""
)
@click.argument("copy", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def restore(settings: Settings, copy: Path | None) -> None:
    """Put a backup in the store's place: COPY, or the newest sound one. What was there is kept beside it."""
    from reader.notes.backup import restore as put_back
    from reader.paths import store_path

    used, kept = put_back(settings.store or store_path(), copy)
    say(f"restored from {used}" + (f"; what was there is now {kept}" if kept else ""))


@notes.command(
    epilog="""\b
Example:
  crossread notes check"""
)
@click.pass_obj
def check(settings: Settings) -> int:
    """Check that the store is sound, and tell what is in it. The exit status is 1 when it is not sound."""
    from reader.notes.check import check as looked_through
    from reader.paths import store_path

    report = looked_through(settings.store or store_path())
    for line in report.lines:
        say(line)
    return 1 if report.problems else 0


def _tag_id(asked: str, tags: Iterable[Tag]) -> str:
    """The id of the tag that is called so, by id, name or key."""
    known = list(tags)
    for tag in known:
        if asked.casefold() in {tag.id.casefold(), tag.name.casefold(), tag.key}:
            return tag.id
    raise click.BadParameter(f"no tag {asked!r}; there are {', '.join(tag.name for tag in known)}", param_hint="--tag")
