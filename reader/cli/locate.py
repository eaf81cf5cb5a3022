"""`crossread locate`: where the reader's files and the samples are."""

from __future__ import annotations

import click

from reader.cli.opening import Settings
from reader.cli.output import write


@click.command(
    short_help="Print where the config, the notes or the samples are.",
    epilog="""\b
Examples:
  crossread locate samples
  $EDITOR "$(crossread locate config)"
  cp "$(crossread locate store)" ~/backup/""",
)
@click.argument("what", type=click.Choice(["config", "store", "samples"]))
@click.pass_obj
def locate(settings: Settings, what: str) -> None:
    """Print the path of the settings file, of the file with your notes, or of the sample stories.

    The settings file and the store may not exist yet. CROSSREAD_CONFIG and CROSSREAD_STORE choose other places.
    """
    from reader.paths import config_path, data_dir, store_path

    if what == "config":
        path = config_path()
    elif what == "store":
        path = settings.store or store_path()
    else:
        path = data_dir("sample_corpus")
    write(f"{path}\n")
