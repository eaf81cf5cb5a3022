"""The command for paths, hidden behind the group: the group's own options may stand after the paths too."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.opening import Settings, open_story


@click.command(add_help_option=False)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--theme", metavar="NAME")
@click.option("--store", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def read(settings: Settings, paths: tuple[str, ...], theme: str | None, store: Path | None) -> int:
    """`crossread PATH…`."""
    return open_story(Settings(store or settings.store, theme or settings.theme), paths)
