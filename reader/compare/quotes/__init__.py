"""Quotes: what is quoted, and who says it. Begin at `find.py`."""
