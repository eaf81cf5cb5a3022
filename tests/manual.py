"""The references that are made from the program: docs/commands.md, the man page docs/crossread.1, and the table of
settings in docs/configuration.md.

uv run python -m tests.manual
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from reader.cli.commands import crossread
from reader.config import SCHEMA
from reader.version import __version__

DOCS = Path(__file__).resolve().parent.parent / "docs"
RELEASED = "2026-11-22"
"""The day the man page bears."""

_PARAGRAPHS = re.compile(r"\n\s*\n")
_SETTINGS = re.compile(r"(<!-- settings: .*? -->\n).*?(<!-- end of settings -->)", re.DOTALL)


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
    lines = [f'.TH CROSSREAD 1 {RELEASED} "crossread {__version__}" "User Commands"', ".SH NAME"]
    lines += [r"crossread \- read several articles on one event side by side", ".SH SYNOPSIS"]
    for number, (name, command) in enumerate(commands()):
        if number == 1:
            lines += [".SH COMMANDS"]
        if number:
            lines += [f'.SS "{escaped(name)}"']
        lines += [".nf", escaped(usage(name, command)), ".fi"]
        if number == 0:
            lines += [".SH DESCRIPTION"]
        for place, (verbatim, paragraph) in enumerate(paragraphs(command)):
            lines += [".PP"] if place or number else []
            lines += [".EX", escaped(paragraph), ".EE"] if verbatim else [marked(paragraph)]
        if number == 0:
            lines += [".SH OPTIONS"]
        for names, text in options(command):
            lines += [".TP", rf"\fB{escaped(names)}\fR", marked(text)]
    for title, rows in FURTHER.items():
        lines += [f".SH {title}"]
        for name, text in rows.items():
            lines += [".TP", rf"\fB{escaped(name)}\fR", marked(text)]
    return "\n".join(lines) + "\n"


FURTHER = {
    "EXIT STATUS": {
        "0": "Done.",
        "1": "It failed, nothing was found, or a check found something wrong.",
        "2": "Something given was no good; one line on standard error says what. The rest was done all the same.",
    },
    "ENVIRONMENT": {
        "CROSSREAD_STORE": "The file of your notes.",
        "CROSSREAD_CONFIG": "The settings file.",
        "CROSSREAD_STATE": "The file that remembers what was read last.",
        "CROSSREAD_DEBUG": "1 lets a traceback through, for a report of a fault.",
        "NO_COLOR": "Anything but nothing: no colours.",
    },
    "FILES": {
        "crossread locate": "prints where your notes, settings and the sample stories are on this machine.",
    },
}
"""What stands at the end of the man page: section → name → text."""


def configuration() -> str:
    """docs/configuration.md with its table of settings made anew."""
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    rows = ["| setting | default | what it does |\n|---|---|---|\n"]
    for setting in SCHEMA:
        default = str(setting.default).lower() if isinstance(setting.default, bool) else f'"{setting.default}"'
        choices = f" One of: {', '.join(f'`{choice}`' for choice in setting.choices)}." if setting.choices else ""
        rows.append(f"| `{setting.name}` | `{default}` | {setting.help}{choices} |\n")
    return _SETTINGS.sub(lambda found: f"{found[1]}{''.join(rows)}{found[2]}", text)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": markdown,
    "crossread.1": roff,
    "configuration.md": configuration,
}
"""Each page under docs/ that is made here, or has a part that is."""


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
    context = click.Context(command, help_option_names=["-h", "--help"])
    for parameter in command.get_params(context) if command is crossread else command.params:
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
    """Text as roff takes it, so that it is shown as it stands and can be copied from the page."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    text = text.replace("^", r"\(ha").replace("~", r"\(ti")
    text = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text)  # no roff reads UTF-8 unasked
    return re.sub(r"^\.", r"\&.", text, flags=re.MULTILINE)


def marked(text: str) -> str:
    """Text with its `code` in bold, on lines of a length that can be read in the source too."""
    lines = textwrap.fill(text, 70, break_long_words=False, break_on_hyphens=False)
    return re.sub(r"\\\(ga(.+?)\\\(ga", r"\\fB\1\\fR", escaped(lines), flags=re.DOTALL)


def main() -> None:
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
