"""The errors a reader may meet. Each message is one line that names the thing and says what to do."""

from __future__ import annotations


class CrossreadError(Exception):
    """Base of every error that is shown to the reader as one line, without a traceback."""


class NotAnArticle(CrossreadError):
    """A path, link or stream holds no readable article."""


class NoStory(CrossreadError):
    """Nothing of what was given could be opened."""
