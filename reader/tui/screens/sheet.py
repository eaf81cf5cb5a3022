"""What lies over a view and gives an answer."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Sheet(ModalScreen[ScreenResultType]):
    """A modal screen that answers once: keys typed ahead may reach it when it is already on its way out."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Give the answer and go; a second time, nothing."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
