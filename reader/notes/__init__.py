"""The reader's own work: tags, notes and links, kept in one SQLite file. Knows articles, not comparisons.

`reader.notes.store.Store` is the way in; `reader.notes.model` holds the data it gives and takes (and imports no SQL).
"""
