"""Origins: who has it from whom. Begin at `find.py`."""
