"""Exporting out of the app: ask where to, write in the notebook's thread, say what was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import CrossreadError
from reader.export.formats import FORMATS, default_name, format_of
from reader.export.write import Written, export
from reader.tui.dialogs import ask

if TYPE_CHECKING:
    from reader.notes.store import Store
    from reader.tui.app import CrossreadApp


def ask_for_export(app: CrossreadApp) -> None:
    """Ask for a file and write the open story's notes and comparison to it."""
    desk = app.desk
    if desk is None:
        return
    if not desk.compared and len(desk.columns) > 1:
        app.notify("The sources are still being compared: export when the marks are there.")
        return
    name = default_name(desk.story.title, "markdown")
    ask(app, f"Export to a file ({' '.join(FORMATS.values())})", name, lambda path: write(app, Path(path)))


def write(app: CrossreadApp, path: Path) -> None:
    """Write the export, in the format of the file's ending, and say where; reading goes on meanwhile."""
    desk, story = app.desk, app.story_id
    if desk is None:
        return
    articles = tuple(desk.article(article.id) for article in desk.findings.comparison.articles)
    comparison = replace(desk.findings.comparison, articles=articles)  # with the details as the reader has them
    try:
        format_name = format_of(path)
    except CrossreadError as error:
        app.notify(str(error), severity="error", markup=False)
        return

    def work(store: Store) -> Written:
        return export(format_name, comparison, store.notes(story), path.expanduser())

    def then(written: Written) -> None:
        app.notify(f"{written.message[:1].upper()}{written.message[1:]}", markup=False)

    app.notebook.ask(work, then)
