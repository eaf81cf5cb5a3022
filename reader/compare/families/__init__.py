"""Families: the renderings of one utterance across the sources, and what each changed. Begin at `find.py`."""
