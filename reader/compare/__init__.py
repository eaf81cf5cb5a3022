"""From articles to a comparison: quotes, speakers, families, passages, disputes, origins. Pure: no I/O, no UI."""
