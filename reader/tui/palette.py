"""The palette: every action of the view, found by its name, shown with its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reader.tui.actions import Action, actions_in, keys_of, shown_key
from reader.tui.screens.base import AppScreen


class ActionsProvider(Provider):
    """Gives the registry to Textual's command palette."""

    def _actions(self) -> list[tuple[Action, str, Callable[[], None]]]:
        screen = self.screen
        if not isinstance(screen, AppScreen):
            return []
        keymap = screen.reader_app.keymap
        found: list[tuple[Action, str, Callable[[], None]]] = []
        for action in actions_in(screen.KIND):
            if action.id == "palette" or not screen.check_action("do", (action.id,)):
                continue
            keys = " ".join(shown_key(key) for key in keys_of(action, keymap))
            found.append(
                (action, f"{action.title}  ({keys})" if keys else action.title, partial(screen.action_do, action.id))
            )
        return found

    async def discover(self) -> Hits:
        """Everything, in the registry's order."""
        for action, shown, run in self._actions():
            yield DiscoveryHit(shown, run, text=action.title, help=action.help or None)

    async def search(self, query: str) -> Hits:
        """Those that fit, best first; the key fits too."""
        matcher = self.matcher(query)
        for action, shown, run in self._actions():
            score = matcher.match(shown)
            if score > 0:
                yield Hit(score, matcher.highlight(shown), run, text=action.title, help=action.help or None)
