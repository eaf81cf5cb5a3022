"""`crossread notes`: the reader's own work, listed, searched, backed up, brought back and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.commands import Settings
from reader.cli.library import opened, story_meant
from reader.cli.output import complain, say, write

if TYPE_CHECKING:
    from reader.notes.model import Annotation, Document, Tag
    from reader.notes.store import Store

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)  # fmt: skip


@click.group(
    invoke_without_command=True,
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


@notes.command("list")
@click.argument("story", nargs=-1, type=click.Path(), metavar="[STORY]...")
@_FORMAT
@click.option("--archived", is_flag=True, help="List archived stories too.")
@click.pass_obj
def list_notes(settings: Settings, story: tuple[str, ...] = (), form: str = "text", archived: bool = False) -> None:
    """List your stories; or your notes on STORY (its files, its title or its id)."""
    from reader.export.json import dumps, notes_dict

    with opened(settings) as store:
        if story:
            kept = store.notes(story_meant(store, story).id)
            if form == "json":
                write(dumps(notes_dict(kept)))
            else:
                _print(_shown(kept.annotations, kept.tags, store))
            return
        records = store.stories(archived=archived)
    if form == "json":
        write(dumps([asdict(record) for record in records]))
        return
    for record in records:
        counts = [f"{record.articles} sources", f"{record.annotations} notes"]
        counts += [f"{record.follow_up} to follow up"] if record.follow_up else []
        counts += ["archived"] if record.archived else []
        say(f"{record.id}  {record.opened[:10]}  {record.title}  ({', '.join(counts)})")


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
    from reader.notes.model import Notes

    with opened(settings) as store:
        tags = store.tags()
        found = store.search(
            " ".join(words),
            story_id=story_meant(store, [story]).id if story else None,
            tag=_tag_id(tag, tags) if tag else None,
        )
        if form == "json":
            write(dumps(notes_dict(Notes("", "", found, tags=tags))))
        else:
            _print(_shown(found, tags, store))
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
Examples:
  crossread notes restore
  crossread notes restore notes.sqlite3.backups/20310102T080000.000000.sqlite3"""
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
    """Check that the store is sound. The exit status is 1 when it is not."""
    from reader.notes.backup import problems
    from reader.paths import store_path

    path = settings.store or store_path()
    if not path.exists():
        say(f"{path}: no notes yet")
        return 0
    found = problems(path)
    for problem in found:
        complain(problem)
    if not found:
        say(f"{path}: sound")
    return 1 if found else 0


def _tag_id(asked: str, tags: Iterable[Tag]) -> str:
    """The id of the tag that is called so, by id, name or key."""
    known = list(tags)
    for tag in known:
        if asked.casefold() in {tag.id.casefold(), tag.name.casefold(), tag.key}:
            return tag.id
    raise click.BadParameter(f"no tag {asked!r}; there are {', '.join(tag.name for tag in known)}", param_hint="--tag")


def _shown(annotations: Iterable[Annotation], tags: Iterable[Tag], store: Store) -> Iterator[str]:
    """A few lines an annotation: where, the tags, the words, the note."""
    names = {tag.id: tag.name for tag in tags}
    sources: dict[str, dict[str, Document]] = {}
    for annotation in annotations:
        if annotation.story not in sources:
            sources[annotation.story] = {document.id: document for document in store.documents(annotation.story)}
        document = sources[annotation.story].get(annotation.document)
        source = (document.outlet or document.title or document.path) if document else "an article no longer here"
        marks = [names.get(tag, tag) for tag in annotation.tags]
        marks += {"exact": [], "edited": ["edited since"], "orphan": ["no longer found"]}[annotation.status]
        yield f"{source}  [{', '.join(marks) or 'note'}]"
        yield f"  “{annotation.quote}”"
        for line in annotation.note.splitlines():
            yield f"  {line}"


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
