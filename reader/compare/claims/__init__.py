"""Claims: the statements of each source, and which of them speak of the same thing. Begin at `claims.py`."""
