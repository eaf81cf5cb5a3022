"""Disputes: where sources part, kind by kind. Begin at `find.py`."""
