"""`crossread doctor`: what a reader would be asked when something does not work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from reader.cli.finding import Finding, problem
from reader.cli.opening import Settings
from reader.cli.output import say, write
from reader.errors import CrossreadError
from reader.version import __version__


@click.command(
    short_help="Check the terminal, the notes, the settings and what is installed.",
    epilog="""\b
Examples:
  crossread doctor
  crossread doctor --format json

Exit status: 0 all is well; 1 when something needs your attention.""",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help='json: {"crossread": version, "well": true or false, "findings": [{"about", "text", "remedy", "wrong"}]}.',
)  # fmt: skip
@click.pass_obj
def doctor(settings: Settings, form: str) -> int:
    """Check what crossread stands on: a line for each thing, and what to do where something is wrong ("!").

    Nothing is changed, and nothing leaves the machine. The report names your folders: look it over before you send it.
    """
    findings = list(_findings(settings))
    well = not any(finding.wrong for finding in findings)
    if form == "json":
        from reader.export.json import dumps

        report = {"crossread": __version__, "well": well, "findings": [asdict(finding) for finding in findings]}
        write(dumps(report))
    else:
        for finding in findings:
            remedy = f". {finding.remedy[0].upper()}{finding.remedy[1:]}." if finding.remedy else ""
            say(f"{'!' if finding.wrong else ' '} {finding.about:<11}{finding.text}{remedy}")
    return 0 if well else 1


def _findings(settings: Settings) -> Iterator[Finding]:
    from reader.cli.installation import installation
    from reader.cli.store_health import store_health
    from reader.cli.terminal import terminal
    from reader.paths import store_path

    yield from installation()
    yield from terminal()
    yield from store_health(settings.store or store_path())
    yield from _settings()
    yield _samples()


def _settings() -> Iterator[Finding]:
    from reader.config import config_check, load_settings
    from reader.paths import config_path
    from reader.tui.actions import ACTIONS
    from reader.tui.themes import load_themes, wrong_theme

    path = config_path()
    if not path.exists():
        yield Finding("settings", f"{path}: none; everything is at its default")
    else:
        try:
            found = config_check(path, actions=ACTIONS)
        except CrossreadError as error:
            found = (str(error),)
        if wrong := wrong_theme(load_settings(path).theme, path.parent / "themes"):
            found = (*found, f"{path}: {wrong}")
        for line in found:
            yield problem("settings", line.rstrip("."), "mend that line; the default is in force until then")
        if not found:
            yield Finding("settings", f"{path}: fine")
    for line in load_themes(path.parent / "themes")[1]:
        yield problem("themes", line, "mend the file, or take it out of the folder")


def _samples() -> Finding:
    from reader.paths import data_dir

    try:
        return Finding("samples", str(data_dir("sample_corpus")))
    except FileNotFoundError:
        return problem("samples", "the sample stories are missing", "reinstall crossread")
