"""`crossread locate`: where the reader's files and the samples are."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from reader.cli.opening import Settings
from reader.cli.output import say, write


@click.command(
    short_help="Print where the notes, the settings or the samples are.",
    epilog="""\b
Examples:
  crossread locate                            all four, a line each
  crossread locate samples
  $EDITOR "$(crossread locate config)"
  cp "$(crossread locate store)" ~/backup/""",
)
@click.argument("what", required=False, type=click.Choice(["store", "config", "state", "samples"]))
@click.pass_obj
def locate(settings: Settings, what: str | None) -> None:
    """Print the path of the file with your notes (store), your settings (config), what was read last (state), or the
    sample stories; without a word all of them.

    These are all the files that crossread writes unasked. Backups lie beside the store and themes beside the settings;
    the first three need not exist yet. CROSSREAD_STORE, CROSSREAD_CONFIG and CROSSREAD_STATE choose other places.
    """
    from reader.paths import config_path, data_dir, state_path, store_path

    places: dict[str, Callable[[], Path]] = {
        "store": lambda: settings.store or store_path(),
        "config": config_path,
        "state": state_path,
        "samples": lambda: data_dir("sample_corpus"),
    }
    if what:
        path = places[what]()
        if sys.stdout.isatty():
            say(str(path))
        else:
            write(os.fsencode(path) + b"\n")  # for `$(crossread locate store)`: the path to the byte
    else:
        for name, place in places.items():
            say(f"{name:<9}{place()}")
