"""Sheets over a view that ask the reader something, or tell: each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp
    from reader.tui.screens.base import AppScreen


def show_help(app: CrossreadApp, screen: AppScreen) -> None:
    """Keys and signs of a view."""
    from reader.tui.screens.help import HelpScreen

    app.push_screen(HelpScreen(screen.KIND, screen.NAME, app.keymap))


def pick_tag(app: CrossreadApp, then: Callable[[str, str], None]) -> None:
    """Let the reader choose or make a tag; `then` gets its id and name."""
    from reader.tui.screens.pick import PickScreen

    tags = app.desk.kept.tags if app.desk is not None else ()

    def picked(choice: tuple[str, str] | None) -> None:
        if choice is None:
            return
        tag_id, name = choice
        if tag_id:
            then(tag_id, name)
        else:
            app.notebook.ask(lambda store: store.add_tag(name), lambda tag: then(tag.id, tag.name))

    choices = [(tag.id, tag.name, f"{tag.key or ' '} {tag.sign}", f"tag:{tag.colour}") for tag in tags]
    app.push_screen(PickScreen("Tag", choices, new="make the tag"), picked)


def choose(app: CrossreadApp, question: str, answers: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
    """Let the reader answer with one key."""
    from reader.tui.screens.choose import ChooseScreen

    app.push_screen(ChooseScreen(question, answers), lambda key: then(key) if key else None)


def ask(app: CrossreadApp, title: str, value: str, then: Callable[[str], None], placeholder: str = "") -> None:
    """Let the reader type a line."""
    from reader.tui.screens.ask import AskScreen

    app.push_screen(AskScreen(title, value, placeholder), lambda words: then(words) if words else None)


def ask_for_source(app: CrossreadApp) -> None:
    """A file, folder or link joins the open story."""
    if app.desk is None:
        app.notify("Open a story first.")
        return
    paths = [article.path for article in app.desk.story.articles]
    ask(app, "Add a source", "", lambda path: app.opening.paths([*paths, path]), "a file, folder or link")
