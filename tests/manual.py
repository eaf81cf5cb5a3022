"""The reference of the command line, out of the commands themselves: docs/commands.md and docs/crossread.1.

uv run python -m tests.manual
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from reader.cli.commands import crossread
from reader.version import __version__

DOCS = Path(__file__).resolve().parent.parent / "docs"
_PARAGRAPHS = re.compile(r"\n\s*\n")


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, groups before what is in them."""

    def walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield name, command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                if found and not found.hidden:
                    yield from walk(f"{name} {inner}", found)

    return walk("crossread", crossread)


def markdown() -> str:
    """docs/commands.md."""
    parts = [
        "# Commands\n",
        "Written from the program itself by `uv run python -m tests.manual`; a test holds it true.\n",
    ]
    for name, command in commands():
        parts += [f"## {name}\n", f"```\n{usage(name, command)}\n```\n"]
        for verbatim, paragraph in paragraphs(command):
            parts.append(f"```sh\n{paragraph}\n```\n" if verbatim else f"{paragraph}\n")
        cells = [(names.replace("|", r"\|"), text.replace("|", r"\|")) for names, text in options(command)]
        rows = [f"| `{names}` | {text} |\n" for names, text in cells]
        if rows:
            parts.append("| option | |\n|---|---|\n" + "".join(rows))
    return "\n".join(parts)


def roff() -> str:
    """docs/crossread.1."""
    lines = [f'.TH CROSSREAD 1 "" "crossread {__version__}" "User Commands"', ".SH NAME"]
    lines += [r"crossread \- read several articles on one event side by side"]
    for number, (name, command) in enumerate(commands()):
        lines += [".SH SYNOPSIS" if number == 0 else f'.SH "{name.upper()}"']
        lines += [".nf", escaped(usage(name, command)), ".fi"]
        if number == 0:
            lines += [".SH DESCRIPTION"]
        for verbatim, paragraph in paragraphs(command):
            lines += [".PP", ".nf" if verbatim else "", escaped(paragraph), ".fi" if verbatim else ""]
        for names, text in options(command):
            lines += [".TP", rf"\fB{escaped(names)}\fR", escaped(text)]
    return "\n".join(line for line in lines if line) + "\n"


def usage(name: str, command: click.Command) -> str:
    """One line: the name, options, arguments, commands."""
    words = [name, "[OPTIONS]"]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            words.append(parameter.metavar or _argument(parameter))
    if isinstance(command, click.Group):
        words.append(command.subcommand_metavar or "COMMAND [ARGS]...")
    return " ".join(words)


def _argument(parameter: click.Argument) -> str:
    choices = getattr(parameter.type, "choices", None)
    shown = f"{{{','.join(choices)}}}" if choices else (parameter.name or "").upper()
    shown += "..." if parameter.nargs == -1 else ""
    return shown if parameter.required else f"[{shown}]"


def options(command: click.Command) -> Iterator[tuple[str, str]]:
    """Each option's names with its value, and what it does."""
    for parameter in command.params:
        if not isinstance(parameter, click.Option) or parameter.hidden or not parameter.help:
            continue
        names = ", ".join([*parameter.opts, *parameter.secondary_opts])
        choices = getattr(parameter.type, "choices", None)
        if choices:
            names += f" {'|'.join(choices)}"
        elif not parameter.is_flag:
            names += f" {parameter.metavar or parameter.type.name.upper()}"
        text = re.sub(r"\s*\[default: (.*?)\]$", r" Default: \1.", parameter.help)
        if isinstance(parameter.default, str) and parameter.show_default:
            text += f" Default: {parameter.default}."
        yield names, text


def paragraphs(command: click.Command) -> Iterator[tuple[bool, str]]:
    """The help and the examples; True where the lines stand as they are."""
    for text in (command.help, command.epilog):
        for paragraph in _PARAGRAPHS.split(inspect.cleandoc(text or "")):
            if paragraph.startswith("\b\nExample"):
                # A comment beside a command is set off with two blanks or more.
                lines = [line.strip() for line in paragraph.splitlines()[2:]]
                yield True, "\n".join(re.sub(r"\s{2,}(?=\S)", "  # ", line, count=1) for line in lines)
            elif paragraph:
                yield False, " ".join(paragraph.replace("\b\n", "").split())


def escaped(text: str) -> str:
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", r"\e").replace("-", r"\-"), flags=re.MULTILINE)


def main() -> None:
    (DOCS / "commands.md").write_text(markdown(), encoding="utf-8")
    (DOCS / "crossread.1").write_text(roff(), encoding="utf-8")


if __name__ == "__main__":
    main()
