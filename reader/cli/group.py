"""A click group that takes paths as well as command names, and loads a command only when it is called."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

_PATHS_ONLY = "crossread.paths_only"


class PathGroup(click.Group):
    """`crossread PATH…` beside `crossread COMMAND`.

    A first argument that names a command is that command; anything else, and everything after `--`, is a path for the
    default command. `crossread ./compare` opens a file or folder that bears a command's name.

    Args:
        default: where the command for paths stands, as "module:attribute".
        lazy: where each command stands, by name, in the order the help shows them.
    """

    def __init__(self, *args: Any, default: str, lazy: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._default = default
        self._lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = self._lazy.get(cmd_name)
        return _load(place) if place else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = list(args)
        rest = super().parse_args(ctx, args)
        taken = len(given) - len(rest) - 1  # the rest ends what was given, less the command's or first path's name
        ctx.meta[_PATHS_ONLY] = taken > 0 and given[taken - 1] == "--"
        return rest

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if ctx.meta.get(_PATHS_ONLY):
            return "", _load(self._default), ["--", *args]
        if args[0] in self._lazy:
            return args[0], self.get_command(ctx, args[0]), args[1:]
        if not ctx.resilient_parsing:
            self._refuse_misspelt_command(ctx, args[0])
        return "", _load(self._default), args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and options that begin so; where none does, the shell's own completion of paths."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]

    def _refuse_misspelt_command(self, ctx: click.Context, word: str) -> None:
        if not word.isalpha() or os.path.lexists(word):
            return
        near = difflib.get_close_matches(word, self._lazy, n=1, cutoff=0.7)
        if near:
            ctx.fail(f"no file, folder or command is named {word!r}; did you mean 'crossread {near[0]}'?")


def _load(place: str) -> click.Command:
    module, _, attribute = place.partition(":")
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command)
    return command
