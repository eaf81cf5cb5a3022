"""`crossread config`: the settings file, written with its comments, and checked."""

from __future__ import annotations

import click

from reader.cli.output import complain, say


@click.group(
    no_args_is_help=False,
    short_help="Write or check the settings file.",
    epilog="""\b
Examples:
  crossread config init
  $EDITOR "$(crossread locate config)"
  crossread config check""",
)
def config() -> None:
    """Settings and keys, in one commented TOML file."""


@config.command(
    epilog="""\b
Example:
  crossread config init"""
)
@click.option("--force", is_flag=True, help="Replace a settings file that is there already.")
def init(force: bool) -> None:
    """Write the settings file with every setting and key at its default, each explained."""
    from reader.config import config_init
    from reader.tui.actions import ACTIONS

    say(f"wrote {config_init(actions=ACTIONS, force=force)}")


@config.command(
    epilog="""\b
Example:
  crossread config check"""
)
def check() -> int:
    """Check the settings file. The exit status is 1 when something in it is wrong."""
    from reader.config import config_check, load_settings
    from reader.paths import config_path
    from reader.tui.actions import ACTIONS
    from reader.tui.themes import wrong_theme

    problems = list(config_check(actions=ACTIONS))
    if wrong := wrong_theme(load_settings().theme, config_path().parent / "themes"):
        problems.append(f"{config_path()}: {wrong}")
    for problem in problems:
        complain(problem)
    if not problems:
        say(f"{config_path()}: fine")
    return 1 if problems else 0
