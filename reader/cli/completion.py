"""`crossread completion`: the script that makes a shell complete commands, options and paths."""

from __future__ import annotations

import click

from reader.cli.output import write


@click.command(
    short_help="Print a completion script for your shell.",
    epilog="""\b
Examples:
  crossread completion bash >> ~/.bashrc
  crossread completion zsh >> ~/.zshrc
  crossread completion fish > ~/.config/fish/completions/crossread.fish""",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL."""
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None  # the three shells are click's own
    write(script(ctx.find_root().command, {}, "crossread", "_CROSSREAD_COMPLETE").source() + "\n")
