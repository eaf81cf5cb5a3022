"""Denials: who says that it is not so, in what form, and what others say to it."""
